// A job of launchd's that is a client's: an agent in a person's session, or a daemon with the rights of the system.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { LaunchdJob } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

const manual = 'https://keith.github.io/xcode-man-pages/launchctl.1.html';

export function jobsCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'running-without-need', 'launchd-jobs');
  return {
    id,
    client: client.id,
    family: 'running-without-need',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'It runs without a window, a daemon with the rights of the system.',
    title: `No agent and no daemon of ${name} runs in the background.`,
    why: `What launchd starts goes on after you have closed ${name}, and nothing on the screen shows it.`,
    sources: [manual],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: `It may be that ${name} no longer updates itself; update it by hand. Sharing of the sound or the screen may ask for its helper.`,
      plan: ({ inventory: { mac } }, desk) => {
        for (const job of mac?.jobs.filter(isOn) ?? []) {
          const { label, domain, file, loaded } = job;
          const service = `${domain}/${label}`;
          const needsRoot = domain === 'system';
          // Undone in the other order: launchd takes back no job that is switched off.
          if (loaded === true)
            desk.run(
              id,
              `Have launchd let go of ${label}, so that it ends now.`,
              ['/bin/launchctl', 'bootout', service],
              ['/bin/launchctl', 'bootstrap', domain, file.path],
              needsRoot,
            );
          desk.run(
            id,
            `Switch off ${label}, so that launchd does not start it again.`,
            ['/bin/launchctl', 'disable', service],
            ['/bin/launchctl', 'enable', service],
            needsRoot,
          );
        }
        return success(undefined);
      },
    },
    look: ({ inventory: { mac }, installations }) => {
      if (mac === undefined) return null;
      const seen = mac.jobs.filter(isOn).map(said);
      if (some(seen))
        return {
          result: 'failed',
          seen: {
            title: `${name} lets launchd run something in the background.`,
            evidence: seen,
            is: 'switched on',
            shouldBe: 'switched off',
          },
        };
      return installations.length > 0 || mac.jobs.length > 0 ? passed : null;
    },
  };
}

/** An agent that is started only when its application asks for it does nothing by itself; a daemon has the system's rights. */
const isOn = ({ disabled, startsByItself, kind }: LaunchdJob): boolean =>
  disabled !== true && (startsByItself || kind === 'daemon');

const said = ({ label, kind, startsByItself, program, file }: LaunchdJob) =>
  evidence(
    'unit',
    `The ${kind} ${label} ${startsByItself ? 'starts by itself' : 'may be started with the rights of the system'}.`,
    { place: file.shown, excerpt: program },
  );
