// Rules of the sound server that speak of a client: a person, or a helper of theirs, has written them
// (pulse-client.conf(5), default.pa(5); https://pipewire.pages.freedesktop.org/wireplumber/daemon/configuration.html).
import { posix } from 'node:path';
import type { Client } from '../../../catalogue/index.ts';
import type { Ground } from '../../ground/index.ts';
import type { SoundRule } from '../../port/index.ts';

const folders = [
  '~/.config/pulse',
  '~/.config/pipewire',
  '~/.config/pipewire/pipewire.conf.d',
  '~/.config/pipewire/client.conf.d',
  '~/.config/pipewire/pipewire-pulse.conf.d',
  '~/.config/wireplumber',
  '~/.config/wireplumber/main.lua.d',
  '~/.config/wireplumber/wireplumber.conf.d',
  '/etc/pulse',
  '/etc/pulse/default.pa.d',
  '/etc/pipewire/pipewire-pulse.conf.d',
  '/etc/wireplumber/wireplumber.conf.d',
];

export const readSoundRules = ({ linux }: Client, ground: Ground): readonly SoundRule[] =>
  folders.flatMap((folder) =>
    ground
      .names(folder)
      .filter((name) => /\.(?:pa|conf|lua)$/.test(name))
      .flatMap((name) => {
        const shown = posix.join(folder, name);
        const text = ground.text(shown);
        const word =
          text === null ? undefined : linux.processNames.find((each) => names(text, each));
        const file = word === undefined ? null : ground.file(shown);
        return word === undefined || file === null ? [] : [{ file, word }];
      }),
  );

/** The program's name in quotes, or after an equals sign: a word in a comment is no rule. */
const names = (text: string, program: string): boolean =>
  text
    .split('\n')
    .filter((line) => !/^\s*(?:#|--)/.test(line))
    .some((line) => line.includes(`"${program}"`) || line.includes(`=${program} `));
