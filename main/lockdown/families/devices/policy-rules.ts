// What an administrator can lay down for a browser that calls are held in, in each browser's own words.
import type { Profile, Severity } from '../../../../preload/contract/index.ts';
import type { JsonPath, JsonValue } from '../../codecs/json.ts';

export interface PolicyRule {
  /** Part of the check's id. */
  readonly name: string;
  /** Where the value stands in the browser's policy file. */
  readonly keys: JsonPath;
  readonly safe: JsonValue;
  /** The browser's own default is safe: only a file that says otherwise is a finding. */
  readonly safeByDefault: boolean;
  /** What is wrong, after the browser's name: "lets web pages …". */
  readonly does: string;
  /** What is so when it is set, after the browser's name. */
  readonly should: string;
  readonly why: string;
  readonly severity: Severity;
  readonly severityReason: string;
  /** null: a choice of taste, offered and never preset, which nobody is marked down for. */
  readonly profile: Profile | null;
  readonly mayBreak: string | null;
  readonly source: string;
}

type Wording = Omit<PolicyRule, 'keys' | 'safe' | 'source' | 'safeByDefault'>;

const microphone: Wording = {
  name: 'policy-microphone',
  does: 'lets web pages ask for your microphone',
  should: 'lets no web page use your microphone',
  why: 'If you never hold calls in this browser, no page has a reason to listen.',
  severity: 'low',
  severityReason: 'Each page still has to ask you first.',
  profile: null,
  mayBreak: 'Nobody hears you in calls that you hold in this browser.',
};

const camera: Wording = {
  name: 'policy-camera',
  does: 'lets web pages ask for your camera',
  should: 'lets no web page use your camera',
  why: 'If you never hold calls in this browser, no page has a reason to look.',
  severity: 'low',
  severityReason: 'Each page still has to ask you first.',
  profile: null,
  mayBreak: 'Nobody sees you in calls that you hold in this browser.',
};

const localAddresses: Wording = {
  name: 'policy-local-addresses',
  does: 'may tell web pages the addresses of this machine in your own network',
  should: 'tells no web page the addresses of this machine in your own network',
  why: 'A page that opens a call in the background learns addresses by which you can be recognised, also behind a VPN.',
  severity: 'medium',
  severityReason: 'Any page can do it, without asking.',
  profile: 'strict',
  mayBreak: 'Calls between two machines in the same house may take a detour.',
};

const alwaysOpen: Wording = {
  name: 'policy-ask-before-opening',
  does: 'lets a page start a meeting client for good after one “always open”',
  should: 'asks each time before a page starts another program',
  why: 'One tick, made in a hurry, lets a page start the client later without a question.',
  severity: 'medium',
  severityReason: 'After the tick, a page alone decides when you join a meeting.',
  profile: 'careful',
  mayBreak: 'You confirm each time that a link may open the client.',
};

const background: Wording = {
  name: 'policy-background',
  does: 'may go on running after you have closed its last window',
  should: 'ends when you close its last window',
  why: 'A browser without a window can keep a call, and its microphone, open.',
  severity: 'low',
  severityReason: 'It happens only where an installed web app asks for it.',
  profile: 'careful',
  mayBreak: 'Notifications of web apps come only while a window is open.',
};

const screen: Wording = {
  name: 'policy-screen',
  does: 'lets web pages ask to show your screen to others',
  should: 'lets no web page take pictures of your screen',
  why: 'If you never share your screen from this browser, no page has a reason to ask.',
  severity: 'low',
  severityReason: 'You choose what is shown each time.',
  profile: null,
  mayBreak: 'You cannot share your screen in calls that you hold in this browser.',
};

const unasked = (device: 'microphone' | 'camera'): Wording => ({
  name: `policy-unasked-${device}`,
  does: `lets some pages use your ${device} without asking you`,
  should: `asks you before any page uses your ${device}`,
  why: 'Somebody has laid down a list of pages that need no leave of yours.',
  severity: 'high',
  severityReason: 'No question and no click stand between the page and the device.',
  profile: 'careful',
  mayBreak: 'These pages ask you once, as all others do.',
});

const unaskedLinks: Wording = {
  name: 'policy-unasked-links',
  does: 'lets some pages start other programs without asking you',
  should: 'asks you before any page starts another program',
  why: 'Somebody has laid down a list of pages that may start a meeting client without a question.',
  severity: 'high',
  severityReason: 'Opening the page is enough to join a meeting.',
  profile: 'careful',
  mayBreak: 'These pages ask you each time, as all others do.',
};

const usageData: Wording = {
  name: 'policy-usage-data',
  does: 'may send reports about how you use it',
  should: 'sends no reports about how you use it',
  why: 'Which features you use, and when it fails, goes to its vendor; it works as well without.',
  severity: 'low',
  severityReason: 'The reports are said to hold no names.',
  profile: 'harmless',
  mayBreak: null,
};

const callLogs: Wording = {
  name: 'policy-call-logs',
  does: 'may send logs of your calls to its vendor',
  should: 'sends no logs of your calls to its vendor',
  why: 'Such a log tells when you spoke with which service, and how well the connection was.',
  severity: 'low',
  severityReason: 'It is sent only by services of the vendor’s own.',
  profile: 'harmless',
  mayBreak: null,
};

interface Words {
  readonly localAddresses: readonly [key: string, value: string];
  source(policy: string): string;
}

const chromiumRules = ({ localAddresses: [ipKey, ipValue], source }: Words): PolicyRule[] => {
  const rule = (wording: Wording, key: string, safe: JsonValue, safeByDefault = false) => ({
    ...wording,
    keys: [key] as const,
    safe,
    safeByDefault,
    source: source(key),
  });
  return [
    rule(microphone, 'AudioCaptureAllowed', false),
    rule(camera, 'VideoCaptureAllowed', false),
    rule(screen, 'ScreenCaptureAllowed', false),
    rule(unasked('microphone'), 'AudioCaptureAllowedUrls', [], true),
    rule(unasked('camera'), 'VideoCaptureAllowedUrls', [], true),
    rule(unaskedLinks, 'AutoLaunchProtocolsFromOrigins', [], true),
    rule(alwaysOpen, 'ExternalProtocolDialogShowAlwaysOpenCheckbox', false),
    rule(localAddresses, ipKey, ipValue),
    rule(background, 'BackgroundModeEnabled', false),
  ];
};

const google: Words = {
  localAddresses: ['WebRtcIPHandling', 'default_public_interface_only'],
  source: (policy) => `https://chromeenterprise.google/policies/#${policy}`,
};

const microsoft: Words = {
  localAddresses: ['WebRtcLocalhostIpHandling', 'DefaultPublicInterfaceOnly'],
  source: (policy) =>
    `https://learn.microsoft.com/deployedge/microsoft-edge-policies/${policy.toLowerCase()}`,
};

const reports: readonly PolicyRule[] = [
  {
    ...usageData,
    keys: ['MetricsReportingEnabled'],
    safe: false,
    safeByDefault: false,
    source: google.source('MetricsReportingEnabled'),
  },
  {
    ...callLogs,
    keys: ['WebRtcEventLogCollectionAllowed'],
    safe: false,
    safeByDefault: false,
    source: google.source('WebRtcEventLogCollectionAllowed'),
  },
];

const mozilla = 'https://mozilla.github.io/policy-templates/';

const firefoxRules: readonly PolicyRule[] = [
  {
    ...microphone,
    keys: ['policies', 'Permissions', 'Microphone', 'BlockNewRequests'],
    safe: true,
    safeByDefault: false,
    source: `${mozilla}#permissions`,
  },
  {
    ...camera,
    keys: ['policies', 'Permissions', 'Camera', 'BlockNewRequests'],
    safe: true,
    safeByDefault: false,
    source: `${mozilla}#permissions`,
  },
  {
    ...unasked('microphone'),
    keys: ['policies', 'Permissions', 'Microphone', 'Allow'],
    safe: [],
    safeByDefault: true,
    source: `${mozilla}#permissions`,
  },
  {
    ...unasked('camera'),
    keys: ['policies', 'Permissions', 'Camera', 'Allow'],
    safe: [],
    safeByDefault: true,
    source: `${mozilla}#permissions`,
  },
  {
    ...unaskedLinks,
    keys: ['policies', 'AutoLaunchProtocolsFromOrigins'],
    safe: [],
    safeByDefault: true,
    source: `${mozilla}#autolaunchprotocolsfromorigins`,
  },
  {
    ...usageData,
    keys: ['policies', 'DisableTelemetry'],
    safe: true,
    safeByDefault: false,
    source: `${mozilla}#disabletelemetry`,
  },
];

/** By client; a browser that is not here has no policies that we know how to write. */
export const policyRules: Readonly<Record<string, readonly PolicyRule[]>> = {
  chromium: [...chromiumRules(google), ...reports],
  'google-chrome': [...chromiumRules(google), ...reports],
  // Brave takes Chromium's policies, and has reports of its own: https://support.brave.app/hc/en-us/articles/360039248271
  brave: chromiumRules(google),
  'microsoft-edge': chromiumRules(microsoft),
  firefox: firefoxRules,
};
