import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { LOCALES, type Locale } from '../domain/locale.ts';
import { ImportError } from '../import/import-error.ts';
import { readPairs } from '../import/mapping.ts';
import { planSubscribers, type SubscriberPlan } from '../import/plan-subscribers.ts';
import { type ReadCsv, readSubscribersCsv } from '../import/subscribers-csv.ts';
import type { TakeOverFate } from '../store/take-over-subscriber.ts';
import { targetText } from './describe-import.ts';
import { mappingLines, ownSite } from './import-mapping.ts';
import { CliError, formatTable, print, printJson } from './output.ts';
import { readNamedFile } from './read-named-file.ts';
import { withSession } from './session.ts';

interface Options {
  map?: string[];
  lang: Locale;
  confirmed?: boolean;
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

/** How many lines that are wrong are told at once. */
const TOLD = 20;

const LEFT_OUT: Readonly<Record<ReadCsv['leftOut'][number]['why'], string>> = {
  channel: 'of a channel other than e-mail: to ask again here',
  unconfirmed: 'not confirmed there: not written to',
  refused: 'refused mail there',
  twice: 'in the file more than once',
};
const FATES: Readonly<Record<TakeOverFate, string>> = {
  taken: 'taken over, confirmed as they are; one notice each',
  known: 'told here already: nothing changes',
  suppressed: 'want nothing from here any more: left out',
  stopped: 'refused mail from here: left out',
};

/** `latarnia import subscribers` */
export function importSubscribersCommand(): Command {
  return new Command('subscribers')
    .description('take over who was told by another page, with what they asked for')
    .argument('<csv>', 'a file with a column email; docs/moving.md names the others')
    .option(
      '--map <pair>',
      'what a component is here: "Orders API=orders@b", or a file of such lines; may be repeated',
      (pair: string, before: string[] = []) => [...before, pair],
    )
    .addOption(
      new Option('--lang <language>', 'the language of those for whom the file does not say')
        .choices(LOCALES)
        .default('pl'),
    )
    .option(
      '--confirmed',
      'all in the file have confirmed there, although no column says so; who has a no there is left out all the same',
    )
    .option('--dry-run', 'show what would be taken over, and change nothing')
    .option('--yes', 'take them over')
    .option('--json', 'print JSON')
    .action(importSubscribers);
}

async function importSubscribers(path: string, options: Options): Promise<void> {
  try {
    const text = readNamedFile(
      path,
      'the subscribers',
      'Save them as CSV with a column email, and name that.',
    );
    const read = readSubscribersCsv(text, options.confirmed ?? false);
    await withSession((session) => take(session, read, basename(path), options));
  } catch (error) {
    throw error instanceof ImportError ? new CliError(error.message, 1) : error;
  }
}

async function take(
  { app, state }: Parameters<Parameters<typeof withSession>[0]>[0],
  read: ReadCsv,
  source: string,
  { map = [], lang: locale, dryRun = false, yes = false, json = false }: Options,
): Promise<void> {
  const plan = planSubscribers(read, ownSite(state), readPairs(map.flatMap(mappingLines)), {
    source,
    locale,
  });
  assertSound(plan);
  const isDone = yes && !dryRun;
  const fates = await (isDone ? app.register.takeOver(plan.planned) : app.register.foresee(plan.planned));
  const counts = countsOf(plan, read, fates);
  if (json) printJson({ done: isDone, counts, left_out: read.leftOut, gone: plan.gone });
  else print(described(plan, counts, isDone));
  if (!isDone && !dryRun)
    throw new CliError('Nobody has been taken over yet. If this is right, repeat with --yes.', 1);
}

/** @throws CliError when a line is wrong: then nobody is taken over, so that nothing is half done */
function assertSound({ flaws, unmapped }: SubscriberPlan): void {
  if (flaws.length > 0) {
    const lines = flaws.slice(0, TOLD).map(({ line, text }) => `line ${line} ${text}`);
    if (flaws.length > TOLD) lines.push(`… and ${flaws.length - TOLD} more`);
    throw new CliError(`Nobody was taken over. In the file:\n${lines.join('\n')}`, 1);
  }
  if (unmapped.length === 0) return;
  const names = unmapped.map(({ component }) => `${component.name}=`);
  throw new CliError(
    `Nobody has said what these components are here. Save the lines below to a file, write after each = a feature@panel, a feature, @panel, * (everything) or - (nothing), and add --map <that file>:\n${names.join('\n')}`,
    1,
  );
}

function countsOf(plan: SubscriberPlan, { leftOut }: ReadCsv, fates: readonly TakeOverFate[]) {
  const of = (text: string, count: number) => (count === 0 ? [] : [{ what: text, count }]);
  return [
    ...Object.entries(FATES).flatMap(([fate, text]) => of(text, fates.filter((one) => one === fate).length)),
    ...of('asked for nothing that is here', plan.gone.length),
    ...Object.entries(LEFT_OUT).flatMap(([why, text]) =>
      of(text, leftOut.filter((one) => one.why === why).length),
    ),
  ];
}

function described(
  { components }: SubscriberPlan,
  counts: ReturnType<typeof countsOf>,
  isDone: boolean,
): string {
  const parts = components.map(({ component, target }) => [
    component.name,
    target === null ? '?' : targetText(target),
  ]);
  const rows = counts.map(({ what, count }) => [String(count), what]);
  return [
    ...(parts.length === 0 ? [] : [formatTable([['there', 'here'], ...parts])]),
    formatTable([['subscribers', isDone ? 'were' : 'would be'], ...rows]),
  ].join('\n\n');
}
