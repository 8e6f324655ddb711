// Said while the guard does not answer.
import { useEffect, useState } from 'react';
import { Mark } from '../design/mark.tsx';
import { useGuard } from '../store/store.ts';
import { useWords } from '../words/use-words.ts';

export const LinkBanner = () => {
  const { t, time } = useWords();
  const link = useGuard((state) => state.link);
  const [lostAt, setLostAt] = useState(0);
  useEffect(() => {
    if (link === 'lost') setLostAt(Date.now());
  }, [link]);
  return (
    <div role="status">
      {link === 'lost' && lostAt > 0 && (
        <div className="banner">
          <Mark name="notable" />
          <div>
            <strong>{t('link.lost', { time: time(lostAt) })}</strong>
            <p>{t('link.lostHint')}</p>
          </div>
        </div>
      )}
    </div>
  );
};
