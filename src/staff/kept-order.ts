import { type DocumentFields, type FieldKind, fieldsOfSource } from '../domain/document-fields.ts';
import type { Collection } from '../domain/documents.ts';
import { conditionLine, readConditionLine } from '../views/staff/word-controls.ts';

/** What is ticked: nobody chose an order. */
const TICKED: readonly FieldKind[] = ['panels', 'features', 'uses', 'subjects', 'conditions'];

/**
 * What is ticked is sent in the order in which it stands on the form. As long as it says the same as before it stays in the
 * order in which somebody wrote it, so that a document of which only a sentence was typed changes by that sentence alone.
 *
 * @param before the fields of the document that its author began with
 */
export function inKeptOrder(
  collection: Collection,
  typed: DocumentFields,
  before: DocumentFields,
): DocumentFields {
  const kinds = new Map(fieldsOfSource(collection).map(({ key, kind }) => [key, kind]));
  return Object.fromEntries(
    Object.entries(typed).map(([key, value]) => {
      const kind = kinds.get(key) ?? 'line';
      const was = before[key];
      if (typeof value === 'string' || typeof was !== 'object' || !TICKED.includes(kind)) return [key, value];
      return [key, sorted(kind === 'conditions' ? value.map((line) => likeBefore(line, was)) : value, was)];
    }),
  );
}

function sorted(lines: readonly string[], before: readonly string[]): string[] {
  return [
    ...before.filter((line) => lines.includes(line)),
    ...lines.filter((line) => !before.includes(line)),
  ];
}

/** The states of a condition, of one that was there in its order. */
function likeBefore(line: string, before: readonly string[]): string {
  const { is, ...subject } = readConditionLine(line);
  const was = before.map(readConditionLine).find(({ of, on }) => of === subject.of && on === subject.on);
  return was && subject.of !== '' ? conditionLine({ ...subject, is: sorted(is, was.is) }) : line;
}
