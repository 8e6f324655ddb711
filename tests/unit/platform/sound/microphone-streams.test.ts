import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientPids, lacksClient } from '../../../../main/platform/linux/sound/client-pids.ts';
import { microphoneStreams } from '../../../../main/platform/linux/sound/microphone-streams.ts';
import {
  parseClients,
  parseSourceOutputs,
  parseSources,
} from '../../../../main/platform/linux/sound/parse-listing.ts';
import { fixture } from '../../../rigs/fixture.ts';
import { hostileText } from '../../../rigs/hostile-text.ts';

const many = () => parseSourceOutputs(fixture('pactl/source-outputs-many.json')).entries;
const sources = () => parseSources(fixture('pactl/sources-many.json')).entries;
const outputs = (...entries: object[]) => parseSourceOutputs(JSON.stringify(entries)).entries;
const recorder = { index: 7, driver: 'protocol-native.c', client: '3', source: 1, properties: {} };

describe('the recorded listing', () => {
  test('one recorder is one stream with its pid and microphone', () => {
    const { entries, dropped } = parseSourceOutputs(
      fixture('pactl/source-outputs-one-recorder.json'),
    );
    expect(dropped).toBe(0);
    const { streams } = microphoneStreams(
      entries,
      parseSources(fixture('pactl/sources.json')).entries,
    );
    expect(streams).toEqual([
      expect.objectContaining({
        application: 'A Call',
        deviceName: 'Desk-Microphone',
        muted: false,
      }),
    ]);
  });

  test('monitors and the remap module are left out, the loopback module and hostile names are not', () => {
    const { streams, unknownSource } = microphoneStreams(many(), sources());
    expect(unknownSource).toBe(false);
    expect(streams.map(({ application, muted }) => [application, muted])).toEqual([
      ['A Call', true],
      // pactl printed its name as (null); its binary's name is what is left.
      ['pacat', false],
      ['module-loopback', false],
      ['<script>"\\ ]}', false],
    ]);
    expect(streams[2]?.pid).toBeNull();
  });

  test('a source that calls itself a monitor and is none is a microphone', () => {
    const { streams } = microphoneStreams(outputs({ ...recorder, source: 2 }), sources());
    expect(streams[0]?.deviceName).toBe('Remapped Desk-Microphone');
  });
});

describe('a stream', () => {
  test('on a muted microphone is muted', () => {
    const muted = sources().map((source) => ({ ...source, mute: true }));
    expect(microphoneStreams(outputs(recorder), muted).streams[0]?.muted).toBe(true);
  });

  test('on a source that is not listed yet asks for a fresh list', () => {
    expect(microphoneStreams(outputs({ ...recorder, source: 99 }), sources())).toEqual({
      streams: [],
      unknownSource: true,
    });
  });

  test('that is linked to nothing hears nothing', () => {
    const unlinked = outputs({ ...recorder, source: 0xffffffff });
    expect(microphoneStreams(unlinked, sources())).toEqual({ streams: [], unknownSource: false });
  });

  test.each([
    ['UNIX socket client', 42],
    ['TCP/IP client from 127.0.0.1:40000', 42],
    ['TCP/IP client from 192.0.2.7:40000', null],
  ])('of a %s has the pid %s', (peer, pid) => {
    const properties = { 'native-protocol.peer': peer, 'application.process.id': '42' };
    const { streams } = microphoneStreams(outputs({ ...recorder, properties }), sources());
    expect(streams[0]?.pid).toBe(pid);
  });

  test('that the server opened itself has no pid, whatever its module was told to say', () => {
    const properties = { 'application.process.id': '42' };
    const own = outputs({ ...recorder, client: null, driver: 'module-rtp-send.c', properties });
    expect(microphoneStreams(own, sources()).streams[0]).toMatchObject({
      pid: null,
      application: 'module-rtp-send',
    });
  });
});

describe('a listing from outside', () => {
  test('with one broken entry keeps the others and counts it', () => {
    const text =
      '[{"index":0,"source":1,"balance":0,00},{"index":1,"source":1},{"index":2,"source":"x"}]';
    const { entries, dropped } = parseSourceOutputs(text);
    expect(entries.map(({ index }) => index)).toEqual([1]);
    expect(dropped).toBe(2);
  });

  test('with raw control characters in a name is read', () => {
    const text = '[{"index":1,"source":1,"properties":{"application.name":"a\u001b\nb"}}]';
    expect(parseSourceOutputs(text)).toMatchObject({ dropped: 0, entries: [{ index: 1 }] });
  });

  test('of whatever kind never throws, and what is read is fit to show', () => {
    const entry = fc.record(
      {
        index: fc.nat(),
        source: fc.constantFrom(0, 1, 2, 99),
        client: fc.oneof(fc.constant(null), fc.constant('3'), hostileText()),
        driver: fc.oneof(fc.constant(null), hostileText()),
        properties: fc.dictionary(
          fc.constantFrom('application.name', 'application.process.id', 'media.name', '__proto__'),
          hostileText(),
        ),
      },
      { requiredKeys: ['index', 'source', 'client'] },
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        const parsed = parseSourceOutputs(JSON.stringify(entries));
        expect(parsed.entries).toHaveLength(entries.length);
        for (const { application, pid } of microphoneStreams(parsed.entries, sources()).streams) {
          expect(application).toMatch(/^[^\u0000-\u001f\u202e]{0,201}$/);
          expect(pid === null || pid > 0).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.json()), (text) => {
        parseSourceOutputs(text);
        parseSources(text);
      }),
    );
  });
});

describe("a stream of PipeWire's", () => {
  const client = (index: number, properties: object) => ({ index, properties });
  const pids = clientPids(
    parseClients(
      JSON.stringify([
        client(3, { 'pipewire.sec.pid': '51', 'application.process.id': '52' }),
        client(4, {
          'client.api': 'pipewire-pulse',
          'pipewire.sec.pid': '9',
          'application.process.id': '53',
        }),
        client(5, {
          'client.api': 'pipewire-pulse',
          'pipewire.access.portal.app_id': 'org.example.Call',
          'application.process.id': '2',
        }),
      ]),
    ).entries,
  );

  test.each([
    ['client of its own has the pid that the kernel knows', '3', 51],
    ['client of its pulse server has the pid that it told', '4', 53],
    ['client in a sandbox has none', '5', null],
    ['client that is not listed has the pid of the stream', '6', 42],
  ])('%s', (_, index, pid) => {
    const properties = { 'application.process.id': '42' };
    const output = outputs({ ...recorder, driver: 'PipeWire', client: index, properties });
    expect(lacksClient(output, pids)).toBe(index === '6');
    expect(microphoneStreams(output, sources(), pids).streams[0]?.pid).toBe(pid);
  });
});
