// Core Audio as Wine has it, over a real sound server: microphones are listed, sessions are not, and that is said.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { missingForWine, type WinePrefix, winePrefix } from '../../rigs/wine.ts';

const missing = missingForWine() ?? missingPackages('pulseaudio');

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let pulse: PulseAudioRig;
  let prefix: WinePrefix;
  let program = '';

  const ask = (...args: string[]) =>
    prefix
      .run([program, ...args])
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  beforeAll(async () => {
    program = await builtWinProbe();
    pulse = await startPulseAudio();
    const { HOME, XDG_RUNTIME_DIR } = pulse.env;
    const PULSE_SERVER = `unix:${XDG_RUNTIME_DIR}/pulse/native`;
    prefix = await winePrefix({ HOME, XDG_RUNTIME_DIR, PULSE_SERVER });
  }, 120_000);
  afterAll(async () => {
    prefix.remove();
    await pulse.stop();
  });

  it('lists each microphone under its own id and the name that people know', () => {
    const [...listed] = ask('--microphones');
    expect(listed.pop()).toEqual({ type: 'answer.complete' });
    expect(listed.map(({ description }) => description)).toContain('Desk-Microphone');
    for (const { name } of listed)
      expect(name).toMatch(/^\{0\.0\.1\.00000000\}\.\{[0-9A-F-]{36}\}$/);
  });

  it('mutes none that is not there', () => {
    expect(ask('--mute-microphone', '{0.0.1.00000000}.{none}', 'on')[0]).toMatchObject({
      outcome: 'gone',
    });
    expect(prefix.run([program, '--mute-microphone', 'x', 'perhaps']).status).toBe(2);
  });

  it('does not claim that something was muted which is not', () => {
    const { name } = ask('--microphones')[0];
    const { outcome } = ask('--mute-microphone', name, 'on')[0];
    const { muted } = ask('--microphones').find((each) => each.name === name);
    // Wine 8 takes the order and does nothing.
    expect(muted ? 'done' : 'refused').toBe(outcome);
  });

  it('says which call does not tell who records', () => {
    const [hello] = ask('--once');
    expect(hello).toMatchObject({
      soundSessions: false,
      reasons: { soundSessions: 'IAudioSessionManager2::GetSessionEnumerator' },
    });
  });
});
