import { Command } from 'commander';
import { RESTORATIONS } from '../domain/panel.ts';
import {
  type ApplyOptions,
  applyAs,
  type QuietOption,
  readQuietOption,
  readTiming,
  withApplyOptions,
  withQuietOption,
} from './apply.ts';
import { badUsage } from './output.ts';
import { readDay, readList, readOneOf, readRevision } from './read.ts';
import { withSession } from './session.ts';

interface SetOptions extends ApplyOptions, QuietOption {
  since?: string;
  expect?: string;
  force?: boolean;
}

/** `latarnia panel set` */
export function panelCommand(): Command {
  const panel = new Command('panel').description('the restoration of a whole panel');
  const set = panel
    .command('set')
    .description('state it, for one panel or several at once')
    .argument('<panels>', 'a panel or several: a or a,b')
    .argument('<restoration>', RESTORATIONS.join(' | '))
    .option('--since <day>', 'the day from which it holds, if it is known')
    .option('--expect <revision>', 'the revision you looked at (default: the newest)')
    .option('--force', 'override what was changed meanwhile');
  withApplyOptions(withQuietOption(set)).action(setPanel);
  return panel;
}

async function setPanel(panelList: string, text: string, options: SetOptions): Promise<void> {
  const restoration = readOneOf(text, RESTORATIONS, 'restoration');
  const panels = readList(panelList);
  if (panels.length === 0) throw badUsage('Name a panel, or several with commas: a,b.');
  const since = options.since === undefined ? null : readDay(options.since);
  const expected = options.expect === undefined ? null : readRevision(options.expect);
  const timing = readTiming(options);
  const quiet = readQuietOption(options);
  await withSession(async ({ context, state }) => {
    const cells = panels.map((panel) => ({ panel, restoration }));
    const based = { expected: expected ?? state.revision, force: options.force ?? false };
    const { reason } = timing;
    const what = `panel ${panels.join(', ')} is ${restoration}.`;
    await applyAs(context, { verb: 'restoration', cells, since, ...based, ...quiet, reason }, timing, {
      what,
      json: options.json,
    });
  });
}
