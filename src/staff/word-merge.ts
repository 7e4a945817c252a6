import type { Manuscripts, ThreeTexts } from '../actions/ports.ts';
import { type DocumentFields, type FieldValue, isSameField, tidyFields } from '../domain/document-fields.ts';
import { pathIn } from '../domain/document-path.ts';
import { documentAt } from '../domain/document-versions.ts';
import { LOCALES, type Locale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { WordClash } from '../views/staff/word-conflict.ts';
import type { WordDraft } from '../views/staff/word-draft.ts';

/** What was chosen, by the names of what both changed. */
type Choices = ReadonlyMap<string, string>;

/** A draft with what others changed since its author looked, and what both changed. */
interface MergedDraft {
  readonly draft: WordDraft;
  readonly clashes: readonly WordClash[];
}

/**
 * Lays a draft over the document as it is now: what only one of the two changed is taken from them, field by field and
 * paragraph by paragraph; of what both changed, what was chosen, and mine until somebody chooses.
 *
 * @param path of the Polish
 */
export function mergeDraft(
  state: State,
  manuscripts: Manuscripts,
  path: string,
  draft: WordDraft,
  choices: Choices,
): MergedDraft {
  const clashes: WordClash[] = [];
  const merged = (locale: Locale): DocumentFields => {
    const one = pathIn(path, locale);
    const base = documentAt(state, one, Number(draft.expected))?.document;
    const current = state.documents[one]?.document;
    const was = base ? manuscripts.fieldsOf(base) : {};
    const now = current ? manuscripts.fieldsOf(current) : {};
    const fields: Record<string, FieldValue> = {};
    for (const [key, mine] of Object.entries(tidyFields(draft[locale]))) {
      const texts = { base: was[key] ?? '', mine, theirs: now[key] ?? '' };
      fields[key] = mergeField(manuscripts, texts, (clash, place) => {
        const name = `${locale}.${key}.${place}`;
        const chosen = choices.get(name) ?? '';
        clashes.push({ name, locale, field: key, ...clash, chosen });
        return chosen === 'theirs';
      });
    }
    return fields;
  };
  const [pl, en] = LOCALES.map(merged);
  return { draft: { ...draft, pl: pl ?? {}, en: en ?? {}, expected: String(state.revision) }, clashes };
}

/** A field that two people changed. */
export interface ThreeValues {
  readonly base: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

/** @param isTheirs is told of each thing that both changed, and says whose it is to be */
export function mergeField(
  { merge }: Manuscripts,
  { base, mine, theirs }: ThreeValues,
  isTheirs: (clash: ThreeTexts, place: number) => boolean,
): FieldValue {
  if (isSameField(mine, base)) return theirs;
  if (isSameField(theirs, base) || isSameField(mine, theirs)) return mine;
  if (
    typeof mine !== 'string' ||
    typeof theirs !== 'string' ||
    typeof base !== 'string' ||
    !mine.includes('\n')
  ) {
    const lines = { base: text(base), mine: text(mine), theirs: text(theirs) };
    return isTheirs(lines, 0) ? theirs : mine;
  }
  return merge({ base, mine, theirs })
    .parts.map((part, place) => {
      if (typeof part === 'string') return part;
      return isTheirs(part, place) ? part.theirs : part.mine;
    })
    .join('');
}

function text(value: FieldValue): string {
  return [value].flat().join('\n');
}
