// Ending a client cannot be undone, so it is asked first.
import { AlertDialog } from 'radix-ui';
import { useState } from 'react';
import type { ClientNow } from '../../../preload/contract/index.ts';
import { endClient } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';

export const EndButton = ({ client }: { readonly client: ClientNow }) => {
  const { t } = useWords();
  const [ending, setEnding] = useState(false);
  const { name } = client;
  const end = (): void => {
    setEnding(true);
    void endClient(client).finally(() => setEnding(false));
  };
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <button
          type="button"
          className="button"
          disabled={ending}
          aria-busy={ending}
          aria-label={ending ? t('now.ending') : t('now.endLabel', { name })}
        >
          {ending ? t('now.ending') : t('now.end')}
        </button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="veil" />
        <AlertDialog.Content className="dialog">
          <AlertDialog.Title>{t('end.title', { name })}</AlertDialog.Title>
          <AlertDialog.Description>
            {t('end.body', { count: client.processes.length })} {t('end.warning')}
          </AlertDialog.Description>
          <div className="actions">
            <AlertDialog.Cancel className="button">{t('end.cancel')}</AlertDialog.Cancel>
            <AlertDialog.Action className="button grave" onClick={end}>
              {t('end.confirm', { name })}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
};
