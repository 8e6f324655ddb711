// The way between the screens.
import { Settings as Gear, SunMoon } from 'lucide-react';
import { Mark } from '../design/mark.tsx';
import { saveSettings } from '../store/store.ts';
import { useWords } from '../words/use-words.ts';
import type { Route } from './route.ts';

const screens = ['now', 'timeline', 'clients', 'lockdown', 'alerts'] as const;

/** Reached from a client's page, and led back to it. */
const ofAClient: readonly Route['screen'][] = ['client', 'removal', 'network', 'receipt'];

export const Header = ({ screen }: { readonly screen: Route['screen'] }) => {
  const { t } = useWords();
  const here = ofAClient.includes(screen) ? 'clients' : screen;
  const current = (name: string) => (here === name ? ({ 'aria-current': 'page' } as const) : {});
  return (
    <header className="header">
      <span className="brand">
        <Mark name="camera" />
        Callwarden
      </span>
      <nav className="nav" aria-label={t('app.nav')}>
        {screens.map((name) => (
          <a key={name} href={`#/${name}`} {...current(name)}>
            {t(`screen.${name}`)}
          </a>
        ))}
        <a className="last" href="#/settings" {...current('settings')}>
          <Gear aria-hidden="true" />
          {t('screen.settings')}
        </a>
      </nav>
      <button
        type="button"
        className="button plain icon"
        aria-label={t('app.theme')}
        title={t('app.theme')}
        onClick={() => void saveSettings({ theme: isDark() ? 'light' : 'dark' })}
      >
        <SunMoon aria-hidden="true" />
      </button>
    </header>
  );
};

/** What is on screen now, whoever decided it. */
const isDark = (): boolean => {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined
    ? window.matchMedia('(prefers-color-scheme: dark)').matches
    : chosen === 'dark';
};
