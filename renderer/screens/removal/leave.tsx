// What is left beyond this machine: the account, what the vendor keeps, and where to go instead.
import { useState } from 'react';
import type { ClientId, Farewell } from '../../../preload/contract/index.ts';
import { Said } from '../../design/said.tsx';
import { Failed, Skeleton } from '../../design/states.tsx';
import { useWords } from '../../words/use-words.ts';
import { useFarewell } from './use-removal.ts';

export const Leave = ({ client, name }: { readonly client: ClientId; readonly name: string }) => {
  const answer = useFarewell(client);
  if (answer.state === 'loading') return <Skeleton />;
  if (answer.state === 'failed') return <Failed problem={answer.problem} />;
  return <Texts farewell={answer.value} name={name} />;
};

const Texts = ({ farewell, name }: { readonly farewell: Farewell; readonly name: string }) => {
  const { t } = useWords();
  return (
    <>
      <p>{t('removal.leaveLead', { name })}</p>
      {farewell.deletionPage !== null && (
        <section className="card stack">
          <h2>{t('removal.account')}</h2>
          <p>{t('removal.accountHint')}</p>
          <code>{farewell.deletionPage}</code>
        </section>
      )}
      {farewell.letters.map((letter) => (
        <Letter key={letter.law} letter={letter} />
      ))}
      {farewell.alternatives.length > 0 && (
        <section className="card stack">
          <h2>{t('removal.alternatives')}</h2>
          {farewell.alternatives.map((other) => (
            <div key={other.client}>
              <h3>{other.name}</h3>
              <ul className="stack">
                {other.points.map(({ text, sources }) => (
                  <li key={text}>
                    <Said text={text} /> <code className="quiet">{sources.join(' ')}</code>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
    </>
  );
};

const Letter = ({ letter }: { readonly letter: Farewell['letters'][number] }) => {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const text = `${letter.subject}\n\n${letter.body}`;
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section className="card stack">
      <div className="row">
        <h2>{t(`removal.letter.${letter.law}`)}</h2>
        <button type="button" className="button" onClick={copy}>
          {t(copied ? 'state.copied' : 'removal.copy')}
        </button>
      </div>
      <details>
        <summary lang="en">{letter.subject}</summary>
        <pre className="letter" lang="en">
          {letter.body}
        </pre>
      </details>
    </section>
  );
};
