import { chmodSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import type { Logger } from 'pino';
import { forgetRehearsal } from '../backstage/rehearsal-folder.ts';
import type { Config } from '../config/settings.ts';
import type { Succeeding } from './predecessor.ts';
import { clearSocket, socketPath } from './socket.ts';
import { type Start, Successor } from './successor.ts';

/** What serves now: the site of this process, or one that took its place. */
export interface Serving extends Succeeding {
  close(): Promise<void>;
}

/** What whoever asked for a restart is told. */
type Outcome = { readonly took: number } | { readonly failed: string };

/** Where a running Latarnia is asked to start anew. Several readers' fronts may serve one folder. */
function restartSocket(config: Pick<Config, 'dataDir' | 'role' | 'port'>): string {
  return socketPath(config, config.role === 'reader' ? `reader-${config.port}` : 'latarnia');
}

/**
 * Asks the Latarnia that runs on a folder to start anew, and waits until another serves in its place.
 * @returns how long that took (ms); why it goes on as it was; `null`: none runs there
 */
export async function askRestart(config: Config): Promise<Outcome | null> {
  const text = await new Promise<string | null>((resolve) => {
    let said = '';
    const socket = connect(restartSocket(config), () => socket.write('restart\n'));
    socket.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(said));
  });
  if (text === null) return null;
  return text === '' ? { failed: 'it ended meanwhile' } : JSON.parse(text);
}

/** Has the program that lies on disk now take the place of the one that serves, when it is asked to. */
export class Restarts {
  readonly #config: Config;
  readonly #logger: Logger;
  readonly #start: Start;
  /** What readers come over. */
  readonly #fd: number | null;
  readonly #server: Server;
  #serving: Serving;
  /** Those that answer what is left to them, and one that is not there yet. */
  readonly #beside = new Set<Serving>();
  #isUnderWay = false;

  constructor(config: Config, logger: Logger, start: Start, site: Serving & { readonly fd: number | null }) {
    this.#config = config;
    this.#logger = logger;
    this.#start = start;
    this.#serving = site;
    this.#fd = site.fd;
    this.#server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        this.#restart().then((outcome) => socket.end(JSON.stringify(outcome)));
      });
    });
  }

  /** Listens. Where that is not possible the site is served all the same. */
  async listen(): Promise<void> {
    const path = restartSocket(this.#config);
    try {
      await clearSocket(path);
      await new Promise<void>((resolve, reject) => {
        this.#server.once('error', reject).listen(path, resolve);
      });
      chmodSync(path, 0o600);
    } catch (error) {
      this.#logger.warn(
        { error },
        'cannot be asked to restart (latarnia restart): nobody can reach it there',
      );
    }
  }

  async close(): Promise<void> {
    this.#server.close();
    await Promise.all([this.#serving, ...this.#beside].map((one) => one.close()));
  }

  async #restart(): Promise<Outcome> {
    if (this.#isUnderWay) return { failed: 'it is being restarted already' };
    this.#isUnderWay = true;
    const started = performance.now();
    try {
      await this.#replace();
      const took = Math.round(performance.now() - started);
      this.#logger.info({ ms: took }, 'restarted');
      return { took };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#logger.error({ why }, 'could not be restarted, and goes on as it was');
      return { failed: why };
    } finally {
      this.#isUnderWay = false;
    }
  }

  async #replace(): Promise<void> {
    const { dataDir, role, host, port } = this.#config;
    const next = new Successor({
      start: this.#start,
      fd: this.#fd,
      succession: { dataDir, role, host, port },
      logger: this.#logger,
    });
    this.#beside.add(next);
    const before = this.#serving;
    let isDown = false;
    try {
      await next.prepared();
      isDown = true;
      await before.standDown();
      await next.go();
    } catch (error) {
      await next.close();
      this.#beside.delete(next);
      forgetRehearsal(this.#config);
      if (isDown) before.resume();
      throw error;
    }
    this.#beside.delete(next);
    this.#serving = next;
    this.#beside.add(before);
    void before.leave().then(() => this.#beside.delete(before));
  }
}
