import { describe, expect, test } from 'vitest';
import { lookOver, ownTree, placeIn } from './look.ts';

describe("browsers' policies", () => {
  test('an installed browser has a folder, whether it is there or not', async () => {
    const there = ownTree().chromiumDeb();
    expect((await lookOver(there)).policies).toEqual([
      {
        client: 'chromium',
        folder: placeIn(there, '/etc/chromium/policies/managed'),
        format: 'chromium',
        files: [],
      },
    ]);
    const missing = ownTree().plant({ '/opt/google/chrome/chrome': 'a program' });
    expect(
      (await lookOver(missing)).policies.map(({ client, folder }) => [client, folder]),
    ).toEqual([['google-chrome', placeIn(missing, '/etc/opt/chrome/policies/managed')]]);
  });

  test('files that are policies are read, others are not', async () => {
    const tree = ownTree().plant({
      '/etc/chromium/policies/managed/camera.json': '{"VideoCaptureAllowed":false}',
      '/etc/chromium/policies/managed/notes.txt': 'x',
      '/etc/firefox/policies/policies.json': '{"policies":{}}',
      '/etc/firefox/policies/other.json': '{}',
      '/usr/lib/firefox-esr/distribution/policies.json': '{"policies":{}}',
    });
    const { policies, problems } = await lookOver(tree);
    expect(problems).toEqual([]);
    expect(
      policies.map(({ client, format, files }) => [
        client,
        format,
        files.map(({ shown }) => shown),
      ]),
    ).toEqual([
      ['chromium', 'chromium', ['/etc/chromium/policies/managed/camera.json']],
      ['firefox', 'firefox', ['/etc/firefox/policies/policies.json']],
      ['firefox', 'firefox', ['/usr/lib/firefox-esr/distribution/policies.json']],
    ]);
  });

  test('one that is no JSON is given, and said', async () => {
    const path = '/etc/opt/edge/policies/managed/x.json';
    const { policies, problems } = await lookOver(ownTree().plant({ [path]: '{"a":' }));
    expect(policies[0]?.files.map(({ shown }) => shown)).toEqual([path]);
    expect(problems.map(({ kind, subject }) => [kind, subject])).toEqual([['invalid-data', path]]);
  });
});

describe("programs that browsers' extensions may start", () => {
  const host = (path: string) => JSON.stringify({ name: 'us.zoom.host', path, type: 'stdio' });

  test('those whose program is a client’s', async () => {
    const tree = ownTree()
      .zoomDeb({ used: false })
      .plant({
        '/etc/chromium/native-messaging-hosts/us.zoom.json': host('/opt/zoom/zopen'),
        '~/.mozilla/native-messaging-hosts/us.zoom.json': host('/opt/zoom/zopen'),
        '~/.config/google-chrome/NativeMessagingHosts/other.json': host('/usr/bin/other'),
      });
    const { messagingHosts, problems } = await lookOver(tree);
    expect(problems).toEqual([]);
    expect(
      messagingHosts.map(({ client, browser, file }) => [client, browser, file.shown]),
    ).toEqual([
      ['zoom', 'chromium', '/etc/chromium/native-messaging-hosts/us.zoom.json'],
      ['zoom', 'firefox', '~/.mozilla/native-messaging-hosts/us.zoom.json'],
    ]);
  });

  test('one that cannot be read is a problem', async () => {
    const path = '/etc/chromium/native-messaging-hosts/x.json';
    const { problems } = await lookOver(ownTree().plant({ [path]: '[]' }));
    expect(problems.map(({ subject }) => subject)).toEqual([path]);
  });
});
