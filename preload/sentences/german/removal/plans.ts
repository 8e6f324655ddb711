// What a removal does, what package managers answer, and how what went can come back.
import type { Template } from '../../templates.ts';

export const plans: readonly Template[] = [
  ['Move the file {shown} to quarantine.', 'Die Datei {shown} in Quarantäne bewegen.'],
  ['Move the folder {shown} to quarantine.', 'Den Ordner {shown} in Quarantäne bewegen.'],
  ['Move the entry {shown} to quarantine.', 'Den Eintrag {shown} in Quarantäne bewegen.'],
  [
    'Move the link (not what it leads to, {target}) {shown} to quarantine.',
    'Den Verweis {shown} in Quarantäne bewegen (nicht, wohin er führt: {target}).',
  ],
  [
    'Move {shown}, which the package {package} leaves, to quarantine.',
    '{shown}, das vom Paket {package} bleibt, in Quarantäne bewegen.',
  ],
  [
    'Move what is left of {shown} to quarantine.',
    'Was von {shown} übrig ist, in Quarantäne bewegen.',
  ],
  [
    'What goes to quarantine is deleted for good at the end.',
    'Was in Quarantäne kommt, wird am Ende endgültig gelöscht.',
  ],
  [
    'End {name} (its process): asked politely first, after 5 seconds firmly.',
    '{name} beenden (einen Prozess): erst höflich gebeten, nach 5 Sekunden bestimmt.',
  ],
  [
    'End {name} (its {count} processes): asked politely first, after 5 seconds firmly.',
    '{name} beenden ({count} Prozesse): erst höflich gebeten, nach 5 Sekunden bestimmt.',
  ],
  ['Stop the service {unit}.', 'Den Dienst {unit} anhalten.'],
  ['Take {name} out of {shown} for {sort}.', '{name} in {shown} für {sort} herausnehmen.'],
  [
    'Switch off the repository {address} in {shown}.',
    'Die Paketquelle {address} in {shown} ausschalten.',
  ],
  [
    'Remove the package {packages} with {manager}.',
    'Das Paket {packages} mit {manager} deinstallieren.',
  ],
  [
    'Remove the packages {packages} with {manager}.',
    'Die Pakete {packages} mit {manager} deinstallieren.',
  ],
  // How it comes back.
  [
    '{packages} can be installed again with: {command} (where its repository or your copy of the package still has it).',
    '{packages} lässt sich wieder installieren mit: {command} (wo die Paketquelle oder Ihre Kopie des Pakets es noch hat).',
  ],
  [
    '{packages} can be installed again with: {command} (where its repository still has it).',
    '{packages} lässt sich wieder installieren mit: {command} (wo die Paketquelle es noch hat).',
  ],
  [
    '{packages} can be installed again with: {command}',
    '{packages} lässt sich wieder installieren mit: {command}',
  ],
  [
    'Its package starts it when it is installed anew.',
    'Sein Paket startet ihn, wenn es neu installiert wird.',
  ],
  [
    '{packages} can be installed again from its package (a .deb file) with dpkg --install.',
    '{packages} lässt sich aus seinem Paket (einer .deb-Datei) mit dpkg --install wieder installieren.',
  ],
  [
    '{packages} can be installed again from its package (an .rpm file) with rpm --install.',
    '{packages} lässt sich aus seinem Paket (einer .rpm-Datei) mit rpm --install wieder installieren.',
  ],
  [
    '{packages} can be installed again with: {command} (what came from the AUR is built anew from there).',
    '{packages} lässt sich wieder installieren mit: {command} (was aus dem AUR kam, wird von dort neu gebaut).',
  ],
  // Why not.
  ['“{id}” is not there (any more).', '„{id}“ ist nicht (mehr) da.'],
  [
    'Look again at what is there, and choose from that.',
    'Sehen Sie neu an, was da ist, und wählen Sie daraus.',
  ],
  [
    '“{id}” is not taken away from here: {said}',
    '„{id}“ wird von hier aus nicht weggenommen: {said}',
  ],
  ['Leave it out.', 'Lassen Sie es weg.'],
  [
    '{manager} would also change what is not the client’s: {packages}. So nothing was done.',
    '{manager} würde auch ändern, was nicht zum Programm gehört: {packages}. Deshalb wurde nichts getan.',
  ],
  [
    'Look at what needs it, and remove the package by hand with {manager} if that is what you want.',
    'Sehen Sie nach, was es braucht, und entfernen Sie das Paket von Hand mit {manager}, wenn Sie das wollen.',
  ],
  [
    '{manager} does not remove it as things are, so nothing was done.',
    '{manager} entfernt es nicht, so wie es steht; deshalb wurde nichts getan.',
  ],
  [
    'Put right what {manager} complains of, then try again.',
    'Bringen Sie in Ordnung, worüber {manager} klagt, und versuchen Sie es dann noch einmal.',
  ],
  [
    '{manager} works on the running system alone, so its package in {root} cannot be removed from here.',
    '{manager} arbeitet nur am laufenden System; sein Paket in {root} lässt sich von hier aus nicht entfernen.',
  ],
  [
    'Leave the package out, or run {manager} in that system.',
    'Lassen Sie das Paket weg, oder führen Sie {manager} in jenem System aus.',
  ],
  [
    'Another program (process {pid}) is installing or removing packages now, so nothing was done.',
    'Gerade installiert oder entfernt ein anderes Programm (Prozess {pid}) Pakete; deshalb wurde nichts getan.',
  ],
  [
    'Another program is installing or removing packages now, so nothing was done.',
    'Gerade installiert oder entfernt ein anderes Programm Pakete; deshalb wurde nichts getan.',
  ],
  [
    'Another program is installing or removing packages now, so nothing was done: {path} is there.',
    'Gerade installiert oder entfernt ein anderes Programm Pakete; deshalb wurde nichts getan: {path} ist da.',
  ],
  [
    'Wait until it is over, then try again. Where no program does, take {path} away.',
    'Warten Sie, bis das vorbei ist, und versuchen Sie es dann noch einmal. Wenn es kein Programm tut, nehmen Sie {path} weg.',
  ],
  [
    'Packages in {root} are removed by the administrator alone.',
    'Pakete in {root} entfernt nur der Administrator.',
  ],
  [
    'Run this command as the administrator, or leave the package out.',
    'Führen Sie diesen Befehl als Administrator aus, oder lassen Sie das Paket weg.',
  ],
  [
    'flatpak removes what is in {home} for the person alone whose home it is.',
    'flatpak entfernt, was in {home} liegt, nur für den, dem dieser Ordner gehört.',
  ],
  [
    'Run this command as that person, or leave the package out.',
    'Führen Sie diesen Befehl als diese Person aus, oder lassen Sie das Paket weg.',
  ],
  [
    'Packages of {manager} are not read here, so nobody can tell which files belong to one.',
    'Pakete von {manager} werden hier nicht gelesen; welche Dateien zu einem gehören, lässt sich deshalb nicht sagen.',
  ],
  [
    'Remove the client with {manager}; what stands outside of your home is left to you.',
    'Entfernen Sie das Programm mit {manager}; was außerhalb Ihres persönlichen Ordners liegt, bleibt Ihnen überlassen.',
  ],
];
