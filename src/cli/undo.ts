import { Command } from 'commander';
import { type ApplyOptions, applyAs, readTiming, withApplyOptions } from './apply.ts';
import { readRevision } from './read.ts';
import { withSession } from './session.ts';

/** `latarnia undo` */
export function undoCommand(): Command {
  const command = new Command('undo')
    .description('take back everything one publication changed, by a new one')
    .argument('<revision>', 'the revision to take back')
    .option('--force', 'also what was changed again since');
  return withApplyOptions(command).action(
    async (text: string, options: ApplyOptions & { force?: boolean }) => {
      const revision = readRevision(text);
      const timing = readTiming(options);
      await withSession(async ({ context, state }) => {
        const force = options.force ?? false;
        const based = { expected: state.revision, force, reason: timing.reason };
        const what = `takes back revision ${revision}.`;
        await applyAs(context, { verb: 'undo', revision, ...based }, timing, {
          what,
          json: options.json,
        });
      });
    },
  );
}
