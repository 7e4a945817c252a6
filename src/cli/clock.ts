import { Command } from 'commander';
import { setClock } from '../actions/set-clock.ts';
import { wallClock } from '../backstage/wall-clock.ts';
import { warsawTime } from '../domain/time.ts';
import { sayingYes, YES_HELP } from './apply.ts';
import { report } from './output.ts';
import { readInstantOption } from './read.ts';
import { withSession } from './session.ts';

/** `latarnia clock live|<instant>` */
export function clockCommand(): Command {
  return new Command('clock')
    .description('set the site clock: to the machine’s, or forward to an instant from which it runs on')
    .argument('<to>', 'live, or an instant: 2021-03-22T08:00 (Warsaw)')
    .option('--yes', YES_HELP)
    .option('--json', 'print JSON')
    .action(async (text: string, options: { yes?: boolean; json?: boolean }) => {
      const to = text === 'live' ? 'live' : readInstantOption(text);
      await withSession(async ({ context }) => {
        const outcome = await setClock(sayingYes(context, options.yes), { to, wall: wallClock() });
        report(
          outcome,
          `the site clock ${to === 'live' ? 'is live' : `shows ${warsawTime(to)} and runs on`}.`,
          options.json ?? false,
        );
      });
    });
}
