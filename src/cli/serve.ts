import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { Logger } from 'pino';
import { BUILD_ENTRY } from '../config/folders.ts';
import { createLogger } from '../config/logger.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { build, needsBuild } from '../processes/build.ts';
import { whenLauncherIsGone } from '../processes/launcher.ts';
import { Predecessor } from '../processes/predecessor.ts';
import { Restarts } from '../processes/restarts.ts';
import { outliveOutput } from '../processes/standard-streams.ts';
import type { Start } from '../processes/successor.ts';
import { type SupervisedSite, startSite } from '../processes/supervisor.ts';
import { CliError, print } from './output.ts';

/** `latarnia serve` */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the site until it is stopped')
    .option('--build', 'build first if the sources are newer than the build')
    .action(serve);
}

async function serve(options: { build?: boolean }): Promise<void> {
  const predecessor = Predecessor.find(process.env);
  const start = {
    program: process.argv[1] ?? '',
    words: process.argv.slice(2),
    environment: { ...process.env },
  };
  try {
    await serveFrom(start, options, predecessor);
  } catch (error) {
    predecessor?.failed(error);
    throw error;
  }
}

async function serveFrom(
  start: Start,
  options: { build?: boolean },
  predecessor: Predecessor | null,
): Promise<void> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  predecessor?.compare(config);
  process.title = 'latarnia';
  const logger = createLogger(config.logLevel);
  outliveOutput();
  const stopping = new AbortController();
  // Asked for as often as it may be: a terminal and npm each tell of the same Ctrl+C.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
  whenLauncherIsGone(() => stopping.abort());
  const prepare = () => prepareBuild(options.build ?? false, stopping.signal);
  const starting = startSite(config, logger, prepare, predecessor).then(async (site) => {
    if (predecessor !== null) {
      predecessor.obey(site);
      return site;
    }
    const restarts = new Restarts(config, logger, start, site);
    await restarts.listen();
    return { ...site, close: () => restarts.close() };
  });
  let hasStarted = false;
  stopping.signal.addEventListener('abort', () => {
    // Whoever was to make way for us goes on, and what we have started ends with us.
    if (predecessor?.isServing && !hasStarted) process.exit(1);
    void stop(starting, logger);
  });
  try {
    const { url, serving } = await starting;
    hasStarted = true;
    await serving;
    predecessor?.serves();
    if (url === null) print('Latarnia publishes (Ctrl+C stops it)');
    else print(`Latarnia serves ${url}/ (Ctrl+C stops it)`);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  }
}

async function stop(starting: Promise<Pick<SupervisedSite, 'close'>>, logger: Logger): Promise<void> {
  const site = await starting.catch(() => null);
  try {
    await site?.close();
    process.exit(0);
  } catch (error) {
    logger.error({ error }, 'could not stop cleanly');
    process.exit(1);
  }
}

/** Readers have the last snapshot meanwhile, if there is one. */
async function prepareBuild(mayBuild: boolean, signal: AbortSignal): Promise<void> {
  if (mayBuild && needsBuild()) {
    process.stderr.write('Building the site, this takes a few seconds …\n');
    await build(signal);
  }
  signal.throwIfAborted();
  if (!existsSync(BUILD_ENTRY)) {
    throw new CliError('There is no build yet. Run "npm run build", or "npm start".', 1);
  }
}
