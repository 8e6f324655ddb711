// Every check that there is, made from what the catalogue knows about a client.
import type { Client } from '../catalogue/index.ts';
import type { Check } from './check.ts';
import { accountChecks } from './families/account/account-checks.ts';
import { advisoryChecks } from './families/advisories/known-holes.ts';
import { settingChecks } from './families/configuration/setting.ts';
import { browserPolicyChecks } from './families/devices/browser-policy.ts';
import { cameraGroupCheck } from './families/devices/camera-group.ts';
import { cameraOpenToAllCheck } from './families/devices/camera-open-to-all.ts';
import { flatpakGrantChecks } from './families/devices/flatpak-grant.ts';
import { openMicrophoneCheck } from './families/devices/open-microphone.ts';
import { portalGrantChecks } from './families/devices/portal-grant.ts';
import { privateFileChecks } from './families/devices/private-files.ts';
import { snapPlugChecks } from './families/devices/snap-plug.ts';
import { macChecks } from './families/mac/mac-checks.ts';
import { knownPracticesCheck } from './families/practices/known-practices.ts';
import { autostartCheck } from './families/running/autostart.ts';
import { backgroundServiceCheck } from './families/running/background-service.ts';
import { noWindowCheck } from './families/running/no-window.ts';
import { browserBridgeCheck } from './families/servers/browser-bridge.ts';
import { leftoversCheck } from './families/servers/leftovers.ts';
import { linkHandlerChecks } from './families/servers/link-handler.ts';
import { listenerChecks } from './families/servers/listeners.ts';
import { loadedModuleChecks } from './families/servers/loaded-module.ts';
import { outlivingHelperCheck } from './families/servers/outliving-helper.ts';
import { repositoryChecks } from './families/updates/repository-checks.ts';
import { windowsChecks } from './families/windows/windows-checks.ts';

const made = new WeakMap<Client, readonly Check[]>();

/** In the order in which the families are shown. Made once for each client. */
export function checksOf(client: Client): readonly Check[] {
  const known = made.get(client);
  if (known !== undefined) return known;
  const checks = makeChecks(client);
  made.set(client, checks);
  return checks;
}

const makeChecks = (client: Client): readonly Check[] => [
  ...advisoryChecks(client),
  ...repositoryChecks(client).map(onLinuxAlone),
  ...runningChecks(client),
  outlivingHelperCheck(client),
  ...listenerChecks(client),
  ...loadedModuleChecks(client).map(onLinuxAlone),
  ...linkHandlerChecks(client).map(onLinuxAlone),
  onLinuxAlone(browserBridgeCheck(client)),
  ...leftoverChecks(client).map(onLinuxAlone),
  ...settingChecks(client, 'linux').map(onLinuxAlone),
  ...flatpakGrantChecks(client).map(onLinuxAlone),
  ...snapPlugChecks(client).map(onLinuxAlone),
  ...portalGrantChecks(client).map(onLinuxAlone),
  ...browserPolicyChecks(client).map(onLinuxAlone),
  ...privateFileChecks(client).map(onLinuxAlone),
  onLinuxAlone(openMicrophoneCheck(client)),
  onLinuxAlone(cameraOpenToAllCheck(client)),
  onLinuxAlone(cameraGroupCheck(client)),
  ...windowsChecks(client),
  ...macChecks(client),
  ...[knownPracticesCheck(client)].filter((check) => check !== null),
  ...accountChecks(client),
];

/** What it asks about is not looked at on Windows or macOS, and nothing may be said of it there. */
const onLinuxAlone = (check: Check): Check => ({
  ...check,
  look: (sight) => {
    const { windows, mac } = sight.inventory;
    return windows === undefined && mac === undefined ? check.look(sight) : null;
  },
});

/** A browser has other reasons to run than calls. */
const runningChecks = (client: Client): readonly Check[] => [
  onLinuxAlone(autostartCheck(client)),
  onLinuxAlone(backgroundServiceCheck(client)),
  ...(client.category === 'conferencing' ? [noWindowCheck(client)] : []),
];

const leftoverChecks = (client: Client): readonly Check[] =>
  client.leftovers.linux.length > 0 ? [leftoversCheck(client)] : [];
