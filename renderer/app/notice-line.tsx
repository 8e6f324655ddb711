// What was just done, with the way back; it goes by itself and with the screen, but never while the person is on it.
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { dismissNotice, type Notice, useGuard } from '../store/store.ts';
import { useWords, type Words } from '../words/use-words.ts';

const staysMs = 12_000;

export const NoticeLine = () => {
  const { t, said } = useWords();
  const notice = useGuard((state) => state.notice);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    window.addEventListener('hashchange', dismissNotice);
    return () => window.removeEventListener('hashchange', dismissNotice);
  }, []);
  useEffect(() => {
    if (!notice) return;
    const timer = setInterval(() => {
      const touched = line.current?.matches(':hover, :focus-within') ?? false;
      if (!touched) dismissNotice();
    }, staysMs);
    return () => clearInterval(timer);
  }, [notice]);
  return (
    <div className="notice" role="status" ref={line}>
      {notice && (
        <div>
          <span>{sentenceOf(notice, t, said)}</span>
          {notice.undo && (
            <button type="button" className="button" onClick={notice.undo}>
              {t('notice.undo')}
            </button>
          )}
          <button
            type="button"
            className="button icon"
            aria-label={t('notice.dismiss')}
            onClick={dismissNotice}
          >
            <X aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
};

const sentenceOf = (
  { what, client, problem }: Notice,
  t: Words['t'],
  said: Words['said'],
): string =>
  what === 'failed'
    ? `${said(problem?.message ?? '')} ${said(problem?.advice ?? '')}`
    : t(`notice.${what}`, { name: client ?? '' });
