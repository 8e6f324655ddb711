// What a client has in the keyring, in browsers and in firewalls.
import type { Template } from '../../templates.ts';

/** `verdictOf` names what has no path by the first half of its sentence. */
const inHalves = ([half, haelfte]: Template, ends: readonly Template[]): readonly Template[] => [
  [`${half}.`, `${haelfte}.`],
  ...ends.map(([end, ende]): Template => [`${half}; ${end}.`, `${haelfte}; ${ende}.`]),
];

const perhaps: Template = [
  'it may be {name}’s, but no source that can be opened says so',
  'das kann zu {name} gehören, aber keine Quelle, die sich öffnen lässt, sagt es',
];

const keyring: readonly Template[] = [
  ...inHalves(
    ['“{label}” in the keyring ({words})', '„{label}“ im Schlüsselbund ({words})'],
    [
      perhaps,
      [
        '{name} signs in or unlocks its data with it, and its secret is not read',
        '{name} meldet sich damit an oder öffnet seine Daten, und das Geheimnis darin wird nicht gelesen',
      ],
      [
        'it opens the messages of {name}, and stays unless you choose it',
        'das öffnet die Nachrichten von {name} und bleibt, wenn Sie es nicht wählen',
      ],
      [
        'it opens the saved passwords of {name}, and stays unless you choose it',
        'das öffnet die gespeicherten Passwörter von {name} und bleibt, wenn Sie es nicht wählen',
      ],
    ],
  ),
  ['The entry “{label}” is found by {words}.', 'Der Eintrag „{label}“ ist zu finden mit {words}.'],
  [
    'Set “{label}” aside in the keyring: {name} no longer finds it, and its secret stays there, unread.',
    '„{label}“ im Schlüsselbund beiseitelegen: {name} findet es nicht mehr, und das Geheimnis bleibt dort, ungelesen.',
  ],
  [
    'What {name} may keep in the keyrings of this home was not looked at: they open in their own session alone.',
    'Was {name} in den Schlüsselbunden dieses persönlichen Ordners haben mag, wurde nicht angesehen: Sie öffnen sich nur in ihrer eigenen Sitzung.',
  ],
  [
    'Run Callwarden as that person, logged in.',
    'Führen Sie Callwarden als diese Person aus, angemeldet.',
  ],
  [
    'A keyring that is locked holds what may be {name}’s; it was not opened.',
    'Ein gesperrter Schlüsselbund enthält, was zu {name} gehören kann; er wurde nicht geöffnet.',
  ],
  [
    'Unlock it (in “Passwords and Keys”, or by logging in), then look again.',
    'Entsperren Sie ihn (in „Passwörter und Verschlüsselung“ oder durch Anmelden), und sehen Sie noch einmal nach.',
  ],
  [
    'Unlock it (in “Passwords and Keys”, or by logging in), then try again.',
    'Entsperren Sie ihn (in „Passwörter und Verschlüsselung“ oder durch Anmelden), und versuchen Sie es dann noch einmal.',
  ],
  [
    'The keyring of this session does not do this: it is locked, or none is running.',
    'Der Schlüsselbund dieser Sitzung tut das nicht: Er ist gesperrt, oder es läuft keiner.',
  ],
  [
    'The keyring wants to be asked before it deletes “{label}”, so it stays set aside.',
    'Der Schlüsselbund will gefragt werden, bevor er „{label}“ löscht; deshalb bleibt es beiseitegelegt.',
  ],
  [
    'Delete it in the keyring’s own program, such as “Passwords and Keys”.',
    'Löschen Sie es im Programm des Schlüsselbunds, etwa „Passwörter und Verschlüsselung“.',
  ],
  [
    'The keyring gave an answer that is not understood, so nothing was done with it.',
    'Der Schlüsselbund hat eine Antwort gegeben, die nicht verstanden wird; deshalb wurde nichts damit getan.',
  ],
  [
    'Look at its entries in the keyring’s own program, such as “Passwords and Keys”.',
    'Sehen Sie seine Einträge im Programm des Schlüsselbunds an, etwa „Passwörter und Verschlüsselung“.',
  ],
  ['The keyring that holds “{label}” is locked.', 'Der Schlüsselbund mit „{label}“ ist gesperrt.'],
  [
    'The entry “{label}” of the keyring is no longer as it was when the plan was made.',
    'Der Eintrag „{label}“ des Schlüsselbunds ist nicht mehr so wie beim Planen.',
  ],
  [
    'This system has no keyring that can be asked.',
    'Dieses System hat keinen Schlüsselbund, der gefragt werden kann.',
  ],
];

const browsers: readonly Template[] = [
  ...inHalves(
    [
      'The extension “{extension}” in {profile} of {browser}',
      'Die Erweiterung „{extension}“ in {profile} von {browser}',
    ],
    [perhaps, ['it is {name}’s own', 'sie ist die von {name} selbst']],
  ),
  [
    '{browser} has it open: close {again} and look again, or remove it there (menu ⋮ → Extensions → Manage extensions → Remove).',
    '{browser} hat das gerade offen: Schließen Sie {again} und sehen Sie noch einmal nach, oder entfernen Sie sie dort (Menü ⋮ → Erweiterungen → Erweiterungen verwalten → Entfernen).',
  ],
  [
    '{browser} has it open: close {again} and look again, or remove it there (menu ☰ → Add-ons and themes → Extensions → ⋯ → Remove).',
    '{browser} hat das gerade offen: Schließen Sie {again} und sehen Sie noch einmal nach, oder entfernen Sie sie dort (Menü ☰ → Add-ons und Themes → Erweiterungen → ⋯ → Entfernen).',
  ],
  [
    'Put back, it is switched off until you switch it on again.',
    'Zurückgebracht ist sie ausgeschaltet, bis Sie sie wieder einschalten.',
  ],
  [
    'An account that is synced may bring it back: remove it there too.',
    'Ein Konto, das abgeglichen wird, kann sie wiederbringen: Entfernen Sie sie auch dort.',
  ],
  ['{shown} is of the extension {id}.', '{shown} ist von der Erweiterung {id}.'],
  [
    'Take “{extension}” out of {browser}’s list of extensions, {shown}.',
    '„{extension}“ aus der Liste der Erweiterungen von {browser} nehmen, {shown}.',
  ],
  ['Move {shown} to quarantine.', '{shown} in Quarantäne bewegen.'],
  [
    '{shown} has {browser} install the extension “{extension}”, which may be {name}’s; no source that can be opened says so.',
    '{shown} lässt {browser} die Erweiterung „{extension}“ installieren, die zu {name} gehören kann; keine Quelle, die sich öffnen lässt, sagt es.',
  ],
  [
    '{shown} has {browser} install {name}’s extension “{extension}”; without it {again} takes it out again when it starts.',
    '{shown} lässt {browser} die Erweiterung „{extension}“ von {name} installieren; ohne das nimmt {again} sie beim Start wieder heraus.',
  ],
  [
    'A policy of this machine, {shown}, has {browser} install {name}’s extension “{extension}”: it stays unless you choose it, and brings the extension back until then.',
    'Eine Richtlinie dieses Rechners, {shown}, lässt {browser} die Erweiterung „{extension}“ von {name} installieren: Sie bleibt, wenn Sie sie nicht wählen, und bringt die Erweiterung bis dahin wieder.',
  ],
  [
    'Take “{extension}” out of the extensions that {shown} has {browser} install.',
    '„{extension}“ aus den Erweiterungen nehmen, die {shown} {browser} installieren lässt.',
  ],
];

const hands: readonly Template[] = [
  [
    '“ufw status numbered” shows its number, “ufw delete NUMBER” takes it away.',
    '„ufw status numbered“ zeigt ihre Nummer, „ufw delete NUMMER“ nimmt sie weg.',
  ],
  [
    '“firewall-cmd --permanent --remove-service=NAME” takes it away.',
    '„firewall-cmd --permanent --remove-service=NAME“ nimmt sie weg.',
  ],
  [
    'take its line out of the file, then reload nftables.',
    'Nehmen Sie ihre Zeile aus der Datei, und laden Sie nftables neu.',
  ],
  [
    'take its line out of the file, then load it with iptables-restore.',
    'Nehmen Sie ihre Zeile aus der Datei, und laden Sie sie mit iptables-restore.',
  ],
];

const firewalls: readonly Template[] = [
  ...inHalves(
    ['Callwarden’s own block of {name}', 'Callwardens eigene Sperre für {name}'],
    [
      [
        'it was made on {day}, and is lifted, for there is nothing left to block',
        'sie ist vom {day} und wird aufgehoben, denn es gibt nichts mehr zu sperren',
      ],
    ],
  ),
  ['Lift Callwarden’s block of {name}.', 'Callwardens Sperre für {name} aufheben.'],
  ['{shown} tells {tool} of ports for {name}.', '{shown} nennt {tool} Ports für {name}.'],
  [
    '{shown} tells {tool} of ports for {name}, by the name “{word}” alone: look into it before you choose it.',
    '{shown} nennt {tool} Ports für {name}; nur der Name „{word}“ spricht dafür: Sehen Sie hinein, bevor Sie es wählen.',
  ],
  ...inHalves(
    ['A rule of {tool} in {shown} with “{word}”', 'Eine Regel von {tool} in {shown} mit „{word}“'],
    [
      [
        'nothing more is known of it than this name',
        'mehr als dieser Name ist darüber nicht bekannt',
      ],
      [
        '{name} uses these ports, and others may use them too',
        '{name} benutzt diese Ports, und andere vielleicht auch',
      ],
    ],
  ),
  ...hands.map(
    ([english, german]): Template => [
      `Callwarden does not change it as the administrator: ${english}`,
      `Callwarden ändert sie nicht als Administrator: ${german}`,
    ],
  ),
  [
    'Taken out, it holds no more once {tool} reads its rules anew.',
    'Herausgenommen gilt sie nicht mehr, sobald {tool} seine Regeln neu liest.',
  ],
  ['{shown} has a rule with “{word}”.', '{shown} hat eine Regel mit „{word}“.'],
  [
    'Take the rule with “{word}” out of {shown} ({tool} reads it when it starts or reloads).',
    'Die Regel mit „{word}“ aus {shown} nehmen ({tool} liest das beim Start oder beim Neuladen).',
  ],
];

export const elsewhere: readonly Template[] = [...keyring, ...browsers, ...firewalls];
