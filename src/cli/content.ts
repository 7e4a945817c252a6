import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { type Config, loadEnvFile, readConfig } from '../config/settings.ts';
import { checkContent } from '../markdown/check.ts';
import { checkBound } from '../markdown/check-bound.ts';
import { checkHints } from '../markdown/check-hints.ts';
import { readContent } from '../markdown/content.ts';
import { type Problem, problemLine } from '../markdown/problem.ts';
import { adoptContent } from './content-adopt.ts';
import { readFolder } from './content-folder.ts';
import { findLosses } from './content-losses.ts';
import { pullContent } from './content-pull.ts';
import { printStates } from './content-states.ts';
import { showContentStatus } from './content-status.ts';
import { CliError, countOf, print, printJson } from './output.ts';

/** `latarnia content check|stamp|status|pull|adopt` */
export function contentCommand(): Command {
  const content = new Command('content').description('the Markdown files');
  content
    .command('check')
    .description(
      'find mistakes, answers with a state not covered, links that lead nowhere, translations that lag, words not bound to the state of what they name, files whose end takes away what staff said',
    )
    .argument('[files...]', 'with --states: show these alone, with their words')
    .option('--states', 'show every document under every state of what it names')
    .option('--json', 'print JSON')
    .action(check);
  content
    .command('stamp')
    .description('say that translations are up to date with the Polish as it is now')
    .argument('[files...]', 'below the content folder, such as en/faq/x.md (default: all that lag)')
    .action(stamp);
  content
    .command('status')
    .description('what differs between the content folder and the site, and why')
    .option('--json', 'print JSON')
    .action(showContentStatus);
  content
    .command('pull')
    .description(
      'write what the site says into the content folder, byte by byte; only what the log knows is overwritten or removed',
    )
    .option('--check', 'only show what would be written; ends with 1 if anything would')
    .option('--json', 'print JSON')
    .action(pullContent);
  content
    .command('adopt')
    .description(
      'say that the content folder is right: what differs in it is published, what it lacks is withdrawn',
    )
    .argument('[files...]', 'below the content folder, such as pl/faq/x.md (default: all that differ)')
    .option('--yes', 'do it, after it was shown')
    .option('--json', 'print JSON')
    .action(adoptContent);
  return content;
}

async function check(paths: readonly string[], options: { states?: boolean; json?: boolean }): Promise<void> {
  const config = readSettings();
  const content = await readFolder(config);
  const { files, problems } = content;
  const documents = files.flatMap(({ document }) => (document ? [document] : []));
  if (options.states) return printStates(documents, paths, options.json ?? false);
  const unread = new Set(problems.map((problem) => problem.file));
  // A translation of a file that cannot be read translates something: that file is what to mend.
  const consequences = ({ file }: Problem) => unread.has(file.replace(/^en\//, 'pl/'));
  const found = [
    ...problems,
    ...checkContent(documents).filter((problem) => !consequences(problem)),
    ...checkBound(documents),
    ...checkHints(documents),
    ...(await findLosses(config, content)),
  ];
  if (options.json) printJson(found);
  else for (const problem of found) print(problemLine(problem));
  const warnings = found.filter(({ isWarning }) => isWarning).length;
  const count = found.length - warnings;
  const mistakes = `${countOf(count, 'thing')} to mend in ${countOf(files.length, 'file')}`;
  if (unread.size > 0) {
    throw new CliError(
      `${mistakes}; of ${unread.size} that cannot be read the site keeps the last good version.`,
      1,
    );
  }
  if (count > 0) throw new CliError(`${mistakes}.`, 1);
  const toLookAt = warnings === 0 ? '' : ` ${countOf(warnings, 'warning')} to look at.`;
  if (!options.json) print(`${countOf(files.length, 'file')}, nothing to mend.${toLookAt}`);
}

async function stamp(paths: readonly string[]): Promise<void> {
  const folder = readSettings().contentDir;
  const { files } = await readContent(folder);
  const documents = files.flatMap(({ document }) => (document ? [document] : []));
  const sources = new Map(
    documents.flatMap((one) => (one.locale === 'pl' ? [[one.path.slice('pl/'.length), one.wordsHash]] : [])),
  );
  const translations = documents.flatMap((one) => (one.locale === 'pl' ? [] : [one]));
  const unknown = paths.find((path) => !translations.some((one) => one.path === path));
  if (unknown !== undefined) throw new CliError(`${unknown} is no translation that can be read.`, 1);
  let stamped = 0;
  for (const { path, translates } of translations) {
    const hash = sources.get(path.slice(path.indexOf('/') + 1));
    if (hash === undefined || hash === translates || (paths.length > 0 && !paths.includes(path))) continue;
    const file = join(folder, path);
    const source = await readFile(file, 'utf8');
    await writeFile(file, source.replace(/^translates:.*$/m, `translates: "${hash}"`));
    stamped += 1;
  }
  print(`${countOf(stamped, 'translation')} stamped.`);
}

function readSettings(): Config {
  loadEnvFile(process.cwd());
  return readConfig(process.env, process.cwd());
}
