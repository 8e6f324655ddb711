// A rule for a browser that holds for everybody on this machine, laid down in its folder of managed policies.
import { join } from 'node:path';
import type { Client } from '../../../catalogue/index.ts';
import { failure, success } from '../../../outcome.ts';
import type { BrowserPolicies, FileSeen } from '../../../platform/port/index.ts';
import { type Check, passed, type Verdict } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { getJson, type JsonStands, setJson } from '../../codecs/json.ts';
import { evidence, shownPath } from '../../evidence.ts';
import { type PolicyRule, policyRules } from './policy-rules.ts';

export const browserPolicyChecks = (client: Client): readonly Check[] =>
  (policyRules[client.id] ?? []).map((rule) => browserPolicyCheck(client, rule));

function browserPolicyCheck(client: Client, rule: PolicyRule): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', rule.name);
  const setting = `${rule.keys.join('.')} = ${JSON.stringify(rule.safe)}`;
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'configuration',
    severity: rule.severity,
    severityReason: rule.severityReason,
    title: `${name} ${rule.should}.`,
    why: rule.why,
    sources: [rule.source],
    ...(rule.profile === null ? { weightless: true as const } : {}),
    remedy: {
      kind: 'automatic',
      profile: rule.profile,
      mayBreak: rule.mayBreak,
      plan: ({ inventory }, desk) => {
        const home = inventory.policies[0];
        if (home === undefined) return noFolder(name);
        const standing = filesSaying(inventory.policies, rule).map(({ file }) => file);
        const own = ownFile(home);
        const files = standing.length > 0 ? standing : [own];
        for (const { path, seen } of files.map((file) => ({ path: file.path, seen: file.seen }))) {
          const changed = desk.changeFile({
            step: id,
            sentence: `Lay down for ${name}, for everybody on this machine: ${setting}.`,
            path,
            seen,
            mode: 0o644,
            change: (content) => setJson(content, path, rule.keys, rule.safe),
          });
          if (!changed.ok) return changed;
        }
        return success(undefined);
      },
    },
    look: ({ inventory, installations, all }) => {
      if (inventory.policies.length === 0 || installations.length === 0) return null;
      return verdictOf(inventory.policies, rule, name, setting, (path) =>
        shownPath(path, all.paths),
      );
    },
  };
}

function verdictOf(
  policies: readonly BrowserPolicies[],
  rule: PolicyRule,
  name: string,
  setting: string,
  shown: (path: string) => string,
): Verdict {
  // Of several files the last in the order of the alphabet counts: none of them may say otherwise.
  const saying = filesSaying(policies, rule);
  const other = saying.find(({ stands }) => !isSafe(stands, rule));
  if (other === undefined && (saying.length > 0 || rule.safeByDefault)) return passed;
  const title = `${name} ${rule.does}.`;
  if (other === undefined) {
    const folder = shown(policies[0]?.folder ?? '');
    const seen = evidence('policy', `No policy in ${folder} says ${rule.keys.join('.')}.`, {
      place: folder,
    });
    return {
      result: 'failed',
      seen: { title, evidence: [seen], is: 'not set', shouldBe: setting },
    };
  }
  const { file, stands } = other;
  const seen = evidence('policy', `${file.seen.shown} says so, in line ${stands.line}.`, {
    place: file.seen.shown,
    line: stands.line,
    excerpt: stands.excerpt,
  });
  return {
    result: 'failed',
    seen: {
      title,
      evidence: [seen],
      is: `${rule.keys.join('.')} = ${stands.value}`,
      shouldBe: setting,
    },
  };
}

/** A list that lets nothing through is safe however it is written. */
function isSafe({ parsed }: JsonStands, { safe }: PolicyRule): boolean {
  return JSON.stringify(parsed) === JSON.stringify(safe);
}

interface Saying {
  readonly file: { readonly path: string; readonly seen: FileSeen };
  readonly stands: JsonStands;
}

/** Every file that says something about the rule. One that is no JSON says nothing: the browser ignores it too. */
function filesSaying(policies: readonly BrowserPolicies[], rule: PolicyRule): readonly Saying[] {
  return policies.flatMap(({ files }) =>
    files.flatMap((seen) => {
      const found = getJson(seen.content, seen.path, rule.keys);
      if (!found.ok || found.value === null) return [];
      return [{ file: { path: seen.path, seen }, stands: found.value }];
    }),
  );
}

/** Firefox reads one file; Chromium's kin read every one in the folder, and ours is told from others by its name. */
function ownFile({ folder, format, files }: BrowserPolicies): {
  readonly path: string;
  readonly seen: FileSeen | null;
} {
  const path = join(folder, format === 'firefox' ? 'policies.json' : 'callwarden.json');
  return { path, seen: files.find((file) => file.path === path) ?? null };
}

const noFolder = (name: string) =>
  failure({
    kind: 'not-found',
    subject: name,
    message: `It is not known where ${name} reads its policies on this machine.`,
    advice: 'Set it in the browser’s own settings.',
  });
