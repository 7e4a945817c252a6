import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { BUILD_ENTRY, build, needsBuild } from '../build.ts';
import { loadEnvFile, readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { startSite } from '../server.ts';
import { CliError, print } from './output.ts';

/** `latarnia serve` */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the site until it is stopped')
    .option('--build', 'build first if the sources are newer than the build')
    .action(serve);
}

async function serve(options: { build?: boolean }): Promise<void> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  process.title = 'latarnia';
  const logger = createLogger(config.logLevel);
  const site = await startSite(config, logger, () => prepareBuild(options.build ?? false));
  const stop = () => {
    site.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await site.serving;
  if (site.url === null) print('Latarnia publishes (Ctrl+C stops it)');
  else print(`Latarnia serves ${site.url}/ (Ctrl+C stops it)`);
}

/** Readers have the last snapshot meanwhile, if there is one. */
async function prepareBuild(mayBuild: boolean): Promise<void> {
  if (mayBuild && needsBuild()) {
    process.stderr.write('Building the site, this takes a few seconds …\n');
    await build();
  }
  if (!existsSync(BUILD_ENTRY)) {
    throw new CliError('There is no build yet. Run "npm run build", or "npm start".', 1);
  }
}
