// Programs that browsers' extensions may start: https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging,
// https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests.
import * as z from 'zod';
import type { NativeMessagingHost } from '../../port/index.ts';
import type { Look } from './look.ts';

const folders: readonly (readonly [browser: string, folder: string])[] = [
  ['chromium', '/etc/chromium/native-messaging-hosts'],
  ['chromium', '~/.config/chromium/NativeMessagingHosts'],
  ['google-chrome', '/etc/opt/chrome/native-messaging-hosts'],
  ['google-chrome', '~/.config/google-chrome/NativeMessagingHosts'],
  ['microsoft-edge', '/etc/opt/edge/native-messaging-hosts'],
  ['microsoft-edge', '~/.config/microsoft-edge/NativeMessagingHosts'],
  ['brave', '/etc/opt/chrome/native-messaging-hosts'],
  ['brave', '~/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts'],
  ['firefox', '/usr/lib/mozilla/native-messaging-hosts'],
  ['firefox', '/usr/lib64/mozilla/native-messaging-hosts'],
  ['firefox', '~/.mozilla/native-messaging-hosts'],
];

const manifestSchema = z.object({ name: z.string(), path: z.string() });

export const readMessagingHosts = ({ ground, owners }: Look): readonly NativeMessagingHost[] =>
  folders.flatMap(([browser, folder]) =>
    ground.names(folder).flatMap((name) => {
      if (!name.endsWith('.json')) return [];
      const shown = `${folder}/${name}`;
      const text = ground.text(shown);
      if (text === null) return [];
      const program = programOf(text);
      if (program === null) {
        const advice = 'Mend the file or remove it.';
        ground.report('invalid-data', shown, "is no description of a browser's helper", advice);
      }
      const client = (program && owners.ofProgram(program)) ?? owners.ofFile(shown);
      const file = client === null ? null : ground.file(shown);
      return client === null || file === null ? [] : [{ client, browser, file }];
    }),
  );

const programOf = (text: string): string | null => {
  try {
    const manifest = manifestSchema.safeParse(JSON.parse(text));
    return manifest.success ? manifest.data.path : null;
  } catch {
    return null;
  }
};
