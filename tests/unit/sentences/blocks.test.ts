// What is cut off, what to know before and why it cannot be is said in German, for every kind of block.
import { expect, it } from 'vitest';
import { blockSentence, blockWarnings, hindranceOf, kinds } from '../../../main/blocking/index.ts';
import { notGerman } from './not-german.ts';

const nothingKnown = {
  client: 'zoom',
  name: 'Zoom',
  vendor: 'Zoom Communications',
  uid: 1000,
  vendorRanges: [],
  thirdPartyRanges: [],
  thirdPartiesSeen: [],
  lastMeetings: [],
  resolvers: [],
  endsUdp: false,
  nowMs: 0,
};
const namelessMeetings = { ...nothingKnown, lastMeetings: [[], [], []] };

it.each(kinds)('%s', (kind) => {
  const hindrances = [nothingKnown, namelessMeetings].flatMap(
    (facts) => hindranceOf(kind, facts) ?? [],
  );
  expect(
    notGerman([
      blockSentence(kind, nothingKnown),
      ...[false, true].flatMap((endsUdp) => blockWarnings(kind, { ...nothingKnown, endsUdp })),
      ...hindrances,
    ]),
  ).toEqual([]);
});
