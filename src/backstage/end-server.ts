import { renameSync, rmSync } from 'node:fs';
import { get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { HEALTH_PATH } from './health.ts';

/** How long what is under way may take (ms). */
const LIMIT = 5000;

/** Knows what is under way on a server, and ends that server without cutting it off. */
export class EndingServer {
  readonly #server: Server;
  readonly #socket: string;
  /** What is answered, and who was taken and has not asked yet. A stream of events would never come to an end. */
  readonly #underWay = new Set<ServerResponse | Socket>();
  #tellIdle = () => {};

  /** @param socket the path of the socket that it listens on */
  constructor(server: Server, socket: string) {
    this.#server = server;
    this.#socket = socket;
    server.on('connection', (client: Socket) => this.#hold(client));
    server.on('request', ({ headers, socket: client }: IncomingMessage, response: ServerResponse) => {
      if (headers.accept !== 'text/event-stream') this.#hold(response);
      this.#release(client);
    });
  }

  async end(): Promise<void> {
    await this.#takeLast();
    const closed = new Promise<void>((resolve) =>
      NetServer.prototype.close.call(this.#server, () => resolve()),
    );
    if (this.#underWay.size > 0) {
      await new Promise<void>((resolve) => {
        this.#tellIdle = resolve;
        setTimeout(resolve, LIMIT).unref();
      });
    }
    this.#server.closeAllConnections();
    await closed;
  }

  #hold(one: ServerResponse | Socket): void {
    this.#underWay.add(one);
    one.once('close', () => this.#release(one));
  }

  #release(one: ServerResponse | Socket): void {
    this.#underWay.delete(one);
    if (this.#underWay.size === 0) this.#tellIdle();
  }

  /**
   * Takes whoever waits to be taken: a socket that closes cuts them off. Under another name nobody new finds it, and they come in
   * turn, so that all of them are in when we are who asks last.
   */
  async #takeLast(): Promise<void> {
    const aside = `${this.#socket}.ending`;
    try {
      renameSync(this.#socket, aside);
      await new Promise<void>((resolve, reject) => {
        const options = { socketPath: aside, path: HEALTH_PATH, agent: false, timeout: LIMIT };
        get(options, (response) => response.resume().on('close', resolve)).on('error', reject);
      });
    } catch {
      // Nobody finds it as it is.
    } finally {
      rmSync(aside, { force: true });
    }
  }
}
