import { join } from 'node:path';
import type { Logger } from 'pino';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { Auth } from '../auth/auth.ts';
import { authSecret } from '../auth/secret.ts';
import { Throttle } from '../auth/throttle.ts';
import type { Config } from '../config/settings.ts';
import { type ClockGuard, clockGuardOf } from '../store/clock-guard.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/dialects/dialect.ts';
import { troubleOf } from '../store/trouble.ts';
import { epochFile } from './known-epoch.ts';
import { wallClock } from './wall-clock.ts';

/** The file of the secret, where the environment names none. */
function authSecretFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'auth-secret');
}

/**
 * The staff's sign-in, through whatever happens to its database: a connection of its own beside the log's, opened when
 * it is first needed and anew after trouble.
 */
export class AuthConnection {
  readonly #config: Config;
  readonly #logger: Logger;
  readonly #siteName: () => string;
  readonly #onWritten: () => Promise<unknown>;
  readonly #throttle = new Throttle();
  /** `null`: a file, whose clock is this machine's. */
  readonly #clocks: ClockGuard | null;
  #open: { readonly database: Database; readonly auth: Auth } | null = null;
  #opening: Promise<Auth> | null = null;

  /** @param onWritten waits until a second machine has what was written */
  constructor(
    config: Config,
    logger: Logger,
    siteName: () => string,
    onWritten: () => Promise<unknown> = async () => undefined,
  ) {
    this.#config = config;
    this.#logger = logger;
    this.#siteName = siteName;
    this.#clocks = clockGuardOf(config.databaseUrl, wallClock);
    this.#onWritten = onWritten;
  }

  /**
   * Does something with it.
   * @throws DatabaseTrouble when the database cannot be used
   */
  async use<T>(work: (auth: Auth) => Promise<T>): Promise<T> {
    const before = this.#clocks?.refusals;
    try {
      const auth = await this.#connect();
      const database = this.#open?.database;
      const written = database?.writes();
      const done = await work(auth);
      // better-auth would take what was refused to it for a wrong password, or nobody.
      if (this.#clocks?.refusals !== before) throw new DatabaseTrouble('database.clock');
      if (database?.copies && database.writes() !== written) await this.#onWritten();
      return done;
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      if (trouble.code === 'database.clock') throw trouble;
      if (trouble.code === 'database.locked') this.#open?.database.renew();
      else this.close();
      throw trouble;
    }
  }

  close(): void {
    this.#open?.database.close();
    this.#open = null;
  }

  async #connect(): Promise<Auth> {
    if (this.#open) {
      const { database, auth } = this.#open;
      try {
        database.assertSame();
        // better-auth would take an error of the database for a wrong password, or nobody.
        await database.client.execute('SELECT 1 FROM staff LIMIT 1');
        await this.#clocks?.measure(database.orm);
        return auth;
      } catch (error) {
        if (!(error instanceof DatabaseTrouble)) throw error;
        this.close();
      }
    }
    this.#opening ??= this.#reopen().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #reopen(): Promise<Auth> {
    const { databaseUrl: url, databaseAuthToken: authToken, authSecret: given, oidc, siteUrl } = this.#config;
    const opened = await openDatabase({
      url,
      authToken,
      mayCreate: false,
      epochFile: epochFile(this.#config),
    });
    const database = this.#clocks?.over(opened) ?? opened;
    await this.#clocks?.measure(opened.orm);
    // Loaded when somebody of the staff comes: it is half of what a start costs, and readers need none of it.
    const { Auth } = await import('../auth/auth.ts');
    const auth = new Auth(database, {
      secret: given ?? authSecret(authSecretFile(this.#config)),
      siteUrl,
      siteName: this.#siteName(),
      oidc,
      throttle: this.#throttle,
      onError: (message) => this.#logger.error({ message }, 'staff: sign-in does not work as it should'),
    });
    this.#open = { database, auth };
    return auth;
  }
}
