import { userInfo } from 'node:os';
import type { ActionContext } from '../actions/context.ts';
import type { TokenContext } from '../actions/token-context.ts';
import { App } from '../backstage/app.ts';
import { createLogger } from '../config/logger.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { OPERATOR } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import { actorsIn, nameActorsIn } from '../i18n/actor-names.ts';
import { namesFor } from './actor-names.ts';
import { CliError } from './output.ts';

/** One command's view of backstage: the log as it stood when the command began. */
interface Session {
  readonly app: App;
  readonly state: State;
  readonly context: ActionContext;
  readonly tokens: TokenContext;
}

const ON_ONE_MACHINE =
  'Written on one machine only: no second machine was seen to have it within two seconds. See: latarnia status\n';

/** Opens backstage on the same database as the running site, does one thing, and closes it. */
export async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  // What went wrong is what the command says; lines for machines are the site's.
  const app = await App.open(config, createLogger(config.logLevel === 'debug' ? 'debug' : 'silent'));
  try {
    const actor = actorName();
    const done = await work({
      app,
      state: app.state,
      context: app.actionContext(actor, OPERATOR),
      tokens: app.tokenContext(actor, OPERATOR),
    });
    if (app.log.wroteUnsafely) process.stderr.write(ON_ONE_MACHINE);
    return done;
  } catch (error) {
    throw error instanceof CliError ? await withNames(app, error) : error;
  } finally {
    app.close();
  }
}

/** What was refused because of what somebody did names them as others know them. */
async function withNames(app: App, error: CliError): Promise<CliError> {
  const actors = actorsIn(error.message);
  if (actors.length === 0) return error;
  return new CliError(nameActorsIn(error.message, await namesFor(app, actors)), error.exitCode);
}

/** Who sits at the command line, as the machine knows them. */
export function actorName(): string {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    return 'cli';
  }
}
