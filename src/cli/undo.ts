import { Command } from 'commander';
import { undo } from '../actions/undo.ts';
import { report } from './output.ts';
import { readRevision } from './read.ts';
import { withSession } from './session.ts';

/** `latarnia undo` */
export function undoCommand(): Command {
  return new Command('undo')
    .description('take back everything one publication changed, by a new one')
    .argument('<revision>', 'the revision to take back')
    .option('--force', 'also what was changed again since')
    .option('--json', 'print JSON')
    .action(async (text: string, options: { force?: boolean; json?: boolean }) => {
      const revision = readRevision(text);
      await withSession(async ({ context }) => {
        const outcome = await undo(context, { revision, force: options.force ?? false });
        report(outcome, `takes back revision ${revision}.`, options.json ?? false);
      });
    });
}
