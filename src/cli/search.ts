import { Command, Option } from 'commander';
import { LOCALES, type Locale } from '../domain/locale.ts';
import { formatSearch } from '../formats/search.ts';
import { findAnything } from '../views/search-index.ts';
import { formatTable, print, printJson } from './output.ts';
import { withSession } from './session.ts';

interface SearchOptions {
  readonly lang: Locale;
  readonly json?: boolean;
}

/** `latarnia search` */
export function searchCommand(): Command {
  return new Command('search')
    .description('look among answers, features, steps, incidents and panels, as the search of the site does')
    .argument('<words...>', 'what is looked for')
    .addOption(new Option('--lang <language>', 'in which language').choices(LOCALES).default('pl'))
    .option('--json', 'print JSON')
    .action(searchFor);
}

async function searchFor(words: readonly string[], options: SearchOptions): Promise<void> {
  await withSession(async ({ app }) => {
    const found = formatSearch(findAnything(app.draftContext(options.lang), words.join(' ')));
    if (options.json) printJson(found);
    else if (found.length === 0) print('Nothing is found.');
    else print(formatTable(found.map(({ kind, id, title, url }) => [`${kind}:${id}`, title, url])));
  });
}
