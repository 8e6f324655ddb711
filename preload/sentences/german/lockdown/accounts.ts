// What is set in an account with the vendor.
import type { Template } from '../../templates.ts';

/** What is so when it is set, without a full stop. */
const wanted: readonly Template[] = [
  [
    'Whoever joins your meeting waits until you let them in',
    'Wer zu Ihrer Besprechung kommt, wartet, bis Sie ihn einlassen',
  ],
  ['Your meetings ask for a passcode', 'Ihre Besprechungen verlangen einen Kenncode'],
  [
    'The passcode is not part of the invitation’s link',
    'Der Kenncode steht nicht im Link der Einladung',
  ],
  [
    'Only the host can share a screen in your meetings',
    'In Ihren Besprechungen kann nur der Gastgeber den Bildschirm teilen',
  ],
  [
    'You know how to lock your meeting and how to remove somebody',
    'Sie wissen, wie Sie Ihre Besprechung sperren und jemanden hinausweisen',
  ],
  [
    'Your confidential meetings are encrypted from end to end',
    'Ihre vertraulichen Besprechungen sind von Ende zu Ende verschlüsselt',
  ],
  [
    'Whoever joins your meeting from outside waits in the lobby',
    'Wer von außen zu Ihrer Besprechung kommt, wartet im Wartebereich',
  ],
  [
    'Your Personal Room locks itself when a meeting has begun',
    'Ihr persönlicher Raum schließt sich ab, wenn eine Besprechung begonnen hat',
  ],
  ['Discord does not keep how you use it', 'Discord behält nicht, wie Sie es benutzen'],
];

export const accounts: readonly Template[] = [
  ...wanted.flatMap(([english, german]): readonly Template[] => [
    [english, german],
    [`${english}.`, `${german}.`],
    [
      `Not ticked yet: ${english.charAt(0).toLowerCase()}${english.slice(1)}.`,
      `Noch nicht abgehakt: ${german}.`,
    ],
  ]),
  [
    'This is set in your {name} account, where Callwarden cannot look.',
    'Das steht in Ihrem Konto bei {name}, in das Callwarden nicht sehen kann.',
  ],
  // Zoom. What stands on its own pages is named as it stands there.
  [
    'A meeting’s number can be guessed or passed on. In the waiting room you see who comes.',
    'Die Nummer einer Besprechung lässt sich erraten oder weitergeben. Im Warteraum sehen Sie, wer kommt.',
  ],
  [
    'Without it, anybody with the link is in the meeting at once.',
    'Sonst ist jeder, der den Link hat, sofort in der Besprechung.',
  ],
  [
    'Sign in at zoom.us and open Settings, then Meeting.',
    'Melden Sie sich auf zoom.us an, und öffnen Sie „Settings“, dann „Meeting“.',
  ],
  [
    'Under Security, switch Waiting Room on.',
    'Schalten Sie unter „Security“ den Punkt „Waiting Room“ ein.',
  ],
  [
    'A passcode keeps out whoever only tries numbers.',
    'Ein Kenncode hält draußen, wer nur Nummern durchprobiert.',
  ],
  [
    'Meetings without one have been found by trying numbers.',
    'Besprechungen ohne Kenncode wurden schon durch Probieren von Nummern gefunden.',
  ],
  [
    'Under Security, switch Meeting Passcode on, and the one for your Personal Meeting ID as well.',
    'Schalten Sie unter „Security“ den Punkt „Meeting Passcode“ ein, und den für Ihre „Personal Meeting ID“ ebenso.',
  ],
  [
    'A link that holds the passcode lets in everybody who finds the link.',
    'Ein Link mit dem Kenncode darin lässt jeden ein, der den Link findet.',
  ],
  [
    'It matters where invitations are passed on or published.',
    'Es zählt, wo Einladungen weitergegeben oder veröffentlicht werden.',
  ],
  [
    'Under Security, switch off “Embed passcode in invite link for one-click join”.',
    'Schalten Sie unter „Security“ den Punkt „Embed passcode in invite link for one-click join“ aus.',
  ],
  [
    'Send the passcode by another way than the link.',
    'Senden Sie den Kenncode auf einem anderen Weg als den Link.',
  ],
  [
    'A stranger who shares a screen shows everybody whatever they like.',
    'Ein Fremder, der seinen Bildschirm teilt, zeigt allen, was ihm gefällt.',
  ],
  [
    'It takes one uninvited guest to spoil a meeting for all.',
    'Ein einziger ungebetener Gast kann allen die Besprechung verderben.',
  ],
  [
    'Under In Meeting (Basic), at Screen sharing, choose Host Only.',
    'Wählen Sie unter „In Meeting (Basic)“ bei „Screen sharing“ den Punkt „Host Only“.',
  ],
  [
    'When something goes wrong there is no time to look for the button.',
    'Geht etwas schief, ist keine Zeit, den Knopf zu suchen.',
  ],
  [
    'It helps only in the moment when it is needed.',
    'Es hilft nur in dem Augenblick, in dem es gebraucht wird.',
  ],
  ['Start a meeting of your own, alone.', 'Beginnen Sie eine eigene Besprechung, allein.'],
  [
    'Open Host tools (the shield): there are Lock meeting, Waiting room, and what participants may do.',
    'Öffnen Sie „Host tools“ (den Schild): Dort sind „Lock meeting“, „Waiting room“ und was Teilnehmer dürfen.',
  ],
  [
    'Otherwise Zoom’s servers hold the keys of a meeting.',
    'Sonst haben die Server von Zoom die Schlüssel einer Besprechung.',
  ],
  [
    'Some things, such as recording in the cloud and joining by telephone, do not work with it.',
    'Manches geht damit nicht, etwa Aufnahmen beim Anbieter und Teilnahme per Telefon.',
  ],
  [
    'Under Security, switch on “Allow use of end-to-end encryption”.',
    'Schalten Sie unter „Security“ den Punkt „Allow use of end-to-end encryption“ ein.',
  ],
  [
    'Choose it for each meeting that needs it; a green shield with a lock shows that it is on.',
    'Wählen Sie es für jede Besprechung, die es braucht; ein grüner Schild mit Schloss zeigt, dass es gilt.',
  ],
  // Teams.
  [
    'In the lobby you see who comes before they hear you.',
    'Im Wartebereich sehen Sie, wer kommt, bevor er Sie hört.',
  ],
  [
    'Open the meeting in your calendar and choose Meeting options.',
    'Öffnen Sie die Besprechung in Ihrem Kalender, und wählen Sie „Meeting options“.',
  ],
  [
    'At “Who can bypass the lobby?” choose “Only organizers and co-organizers” or “People who were invited”.',
    'Wählen Sie bei „Who can bypass the lobby?“ entweder „Only organizers and co-organizers“ oder „People who were invited“.',
  ],
  // Webex.
  [
    'A Personal Room has the same address for ever: whoever was once invited can walk in.',
    'Ein persönlicher Raum behält für immer dieselbe Adresse: Wer einmal eingeladen war, kann hineinspazieren.',
  ],
  ['Old guests have the address.', 'Frühere Gäste haben die Adresse.'],
  [
    'Sign in to your Webex site and open Preferences, then My Personal Room.',
    'Melden Sie sich auf Ihrer Webex-Seite an, und öffnen Sie „Preferences“, dann „My Personal Room“.',
  ],
  [
    'Switch Automatic lock on, with 0 minutes after the meeting starts.',
    'Schalten Sie „Automatic lock“ ein, 0 Minuten nach Beginn der Besprechung.',
  ],
  // Discord.
  [
    'What you open and how long is kept for statistics and experiments unless you say no.',
    'Was Sie öffnen und wie lange, wird für Statistik und Versuche behalten, solange Sie nicht Nein sagen.',
  ],
  [
    'It is about how you use it, not about what you say.',
    'Es geht darum, wie Sie es benutzen, nicht darum, was Sie sagen.',
  ],
  [
    'Open User Settings, then Data & Privacy.',
    'Öffnen Sie „User Settings“, dann „Data & Privacy“.',
  ],
  [
    'Switch off “Use my data to improve Discord” and “Use data to personalize my Discord experience”.',
    'Schalten Sie „Use my data to improve Discord“ und „Use data to personalize my Discord experience“ aus.',
  ],
];
