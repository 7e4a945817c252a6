import type { Manuscripts, ThreeTexts } from '../actions/ports.ts';
import { type FieldValue, isSameField } from '../domain/document-fields.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { FileConflict } from '../domain/surroundings.ts';
import type { MergedFile } from '../views/staff/files.ts';
import type { WordClash } from '../views/staff/word-conflict.ts';
import { mergeField, type ThreeValues } from './word-merge.ts';

/**
 * A file and what staff wrote in one: what only one of them changed is taken from them, field by field and paragraph by
 * paragraph; of what both changed, what was chosen, and the file's until somebody chooses.
 *
 * @param choices by the names of what both changed
 */
export function mergeFile(
  manuscripts: Manuscripts,
  { path, base }: Pick<FileConflict, 'path' | 'base'>,
  { file, site }: { readonly file: ContentDocument; readonly site: ContentDocument },
  choices: ReadonlyMap<string, string>,
): MergedFile {
  const { fieldsOf, read, write } = manuscripts;
  const was = base && fieldsOf(base);
  const [mine, theirs] = [fieldsOf(file), fieldsOf(site)];
  const clashes: WordClash[] = [];
  const fields: Record<string, FieldValue> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const texts = { mine: mine[key] ?? '', theirs: theirs[key] ?? '' };
    const isTheirs = (clash: ThreeTexts, place: number) => {
      const name = `${file.locale}.${key}.${place}`;
      const chosen = choices.get(name) ?? '';
      clashes.push({ name, locale: file.locale, field: key, ...clash, chosen });
      return chosen === 'theirs';
    };
    fields[key] =
      was === null
        ? chooseField(texts, isTheirs)
        : mergeField(manuscripts, { ...texts, base: was[key] ?? '' }, isTheirs);
  }
  const source = write(path, file.source, fields, stampOf(base, file, site));
  const merged = read(path, source);
  return { source, document: merged.ok ? merged.document : null, clashes };
}

/** Where nobody knows what both began with, whatever differs is chosen as a whole. */
function chooseField(
  { mine, theirs }: Pick<ThreeValues, 'mine' | 'theirs'>,
  isTheirs: (clash: ThreeTexts, place: number) => boolean,
): FieldValue {
  if (isSameField(mine, theirs)) return mine;
  const text = (value: FieldValue) => [value].flat().join('\n');
  return isTheirs({ base: '', mine: text(mine), theirs: text(theirs) }, 0) ? theirs : mine;
}

/** Which words a translation says it translates: of the two the one that was brought up to date. */
function stampOf(base: ContentDocument | null, file: ContentDocument, site: ContentDocument): string | null {
  const [was, mine, theirs] = [base, file, site].map((one) => (one?.locale === 'en' ? one.translates : null));
  return (mine === was ? theirs : mine) ?? null;
}
