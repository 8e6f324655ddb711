// What can be set in an account, where exactly, and who says so.
import type { Severity } from '../../../../preload/contract/index.ts';

export interface AccountStep {
  /** Part of the check's id. */
  readonly name: string;
  /** What is so when it is set, without a full stop. */
  readonly wanted: string;
  readonly why: string;
  readonly severity: Severity;
  readonly severityReason: string;
  readonly instructions: readonly [string, ...string[]];
  /** Where it is set; null where it has no page of its own. */
  readonly page: string | null;
  /** The vendor's own page about it. */
  readonly source: string;
}

const zoomSettings = 'https://zoom.us/profile/setting';
const zoomArticle = (number: string): string =>
  `https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=${number}`;

const zoom: readonly AccountStep[] = [
  {
    name: 'waiting-room',
    wanted: 'Whoever joins your meeting waits until you let them in',
    why: 'A meeting’s number can be guessed or passed on. In the waiting room you see who comes.',
    severity: 'medium',
    severityReason: 'Without it, anybody with the link is in the meeting at once.',
    instructions: [
      'Sign in at zoom.us and open Settings, then Meeting.',
      'Under Security, switch Waiting Room on.',
    ],
    page: zoomSettings,
    source: zoomArticle('KB0059359'),
  },
  {
    name: 'passcode',
    wanted: 'Your meetings ask for a passcode',
    why: 'A passcode keeps out whoever only tries numbers.',
    severity: 'medium',
    severityReason: 'Meetings without one have been found by trying numbers.',
    instructions: [
      'Sign in at zoom.us and open Settings, then Meeting.',
      'Under Security, switch Meeting Passcode on, and the one for your Personal Meeting ID as well.',
    ],
    page: zoomSettings,
    source:
      'https://support.zoom.us/hc/en-us/articles/360033559832-Zoom-Meeting-and-Webinar-passcodes',
  },
  {
    name: 'passcode-in-link',
    wanted: 'The passcode is not part of the invitation’s link',
    why: 'A link that holds the passcode lets in everybody who finds the link.',
    severity: 'low',
    severityReason: 'It matters where invitations are passed on or published.',
    instructions: [
      'Sign in at zoom.us and open Settings, then Meeting.',
      'Under Security, switch off “Embed passcode in invite link for one-click join”.',
      'Send the passcode by another way than the link.',
    ],
    page: zoomSettings,
    source:
      'https://support.zoom.us/hc/en-us/articles/360033559832-Zoom-Meeting-and-Webinar-passcodes',
  },
  {
    name: 'screen-sharing',
    wanted: 'Only the host can share a screen in your meetings',
    why: 'A stranger who shares a screen shows everybody whatever they like.',
    severity: 'medium',
    severityReason: 'It takes one uninvited guest to spoil a meeting for all.',
    instructions: [
      'Sign in at zoom.us and open Settings, then Meeting.',
      'Under In Meeting (Basic), at Screen sharing, choose Host Only.',
    ],
    page: zoomSettings,
    source: zoomArticle('KB0058641'),
  },
  {
    name: 'meeting-controls',
    wanted: 'You know how to lock your meeting and how to remove somebody',
    why: 'When something goes wrong there is no time to look for the button.',
    severity: 'low',
    severityReason: 'It helps only in the moment when it is needed.',
    instructions: [
      'Start a meeting of your own, alone.',
      'Open Host tools (the shield): there are Lock meeting, Waiting room, and what participants may do.',
    ],
    page: null,
    source: zoomArticle('KB0061231'),
  },
  {
    name: 'end-to-end-encryption',
    wanted: 'Your confidential meetings are encrypted from end to end',
    why: 'Otherwise Zoom’s servers hold the keys of a meeting.',
    severity: 'low',
    severityReason:
      'Some things, such as recording in the cloud and joining by telephone, do not work with it.',
    instructions: [
      'Sign in at zoom.us and open Settings, then Meeting.',
      'Under Security, switch on “Allow use of end-to-end encryption”.',
      'Choose it for each meeting that needs it; a green shield with a lock shows that it is on.',
    ],
    page: zoomSettings,
    source: 'https://support.zoom.us/hc/en-us/articles/201362723-End-to-End-Encryption',
  },
];

/** By client. */
export const accountSteps: Readonly<Record<string, readonly AccountStep[]>> = {
  zoom,
  'microsoft-teams': [
    {
      name: 'lobby',
      wanted: 'Whoever joins your meeting from outside waits in the lobby',
      why: 'In the lobby you see who comes before they hear you.',
      severity: 'medium',
      severityReason: 'Without it, anybody with the link is in the meeting at once.',
      instructions: [
        'Open the meeting in your calendar and choose Meeting options.',
        'At “Who can bypass the lobby?” choose “Only organizers and co-organizers” or “People who were invited”.',
      ],
      page: null,
      source: 'https://learn.microsoft.com/en-us/graph/api/resources/lobbybypasssettings',
    },
  ],
  'cisco-webex': [
    {
      name: 'personal-room-lock',
      wanted: 'Your Personal Room locks itself when a meeting has begun',
      why: 'A Personal Room has the same address for ever: whoever was once invited can walk in.',
      severity: 'medium',
      severityReason: 'Old guests have the address.',
      instructions: [
        'Sign in to your Webex site and open Preferences, then My Personal Room.',
        'Switch Automatic lock on, with 0 minutes after the meeting starts.',
      ],
      page: null,
      source: 'https://help.webex.com/en-us/vjfafi/Lock-or-Unlock-Your-Webex-Meeting',
    },
  ],
  discord: [
    {
      name: 'usage-data',
      wanted: 'Discord does not keep how you use it',
      why: 'What you open and how long is kept for statistics and experiments unless you say no.',
      severity: 'low',
      severityReason: 'It is about how you use it, not about what you say.',
      instructions: [
        'Open User Settings, then Data & Privacy.',
        'Switch off “Use my data to improve Discord” and “Use data to personalize my Discord experience”.',
      ],
      page: null,
      source: 'https://discord.com/privacy-preserving-products',
    },
  ],
};
