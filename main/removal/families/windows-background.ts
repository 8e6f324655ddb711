// Services and scheduled tasks that a removed client has left: each is kept whole before it goes, and made again from that.
import { createHash } from 'node:crypto';
import { success } from '../../outcome.ts';
import type { ScheduledTask, WindowsService } from '../../platform/port/index.ts';
import { type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function backgroundRelics(sight: RemovalSight): readonly Relic[] {
  const { windows } = sight.inventory;
  if (windows === undefined) return [];
  return [
    ...windows.services.map((service) => serviceRelic(sight, service)),
    ...windows.tasks.map((task) => taskRelic(sight, task, windows.keptTasks)),
  ];
}

/** While an uninstaller is there, it takes away what it has put there. */
const hasUninstaller = ({ traces }: RemovalSight): boolean => traces.packages.length > 0;

function serviceRelic(sight: RemovalSight, service: WindowsService): Relic {
  const { client, uid } = sight;
  const { name, displayName, key, hasProgram } = service;
  const title = `The service ${displayName ?? name} of ${client.shortName}`;
  const base = {
    kind: 'service',
    name,
    belonging: 'client',
    evidence: [
      {
        kind: 'unit',
        text: `${key.key} stands in the registry.`,
        place: key.key,
        line: null,
        excerpt: null,
      },
    ],
  } as const;
  if (hasUninstaller(sight))
    return relic(sight, {
      ...base,
      sentence: `${title} goes with its uninstaller; look again afterwards.`,
      way: 'uninstall',
      needsRoot: uid !== 0,
    });
  return relic(sight, {
    ...base,
    sentence: hasProgram
      ? `${title} is still there, with its program.`
      : `${title} was left behind; its program is gone.`,
    way: 'quarantine',
    needsRoot: uid !== 0,
    plan: (desk) => {
      desk.setRegistry({
        step: `${client.id}:service:${name}`,
        sentence: `Take the service ${name} out of the registry; all of it is kept first. Windows forgets it when it starts anew.`,
        seen: key,
        to: { kind: 'absent' },
        needsRoot: uid !== 0,
      });
      return success(undefined);
    },
  });
}

function taskRelic(
  sight: RemovalSight,
  { name, programs, definition }: ScheduledTask,
  kept: string,
): Relic {
  const { client, uid } = sight;
  const base = {
    kind: 'service',
    name,
    belonging: 'client',
    evidence: [
      {
        kind: 'unit',
        text: `The scheduled task ${name} is one of ${client.shortName}’s.`,
        place: name,
        line: null,
        excerpt: programs[0] ?? null,
      },
    ],
  } as const;
  if (hasUninstaller(sight))
    return relic(sight, {
      ...base,
      sentence: `The scheduled task ${name} of ${client.shortName} goes with its uninstaller; look again afterwards.`,
      way: 'uninstall',
      needsRoot: uid !== 0,
    });
  const step = `${client.id}:service:${name}`;
  return relic(sight, {
    ...base,
    sentence: `The scheduled task ${name} of ${client.shortName} was left behind.`,
    way: 'quarantine',
    needsRoot: uid !== 0,
    plan: (desk) => {
      // Named by what is in it and whose it is, so that two tasks of the same content have a file each.
      const id = createHash('sha256').update(name).update(definition).digest('hex').slice(0, 32);
      const file = `${kept}\\${id}.xml`;
      const written = desk.changeFile({
        step,
        sentence: `Keep the definition of the scheduled task ${name}.`,
        path: file,
        seen: null,
        mode: 0o600,
        change: () => success(definition),
      });
      if (!written.ok) return written;
      desk.run(
        step,
        `Delete the scheduled task ${name}.`,
        ['schtasks.exe', '/Delete', '/TN', name, '/F'],
        ['schtasks.exe', '/Create', '/TN', name, '/XML', file, '/F'],
        true,
      );
      return success(undefined);
    },
  });
}
