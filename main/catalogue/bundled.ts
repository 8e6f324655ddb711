// Every client's data file, by name: `import` so that the bundle carries them. A new client is a new file and a line here.
import baresip from './data/clients/baresip.json' with { type: 'json' };
import bluejeans from './data/clients/bluejeans.json' with { type: 'json' };
import brave from './data/clients/brave.json' with { type: 'json' };
import chromium from './data/clients/chromium.json' with { type: 'json' };
import ciscoWebex from './data/clients/cisco-webex.json' with { type: 'json' };
import discord from './data/clients/discord.json' with { type: 'json' };
import element from './data/clients/element.json' with { type: 'json' };
import firefox from './data/clients/firefox.json' with { type: 'json' };
import googleChrome from './data/clients/google-chrome.json' with { type: 'json' };
import googleMeet from './data/clients/google-meet.json' with { type: 'json' };
import gotoMeeting from './data/clients/goto-meeting.json' with { type: 'json' };
import jitsiMeet from './data/clients/jitsi-meet.json' with { type: 'json' };
import microsoftEdge from './data/clients/microsoft-edge.json' with { type: 'json' };
import microsoftTeams from './data/clients/microsoft-teams.json' with { type: 'json' };
import mumble from './data/clients/mumble.json' with { type: 'json' };
import ringcentral from './data/clients/ringcentral.json' with { type: 'json' };
import signalDesktop from './data/clients/signal-desktop.json' with { type: 'json' };
import skype from './data/clients/skype.json' with { type: 'json' };
import slack from './data/clients/slack.json' with { type: 'json' };
import telegramDesktop from './data/clients/telegram-desktop.json' with { type: 'json' };
import whatsapp from './data/clients/whatsapp.json' with { type: 'json' };
import zoom from './data/clients/zoom.json' with { type: 'json' };

export const bundledClients: readonly (readonly [fileName: string, raw: unknown])[] = [
  ['baresip.json', baresip],
  ['bluejeans.json', bluejeans],
  ['brave.json', brave],
  ['chromium.json', chromium],
  ['cisco-webex.json', ciscoWebex],
  ['discord.json', discord],
  ['element.json', element],
  ['firefox.json', firefox],
  ['google-chrome.json', googleChrome],
  ['google-meet.json', googleMeet],
  ['goto-meeting.json', gotoMeeting],
  ['jitsi-meet.json', jitsiMeet],
  ['microsoft-edge.json', microsoftEdge],
  ['microsoft-teams.json', microsoftTeams],
  ['mumble.json', mumble],
  ['ringcentral.json', ringcentral],
  ['signal-desktop.json', signalDesktop],
  ['skype.json', skype],
  ['slack.json', slack],
  ['telegram-desktop.json', telegramDesktop],
  ['whatsapp.json', whatsapp],
  ['zoom.json', zoom],
];
