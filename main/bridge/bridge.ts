// The contract on loopback, for a browser: one token, one session, a handful of routes, and no for all else.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import * as z from 'zod';
import type { CallName, CallOutcome, ToldEvent } from '../../preload/contract/index.ts';
import { causeOf, failure, type Outcome, success } from '../outcome.ts';
import { forbidden, type Refusal, refusal, sendJson, sendRefusal } from './answer.ts';
import { readJson } from './body.ts';
import { protectiveHeaders } from './content-policy.ts';
import { type Doorkeeper, doorkeeper } from './doorkeeper.ts';
import { EventStreams } from './event-streams.ts';
import { Keys, sessionCookie } from './keys.ts';
import { readScreenFiles, type ScreenFiles } from './screen-files.ts';

/** What the bridge puts on loopback. */
export interface BridgedService {
  call(name: string, input: unknown): Promise<CallOutcome<CallName>>;
  subscribe(listener: (events: readonly ToldEvent[]) => void): () => void;
}

export interface BridgeOptions {
  readonly service: BridgedService;
  /** The built screens. */
  readonly screens: string;
  /** Whether the program at the other end of a connection from this port is this person's. */
  readonly mayConnect?: (ourPort: number, theirPort: number) => Promise<boolean>;
}

const callPath = /^\/call\/([a-z][a-z.-]{0,63})$/;
const tokenSchema = z.strictObject({ token: z.string().max(200) });

const noSuchPage = refusal(
  404,
  'There is no such page.',
  'Open the address that Callwarden printed.',
);

export class Bridge {
  readonly #service: BridgedService;
  readonly #files: ScreenFiles;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #mayConnect: NonNullable<BridgeOptions['mayConnect']>;
  readonly #server: Server;
  readonly #keys = new Keys();
  readonly #streams = new EventStreams();
  readonly #peers = new WeakMap<Socket, Promise<boolean>>();
  readonly #leave: () => void;
  #doorkeeper: Doorkeeper = doorkeeper(0);
  #port = 0;
  #refused = 0;

  /** Listens on 127.0.0.1, on a port that the system chooses. */
  static async open(options: BridgeOptions): Promise<Outcome<Bridge>> {
    const nonce = randomBytes(16).toString('base64url');
    const bridge = new Bridge(
      options,
      await readScreenFiles(options.screens, nonce),
      protectiveHeaders(nonce),
    );
    try {
      await bridge.#listen();
      return success(bridge);
    } catch (thrown) {
      await bridge.close();
      return failure({
        kind: 'unavailable',
        subject: '127.0.0.1',
        message: 'No port could be opened on this machine for the browser.',
        advice: 'Look whether loopback is up (`ip address show lo`), then try again.',
        cause: causeOf(thrown),
      });
    }
  }

  private constructor(
    { service, mayConnect }: BridgeOptions,
    files: ScreenFiles,
    headers: Readonly<Record<string, string>>,
  ) {
    this.#service = service;
    this.#files = files;
    this.#headers = headers;
    this.#mayConnect = mayConnect ?? (async () => true);
    this.#server = createServer(
      { requestTimeout: 10_000, headersTimeout: 5_000 },
      (request, response) => {
        this.#answer(request, response).catch(() => response.destroy());
      },
    );
    this.#server.maxConnections = 64;
    this.#leave = service.subscribe((events) => this.#streams.send(events));
  }

  get port(): number {
    return this.#port;
  }

  /** The address for the person's browser; its token works once. null: it was used. */
  get address(): string | null {
    const { token } = this.#keys;
    return token === null ? null : `http://127.0.0.1:${this.#port}/#${token}`;
  }

  /** How many requests were turned away. */
  refusals(): number {
    return this.#refused;
  }

  /** Hangs up on everybody and closes the port. Safe to call twice. */
  async close(): Promise<void> {
    this.#leave();
    this.#streams.close();
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => {
        const address = this.#server.address();
        if (address !== null && typeof address === 'object') this.#port = address.port;
        this.#doorkeeper = doorkeeper(this.#port);
        resolve();
      });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(this.#headers)) response.setHeader(name, value);
    if (!this.#doorkeeper.isForUs(request)) return this.#refuse(response, forbidden);
    if (!(await this.#isOurs(request.socket))) return this.#refuse(response, forbidden);
    const { method, url = '' } = request;
    if (method === 'GET' && url === '/events') return this.#events(request, response);
    if (method === 'GET') return this.#page(url, response);
    if (method !== 'POST') return this.#refuse(response, forbidden);
    if (!this.#doorkeeper.isFromOurPage(request)) return this.#refuse(response, forbidden);
    if (url === '/session') return this.#session(request, response);
    const name = callPath.exec(url)?.[1];
    if (name === undefined || !this.#keys.opens(request.headers.cookie, this.#port))
      return this.#refuse(response, forbidden);
    return this.#call(name, request, response);
  }

  #events(request: IncomingMessage, response: ServerResponse): void {
    const may =
      this.#doorkeeper.isFromOurPage(request) &&
      this.#keys.opens(request.headers.cookie, this.#port);
    if (may) this.#streams.add(response);
    else this.#refuse(response, forbidden);
  }

  #page(url: string, response: ServerResponse): void {
    const file = this.#files.get(url);
    if (file) {
      response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.body.length });
      response.end(file.body);
    } else this.#refuse(response, noSuchPage);
  }

  async #session(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    if (!body.ok) return this.#refuse(response, body.refusal);
    const sent = tokenSchema.safeParse(body.value);
    const session = sent.success ? this.#keys.exchange(sent.data.token) : null;
    if (session === null) return this.#refuse(response, forbidden);
    response.writeHead(204, { 'Set-Cookie': sessionCookie(session, this.#port) }).end();
  }

  async #call(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    if (!body.ok) return this.#refuse(response, body.refusal);
    const outcome = await this.#service.call(name, body.value);
    // The outcome says all: a failed command is a good answer to a good request.
    sendJson(response, 200, outcome);
  }

  /** Asked once a connection. */
  #isOurs(socket: Socket): Promise<boolean> {
    const known = this.#peers.get(socket);
    if (known) return known;
    const asked = this.#mayConnect(this.#port, socket.remotePort ?? 0);
    this.#peers.set(socket, asked);
    return asked;
  }

  #refuse(response: ServerResponse, why: Refusal): void {
    this.#refused += 1;
    sendRefusal(response, why);
  }
}
