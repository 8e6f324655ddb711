// The report of a check as one file: no script, nothing loaded from anywhere, fit for paper.
import type {
  CheckReport,
  ClientCheck,
  Evidence,
  Finding,
  Fix,
} from '../../../preload/contract/index.ts';
import { html, type Markup, nothing, pageStyle } from '../../page/index.ts';
import { findingsByBucket } from '../views/severity.ts';

/** Pure. `version` is the program's own. */
export const reportHtml = (report: CheckReport, version: string): string => {
  const day = report.takenAt.slice(0, 10);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Callwarden report, ${day}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body>
<header>
<h1>What your conferencing clients do, and what to do about it</h1>
<p>Checked on ${day} at ${report.takenAt.slice(11, 16)} UTC by Callwarden ${version}. ${scopeText(report)}</p>
</header>
${report.clients.length === 0 ? html`<p>No conferencing client or browser of the catalogue was found.</p>` : summary(report.clients)}
${report.clients.map(clientSection)}
${report.problems.length === 0 ? nothing : problemSection(report)}
<footer><p>Every line has evidence on this machine or a source. The score counts what can be mended here and is: 100 means that nothing is left to mend.</p></footer>
</body>
</html>
`.markup;
};

const scopeText = ({ scope }: CheckReport): string =>
  scope === 'live'
    ? 'This machine, with what was running.'
    : 'Another tree or home: installed software and its files, nothing that runs.';

const summary = (clients: readonly ClientCheck[]): Markup => html`<table>
<thead><tr><th scope="col">Client</th><th scope="col">Score</th><th scope="col">To look at</th><th scope="col">Checks passed</th></tr></thead>
<tbody>${clients.map(
  ({ client, name, score, findings, checks }) => html`
<tr><th scope="row"><a href="#${client}">${name}</a></th><td>${score.value} of 100</td><td>${findings.length}</td><td>${checks.filter(({ result }) => result === 'passed').length} of ${checks.length}</td></tr>`,
)}
</tbody></table>`;

const clientSection = (client: ClientCheck): Markup => html`
<section id="${client.client}">
<h2>${client.name}</h2>
${client.findings.length === 0 ? html`<p>Nothing to mend.</p>` : nothing}
${findingsByBucket(client).map(
  ({ title, findings }) => html`<h3>${title}</h3>${findings.map(findingArticle)}`,
)}
</section>`;

const findingArticle = (finding: Finding): Markup => html`
<article class="${finding.severity}">
<h4><span class="severity">${finding.severity}</span> ${finding.title}</h4>
<p>${finding.why}</p>
${finding.certainty === 'cannot-tell' ? html`<p class="unsure">This cannot be told for sure.</p>` : nothing}
${finding.is === null || finding.shouldBe === null ? nothing : html`<p>Is <b>${finding.is}</b>, should be <b>${finding.shouldBe}</b>.</p>`}
<p class="fix">${fixText(finding.fix)}</p>
<ul>${finding.evidence.map((seen) => html`<li>${evidenceText(seen)}</li>`)}</ul>
<p class="source">${finding.severityReason} Source: ${finding.sources.join(', ')}</p>
</article>`;

const evidenceText = ({ text, place, line, excerpt }: Evidence): Markup =>
  html`${text}${place === null ? nothing : html` <code>${place}${line === null ? '' : `:${line}`}</code>`}${excerpt === null ? nothing : html` <code>${excerpt}</code>`}`;

const fixText = (fix: Fix | null): string => {
  if (fix === null) return 'Nothing that can be set here.';
  if (fix.kind === 'automatic')
    return `Callwarden can mend this, and take it back.${fix.mayBreak === null ? '' : ` May break: ${fix.mayBreak}`}`;
  const done = fix.tickedAt === null ? '' : ` Marked as done on ${fix.tickedAt.slice(0, 10)}.`;
  return `By hand: ${fix.instructions.join(' ')}${fix.page === null ? '' : ` ${fix.page}`}${done}`;
};

const problemSection = ({ problems }: CheckReport): Markup => html`
<section><h2>What could not be looked at</h2>
<ul>${problems.map(({ message, advice }) => html`<li>${message} ${advice}</li>`)}</ul></section>`;
