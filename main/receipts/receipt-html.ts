// Receipts as one file: no script, nothing loaded from anywhere, fit for paper.
import type {
  DeviceKind,
  DeviceLane,
  Receipt,
  ReceiptParty,
} from '../../preload/contract/index.ts';
import { html, type Markup, nothing, pageStyle } from '../page/index.ts';
import { lengthText } from './lengths.ts';
import { laneSentence, partyBytes, partyName, thirdPartySentence } from './receipt-sentences.ts';

/** Pure. `version` is the program's own. */
export const receiptsHtml = (receipts: readonly Receipt[], version: string): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${receipts.length === 1 ? 'Receipt of a meeting' : 'Receipts of meetings'}</title>
<style>${{ markup: pageStyle + receiptStyle }}</style>
</head>
<body>
<header>
<h1>${receipts.length === 1 ? 'What a meeting did on this machine' : 'What meetings did on this machine'}</h1>
<p>Seen by Callwarden ${version} on this machine alone; nothing was asked of the network.</p>
</header>
${receipts.length === 0 ? html`<p>No meeting is remembered.</p>` : receipts.map(receiptSection)}
<footer><p>Times are UTC. Bytes are what the system counts for each TCP connection; for UDP, over which most media runs, there is a count only where Callwarden may read the names of connections. They are counted until the meeting is closed, up to a minute after its end.</p></footer>
</body>
</html>
`.markup;

const receiptSection = (receipt: Receipt): Markup => {
  const { name, startedAt, endedAt, microphone, camera, parties, listeners, alerts } = receipt;
  return html`
<section>
<h2>${name}, ${dayAndTime(startedAt)} – ${endedAt.slice(11, 16)} UTC</h2>
<p>${lengthText(Date.parse(endedAt) - Date.parse(startedAt))}. ${thirdPartySentence(receipt)}</p>
<h3>Devices</h3>
${lane('microphone', microphone, receipt)}
${lane('camera', camera, receipt)}
<h3>Whom it talked to</h3>
${parties === null ? html`<p>This was not written down then.</p>` : parties.length === 0 ? html`<p>Nobody.</p>` : partyPart(parties)}
<h3>Ports opened to others</h3>
${
  listeners.length === 0
    ? html`<p>None.</p>`
    : html`<ul>${listeners.map(
        ({ at, protocol, local, exposure }) =>
          html`<li>${at.slice(11, 19)} ${protocol} <code>${local.address} ${local.port}</code>, ${exposure === 'network' ? 'open to the network' : 'on this machine alone'}</li>`,
      )}</ul>`
}
<h3>Alerts</h3>
${
  alerts.length === 0
    ? html`<p>None.</p>`
    : html`<ul>${alerts.map(({ at, rule, evidence }) => html`<li>${at.slice(11, 19)} ${rule}: ${evidence.join(' ')}</li>`)}</ul>`
}
</section>`;
};

const width = 640;

const lane = (device: DeviceKind, shown: DeviceLane, receipt: Receipt): Markup => {
  const startMs = Date.parse(receipt.startedAt);
  const lengthMs = Math.max(1, Date.parse(receipt.endedAt) - startMs);
  const x = (at: string): string => ((width * (Date.parse(at) - startMs)) / lengthMs).toFixed(1);
  return html`<p>${laneSentence(device, shown)}</p>
<svg class="lane ${device}" viewBox="0 0 ${width} 14" role="img" aria-label="${laneSentence(device, shown)}">
<rect class="all" width="${width}" height="14" rx="2"/>
${shown.pieces.map(
  ({ from, to, state }) =>
    html`<rect class="${state}" x="${x(from)}" width="${Math.max(1, Number(x(to)) - Number(x(from))).toFixed(1)}" height="14"/>`,
)}
${receipt.mediaEndedAt === null ? nothing : html`<rect class="media-end" x="${x(receipt.mediaEndedAt)}" width="2" height="14"/>`}
</svg>`;
};

const partyPart = (parties: readonly ReceiptParty[]): Markup => {
  const total = parties.reduce((sum, party) => sum + bytesOf(party), 0);
  let x = 0;
  const bar = parties.map((party) => {
    const wide = total === 0 ? 0 : (width * bytesOf(party)) / total;
    const piece = html`<rect class="${party.kind}" x="${x.toFixed(1)}" width="${wide.toFixed(1)}" height="18"><title>${partyName(party)}</title></rect>`;
    x += wide;
    return piece;
  });
  return html`
<svg class="bar" viewBox="0 0 ${width} 18" role="img" aria-label="Bytes by party; the table says the same">
<rect class="all" width="${width}" height="18" rx="2"/>${bar}</svg>
<table>
<thead><tr><th scope="col">Who</th><th scope="col">Bytes</th><th scope="col">Where, and how it is known</th></tr></thead>
<tbody>${parties.map(
    (party) => html`
<tr><th scope="row"><span class="swatch ${party.kind}"></span> ${partyName(party)}</th><td>${partyBytes(party)}</td><td>${party.ends.map(
      ({ protocol, remote, reason, sockets }) =>
        html`<p><code>${protocol} ${remote === null ? '—' : `${remote.address}${remote.port === 0 ? '' : ` ${remote.port}`}`}</code>${sockets > 1 ? ` × ${sockets}` : ''} ${reason}</p>`,
    )}</td></tr>`,
  )}
</tbody></table>`;
};

const bytesOf = ({ bytesSent, bytesReceived }: ReceiptParty): number =>
  (bytesSent ?? 0) + (bytesReceived ?? 0);

const dayAndTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;

const receiptStyle = `
svg { width: 100%; display: block; margin: .25rem 0 1rem; }
svg .all { fill: var(--line); }
.lane .open { fill: #b7791f; }
.lane .unknown { fill: #b7791f; opacity: .6; }
.lane .muted { fill: #777; }
.lane .media-end { fill: currentColor; }
.bar .third-party, .swatch.third-party { fill: #c0392b; background: #c0392b; }
.bar .vendor, .swatch.vendor { fill: #2b6cb0; background: #2b6cb0; }
.bar .unknown, .swatch.unknown { fill: #8a6d9b; background: #8a6d9b; }
.bar .infrastructure, .swatch.infrastructure { fill: #718096; background: #718096; }
.swatch { display: inline-block; width: .7rem; height: .7rem; border-radius: 2px; }
td { vertical-align: top; } td p { margin: 0; font-size: .875rem; }
`;
