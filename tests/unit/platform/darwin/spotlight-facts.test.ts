// What mdls says of a file, in whatever language the Mac speaks.
import { expect, it } from 'vitest';
import {
  mdlsArgv,
  parseMdls,
  spotlightFacts,
} from '../../../../main/platform/darwin/installed/spotlight-facts.ts';
import { answering, recording } from './recorded.ts';

it('says a version, and where a file was downloaded', () => {
  expect(parseMdls(recording('mdls/application-2026.txt'))).toEqual({
    version: '0.4.4',
    origins: [],
  });
  expect(parseMdls(recording('mdls/application-unread.txt'))).toEqual({
    version: null,
    origins: [],
  });
  expect(parseMdls(recording('mdls/downloaded-archive-2024.txt'))).toEqual({
    version: null,
    origins: ['objects.githubusercontent.com', 'github.com'],
  });
});

it('translates kinds of files alone: names of attributes stay English on a Japanese Mac', () => {
  expect(parseMdls(recording('mdls/pdf-japanese-2019.txt'))).toEqual({
    version: null,
    origins: ['google.com'],
  });
});

it.each([
  '',
  'kMDItemVersion',
  'kMDItemWhereFroms = (\n"no address",\n(\n',
  '/x: could not find /x.',
])('makes nothing up out of %j', (text) =>
  expect(parseMdls(text)).toEqual({ version: null, origins: [] }),
);

it('says nothing where Spotlight gives no answer', async () => {
  const place = '/Applications/x.app';
  const commands = answering({
    [mdlsArgv(place).join(' ')]: { stdout: `${place}: could not find ${place}.`, exitCode: 1 },
  });
  expect(await spotlightFacts(commands, place)).toEqual({ version: null, origins: [] });
});
