// A real KWallet on a session bus of its own, opened as pam_kwallet does at a login: with the key, not with a dialog.
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Libsecret, libsecretIn, runIn, startSession } from './libsecret.ts';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { missingPackages } from './programs.ts';
import { until } from './until.ts';

/** Without it KWallet agrees on no key with a client. */
const hasOpenssl = (): boolean => globSync('/usr/lib/*/qca-qt5/crypto/libqca-ossl.so').length > 0;

export const missingForKwallet = (): string | null =>
  missingPackages('dbus-daemon', 'kwalletd5', 'secret-tool', 'busctl') ??
  (hasOpenssl() ? null : 'libqca-qt5-2-plugins');

export interface OwnKwallet extends Libsecret {
  readonly env: NodeJS.ProcessEnv;
  lock(): void;
  stop(): Promise<void>;
}

const wallet = 'kdewallet';
const collection = `/org/freedesktop/secrets/collection/${wallet}`;
/** Any key will do for a wallet that it makes; pam_kwallet derives 56 bytes from the password. */
const key = Array.from({ length: 56 }, (_, at) => String((at * 7 + 1) % 256));

/** It would ask in a dialog whether a program may use the wallet; these may. */
const settings = `[Wallet]
First Use=false
Enabled=true
Default Wallet=${wallet}
Prompt on Open=false

[org.freedesktop.secrets]
apiEnabled=true

[Auto Allow]
${wallet}=secret-tool,busctl
`;

export const startKwallet = async (home: string, runtimeDir: string): Promise<OwnKwallet> => {
  const session = await startSession(home, runtimeDir);
  const env = { ...session.env, QT_QPA_PLATFORM: 'offscreen' };
  mkdirSync(join(home, '.config'), { recursive: true });
  writeFileSync(join(home, '.config/kwalletrc'), settings);
  const onBus = (...words: readonly string[]): string =>
    runIn(session, 'busctl', ['--user', '--auto-start=no', ...words]);
  const kwallet = (method: string, ...words: readonly string[]): string =>
    onBus('call', 'org.kde.kwalletd5', '/modules/kwalletd5', 'org.kde.KWallet', method, ...words);
  const secrets = ['org.freedesktop.secrets', '/org/freedesktop/secrets'] as const;
  const service = 'org.freedesktop.Secret.Service';
  const login = async (): Promise<OwnChild> => {
    const started = await startOwnChild(['kwalletd5'], { env });
    await until('KWallet', () => answers(() => kwallet('isEnabled')));
    kwallet('pamOpen', 'sayi', wallet, String(key.length), ...key, '0');
    await until('the wallet', () =>
      answers(() => kwallet('isOpen', 's', wallet)) === 'b true\n' ? true : undefined,
    );
    return started;
  };
  // A wallet that is new is offered as a keyring only from the next start on.
  await (await login()).stop();
  const daemon = await login();
  await until(
    'the keyring',
    () =>
      onBus('get-property', ...secrets, service, 'Collections').includes(collection) || undefined,
  );
  onBus('call', ...secrets, service, 'SetAlias', 'so', 'default', collection);
  return {
    env: session.env,
    ...libsecretIn(session),
    lock: () => void onBus('call', ...secrets, service, 'Lock', 'ao', '1', collection),
    stop: async () => {
      await daemon.stop();
      await session.bus.stop();
    },
  };
};

const answers = (ask: () => string): string | undefined => {
  try {
    return ask();
  } catch {
    // Not on the bus yet.
    return undefined;
  }
};
