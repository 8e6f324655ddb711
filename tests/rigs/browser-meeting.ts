// A real meeting in a real Chromium: getUserMedia, and two peers over loopback.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { chromium, type Page } from 'playwright';
import { findProgram, missingPackages } from './programs.ts';

/** The package that is not there, or null. */
export const missingForMeeting = (): string | null =>
  missingPackages('pulseaudio', 'pactl', 'chromium');

export interface BrowserMeeting {
  readonly page: Page;
  /** Connections to the page's own server, those that are over too. */
  readonly sockets: readonly Socket[];
  stop(): Promise<void>;
}

/** The page's title is `connected` once the peers are. `script` sees `stream` and the peers `a` and `b`. */
const pageOf = (
  script: string,
): string => `<!doctype html><title>meeting</title><script type="module">
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const openedAt = Date.now();
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.onicecandidate = ({ candidate }) => candidate && b.addIceCandidate(candidate);
  b.onicecandidate = ({ candidate }) => candidate && a.addIceCandidate(candidate);
  for (const track of stream.getTracks()) a.addTrack(track, stream);
  b.onconnectionstatechange = () => { document.title = b.connectionState; };
  await a.setLocalDescription(await a.createOffer());
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription(await b.createAnswer());
  await a.setRemoteDescription(b.localDescription);
  ${script}
</script>`;

/**
 * Opens it, and resolves when both sides are connected. `env` is what the browser sees: a sound server of the test's
 * own. What is asked of the server besides the page, `answer` answers.
 */
export const openMeeting = async (
  env: NodeJS.ProcessEnv,
  script: string,
  answer: RequestListener = (_, response) => response.writeHead(404).end(),
): Promise<BrowserMeeting> => {
  const sockets: Socket[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    if (request.url !== '/') answer(request, response);
    else response.setHeader('content-type', 'text/html').end(pageOf(script));
  });
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: findProgram('chromium') ?? '',
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...env },
    args: [
      '--use-fake-ui-for-media-stream',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const stop = async (): Promise<void> => {
    await browser.close();
    server.close();
  };
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.title === 'connected', null, { timeout: 15_000 });
    return { page, sockets, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
};
