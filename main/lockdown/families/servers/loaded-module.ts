// Parts of baresip that wait on the network for orders, loaded by a line of its configuration
// (baresip/baresip:docs/examples/config): `module_app ctrl_tcp.so`.
import { type Client, claimsOf } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { FileSeen } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import type { ClientSight } from '../../client-sight.ts';
import { commentOut, linesLike } from '../../codecs/lines.ts';
import { evidence, some } from '../../evidence.ts';

interface ModuleRule {
  readonly module: string;
  /** By which the catalogue tells what it is. */
  readonly port: string;
  readonly does: string;
  readonly mayBreak: string;
}

const rules: readonly ModuleRule[] = [
  {
    module: 'ctrl_tcp',
    port: '4444',
    does: 'takes orders from the network: to call, and to answer calls',
    mayBreak:
      'A program that steers baresip, such as a desktop’s call button, no longer reaches it.',
  },
  {
    module: 'cons',
    port: '5555',
    does: 'offers a console to the network',
    mayBreak: 'You can no longer type its commands from another machine.',
  },
  {
    module: 'httpd',
    port: '8000',
    does: 'shows a web page with your calls to the network',
    mayBreak: 'Its web page is gone.',
  },
];

export const loadedModuleChecks = (client: Client): readonly Check[] =>
  client.id === 'baresip' ? rules.map((rule) => loadedModuleCheck(client, rule)) : [];

function loadedModuleCheck(client: Client, rule: ModuleRule): Check {
  const name = client.shortName;
  const id = checkId(client, 'local-servers', `module-${rule.module}`);
  const loads = new RegExp(`^\\s*module(?:_app|_tmp)?\\s+(?:\\S*/)?${rule.module}\\.so\\s*$`);
  const known = claimsOf(client).localListeners.find(({ ports }) => ports === rule.port);
  return {
    id,
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: 'high',
    severityReason:
      'No password is asked for, and the example configuration opens it to every network.',
    title: `A start of ${name} opens no ${rule.module}.`,
    why: known?.what ?? 'Whoever reaches it can give orders.',
    sources: known?.sources ?? ['baresip/baresip:docs/examples/config'],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: rule.mayBreak,
      plan: (sight, desk) => {
        for (const file of configurationOf(sight)) {
          const changed = desk.changeFile({
            step: id,
            sentence: `Take the line that loads ${rule.module} out of ${file.shown}, by a # before it.`,
            path: file.path,
            seen: file,
            mode: 0o600,
            change: (content) => commentOut(content ?? file.content, file.shown, loads),
          });
          if (!changed.ok) return changed;
        }
        return success(undefined);
      },
    },
    look: (sight) => {
      const files = configurationOf(sight);
      if (files.length === 0) return null;
      const seen = files.flatMap((file) => {
        const lines = linesLike(file.content, file.shown, loads);
        return (lines.ok ? lines.value : []).map(({ number, text }) =>
          evidence('file', `${file.shown} loads ${rule.module}, in line ${number}.`, {
            place: file.shown,
            line: number,
            excerpt: text,
          }),
        );
      });
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `When it runs, ${name} ${rule.does}.`,
          evidence: seen,
          is: 'loaded',
          shouldBe: 'not loaded',
        },
      };
    },
  };
}

const configurationOf = ({ inventory }: ClientSight): readonly FileSeen[] =>
  inventory.configuration.flatMap(({ file }) => file ?? []);
