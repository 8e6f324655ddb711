// Keeping a receipt as a file, or forgetting its meeting.
import { Download, Trash2 } from 'lucide-react';
import { AlertDialog } from 'radix-ui';
import { useState } from 'react';
import type { Problem, Receipt } from '../../../preload/contract/index.ts';
import { Failed } from '../../design/states.tsx';
import { ask } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';

/** Nothing leaves the window: the file is made here and saved by the browser. */
const save = (text: string, type: string, name: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

export const ReceiptActions = ({ receipt }: { readonly receipt: Receipt }) => {
  const { t } = useWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id, name, client, startedAt } = receipt;
  const fileName = `${client}-${startedAt.slice(0, 16).replaceAll(':', '')}`;
  const savePage = (): void =>
    void ask('receipts.page', { meeting: id }).then((told) => {
      if (told.ok) save(told.value.html, 'text/html', `${fileName}.html`);
      else setProblem(told.problem);
    });
  const forget = (): void =>
    void ask('receipts.delete', { meeting: id }).then((told) => {
      if (told.ok) window.location.hash = `#/network/${client}`;
      else setProblem(told.problem);
    });
  return (
    <div className="stack">
      <span className="tags">
        <button type="button" className="button" onClick={savePage}>
          <Download aria-hidden="true" /> {t('receipt.savePage')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            save(`${JSON.stringify(receipt, null, 2)}\n`, 'application/json', `${fileName}.json`)
          }
        >
          <Download aria-hidden="true" /> {t('receipt.saveJson')}
        </button>
        <AlertDialog.Root>
          <AlertDialog.Trigger asChild>
            <button type="button" className="button">
              <Trash2 aria-hidden="true" /> {t('receipt.delete')}
            </button>
          </AlertDialog.Trigger>
          <AlertDialog.Portal>
            <AlertDialog.Overlay className="veil" />
            <AlertDialog.Content className="dialog">
              <AlertDialog.Title>{t('receipt.deleteTitle')}</AlertDialog.Title>
              <AlertDialog.Description>
                {t('receipt.deleteBody', { name })} {t('receipt.deleteWarning')}
              </AlertDialog.Description>
              <div className="actions">
                <AlertDialog.Cancel className="button">{t('receipt.keep')}</AlertDialog.Cancel>
                <AlertDialog.Action className="button grave" onClick={forget}>
                  {t('receipt.delete')}
                </AlertDialog.Action>
              </div>
            </AlertDialog.Content>
          </AlertDialog.Portal>
        </AlertDialog.Root>
      </span>
      {problem !== null && <Failed problem={problem} act />}
    </div>
  );
};
