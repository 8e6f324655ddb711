// The files of advisories, one for each client that has any: loaded one by one, when asked for.
// A new file is a line here.
type JsonModule = Promise<{ readonly default: unknown }>;

export const bundledAdvisories: ReadonlyMap<string, () => JsonModule> = new Map<
  string,
  () => JsonModule
>([
  ['cisco-webex', () => import('../data/advisories/cisco-webex.json', { with: { type: 'json' } })],
  ['discord', () => import('../data/advisories/discord.json', { with: { type: 'json' } })],
  ['element', () => import('../data/advisories/element.json', { with: { type: 'json' } })],
  ['firefox', () => import('../data/advisories/firefox.json', { with: { type: 'json' } })],
  ['jitsi-meet', () => import('../data/advisories/jitsi-meet.json', { with: { type: 'json' } })],
  [
    'microsoft-teams',
    () => import('../data/advisories/microsoft-teams.json', { with: { type: 'json' } }),
  ],
  ['mumble', () => import('../data/advisories/mumble.json', { with: { type: 'json' } })],
  ['ringcentral', () => import('../data/advisories/ringcentral.json', { with: { type: 'json' } })],
  [
    'signal-desktop',
    () => import('../data/advisories/signal-desktop.json', { with: { type: 'json' } }),
  ],
  ['skype', () => import('../data/advisories/skype.json', { with: { type: 'json' } })],
  [
    'telegram-desktop',
    () => import('../data/advisories/telegram-desktop.json', { with: { type: 'json' } }),
  ],
  ['whatsapp', () => import('../data/advisories/whatsapp.json', { with: { type: 'json' } })],
  ['zoom', () => import('../data/advisories/zoom.json', { with: { type: 'json' } })],
]);
