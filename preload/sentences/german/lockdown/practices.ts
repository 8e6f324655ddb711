// What is on record about a vendor. What it did is told as its source has it.
import type { Template } from '../../templates.ts';

export const practices: readonly Template[] = [
  [
    'You know what {whose} vendor does with what it learns about you.',
    'Sie wissen, was der Hersteller von {whose} mit dem tut, was er über Sie erfährt.',
  ],
  [
    'How {whose} vendor has dealt with people’s data is on record.',
    'Wie der Hersteller von {whose} mit Daten umgegangen ist, ist festgehalten.',
  ],
  [
    'Much of it is some years old; what holds today stands in the vendor’s own statement.',
    'Vieles davon ist einige Jahre alt; was heute gilt, steht in der Erklärung des Herstellers selbst.',
  ],
  [
    'No setting on this machine changes what happens on its vendor’s machines. These are the things that are on record.',
    'Keine Einstellung hier ändert, was auf den Rechnern des Herstellers geschieht. Das ist, was darüber festgehalten ist.',
  ],
  [
    'Join by the browser where you can, and without an account: then {name} learns less.',
    'Nehmen Sie im Browser teil, wo es geht, und ohne Konto: Dann erfährt {name} weniger.',
  ],
  [
    'Write your first name only, and nothing in the chat that you would not write on a postcard.',
    'Geben Sie nur Ihren Vornamen an, und schreiben Sie nichts in den Chat, was Sie nicht auf eine Postkarte schrieben.',
  ],
  [
    'Ask its vendor in writing what it keeps about you, and to delete what it does not need. In the EU, articles 15 and 17 of the GDPR give you the right to an answer within a month.',
    'Fragen Sie den Hersteller schriftlich, was er über Sie speichert, und verlangen Sie, dass er löscht, was er nicht braucht. In der EU geben Ihnen die Artikel 15 und 17 der DSGVO das Recht auf eine Antwort binnen eines Monats.',
  ],
];
