import { parseDay } from '../../src/domain/day.ts';
import type {
  ContentDocument,
  FaqMeta,
  IncidentMeta,
  Meta,
  StepMeta,
  TemplateMeta,
  Words,
} from '../../src/domain/documents.ts';
import { readDocument } from '../../src/markdown/read.ts';

/** A document in Polish; what is left out of its words is empty. */
export function documentWith(id: string, meta: Meta, words: Partial<Words> = {}): ContentDocument {
  return {
    path: `pl/${meta.collection}/${id}.md`,
    collection: meta.collection,
    id,
    locale: 'pl',
    meta,
    sha256: '',
    source: '',
    wordsHash: 'first',
    words: { title: id, short: null, body: '', terms: {}, ...words },
    facts: [],
  };
}

/** The English words of a document. */
export function translationOf(
  { path, collection, id }: ContentDocument,
  words: Partial<Words>,
  translates = 'first',
): ContentDocument {
  return {
    path: path.replace('pl/', 'en/'),
    collection,
    id,
    locale: 'en',
    translates,
    sha256: '',
    source: '',
    wordsHash: '',
    words: { title: id, short: null, body: '', terms: {}, ...words },
    facts: [],
  };
}

/** Each with its translation, which is up to date. */
export function inBothLanguages(...documents: readonly ContentDocument[]): ContentDocument[] {
  return documents.flatMap((document) => [document, translationOf(document, {})]);
}

export function panelDocument(id: string, from: string | null = null, to: string | null = null, own = false) {
  return documentWith(
    id,
    {
      collection: 'panels',
      createdFrom: from === null ? null : parseDay(from),
      createdTo: to === null ? null : parseDay(to),
      separateInstruction: own,
    },
    { title: `Panel ${id.toUpperCase()}` },
  );
}

export function featureDocument(id: string, uses: readonly string[] = []) {
  return documentWith(id, { collection: 'features', area: 'orders', order: 0, uses });
}

/** A valid document; throws what is wrong with it. */
export function markdownDocument(path: string, frontMatter: string, body = ''): ContentDocument {
  const result = readDocument(path, `---\n${frontMatter.trim()}\n---\n${body}`);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
}

/** The site's own document: its areas and uses, named as they are called. */
export function siteDocument(areas: Readonly<Record<string, string>>, uses: readonly string[] = []) {
  const terms = Object.fromEntries(Object.entries(areas).map(([id, name]) => [`areas.${id}`, name]));
  return documentWith(
    'site',
    { collection: 'site', areas: Object.keys(areas), uses },
    { title: 'Status', terms },
  );
}

/** An answer under `slug`, for everybody in every state unless something else is said. */
export function faqDocument(
  id: string,
  meta: Partial<FaqMeta> = {},
  words: Partial<Words> = {},
): ContentDocument {
  const slug = meta.slug ?? id.split('.')[0] ?? id;
  return documentWith(
    id,
    {
      collection: 'faq',
      order: 0,
      area: 'orders',
      features: [],
      former: [],
      panels: [],
      uses: [],
      when: [],
      ...meta,
      slug,
    },
    words,
  );
}

/** Something to do for everybody, unless something else is said. */
export function stepDocument(
  id: string,
  meta: Partial<StepMeta> = {},
  words: Partial<Words> = {},
): ContentDocument {
  return documentWith(
    id,
    {
      collection: 'steps',
      kind: 'do',
      order: 0,
      features: [],
      home: false,
      panels: [],
      uses: [],
      when: [],
      ...meta,
    },
    words,
  );
}

export function incidentDocument(
  id: string,
  meta: Partial<IncidentMeta> = {},
  words: Partial<Words> = {},
): ContentDocument {
  return documentWith(
    id,
    {
      collection: 'incidents',
      panels: [],
      startedAt: '2021-03-09T23:47:00.000Z',
      resolvedAt: null,
      backupAt: null,
      backupTolerance: 0,
      backupPanels: [],
      ...meta,
    },
    words,
  );
}

/** What a reader sees: what ties words together is a space, or nothing. */
export function plain(text: string): string;
export function plain(text: string | null | undefined): string | null;
export function plain(text: string | null | undefined): string | null {
  return text?.replaceAll('\u00a0', ' ').replaceAll('\u2060', '') ?? null;
}

/** What staff begin updates with. */
export function templateDocument(
  id: string,
  { body, ...meta }: Partial<TemplateMeta> & { readonly body: string },
) {
  const base = { collection: 'templates', order: 0, status: null, impact: null, nextIn: null } as const;
  return documentWith(id, { ...base, ...meta }, { body });
}
