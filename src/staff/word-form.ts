import { z } from 'zod';
import type { DocumentField, DocumentFields, FieldValue } from '../domain/document-fields.ts';
import { COLLECTIONS, type Collection } from '../domain/documents.ts';
import type { Locale } from '../domain/locale.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { conditionLine, typedFields } from '../views/staff/word-controls.ts';
import { WORD_ACTS, type WordDraft } from '../views/staff/word-draft.ts';
import { list, text } from './fields.ts';
import { allTexts, readForm } from './read-form.ts';

const FORM = z.object({
  act: text,
  expected: text,
  reason: text,
  stands: text,
  quiet: text,
  name: text,
  lastWords: text,
  lastWordsEn: text,
  revision: text,
  kind: text,
  like: text,
  lists: list,
});

/** Lists of which every line is put together from several fields. */
const ROWS = ['names', 'conditions'];
const LISTS = ['panels', 'features', 'uses', 'subjects', 'ids', ...ROWS];

/** A change of a document as it was typed into one of its forms, or carried along by a page on its way. */
export function readWordDraft(form: FormData, collection: Collection): WordDraft {
  const { typed } = readForm(form, FORM);
  const fields = fieldsIn(form);
  const { lists, stands, quiet, act, kind, ...single } = typed;
  return {
    ...single,
    name: typed.name.trim(),
    act: WORD_ACTS.find((one) => one === act) ?? 'writing',
    kind: COLLECTIONS.find((one) => one === kind) ?? null,
    stands: stands !== '',
    quiet: quiet !== '',
    pl: documentFields(fields, 'pl', collection, lists),
    en: documentFields(fields, 'en', collection, lists),
  };
}

function fieldsIn(form: FormData): ReadonlyMap<string, readonly string[]> {
  const texts = Map.groupBy(allTexts(form), ([name]) => name);
  return new Map([...texts].map(([name, all]) => [name, all.map(([, value]) => value)]));
}

/** Fields that the form does not have are left out: they stay as they are. */
function documentFields(
  fields: ReadonlyMap<string, readonly string[]>,
  locale: Locale,
  collection: Collection,
  lists: readonly string[],
): DocumentFields {
  return Object.fromEntries(
    typedFields(collection, locale).flatMap((field): [string, FieldValue][] => {
      const name = `${locale}.${field.key}`;
      const given = fields.get(name);
      if (!LISTS.includes(field.kind)) {
        // A box that is not ticked is not sent.
        if (given === undefined && !lists.includes(name)) return [];
        return [[field.key, given?.[0] ?? '']];
      }
      if (given === undefined && !lists.includes(name)) return [];
      return [[field.key, linesOf(field, given ?? [], rowsOf(fields, name))]];
    }),
  );
}

function linesOf({ kind }: DocumentField, given: readonly string[], rows: readonly Row[]): string[] {
  if (kind === 'ids') return given.flatMap((one) => one.split(/[\s,;]+/)).filter((one) => one !== '');
  if (kind === 'names') {
    const typed = rows.map(({ id, title }) => ({ id: id.trim(), title: title.trim() }));
    return [
      ...given,
      ...typed.filter(({ id, title }) => id !== '' || title !== '').map(({ id, title }) => `${id}: ${title}`),
    ];
  }
  if (kind !== 'conditions') return [...given];
  return [...given, ...rows.filter(({ of }) => of !== '').map(conditionLine)];
}

/** What stands in a row of fields: `pl.when.0.of`, `pl.areas.0.id`. */
interface Row {
  readonly of: string;
  readonly on: string;
  readonly is: readonly string[];
  readonly id: string;
  readonly title: string;
}

/** As many as one form can hold. */
const MOST_ROWS = 100;

function rowsOf(fields: ReadonlyMap<string, readonly string[]>, name: string): Row[] {
  const at = (index: number, part: string) => fields.get(`${name}.${index}.${part}`) ?? [];
  const rows: Row[] = [];
  for (let index = 0; index < MOST_ROWS; index++) {
    const [of = ''] = at(index, 'of');
    const [on = ''] = at(index, 'on');
    const [id = ''] = at(index, 'id');
    const [title = ''] = at(index, 'name');
    rows.push({ of, on, id, title, is: at(index, 'is').filter((state) => isStateOf(of, state)) });
  }
  return rows;
}

/** Without a script both kinds of states are there to be ticked. */
function isStateOf(of: string, state: string): boolean {
  return RESTORATIONS.some((one) => one === state) === (of === 'panel');
}
