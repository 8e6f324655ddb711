// Findings as a page of text: by client and bucket, worst first.
import ansis from 'ansis';
import type {
  CheckReport,
  ClientCheck,
  Evidence,
  Finding,
  Fix,
} from '../../../preload/contract/index.ts';
import { plainText } from '../plain-text.ts';
import { findingsByBucket, severityMark } from './severity.ts';

/** Longest sentence of a finding, characters. */
const longestSentence = 600;
const say = (text: string): string => plainText(text, longestSentence);

export const checkText = (report: CheckReport, evidence: boolean): string => {
  const parts =
    report.clients.length === 0
      ? ['No conferencing client or browser of the catalogue was found: nothing to check.']
      : report.clients.map((client) => clientText(client, evidence));
  if (report.problems.length > 0) parts.push(problemLines(report));
  return `${parts.join('\n\n')}\n`;
};

const clientText = (client: ClientCheck, evidence: boolean): string => {
  const passed = client.checks.filter(({ result }) => result === 'passed').length;
  const head = `${ansis.bold(say(client.name))}  ${client.score.value} of 100  ${ansis.dim(`${passed} of ${client.checks.length} checks passed`)}`;
  if (client.findings.length === 0) return `${head}\n  ○ Nothing to mend.`;
  const buckets = findingsByBucket(client).flatMap(({ title, findings }) => [
    `  ${ansis.underline(title)}`,
    ...findings.map((finding) => lines(finding, evidence)),
  ]);
  return [head, ...buckets, ...nextLines(client)].join('\n');
};

const lines = (finding: Finding, evidence: boolean): string => {
  const unsure = finding.certainty === 'cannot-tell' ? ansis.dim(' (cannot tell for sure)') : '';
  const shown = [
    `  ${severityMark[finding.severity]} ${finding.severity.padEnd(8)} ${say(finding.title)}${unsure}`,
  ];
  const more = (text: string): void => {
    shown.push(`      ${text}`);
  };
  if (finding.revertedSince !== null)
    more(
      ansis.yellow(`This was mended on ${finding.revertedSince.slice(0, 10)} and has come back.`),
    );
  if (finding.is !== null && finding.shouldBe !== null)
    more(`is ${say(finding.is)}, should be ${say(finding.shouldBe)}`);
  if (evidence) {
    more(say(finding.why));
    more(ansis.dim(say(finding.severityReason)));
    for (const seen of finding.evidence) more(ansis.dim(evidenceLine(seen)));
    for (const source of finding.sources) more(ansis.dim(`source: ${say(source)}`));
  }
  more(fixLine(finding.fix));
  more(ansis.dim(finding.id));
  return shown.join('\n');
};

const evidenceLine = ({ text, place, line, excerpt }: Evidence): string => {
  const where = place === null ? '' : ` (${say(place)}${line === null ? '' : `:${line}`})`;
  return `seen: ${say(text)}${where}${excerpt === null ? '' : `  ${say(excerpt)}`}`;
};

const fixLine = (fix: Fix | null): string => {
  if (fix === null) return ansis.dim('→ nothing that can be set here');
  if (fix.kind === 'automatic') {
    const breaks = fix.mayBreak === null ? 'breaks nothing' : `may break: ${say(fix.mayBreak)}`;
    return ansis.green(
      `→ one click${fix.needsRoot ? ', asks for the administrator’s password' : ''}; ${breaks}`,
    );
  }
  const page = fix.page === null ? '' : ` ${say(fix.page)}`;
  const ticked = fix.tickedAt === null ? '' : ` (you said done on ${fix.tickedAt.slice(0, 10)})`;
  return `→ by hand: ${fix.instructions.map(say).join(' ')}${page}${ticked}`;
};

const nextLines = ({ client, findings }: ClientCheck): string[] => {
  const automatic = findings.filter(({ fix }) => fix?.kind === 'automatic').length;
  if (automatic === 0) return [];
  return [
    `  ${automatic === 1 ? 'One of these can' : `${automatic} of these can`} be mended at once. See first what would change:`,
    `      callwarden lockdown ${client} --profile careful --dry-run`,
  ];
};

const problemLines = ({ problems }: CheckReport): string =>
  [
    ansis.dim('What could not be looked at'),
    ...problems.map(
      ({ message, advice }) => `  ○ ${say(message)}\n    ${ansis.dim(`→ ${say(advice)}`)}`,
    ),
  ].join('\n');
