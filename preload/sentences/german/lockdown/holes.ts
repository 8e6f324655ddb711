// Published holes of an installed version, and why nobody can tell.
import type { Template } from '../../templates.ts';

export const holes: readonly Template[] = [
  [
    'The installed version of {name} has no published holes.',
    'Die installierte Version von {name} hat keine veröffentlichten Sicherheitslücken.',
  ],
  [
    'The installed {name} has a published hole.',
    'Das installierte {name} hat eine veröffentlichte Sicherheitslücke.',
  ],
  [
    'The installed {name} has {holes} published holes.',
    'Das installierte {name} hat {holes} veröffentlichte Sicherheitslücken.',
  ],
  [
    'Old versions of {name} have holes that everybody can read about. An update closes them.',
    'Alte Versionen von {name} haben Lücken, über die jeder nachlesen kann. Eine Aktualisierung schließt sie.',
  ],
  [
    'The holes are published: whoever wants to use them can read how.',
    'Die Lücken sind veröffentlicht: Wer sie ausnutzen will, kann nachlesen, wie.',
  ],
  [
    'The worst of them is rated {level} by those who published it.',
    'Wer die schlimmste davon veröffentlicht hat, stuft sie als {level} ein.',
  ],
  ['{version} or newer', '{version} oder neuer'],
  [
    'For every published hole of {name} it is known whether your version has it.',
    'Von jeder veröffentlichten Lücke in {name} ist bekannt, ob Ihre Version sie hat.',
  ],
  [
    'For one published hole of {name} nobody can tell whether your version has it.',
    'Bei einer veröffentlichten Lücke in {name} lässt sich nicht sagen, ob Ihre Version sie hat.',
  ],
  [
    'For {count} published holes of {name} nobody can tell whether your version has them.',
    'Bei {count} veröffentlichten Lücken in {name} lässt sich nicht sagen, ob Ihre Version sie hat.',
  ],
  ['It may not concern your version at all.', 'Vielleicht betrifft es Ihre Version gar nicht.'],
  [
    'Some records do not say which versions they are about. Being up to date is all that one can do.',
    'Manche Einträge sagen nicht, um welche Versionen es geht. Auf dem neuesten Stand zu sein ist alles, was man tun kann.',
  ],
  // The evidence: the record's number and title, and how your version stands to it.
  [
    '{record}, {fact} {version} is older than {fixed}, which has the fix.',
    '{record}: „{fact}“ {version} ist älter als {fixed}, wo es behoben ist.',
  ],
  [
    '{record}, {fact} {version} is among the affected versions, up to {last}.',
    '{record}: „{fact}“ {version} gehört zu den betroffenen Versionen, bis {last}.',
  ],
  [
    '{record}, {fact} {version} does not say which build it is, and that decides it.',
    '{record}: „{fact}“ {version} sagt nicht, welcher Build es ist, und darauf kommt es an.',
  ],
  [
    '{record}, {fact} The published record does not say which versions are affected.',
    '{record}: „{fact}“ Der veröffentlichte Eintrag sagt nicht, welche Versionen betroffen sind.',
  ],
  [
    '{record}, {fact} Nothing on this machine says which version it is.',
    '{record}: „{fact}“ Nichts auf diesem Rechner sagt, welche Version es ist.',
  ],
  [
    '{record}, {fact} {package} is a program of its own, with versions of its own.',
    '{record}: „{fact}“ {package} ist ein eigenes Programm mit eigenen Versionen.',
  ],
  [
    '{record}, {fact} “{version}” is not a version as this program prints them.',
    '{record}: „{fact}“ „{version}“ ist keine Version, wie dieses Programm sie schreibt.',
  ],
  [
    '{record}, {fact} {version} is an extended support release, which gets fixes without a new number.',
    '{record}: „{fact}“ {version} ist eine Ausgabe mit langer Pflege, die Korrekturen ohne neue Nummer bekommt.',
  ],
  [
    "{record}, {fact} {version} is your distribution's own build, which may hold the fix under an older number.",
    '{record}: „{fact}“ {version} hat Ihre Distribution selbst gebaut; die Korrektur kann darin unter einer älteren Nummer stecken.',
  ],
];
