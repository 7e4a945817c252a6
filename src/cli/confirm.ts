import { Command } from 'commander';
import { confirm } from '../actions/confirm.ts';
import { warsawTime } from '../domain/time.ts';
import { sayingYes, YES_HELP } from './apply.ts';
import { report } from './output.ts';
import { readInstantOption } from './read.ts';
import { withSession } from './session.ts';

/** `latarnia confirm` */
export function confirmCommand(): Command {
  return new Command('confirm')
    .description('say that everything was checked and nothing changed')
    .option('--next-update-by <instant>', 'promise the next update: 2021-03-17T18:00 (Warsaw)')
    .option('--yes', YES_HELP)
    .option('--json', 'print JSON')
    .action(async (options: { nextUpdateBy?: string; yes?: boolean; json?: boolean }) => {
      const nextUpdateBy =
        options.nextUpdateBy === undefined ? null : readInstantOption(options.nextUpdateBy);
      await withSession(async ({ context }) => {
        const outcome = await confirm(sayingYes(context, options.yes), { nextUpdateBy });
        report(
          outcome,
          `confirmed, next update ${nextUpdateBy === null ? 'not promised' : `by ${warsawTime(nextUpdateBy)}`}.`,
          options.json ?? false,
        );
      });
    });
}
