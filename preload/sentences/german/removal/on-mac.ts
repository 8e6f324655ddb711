// What macOS has of a client that goes: jobs, drivers, receipts.
import type { Template } from '../../templates.ts';

/** What macOS has, and what becomes of it; the first half alone stands in a verdict. */
const systemExtensions: readonly Template[] = [
  ['the camera extension', 'die Kameraerweiterung'],
  ['the network extension', 'die Netzwerkerweiterung'],
  ['the security extension', 'die Sicherheitserweiterung'],
  ['the driver', 'den Treiber'],
  ['the system extension', 'die Systemerweiterung'],
].flatMap(([what, was]) =>
  [
    ['', ''],
    [
      '; it goes with its application when you put {shown} into the Trash in Finder, and is left behind when Callwarden moves it',
      '; das geht mit seinem Programm, wenn Sie {shown} im Finder in den Papierkorb legen, und bleibt zurück, wenn Callwarden es verschiebt',
    ],
    [
      '; switch it off in System Settings under General and Login Items & Extensions',
      '; schalten Sie das in den Systemeinstellungen unter „Allgemein“ und „Anmeldeobjekte & Erweiterungen“ aus',
    ],
    [
      '; it is uninstalled already and gone when the Mac has restarted',
      '; das ist schon deinstalliert und nach einem Neustart des Macs fort',
    ],
  ].map(
    ([rest, dann]): Template => [
      `macOS has ${what} {extension} of {name}${rest}.`,
      `macOS hat ${was} {extension} von {name}${dann}.`,
    ],
  ),
);

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
  ...systemExtensions,
  [
    'macOS has “{item}” of {name} among the login items.',
    'macOS hat „{item}“ von {name} unter den Anmeldeobjekten.',
  ],
  [
    'macOS has “{item}” of {name} among the login items; take it out in System Settings under General and Login Items & Extensions.',
    'macOS hat „{item}“ von {name} unter den Anmeldeobjekten; nehmen Sie es in den Systemeinstellungen unter „Allgemein“ und „Anmeldeobjekte & Erweiterungen“ heraus.',
  ],
  [
    'macOS lists {extension} {version} among its system extensions.',
    'macOS führt {extension} {version} unter seinen Systemerweiterungen.',
  ],
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
