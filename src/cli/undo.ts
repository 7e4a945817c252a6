import { Command } from 'commander';
import {
  type ApplyOptions,
  applyAs,
  type QuietOption,
  readQuietOption,
  readTiming,
  withApplyOptions,
  withQuietOption,
} from './apply.ts';
import { readRevision } from './read.ts';
import { withSession } from './session.ts';

/** `latarnia undo` */
export function undoCommand(): Command {
  const command = new Command('undo')
    .description('undo everything one publication changed, by a new one')
    .argument('<revision>', 'the revision to undo')
    .option('--force', 'also what was changed again since');
  return withApplyOptions(withQuietOption(command)).action(
    async (text: string, options: ApplyOptions & QuietOption & { force?: boolean }) => {
      const revision = readRevision(text);
      const timing = readTiming(options);
      const quiet = readQuietOption(options);
      await withSession(async ({ context, state }) => {
        const force = options.force ?? false;
        const based = { expected: state.revision, force, reason: timing.reason };
        const what = `undoes revision ${revision}.`;
        await applyAs(context, { verb: 'undo', revision, ...quiet, ...based }, timing, {
          what,
          json: options.json,
        });
      });
    },
  );
}
