// A client that Windows starts at login, switched off the way in which Windows' own list of startup apps does it.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { StartupTask } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

const manual =
  'https://learn.microsoft.com/en-us/windows/win32/setupapi/run-and-runonce-registry-keys';
const states =
  'https://learn.microsoft.com/en-us/uwp/api/windows.applicationmodel.startuptaskstate';

export function startupCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'running-without-need', 'startup-apps');
  return {
    id,
    client: client.id,
    family: 'running-without-need',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'It runs, and can use the network and the microphone, the whole day.',
    title: `Windows does not start ${name} when you log in.`,
    why: `A program that runs all day can listen, report and be attacked all day. ${name} is needed only while you are in a call.`,
    sources: [manual, states],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: `Calls and messages reach you only after you have started ${name} yourself.`,
      plan: ({ inventory: { windows }, all }, desk) => {
        for (const entry of windows?.starts.filter(({ active }) => active) ?? []) {
          desk.setRegistry({
            step: id,
            sentence: `Switch “${entry.name}” off among the startup apps of Windows.`,
            seen: entry.approval,
            to: { kind: 'value', type: binary, data: switchedOffAt(all.nowMs).toString('base64') },
            needsRoot: entry.scope === 'system' && windows?.elevated !== true,
          });
        }
        for (const { family, task, state } of windows?.startupTasks.filter(isOn) ?? []) {
          desk.setRegistry({
            step: id,
            sentence: `Switch the startup task “${task}” of ${family} off among the startup apps of Windows.`,
            seen: state,
            to: { kind: 'value', type: number, data: disabledByPerson.toString('base64') },
            needsRoot: false,
          });
        }
        return success(undefined);
      },
    },
    look: ({ inventory: { windows }, installations }) => {
      if (windows === undefined) return null;
      const seen = [
        ...windows.starts
          .filter(({ active }) => active)
          .map((entry) =>
            evidence('permission', `${entry.shown} starts “${entry.name}” at login.`, {
              place: entry.shown,
              excerpt: entry.command,
            }),
          ),
        ...windows.startupTasks.filter(isOn).map(({ family, task, state }) =>
          evidence('permission', `${family} starts by its task “${task}” at login.`, {
            place: state.key,
          }),
        ),
      ];
      if (some(seen))
        return {
          result: 'failed',
          seen: {
            title: `Windows starts ${name} every time you log in.`,
            evidence: seen,
            is: 'started at login',
            shouldBe: 'started by you alone',
          },
        };
      const asked = windows.starts.length > 0 || windows.startupTasks.length > 0;
      return installations.length > 0 || asked ? passed : null;
    },
  };
}

/** What an administrator has decided is not ours to change: it would not hold. */
const isOn = ({ active, isFixed }: StartupTask): boolean => active && !isFixed;

/** REG_BINARY and REG_DWORD (winnt.h) */
const binary = 3;
const number = 4;
/** StartupTaskState.DisabledByUser: the app itself may not switch it on again. */
const disabledByPerson = Buffer.from([1, 0, 0, 0]);
/** 100 ns between 1601 and 1970 (FILETIME). */
const before1970 = 116_444_736_000_000_000n;

/** As the Task Manager writes it: 3 for what a person has switched off, and since when. */
const switchedOffAt = (nowMs: number): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32LE(3, 0);
  bytes.writeBigUInt64LE(BigInt(nowMs) * 10_000n + before1970, 4);
  return bytes;
};
