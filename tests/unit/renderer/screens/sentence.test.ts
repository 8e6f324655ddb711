import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../../renderer/screens/now/sentence.ts';
import { capture, zoom } from '../samples.ts';

const say = (captures: Parameters<typeof sentenceOf>[0]['captures'], blind = false) =>
  sentenceOf({ captures, clients: [zoom] }, blind);

describe('the sentence on Now', () => {
  it('nothing is listening', () => expect(say([])).toEqual({ kind: 'nothing' }));
  it('does not claim silence where it cannot hear', () =>
    expect(say([], true)).toEqual({ kind: 'blind' }));
  it('names one client once, with both of its devices', () =>
    expect(say([capture(), capture({ id: 'b', device: 'camera', muted: null })])).toMatchObject({
      kind: 'using',
      names: ['Zoom'],
      devices: 'both',
    }));
  it('muted is said only when nobody is heard', () => {
    expect(say([capture({ muted: true })]).kind).toBe('muted');
    expect(say([capture({ muted: true }), capture({ id: 'b' })]).kind).toBe('using');
  });
  it('an impostor comes first', () =>
    expect(say([capture(), capture({ id: 'b', identity: 'name-only' })]).kind).toBe('impostor'));
  it('a program outside the catalogue is called what it calls itself', () =>
    expect(say([capture({ client: null, application: '<b>' })])).toMatchObject({ names: ['<b>'] }));
});
