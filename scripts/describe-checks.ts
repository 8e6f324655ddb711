// The list of checks as a page for people: docs/checks.md, made from the checks themselves.
import type { Client } from '../main/catalogue/index.ts';
import type { Check } from '../main/lockdown/check.ts';
import { checksOf } from '../main/lockdown/registry.ts';

const families: Readonly<Record<Check['family'], string>> = {
  advisories: 'Known holes and updates',
  'running-without-need': 'Running without need',
  'local-servers': 'Local servers, links and leftovers',
  'client-configuration': 'The client’s own settings',
  'device-access': 'Access to devices and files',
  'vendor-practices': 'What the vendor does',
  'account-settings': 'Settings in the account',
};

export function describeChecks(clients: readonly Client[]): string {
  const all = clients.flatMap((client) => checksOf(client));
  const byItself = all.filter(
    ({ family }) => family !== 'account-settings' && family !== 'vendor-practices',
  ).length;
  const mended = all.filter(({ remedy }) => remedy?.kind === 'automatic').length;
  return [
    '# Checks',
    '',
    'Written by `npm run schemas` from the checks themselves. A check is asked only where it applies:',
    'nobody is asked about a flatpak who has none.',
    '',
    `${all.length} checks for ${clients.length} clients; ${byItself} find out by themselves, ${mended} can be mended by a step.`,
    '',
    ...clients.flatMap(describeClient),
  ].join('\n');
}

function describeClient(client: Client): string[] {
  const checks = checksOf(client);
  return [
    `## ${client.name} (${checks.length})`,
    '',
    '| family | when all is well | severity | step | id |',
    '| --- | --- | --- | --- | --- |',
    ...checks.map(
      ({ id, family, title, severity, remedy }) =>
        `| ${families[family]} | ${title.replaceAll('|', '\\|')} | ${severity} | ${stepOf(remedy)} | \`${id}\` |`,
    ),
    '',
  ];
}

function stepOf(remedy: Check['remedy']): string {
  if (remedy === null) return 'none';
  if (remedy.kind === 'manual') return 'by hand';
  return remedy.profile === null ? 'offered' : remedy.profile;
}
