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
    'One hole of {name} has been published, in {year}, and is rated high or critical.',
    'Von {name} ist eine Lücke veröffentlicht, aus dem Jahr {year}; sie gilt als hoch oder kritisch.',
  ],
  [
    'One hole of {name} has been published, in {year}, and is not rated high or critical.',
    'Von {name} ist eine Lücke veröffentlicht, aus dem Jahr {year}; sie gilt nicht als hoch oder kritisch.',
  ],
  [
    '{count} holes of {name} have been published since {year}, none of them rated high or critical.',
    'Von {name} sind seit {year} {count} Lücken veröffentlicht worden, keine davon gilt als hoch oder kritisch.',
  ],
  [
    '{count} holes of {name} have been published since {year}, {rated} of them rated high or critical.',
    'Von {name} sind seit {year} {count} Lücken veröffentlicht worden, als hoch oder kritisch gelten davon {rated}.',
  ],
];
