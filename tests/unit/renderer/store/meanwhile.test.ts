import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../../../preload/contract/index.ts';
import { createMeanwhile } from '../../../../renderer/store/meanwhile.ts';
import { capture, nowWith } from '../samples.ts';

const at = '2026-11-24T10:05:00.000Z';
const one = capture();
const muted = capture({ muted: true });
const toldMuted: WatchEvent = { type: 'capture.changed', at, capture: muted };

describe('questions and events that cross', () => {
  it('what was told while it was asked is not undone by the answer', () => {
    const meanwhile = createMeanwhile();
    const question = meanwhile.ask();
    meanwhile.heard([toldMuted]);
    expect(question.answered(nowWith([one]))?.snapshot.captures).toEqual([muted]);
  });
  it('what was told before it was asked is not told again', () => {
    const meanwhile = createMeanwhile();
    meanwhile.heard([toldMuted]);
    expect(meanwhile.ask().answered(nowWith([one]))?.snapshot.captures).toEqual([one]);
  });
  it('an answer that a later question has overtaken is dropped', () => {
    const meanwhile = createMeanwhile();
    const [earlier, later] = [meanwhile.ask(), meanwhile.ask()];
    expect(later.answered(nowWith([one]))).not.toBeNull();
    expect(earlier.answered(nowWith())).toBeNull();
  });
  it('a question that failed overtakes none', () => {
    const meanwhile = createMeanwhile();
    const [earlier, later] = [meanwhile.ask(), meanwhile.ask()];
    later.failed();
    expect(earlier.answered(nowWith([one]))?.snapshot.captures).toEqual([one]);
  });
});
