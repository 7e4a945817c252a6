import { Command } from 'commander';
import { takeAlone } from '../backstage/alone.ts';
import { CliError, print, printJson } from './output.ts';
import { withSession } from './session.ts';

/** `latarnia alone` */
export function aloneCommand(): Command {
  return new Command('alone')
    .description('take changes on one machine until a second one has all of it again')
    .option('--yes', 'do it: what is said meanwhile is lost if this machine is lost')
    .option('--json', 'print JSON')
    .action(async (options: { yes?: boolean; json?: boolean }) => {
      await withSession(async ({ app, context }) => {
        const { copies } = app.log;
        if (copies === null) {
          throw new CliError('DATABASE_URL names one machine: changes are taken on it as ever.', 1);
        }
        await copies.look();
        const { code, message } = copies.trouble ?? { code: null, message: '' };
        if (code === 'database.alone') throw new CliError(`It is so already. ${message}`, 1);
        if (
          code !== 'database.unsafe' &&
          code !== 'database.lagging' &&
          (await app.log.proveWritten()) === true
        ) {
          throw new CliError('A second machine has all that was written: changes are safe as they are.', 1);
        }
        if (!options.yes) {
          throw new CliError(
            `Changes would be taken, and published, on one machine: what is said until a second one is back is lost if ${
              copies.writer?.name ?? 'this one'
            } is lost. If that is meant, repeat with --yes.`,
            1,
          );
        }
        await takeAlone(app.log, context.actor);
        const on = copies.writer?.name ?? '';
        if (options.json) printJson({ alone: true, on });
        else
          print(`Changes are taken on ${on} alone. It ends by itself when a second machine has all of it.`);
      });
    });
}
