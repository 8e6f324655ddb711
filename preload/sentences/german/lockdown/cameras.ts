// Device files of cameras, and who may open them.
import type { Template } from '../../templates.ts';

export const cameras: readonly Template[] = [
  [
    '{name} finds no camera that is open to everybody on this machine.',
    '{name} findet keine Kamera, die allen auf diesem Rechner offensteht.',
  ],
  [
    '{name} finds a camera that is open to everybody on this machine.',
    '{name} findet eine Kamera, die allen auf diesem Rechner offensteht.',
  ],
  [
    'Every user and every service of this machine can watch, whoever sits in front of it.',
    'Jeder Benutzer und jeder Dienst dieses Rechners kann zusehen, wer auch davor sitzt.',
  ],
  [
    'A camera belongs to whoever sits at the machine. The desktop sees to that, unless the camera’s file is open to all.',
    'Eine Kamera gehört dem, der am Rechner sitzt. Dafür sorgt der Desktop, wenn die Gerätedatei nicht allen offensteht.',
  ],
  [
    'A service that watches through the camera as a user of its own has to be put into the camera’s group.',
    'Ein Dienst, der unter eigenem Namen durch die Kamera sieht, muss in die Gruppe der Kamera aufgenommen werden.',
  ],
  [
    'Let cameras be for their group and whoever sits at the machine, for good.',
    'Kameras auf Dauer nur ihrer Gruppe geben und dem, der am Rechner sitzt.',
  ],
  [
    'Close {shown} to everybody else (mode {mode}).',
    '{shown} für alle anderen schließen (Rechte {mode}).',
  ],
  [
    '{shown} has the mode {mode}: everybody may use this camera.',
    '{shown} hat die Rechte {mode}: Jeder darf diese Kamera benutzen.',
  ],
  ['open to everybody', 'offen für alle'],
  ['for whoever sits at the machine', 'für den, der am Rechner sitzt'],
  [
    '{name} reaches the camera only while you sit at this machine.',
    '{name} erreicht die Kamera nur, solange Sie an diesem Rechner sitzen.',
  ],
  [
    '{name} reaches the camera even while you do not sit at this machine.',
    '{name} erreicht die Kamera, auch wenn Sie nicht an diesem Rechner sitzen.',
  ],
  [
    'It matters where you are logged in from afar, or somebody else sits at this machine.',
    'Es zählt, wo Sie aus der Ferne angemeldet sind oder jemand anderes an diesem Rechner sitzt.',
  ],
  [
    'The desktop lends the cameras to whoever sits at the machine. A member of their group has them always, and so has all that runs in that name.',
    'Der Desktop leiht die Kameras dem, der am Rechner sitzt. Wer zu ihrer Gruppe gehört, hat sie immer, und alles, was in seinem Namen läuft, auch.',
  ],
  ['Leave the group: {command}', 'Verlassen Sie die Gruppe: {command}'],
  [
    'Log out and in again, and look whether the camera still works for you.',
    'Melden Sie sich ab und wieder an, und sehen Sie nach, ob die Kamera noch geht.',
  ],
  [
    'Where it does not, your desktop lends out no cameras. Go back: {command}',
    'Geht sie nicht, leiht Ihr Desktop keine Kameras aus. Zurück geht es mit: {command}',
  ],
  [
    '{member} is in the group {group}, which may use {shown} at any time.',
    '{member} ist in der Gruppe {group}, und die darf {shown} jederzeit benutzen.',
  ],
  ['at any time', 'jederzeit'],
  ['while you sit at the machine', 'solange Sie am Rechner sitzen'],
];
