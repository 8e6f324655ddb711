// The frame around every screen.
import { useEffect, useRef } from 'react';
import type { Settings } from '../../preload/contract/index.ts';
import { Alerts } from '../screens/alerts/alerts.tsx';
import { ClientPageScreen } from '../screens/clients/client-page.tsx';
import { Clients } from '../screens/clients/clients.tsx';
import { FirstRun } from '../screens/first-run/first-run.tsx';
import { Lockdown } from '../screens/lockdown/lockdown.tsx';
import { NetworkScreen } from '../screens/network/network.tsx';
import { NowScreen } from '../screens/now/now.tsx';
import { ReceiptScreen } from '../screens/receipt/receipt.tsx';
import { Removal } from '../screens/removal/removal.tsx';
import { SettingsScreen } from '../screens/settings/settings.tsx';
import { Timeline } from '../screens/timeline/timeline.tsx';
import { useGuard } from '../store/store.ts';
import { speak } from '../words/language.ts';
import { useWords } from '../words/use-words.ts';
import { Header } from './header.tsx';
import { LinkBanner } from './link-banner.tsx';
import { NoticeLine } from './notice-line.tsx';
import { type Route, useRoute } from './route.ts';

export const App = () => {
  const { t } = useWords();
  const asked = useRoute();
  const settings = useGuard((state) => state.settings);
  const chosen = settings.state === 'there' ? settings.value : null;
  useAppearance(chosen);
  const route: Route = chosen?.firstRunDone === false ? { screen: 'first-run' } : asked;
  const main = useFocusOnArrival(route);
  return (
    <>
      <button type="button" className="button skip" onClick={() => main.current?.focus()}>
        {t('app.skip')}
      </button>
      {route.screen !== 'first-run' && <Header screen={route.screen} />}
      <LinkBanner />
      <main className="page" id="main" tabIndex={-1} ref={main}>
        <Screen route={route} />
      </main>
      <NoticeLine />
    </>
  );
};

const Screen = ({ route }: { readonly route: Route }) => {
  switch (route.screen) {
    case 'now':
      return <NowScreen />;
    case 'timeline':
      return <Timeline />;
    case 'clients':
      return <Clients />;
    case 'client':
      return <ClientPageScreen id={route.id} key={route.id} />;
    case 'lockdown':
      return <Lockdown client={route.id} key={route.id} />;
    case 'network':
      return <NetworkScreen id={route.id} key={route.id} />;
    case 'receipt':
      return <ReceiptScreen id={route.id} key={route.id} />;
    case 'removal':
      return <Removal client={route.id} key={route.id} />;
    case 'alerts':
      return <Alerts />;
    case 'settings':
      return <SettingsScreen />;
    case 'first-run':
      return <FirstRun />;
  }
};

const useAppearance = (settings: Settings | null): void => {
  const theme = settings?.theme ?? 'system';
  const language = settings?.language ?? 'system';
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => void speak(language), [language]);
};

/** A new screen begins at its top, for the eye and for the keyboard. */
const useFocusOnArrival = (route: Route) => {
  const main = useRef<HTMLElement>(null);
  const place = JSON.stringify(route);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return main;
};
