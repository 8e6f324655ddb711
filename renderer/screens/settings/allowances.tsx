// What raises no notification, each taken back by a click.
import type { Allowance } from '../../../preload/contract/index.ts';
import { ask, refresh, useGuard } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';

export const Allowances = ({ allowed }: { readonly allowed: readonly Allowance[] }) => {
  const { t } = useWords();
  const now = useGuard((state) => state.now);
  const clients = now.state === 'there' ? now.value.snapshot.clients : [];
  const revoke = async (allowance: Allowance): Promise<void> => {
    await ask('alerts.revoke', allowance);
    await refresh();
  };
  return (
    <section className="card stack">
      <h2>{t('settings.allowed')}</h2>
      {allowed.length === 0 && <p className="quiet">{t('settings.allowedNone')}</p>}
      <ul className="stack">
        {allowed.map(({ client, device }) => {
          const name = clients.find(({ id }) => id === client)?.name ?? client;
          const what = t(device === 'camera' ? 'device.Camera' : 'device.Microphone');
          return (
            <li key={`${client} ${device}`} className="row">
              <span>
                {name} · {what}
              </span>
              <button
                type="button"
                className="button"
                aria-label={t('settings.revokeLabel', { name, device: what })}
                onClick={() => void revoke({ client, device })}
              >
                {t('settings.revoke')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
