import type { Config } from '../config/settings.ts';
import { StartError } from './start-error.ts';
import { type FromSuccessor, movedSetting, SUCCEEDS, type Succession } from './succession.ts';

/** What a successor does when its predecessor says so. */
export interface Succeeding {
  standDown(): Promise<void>;
  resume(): void;
  /** Ends once nobody is left who is answered here. */
  leave(): Promise<void>;
}

/** Whoever started this process to have it take its place. */
export class Predecessor {
  readonly #succession: Succession;
  readonly #go = Promise.withResolvers<void>();

  private constructor(succession: Succession) {
    this.#succession = succession;
    process.on('message', (message) => {
      if (message === 'go') this.#go.resolve();
    });
  }

  /** `null`: this process is nobody's successor. What says so is taken out of the environment. */
  static find(environment: NodeJS.ProcessEnv): Predecessor | null {
    const said = environment[SUCCEEDS];
    delete environment[SUCCEEDS];
    if (said === undefined || process.send === undefined) return null;
    const succession: unknown = JSON.parse(said);
    return isSuccession(succession) ? new Predecessor(succession) : null;
  }

  /** Whether somebody serves until we do. */
  get isServing(): boolean {
    return this.#succession.takesOver;
  }

  /** @throws StartError when the site would move */
  compare(config: Config): void {
    const setting = movedSetting(this.#succession, config);
    if (setting === null) return;
    throw new StartError(
      `${setting} has another value than the Latarnia that runs: it cannot be taken over. Stop that one, then start this.`,
    );
  }

  /** Says that all is ready, and waits until the folder is free. */
  async prepared(): Promise<void> {
    tell({ kind: 'prepared' });
    await this.#go.promise;
  }

  serves(): void {
    tell({ kind: 'serves' });
  }

  failed(error: unknown): void {
    tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }

  /** Makes way for the next one, when it is told to. */
  obey(site: Succeeding): void {
    process.on('message', (message) => {
      if (message === 'stand-down') void site.standDown().then(() => tell({ kind: 'stood-down' }));
      if (message === 'resume') site.resume();
      if (message === 'leave') void site.leave().then(() => process.exit(0));
    });
  }
}

function tell(message: FromSuccessor): void {
  process.send?.(message);
}

function isSuccession(said: unknown): said is Succession {
  return typeof said === 'object' && said !== null && 'takesOver' in said && 'dataDir' in said;
}
