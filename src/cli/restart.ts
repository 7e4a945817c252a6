import { Command } from 'commander';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { askRestart } from '../processes/restarts.ts';
import { CliError, print } from './output.ts';

/** `latarnia restart` */
export function restartCommand(): Command {
  return new Command('restart')
    .description(
      'have the program as it lies on disk now take over from the site that runs, without refusing anybody',
    )
    .action(async () => {
      loadEnvFile(process.cwd());
      const config = readConfig(process.env, process.cwd());
      const outcome = await askRestart(config);
      if (outcome === null) {
        throw new CliError(`No Latarnia that could be restarted runs on DATA_DIR ${config.dataDir}.`, 1);
      }
      if ('failed' in outcome) {
        throw new CliError(`Not restarted; the site keeps running as before: ${outcome.failed}`, 1);
      }
      print(`Restarted in ${(outcome.took / 1000).toFixed(1)} s.`);
    });
}
