import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { LOCALES } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Named, OwnSite } from '../import/mapping.ts';
import { CliError } from './output.ts';

/** A pair, or the lines of a file that holds pairs. */
export function mappingLines(written: string): string[] {
  if (statSync(written, { throwIfNoEntry: false })?.isFile())
    return readFileSync(written, 'utf8').split('\n');
  if (written.includes('=')) return [written];
  throw new CliError(
    `“${written}” is not a pair, and ${resolve(written)} does not exist. Write after --map "Orders API=orders@b", or a file of such lines.`,
    1,
  );
}

/** What this site has, by every name of it. */
export function ownSite(state: State): OwnSite {
  const { panels, features } = catalogueOf(state);
  const named = (entry: (typeof panels | typeof features)[number]): Named => ({
    id: entry.id,
    names: LOCALES.flatMap((locale) => [
      wordsOf(entry, locale).title,
      wordsOf(entry, locale).short ?? '',
    ]).filter((name) => name !== ''),
  });
  return { panels: panels.map(named), features: features.map(named) };
}
