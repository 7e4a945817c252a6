import { catalogueOfFiles, type Entry, entriesOf } from '../domain/catalogue.ts';
import type { ContentDocument } from '../domain/documents.ts';
import { type StatesSaid, statesSaid } from '../domain/states-said.ts';
import { print, printJson } from './output.ts';

/** Documents under one address, and what of them is said in each state of what they are bound to or name. */
interface Shown {
  /** `pl/faq/can-i-pay.*.md`, when there are several. */
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly rows: readonly StatesSaid[];
}

/**
 * Prints every document under every state of what it names or is bound to.
 *
 * @param files these alone, with their words; none: all, without
 */
export function printStates(
  documents: readonly ContentDocument[],
  files: readonly string[],
  asJson: boolean,
): void {
  const shown = shownOf(documents).filter(
    ({ entries, rows }) =>
      rows.length > 0 && (files.length === 0 || pathsOf(entries).some((path) => files.includes(path))),
  );
  if (asJson) {
    printJson(shown.flatMap(({ entries, rows }) => rows.map((row) => toJson(entries, row))));
    return;
  }
  for (const one of shown) {
    print(one.name);
    for (const row of one.rows) print(`  ${row.subject} (${row.as}): ${lineOf(one, row)}`);
    if (files.length > 0) printWords(one.entries);
  }
}

function shownOf(documents: readonly ContentDocument[]): Shown[] {
  const catalogue = catalogueOfFiles(documents);
  const groups = Map.groupBy(entriesOf(catalogue), ({ id, meta, source }) =>
    meta.collection === 'faq' ? source.path.replace(`${id}.md`, `${meta.slug}.*.md`) : source.path,
  );
  return [...groups].map(([name, entries]) => ({
    name: entries.length === 1 ? (entries[0]?.source.path ?? name) : name,
    entries,
    rows: statesSaid(entries, catalogue),
  }));
}

/** `available said; limited –`, or which of several: `offline no-panel; restored ready, waiting` */
function lineOf({ entries }: Shown, { states }: StatesSaid): string {
  const nameOf = ({ id }: Entry) => (entries.length === 1 ? 'said' : id.replace(/^[^.]+\./, ''));
  return states
    .map(({ state, said }) => `${state} ${said.length === 0 ? '–' : said.map(nameOf).join(', ')}`)
    .join('; ');
}

function printWords(entries: readonly Entry[]): void {
  for (const { source, translations } of entries) {
    for (const { path, words } of [source, ...Object.values(translations)]) {
      print(['', path, words.title, ...(words.short === null ? [] : [words.short]), words.body].join('\n'));
    }
  }
  print('');
}

function toJson(entries: readonly Entry[], { subject, as, states }: StatesSaid) {
  return {
    files: entries.map(({ source }) => source.path),
    subject,
    as,
    states: Object.fromEntries(
      states.map(({ state, said }) => [state, said.map(({ source }) => source.path)]),
    ),
  };
}

function pathsOf(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ source, translations }) =>
    [source, ...Object.values(translations)].map(({ path }) => path),
  );
}
