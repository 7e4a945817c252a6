import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PicturePart } from '../formats/picture.ts';
import type { Rendered, RenderedEntry } from '../publish/planned.ts';
import type { Drawn } from './draw-process.ts';

/** A picture that a generation lacks; `render` has it drawn. */
type WantedPicture = Pick<RenderedEntry, 'path' | 'digest' | 'render'>;

interface DrawerOptions {
  /** There are pictures to be published. */
  readonly onDrawn: () => void;
  readonly onError: (error: unknown, path: string) => void;
}

/** What was said last goes to readers first, and often more follows at once (ms). */
const BREATH = 200;
/** How long pictures that are drawn wait for others at most, so that few generations are made for them (ms). */
const TOGETHER = 1500;
/** The same, doubling, as long as nothing but what was wanted before is left to be drawn: a past that was taken over has thousands. */
const LONGEST = 30_000;
/** How long the process is kept without anything to draw (ms). */
const IDLE = 10_000;
const PROGRAM = fileURLToPath(new URL('./draw-process.ts', import.meta.url));

/** Chats fetch them from wherever they are. */
const HEADERS = { 'Content-Type': 'image/png', 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** Draws, in a process of its own and after what was said is published, the pictures that a later generation takes. */
export class Drawer {
  readonly #options: DrawerOptions;
  /** By address; until a generation has them. */
  readonly #drawn = new Map<string, { readonly digest: string; readonly rendered: Rendered }>();
  /** What could not be drawn is not tried again until it is another. */
  readonly #failed = new Map<string, string>();
  #queue: WantedPicture[] = [];
  /** What was wanted last: address → digest. */
  #wanted: ReadonlyMap<string, string> = new Map();
  /** There is something drawn that nobody was told of since. */
  #isUntold = false;
  #toldAt = 0;
  #patience = TOGETHER;
  #process: ChildProcess | null = null;
  /** Told what the process answers to the picture that it was given last. */
  #answer: (answer: Drawn | Error) => void = () => undefined;
  #running: Promise<void> | null = null;
  #ending: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(options: DrawerOptions) {
    this.#options = options;
  }

  /** The picture of an address, if it is that of the digest. */
  drawn(path: string, digest: string): Rendered | null {
    const found = this.#drawn.get(path);
    return found?.digest === digest ? found.rendered : null;
  }

  /** What is to be drawn now, in place of what was to be before. */
  want(pictures: readonly WantedPicture[]): void {
    if (this.#isStopped) return;
    const isDrawn = ({ path, digest }: WantedPicture) => this.drawn(path, digest) !== null;
    const kept = new Set(pictures.filter(isDrawn).map(({ path }) => path));
    for (const path of this.#drawn.keys()) if (!kept.has(path)) this.#drawn.delete(path);
    this.#queue = pictures.filter((one) => !isDrawn(one) && this.#failed.get(one.path) !== one.digest);
    // Drawn while the last generation was made.
    this.#isUntold = kept.size > 0;
    if (pictures.some(({ path, digest }) => this.#wanted.get(path) !== digest)) this.#patience = TOGETHER;
    this.#wanted = new Map(pictures.map(({ path, digest }) => [path, digest]));
    this.#start();
  }

  /** Resolves once nothing is being drawn. */
  async whenIdle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#queue = [];
    await this.#end();
    await this.whenIdle();
  }

  #start(): void {
    if (this.#running || this.#isStopped) return;
    if (this.#queue.length === 0) {
      this.#tell();
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
      this.#start();
    });
  }

  async #run(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, BREATH).unref());
    if (this.#ending) clearTimeout(this.#ending);
    this.#toldAt = performance.now();
    for (;;) {
      const next = this.#queue.shift();
      if (!next || this.#isStopped) break;
      try {
        const rendered = await next.render();
        this.#drawn.set(next.path, { digest: next.digest, rendered });
        this.#isUntold = true;
      } catch (error) {
        if (this.#isStopped) return;
        this.#failed.set(next.path, next.digest);
        this.#options.onError(error, next.path);
      }
      if (performance.now() - this.#toldAt < this.#patience) continue;
      this.#patience = Math.min(LONGEST, 2 * this.#patience);
      this.#tell();
    }
    this.#tell();
    this.#ending = setTimeout(() => void this.#end(), IDLE).unref();
  }

  #tell(): void {
    if (!this.#isUntold || this.#isStopped) return;
    this.#isUntold = false;
    this.#toldAt = performance.now();
    this.#options.onDrawn();
  }

  /** Has one picture drawn. Not asked again before it has answered. */
  async draw(part: PicturePart): Promise<Rendered> {
    this.#process ??= this.#open();
    const drawing = this.#process;
    const body = await new Promise<Buffer>((resolve, reject) => {
      this.#answer = (answer) => {
        if (answer instanceof Error) reject(answer);
        else if ('error' in answer) reject(new Error(answer.error));
        else resolve(Buffer.from(answer.png));
      };
      drawing.send(part, (error) => error && this.#answer(error));
    });
    return { status: 200, headers: HEADERS, body };
  }

  #open(): ChildProcess {
    // Pictures are bytes: as JSON they would be lists of numbers.
    const drawing = fork(PROGRAM, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    drawing.on('message', (message) => {
      if (isDrawn(message)) this.#answer(message);
    });
    const lose = (error: Error) => {
      if (this.#process !== drawing) return;
      this.#process = null;
      this.#answer(error);
    };
    drawing.on('error', lose);
    drawing.on('exit', () => lose(new Error('the process that draws has ended')));
    // Nobody who ends waits for a picture.
    drawing.unref();
    drawing.channel?.unref();
    return drawing;
  }

  async #end(): Promise<void> {
    const drawing = this.#process;
    this.#process = null;
    this.#answer(new Error('nothing is drawn any more'));
    if (drawing?.pid === undefined || drawing.exitCode !== null || drawing.signalCode !== null) return;
    const ended = new Promise((resolve) => drawing.once('exit', resolve));
    drawing.ref();
    drawing.kill('SIGKILL');
    await ended;
  }
}

function isDrawn(message: unknown): message is Drawn {
  return typeof message === 'object' && message !== null && ('png' in message || 'error' in message);
}
