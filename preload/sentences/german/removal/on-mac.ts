// What macOS has of a client that goes: jobs, drivers, receipts.
import type { Template } from '../../templates.ts';

export const onMac: readonly Template[] = [
  [
    '{title} stands at {shown}; the Installer put it there, and takes nothing away.',
    '{title} liegt unter {shown}; das Installationsprogramm hat es dort abgelegt und nimmt nichts weg.',
  ],
  [
    'The agent {label} of {name} is started by launchd.',
    'Der Agent {label} von {name} wird von launchd gestartet.',
  ],
  [
    'The daemon {label} of {name} is started by launchd.',
    'Der Dämon {label} von {name} wird von launchd gestartet.',
  ],
  ['{shown} tells launchd of {label}.', '{shown} meldet launchd {label}.'],
  [
    '{name} has put {shown} there: a sound driver, which every program of this Mac loads; it is gone when the Mac has restarted.',
    '{name} hat {shown} dort abgelegt: einen Tontreiber, den jedes Programm dieses Macs lädt; er ist fort, wenn der Mac neu gestartet ist.',
  ],
  [
    '{name} has put {shown} there: a camera plug-in, which programs that use a camera load.',
    '{name} hat {shown} dort abgelegt: ein Kameramodul, das Programme laden, die eine Kamera benutzen.',
  ],
  [
    '{name} has put {shown} there: a helper with the rights of the system.',
    '{name} hat {shown} dort abgelegt: ein Hilfsprogramm mit den Rechten des Systems.',
  ],
  [
    'The Installer has a receipt of {title}; without it macOS no longer believes that {name} is installed.',
    'Das Installationsprogramm hat einen Beleg über {title}; ohne ihn hält macOS {name} nicht mehr für installiert.',
  ],
  [
    'The Installer has a receipt of {title}, whose name Callwarden gives to no program: it stays.',
    'Das Installationsprogramm hat einen Beleg über {title}, dessen Namen Callwarden keinem Programm übergibt: Er bleibt.',
  ],
  ['{shown} is the receipt of {title}.', '{shown} ist der Beleg über {title}.'],
  [
    'Have the Installer forget its receipt of {id}.',
    'Das Installationsprogramm den Beleg über {id} vergessen lassen.',
  ],
  [
    'The Installer writes it anew when {name} is installed again.',
    'Das Installationsprogramm schreibt ihn neu, wenn {name} wieder installiert wird.',
  ],
];
