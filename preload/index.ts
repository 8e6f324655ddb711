// What the window gets: the contract's calls by name and one stream of events. Nothing generic.
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from './channels.ts';
import type { CallName, CallwardenApi, ToldEvent } from './contract/index.ts';

/** The contract's names, and the compiler sees to it that none is missing. */
const names: Readonly<Record<CallName, true>> = {
  'now.get': true,
  'timeline.get': true,
  'clients.list': true,
  'clients.get': true,
  'alerts.list': true,
  'settings.get': true,
  'doctor.get': true,
  'client.mute': true,
  'client.unmute': true,
  'client.end': true,
  'microphones.mute-all': true,
  'microphones.unmute-all': true,
  'alerts.allow': true,
  'alerts.revoke': true,
  'alerts.pause': true,
  'alerts.resume': true,
  'settings.save': true,
  'lockdown.check': true,
  'lockdown.plan': true,
  'lockdown.apply': true,
  'lockdown.tick': true,
  'removal.survey': true,
  'removal.plan': true,
  'removal.apply': true,
  'removal.farewell': true,
  'journal.list': true,
  'journal.running': true,
  'journal.cancel': true,
  'journal.undo': true,
  'policy.get': true,
  'capabilities.missing': true,
  'receipts.list': true,
  'receipts.get': true,
  'receipts.page': true,
  'receipts.delete': true,
  'network.traffic': true,
  'network.block-state': true,
  'network.plan': true,
  'network.trial': true,
  'network.apply': true,
  'network.confirm': true,
  'network.refuse': true,
};

const unknownCall = {
  ok: false,
  problem: {
    kind: 'usage',
    subject: 'window',
    message: 'There is no such question or command.',
    advice: 'Reload the window: it may be older than Callwarden.',
  },
} as const;

const api: CallwardenApi = {
  call: async (name, input) =>
    Object.hasOwn(names, name) ? ipcRenderer.invoke(callChannel, name, input) : unknownCall,
  // The guard lives as long as the window does: it is never lost and found again.
  subscribe: ({ onEvents }) => {
    const hear = (_: unknown, events: ToldEvent[]): void => onEvents(events);
    ipcRenderer.on(eventChannel, hear);
    return () => {
      ipcRenderer.off(eventChannel, hear);
    };
  },
};

contextBridge.exposeInMainWorld('callwarden', api);
