// A service or a scheduled task of a client's: it runs without a window, whether anybody is in a call or not.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { ScheduledTask, WindowsService } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

const sc =
  'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/sc-config';
const schtasks =
  'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/schtasks-change';

export function servicesAndTasksCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'running-without-need', 'services-and-tasks');
  return {
    id,
    client: client.id,
    family: 'running-without-need',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'It runs without a window, and with the rights of the system.',
    title: `No service and no scheduled task of ${name} runs in the background.`,
    why: `What Windows starts in the background goes on after you have closed ${name}, and nothing on the screen shows it.`,
    sources: [sc, schtasks],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: `It may no longer update itself: update ${name} by hand. Sharing sound or the screen may ask for its service.`,
      plan: ({ inventory: { windows } }, desk) => {
        const needsRoot = windows?.elevated !== true;
        for (const service of windows?.services.filter(startsByItself) ?? [])
          desk.run(
            id,
            `Disable the service ${service.name}, so that nothing can start it.`,
            configured(service.name, 'disabled'),
            configured(service.name, startWord(service)),
            needsRoot,
          );
        for (const task of windows?.tasks.filter(({ enabled }) => enabled) ?? [])
          desk.run(
            id,
            `Disable the scheduled task ${task.name}.`,
            ['schtasks.exe', '/Change', '/TN', task.name, '/DISABLE'],
            ['schtasks.exe', '/Change', '/TN', task.name, '/ENABLE'],
            needsRoot,
          );
        return success(undefined);
      },
    },
    look: ({ inventory: { windows }, installations }) => {
      if (windows === undefined) return null;
      const services = windows.services.filter(startsByItself);
      const tasks = windows.tasks.filter(({ enabled }) => enabled);
      const seen = [...services.map(ofService), ...tasks.map(ofTask)];
      if (some(seen))
        return {
          result: 'failed',
          seen: {
            title: `${name} lets Windows run something in the background.`,
            evidence: seen,
            is: 'enabled',
            shouldBe: 'disabled',
          },
        };
      const asked = windows.services.length > 0 || windows.tasks.length > 0;
      return installations.length > 0 || asked ? passed : null;
    },
  };
}

/** A service that is started by hand alone is started by its client, when that needs it. */
const startsByItself = ({ start }: WindowsService): boolean =>
  start === 'automatic' || start === 'system' || start === 'boot';

/** `sc config` wants a space after the equals sign: an argument of its own. */
const configured = (name: string, start: string): [string, ...string[]] => [
  'sc.exe',
  'config',
  name,
  'start=',
  start,
];

const startWord = ({ start, delayed }: WindowsService): string => {
  if (start !== 'automatic') return start;
  return delayed ? 'delayed-auto' : 'auto';
};

const ofService = ({ name, displayName }: WindowsService) =>
  evidence('unit', `The service ${displayName ?? name} starts with Windows.`, { place: name });

const ofTask = ({ name, atStart, programs }: ScheduledTask) =>
  evidence(
    'unit',
    `The scheduled task ${name} runs ${atStart ? 'at every start' : 'on a schedule'}.`,
    { place: name, excerpt: programs[0] ?? null },
  );
