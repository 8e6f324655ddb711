// Whose the other end of a connection is, and how that is known.
import type { Template } from '../templates.ts';

export const parties: readonly Template[] = [
  [
    '{name} is connected to {owner} for the first time.',
    '{name} ist zum ersten Mal mit {owner} verbunden.',
  ],
  [
    'The other end is {place} ({protocol}): {reason}',
    'Die Gegenstelle ist {place} ({protocol}): {reason}',
  ],
  ["in {name}'s published range {range}", 'im veröffentlichten Adressbereich {range} von {name}'],
  ["in {name}' published range {range}", 'im veröffentlichten Adressbereich {range} von {name}'],
  [
    '{network}: many rent servers there, so the address does not tell who is behind it',
    '{network}: dort mieten viele Server, die Adresse verrät deshalb nicht, wer dahintersteht',
  ],
  [
    '{network}: it delivers for many, so the address does not tell for whom',
    '{network}: liefert für viele aus, die Adresse verrät nicht, für wen',
  ],
  [
    '{network}: it carries the traffic of many, so the address does not tell whose',
    '{network}: leitet den Verkehr vieler weiter, die Adresse verrät nicht, wessen',
  ],
  [
    '{network}: who uses the address there cannot be told from it',
    '{network}: wer die Adresse dort benutzt, ist ihr nicht anzusehen',
  ],
  [
    'name seen in a DNS answer: {name} → {meaning}',
    'Name aus einer DNS-Antwort: {name} → {meaning}',
  ],
  [
    '{said}; name seen in a DNS answer: {name} → nobody that is known',
    '{said}; Name aus einer DNS-Antwort: {name} → niemand, der bekannt ist',
  ],
  [
    'name seen in a TLS hello: {name} → {meaning}',
    'Name aus den ersten Worten von TLS: {name} → {meaning}',
  ],
  [
    '{said}; name seen in a TLS hello: {name} → nobody that is known',
    '{said}; Name aus den ersten Worten von TLS: {name} → niemand, der bekannt ist',
  ],
  [
    'name seen in a QUIC hello: {name} → {meaning}',
    'Name aus den ersten Worten von QUIC: {name} → {meaning}',
  ],
  [
    '{said}; name seen in a QUIC hello: {name} → nobody that is known',
    '{said}; Name aus den ersten Worten von QUIC: {name} → niemand, der bekannt ist',
  ],
  ['no network announces this address', 'kein Netz gibt diese Adresse als seine bekannt'],
  ['the address is not understood', 'die Adresse ist nicht zu verstehen'],
  ['the table of networks is missing', 'die Tabelle der Netze fehlt'],
  [
    'Whose a connection’s far end is can be told by its address.',
    'Wem die Gegenstelle einer Verbindung gehört, verrät ihre Adresse.',
  ],
  [
    'The table of networks is missing, so only addresses that a vendor has published are known.',
    'Die Tabelle der Netze fehlt; bekannt sind nur Adressen, die ein Hersteller veröffentlicht hat.',
  ],
  [
    'Install Callwarden again, or run `npm run build`.',
    'Installieren Sie Callwarden neu, oder führen Sie `npm run build` aus.',
  ],
  ['this machine itself', 'dieser Rechner selbst'],
  ['no address yet', 'noch keine Adresse'],
  ['in a private network', 'in einem privaten Netz'],
  [
    'on the link that this machine is plugged into',
    'in dem Netzabschnitt, an dem dieser Rechner hängt',
  ],
  ['inside the network of the internet provider', 'im Netz des Internetanbieters'],
  ['a group of machines (multicast)', 'eine Gruppe von Rechnern (Multicast)'],
  ['everybody on the local network (broadcast)', 'alle im lokalen Netz (Broadcast)'],
];
