import type { Collection } from './documents.ts';
import { QUESTIONS } from './postmortem.ts';

/** A part of a document as it is typed: a text, or several things, one a line. */
export type FieldValue = string | readonly string[];

/**
 * A document as it is typed, by the keys of its file, and the Markdown below them as `body`. What is left out stays as it
 * is; `''` and an empty list say nothing, as a key that is not there.
 */
export type DocumentFields = Readonly<Record<string, FieldValue>>;

/**
 * What a field holds. Text: `line`, `prose` (Markdown), `number`, `hours`, `day`, `instant`, `address`, `area`, `step` (what
 * a step asks), `flag` (`yes`, or `''`). Lists: `panels`, `features`, `uses`, `subjects` (features and panels), `ids`,
 * `names` (`orders: Zamówienia`), `conditions` (`panel:c=offline,restoring`, `feature:api@a=limited`, `feature:api@*=…`).
 */
export type FieldKind =
  | 'line'
  | 'prose'
  | 'number'
  | 'hours'
  | 'day'
  | 'instant'
  | 'address'
  | 'area'
  | 'step'
  | 'stage'
  | 'impact'
  | 'flag'
  | 'panels'
  | 'features'
  | 'uses'
  | 'subjects'
  | 'ids'
  | 'names'
  | 'conditions';

/** A field of a kind of documents. */
export interface DocumentField {
  /** As the file has it: `created_from`. */
  readonly key: string;
  readonly kind: FieldKind;
  /** A document without it is none. */
  readonly isNeeded?: true;
}

const TITLE: readonly DocumentField[] = [
  { key: 'title', kind: 'line', isNeeded: true },
  { key: 'short', kind: 'line' },
];
const NAMES: readonly DocumentField[] = [
  { key: 'areas', kind: 'names' },
  { key: 'uses', kind: 'names' },
];
const CHECKS: readonly DocumentField[] = [
  { key: 'facts', kind: 'ids' },
  { key: 'mentions', kind: 'subjects' },
];
const AUDIENCE: readonly DocumentField[] = [
  { key: 'panels', kind: 'panels' },
  { key: 'uses', kind: 'uses' },
  { key: 'when', kind: 'conditions' },
];
const BODY: readonly DocumentField[] = [{ key: 'body', kind: 'prose' }];
/** Its Markdown is typed answer by answer. */
const ANSWERS: readonly DocumentField[] = QUESTIONS.map((key) => ({ key, kind: 'prose', isNeeded: true }));

const OWN: Readonly<Record<Collection, readonly DocumentField[]>> = {
  templates: [
    { key: 'order', kind: 'number' },
    { key: 'status', kind: 'stage' },
    { key: 'impact', kind: 'impact' },
    { key: 'next_in', kind: 'number' },
  ],
  site: [...NAMES, { key: 'progress', kind: 'address' }],
  panels: [
    { key: 'order', kind: 'number' },
    { key: 'former', kind: 'ids' },
    { key: 'created_from', kind: 'day' },
    { key: 'created_to', kind: 'day' },
    { key: 'separate_instruction', kind: 'flag' },
  ],
  features: [
    { key: 'area', kind: 'area', isNeeded: true },
    { key: 'order', kind: 'number' },
    { key: 'uses', kind: 'uses' },
    { key: 'former', kind: 'ids' },
  ],
  steps: [
    { key: 'kind', kind: 'step', isNeeded: true },
    { key: 'order', kind: 'number' },
    { key: 'former', kind: 'ids' },
    ...AUDIENCE,
    { key: 'features', kind: 'features' },
    { key: 'home', kind: 'flag' },
  ],
  faq: [
    { key: 'order', kind: 'number' },
    { key: 'area', kind: 'area', isNeeded: true },
    ...AUDIENCE,
    { key: 'features', kind: 'features' },
    { key: 'former', kind: 'ids' },
  ],
  postmortems: [],
  incidents: [
    { key: 'former', kind: 'ids' },
    { key: 'panels', kind: 'panels' },
    { key: 'started_at', kind: 'instant', isNeeded: true },
    { key: 'resolved_at', kind: 'instant' },
    { key: 'backup_at', kind: 'instant' },
    { key: 'backup_tolerance', kind: 'hours' },
    { key: 'backup_panels', kind: 'panels' },
  ],
};

/** The fields of a document in the source language, in the order in which a new file has them; the Markdown last. */
export function fieldsOfSource(collection: Collection): readonly DocumentField[] {
  return [...TITLE, ...OWN[collection], ...CHECKS, ...proseOf(collection)];
}

/** Those of its translation: words alone. Which words it translates is never typed. */
export function fieldsOfTranslation(collection: Collection): readonly DocumentField[] {
  return [...TITLE, ...(collection === 'site' ? NAMES : []), ...proseOf(collection)];
}

function proseOf(collection: Collection): readonly DocumentField[] {
  return collection === 'postmortems' ? ANSWERS : BODY;
}

/** Whether a field is Markdown that is read as paragraphs, of which two people may change one each. */
export function isProse(key: string): boolean {
  return [...BODY, ...ANSWERS].some((field) => field.key === key);
}

/** Forms send line ends as machines of old did, and people leave room at both ends. */
export function tidyFields(fields: DocumentFields): DocumentFields {
  const line = (text: string) => text.replace(/\r\n?/g, '\n').trim();
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? line(value) : value.map(line).filter((one) => one !== ''),
    ]),
  );
}

/** Whether two fields say the same: an empty list says as little as no text. */
export function isSameField(one: FieldValue = '', other: FieldValue = ''): boolean {
  const lines = (value: FieldValue) => (typeof value === 'string' ? [value].filter(Boolean) : value);
  return JSON.stringify(lines(one)) === JSON.stringify(lines(other));
}
