// The worst that Windows can have of a client.
import type { Client } from '../../../main/catalogue/index.ts';
import type { RegistrySeen, WindowsThings } from '../../../main/platform/port/index.ts';
import { file } from '../lockdown/small-sight.ts';

const seen = (data: Buffer | null): RegistrySeen => ({
  key: 'HKCU\\Software\\X',
  view: 64,
  value: 'x',
  stands:
    data === null ? { kind: 'absent' } : { kind: 'value', type: 4, data: data.toString('base64') },
  missing: [],
});
const service = { delayed: false, hasProgram: false, key: seen(null) };
const odd = Buffer.from([9, 0, 0, 0]);

/** `isSet`: a policy says the wrong thing; else it says nothing. */
export const worstWindows = (client: Client, isSet: boolean): WindowsThings => {
  const its = { client: client.id };
  return {
    elevated: false,
    starts: [
      {
        ...its,
        name: 'X',
        command: 'x.exe',
        shown: 'HKCU\\Run',
        scope: 'user',
        active: true,
        approval: seen(odd),
      },
    ],
    services: [
      { ...its, ...service, name: 'x', displayName: 'X', start: 'automatic' },
      { ...its, ...service, name: 'y', displayName: null, start: 'boot', hasProgram: true },
    ],
    tasks: [true, false].map((atStart) => ({
      ...its,
      name: '\\X',
      enabled: true,
      atStart,
      programs: ['x.exe'],
      definition: Buffer.from('<Task/>'),
    })),
    consents: (['camera', 'microphone'] as const).map((device) => ({
      ...its,
      device,
      program: 'x.exe',
      decision: 'allow',
      value: seen(odd),
    })),
    claims: client.urlSchemes.map((scheme) => ({
      ...its,
      scheme,
      scope: 'user',
      command: 'x.exe',
      key: seen(odd),
    })),
    policies: client.hardening.map(({ key }) => ({
      ...its,
      setting: key,
      value: seen(isSet ? odd : null),
    })),
    openings: [
      {
        client: client.id,
        program: 'C:\\Program Files\\Client\\client.exe',
        blocked: false,
      },
    ],
    leftovers: ['HKCU\\Software\\X', 'HKLM\\Software\\*X*'].map((pattern) => ({
      ...its,
      pattern,
      seen: { ...seen(odd), key: pattern.replaceAll('*', '') },
    })),
    startupTasks: [
      { ...its, family: 'X_1', task: 'Start', active: true, isFixed: false, state: seen(odd) },
    ],
    others: [
      { ...its, home: 'C:\\Users\\Bob', entry: file('C:\\Users\\Bob\\X', '', { kind: 'folder' }) },
    ],
    keptTasks: 'C:\\ProgramData\\Callwarden\\tasks',
  };
};
