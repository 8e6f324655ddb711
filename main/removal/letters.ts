// Two requests for erasure, as text to copy: what is between square brackets is the person's to fill in.
//
// GDPR: Regulation (EU) 2016/679, Articles 12(3), 17(1), 19 and 77 (https://eur-lex.europa.eu/eli/reg/2016/679/oj).
// CCPA: California Civil Code 1798.105 and 1798.130(a)(2) (https://leginfo.legislature.ca.gov/).
import type { Farewell } from '../../preload/contract/index.ts';
import { type Client, claimsOf, type FarewellFacts } from '../catalogue/index.ts';

type Letter = Farewell['letters'][number];

export const lettersOf = (client: Client, facts: FarewellFacts | null): readonly Letter[] => [
  gdprLetter(client, facts),
  ccpaLetter(client, facts),
];

const gdprLetter = (client: Client, facts: FarewellFacts | null): Letter => ({
  law: 'gdpr',
  subject: `Request for erasure of my personal data (Article 17 GDPR): ${client.shortName}`,
  body: paragraphs(
    ...addressOf(client, facts),
    'To whom it may concern,',
    `I have stopped using ${client.shortName}. Under Article 17(1) of the General Data Protection Regulation I ask you to erase all personal data concerning me without undue delay. The data are no longer needed for what they were collected for, and where processing rests on my consent, I withdraw it; where it rests on your legitimate interests, I object to it under Article 21(1).`,
    identification,
    ...known(client),
    `Please pass this request on to everybody to whom you have disclosed the data, as Article 19 asks, and tell me who they are${recipients(client)}.`,
    'Please confirm the erasure within one month of receiving this letter, as Article 12(3) asks. If you keep any of the data, please tell me which, on what legal ground, and for how long. Should you not answer, I may lodge a complaint with a supervisory authority under Article 77.',
    closing,
  ),
});

const ccpaLetter = (client: Client, facts: FarewellFacts | null): Letter => ({
  law: 'ccpa',
  subject: `Request to delete my personal information (CCPA): ${client.shortName}`,
  body: paragraphs(
    ...addressOf(client, facts),
    'To whom it may concern,',
    `I am a resident of California, and I have stopped using ${client.shortName}. Under section 1798.105 of the California Civil Code I ask you to delete all personal information that you have collected from me, and to direct your service providers, your contractors and the third parties to whom you have sold or with whom you have shared it to delete it too${recipients(client)}.`,
    identification,
    ...known(client),
    'Please confirm receipt within 10 business days, and the deletion within 45 days, as section 1798.130(a)(2) and its regulations ask. If you keep any of the information, please tell me which, and which exception applies.',
    closing,
  ),
});

const identification =
  'You can find my data by:\n[the e-mail address or telephone number of your account]\n[your name as it stands in the account]';

const closing = 'Yours faithfully,\n[your name]\n[date]';

const paragraphs = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

const addressOf = (
  { vendor }: Client,
  facts: FarewellFacts | null,
): readonly [string, ...string[]] => {
  const privacy = facts?.privacy;
  if (privacy === undefined) return [vendor];
  const { addressee, postal, mail, form } = privacy;
  const ways = [
    postal,
    mail === undefined ? undefined : `By e-mail: ${mail}`,
    form === undefined ? undefined : `By the form: ${form}`,
  ];
  return [[addressee, ...ways.filter((way) => way !== undefined)].join('\n')];
};

/** What the vendor is known to do, so that it cannot be overlooked. Without sources nothing is held against anybody. */
const known = (client: Client): readonly string[] => {
  const { privacyPractices } = claimsOf(client);
  if (privacyPractices.length === 0) return [];
  const lines = privacyPractices.map(
    ({ fact, sources }) => `- ${fact} (published at ${sources[0]})`,
  );
  return [
    `This concerns in particular whatever you hold about me through what has been published about ${client.shortName}:\n${lines.join('\n')}`,
  ];
};

const recipients = (client: Client): string => {
  const owners = [...new Set(claimsOf(client).thirdPartyTrackers.map(({ owner }) => owner))];
  return owners.length === 0 ? '' : `. Among those that are known: ${owners.join(', ')}`;
};
