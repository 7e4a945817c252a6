import { Command } from 'commander';
import { type PublishOptions, publishAs, readPublication, withPublishOptions } from './publish.ts';
import { readRevision } from './read.ts';
import { withSession } from './session.ts';

/** `latarnia undo` */
export function undoCommand(): Command {
  const command = new Command('undo')
    .description('take back everything one publication changed, by a new one')
    .argument('<revision>', 'the revision to take back')
    .option('--force', 'also what was changed again since');
  return withPublishOptions(command).action(
    async (text: string, options: PublishOptions & { force?: boolean }) => {
      const revision = readRevision(text);
      const publication = readPublication(options);
      await withSession(async ({ context, state }) => {
        const force = options.force ?? false;
        const based = { expected: state.revision, force, reason: publication.reason };
        const what = `takes back revision ${revision}.`;
        await publishAs(context, { verb: 'undo', revision, ...based }, publication, {
          what,
          json: options.json,
        });
      });
    },
  );
}
