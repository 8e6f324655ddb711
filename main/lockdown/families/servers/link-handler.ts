// A kind of link that starts a client by a click, on any web page or in any mail.
import type { Client } from '../../../catalogue/index.ts';
import { type Outcome, success } from '../../../outcome.ts';
import type { SchemeHandler } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { addToKeyfileList, takeFromKeyfileList } from '../../codecs/keyfile.ts';
import { evidence, listed, some } from '../../evidence.ts';

/** Kinds of links that are nobody's own: telephone numbers. */
const borrowed = new Set(['tel', 'callto', 'fax']);

const specification = 'https://specifications.freedesktop.org/mime-apps-spec/latest/';

export const linkHandlerChecks = (client: Client): readonly Check[] =>
  client.urlSchemes.map((scheme) => linkHandlerCheck(client, scheme));

function linkHandlerCheck(client: Client, scheme: string): Check {
  const name = client.shortName;
  const id = checkId(client, 'local-servers', `link-${scheme}`);
  const handlersOf = (handlers: readonly SchemeHandler[]): readonly SchemeHandler[] =>
    handlers.filter((handler) => handler.scheme === scheme);
  return {
    id,
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: borrowed.has(scheme) ? 'low' : 'medium',
    severityReason: borrowed.has(scheme)
      ? 'It only offers itself for telephone numbers.'
      : 'A web page can start the client with words of its own choosing.',
    title: `A click on a ${scheme}: link does not start ${name}.`,
    why: borrowed.has(scheme)
      ? `${name} has put itself in charge of ${scheme}: links. Numbers that you click on go to it first.`
      : `Whoever writes the link decides what ${name} does when it starts. Several of the holes found in meeting clients began with such a link.`,
    sources: [specification],
    remedy: {
      kind: 'automatic',
      profile: borrowed.has(scheme) ? 'careful' : 'strict',
      mayBreak: `Links in mails and calendars no longer open ${name}; join by its own window, or in the browser. Without a desktop environment, xdg-open does not heed what is removed in this list, and may still start ${name}.`,
      plan: ({ inventory }, desk) => {
        const handlers = handlersOf(inventory.handlers);
        const [first] = handlers;
        if (first === undefined) return success(undefined);
        const entries = [...new Set(handlers.map(({ entry }) => baseName(entry.path)))];
        return desk.changeFile({
          step: id,
          sentence: `Say in your list of default programs that ${scheme}: links do not belong to ${listed(entries)}.`,
          path: first.userListPath,
          seen: first.userList,
          mode: 0o644,
          change: (content) => disown(content, first.userListPath, scheme, entries),
        });
      },
    },
    look: ({ inventory, installations }) => {
      const handlers = handlersOf(inventory.handlers);
      if (installations.length === 0 && handlers.length === 0) return null;
      const seen = handlers
        .filter(({ isDefault }) => isDefault)
        .map(({ entry }) =>
          evidence('file', `${entry.shown} claims ${scheme}: links, and gets them.`, {
            place: entry.shown,
          }),
        );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `A click on a ${scheme}: link starts ${name}.`,
          evidence: seen,
          is: `opened by ${name}`,
          shouldBe: 'opened by nothing',
        },
      };
    },
  };
}

/** As the specification has it: no default, no association of one's own, and the program's claim refused. */
function disown(
  content: Buffer | null,
  path: string,
  scheme: string,
  entries: readonly string[],
): Outcome<Buffer> {
  const key = `x-scheme-handler/${scheme}`;
  let list: Outcome<Buffer> = success(content ?? Buffer.alloc(0));
  for (const group of ['Default Applications', 'Added Associations']) {
    if (list.ok) list = takeFromKeyfileList(list.value, path, [group, key], entries);
  }
  return list.ok
    ? addToKeyfileList(list.value, path, ['Removed Associations', key], entries)
    : list;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
