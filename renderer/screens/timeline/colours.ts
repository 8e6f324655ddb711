// The tokens as a canvas wants them.
import { useSyncExternalStore } from 'react';

export interface Colours {
  readonly microphone: string;
  readonly camera: string;
  readonly meeting: string;
  readonly attention: string;
  readonly notable: string;
  readonly line: string;
  readonly quiet: string;
}

let read: Colours | null = null;

/** A canvas knows no tokens: each is asked of the document by its resolved colour, once a theme. */
const colours = (): Colours => {
  read ??= resolved();
  return read;
};

const resolved = (): Colours => {
  const probe = document.createElement('i');
  document.body.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const all = {
    microphone: colour('microphone'),
    camera: colour('camera'),
    meeting: colour('meeting'),
    attention: colour('attention'),
    notable: colour('notable'),
    line: colour('line'),
    quiet: colour('quiet'),
  };
  probe.remove();
  return all;
};

const onTheme = (tell: () => void): (() => void) => {
  const changed = (): void => {
    read = null;
    tell();
  };
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(changed);
  system.addEventListener('change', changed);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', changed);
    chosen.disconnect();
    read = null;
  };
};

/** The colours of the theme that is on screen, whoever chose it. */
export const useColours = (): Colours => useSyncExternalStore(onTheme, colours);
