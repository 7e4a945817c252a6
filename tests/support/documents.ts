import type { ContentDocument, FaqMeta, IncidentMeta, StepMeta, Words } from '../../src/domain/documents.ts';
import { documentOf } from './state.ts';

/** The site's own document: its areas and uses, named as they are called. */
export function siteDocument(areas: Readonly<Record<string, string>>, uses: readonly string[] = []) {
  const terms = Object.fromEntries(Object.entries(areas).map(([id, name]) => [`areas.${id}`, name]));
  return documentOf(
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
  return documentOf(
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
  return documentOf(
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
  return documentOf(
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
