// What speaks for and against other clients. Facts are told as their sources have them.
import type { Template } from '../../templates.ts';

export const farewell: readonly Template[] = [
  [
    'The catalogue knows of no third party to which {name} reports, and of no practice to hold against it.',
    'Der Katalog kennt keine Dritten, denen {name} berichtet, und nichts, was sonst dagegen spräche.',
  ],
  ['It talks to {party} ({domain}): {fact}.', 'Es spricht mit {party} ({domain}): „{fact}“'],
  [
    'It talks to {party} (hosted by {host}) ({domain}): {fact}.',
    'Es spricht mit {party} (bei {host}) ({domain}): „{fact}“',
  ],
  [
    'It opens a server on this machine: {fact}.',
    'Es öffnet auf diesem Rechner einen Server: „{fact}“',
  ],
  [
    'It opens a server on this machine (port {ports}): {fact}.',
    'Es öffnet auf diesem Rechner einen Server (Port {ports}): „{fact}“',
  ],
  [
    'One hole of {name} has been published since {year}, {rated} of them high or critical.',
    'Von {name} ist seit {year} eine Lücke veröffentlicht worden, davon hoch oder kritisch: {rated}.',
  ],
  [
    '{count} holes of {name} have been published since {year}, {rated} of them high or critical.',
    'Von {name} sind seit {year} {count} Lücken veröffentlicht worden, davon hoch oder kritisch: {rated}.',
  ],
];
