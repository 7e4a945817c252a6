import type { Condition } from './applicability.ts';
import type { FeatureId } from './availability.ts';
import {
  type ContentDocument,
  type FaqMeta,
  type FeatureMeta,
  type IncidentMeta,
  type Meta,
  type PanelMeta,
  PENDING,
  type PostmortemMeta,
  type SiteMeta,
  type SourceDocument,
  type StepMeta,
  type TemplateMeta,
  type TranslatedDocument,
  type Words,
} from './documents.ts';
import type { Revision } from './events.ts';
import type { Locale } from './locale.ts';
import type { PublishedDocument, State } from './state.ts';

/** A published thing in all its languages. */
export interface Entry<M extends Meta = Meta> {
  readonly id: string;
  readonly meta: M;
  readonly source: SourceDocument;
  readonly translations: Readonly<Partial<Record<TranslatedDocument['locale'], TranslatedDocument>>>;
  /** By language: when it was last published. */
  readonly revisions: Readonly<Partial<Record<Locale, Revision>>>;
  /** By language: since when it has read as it does. */
  readonly worded: Readonly<Partial<Record<Locale, Revision>>>;
}

/** What the published documents are, sorted as they are shown. */
export interface Catalogue {
  readonly site: Entry<SiteMeta> | null;
  readonly panels: readonly Entry<PanelMeta>[];
  readonly features: readonly Entry<FeatureMeta>[];
  readonly steps: readonly Entry<StepMeta>[];
  /** Several entries may share a slug, each bound to other states. */
  readonly faq: readonly Entry<FaqMeta>[];
  readonly incidents: readonly Entry<IncidentMeta>[];
  /** On the pages of the incidents that they are named after. */
  readonly postmortems: readonly Entry<PostmortemMeta>[];
  /** What staff begin updates with: on no page. */
  readonly templates: readonly Entry<TemplateMeta>[];
}

/** Of words that are not what the source says now: there is no translation, it is not done, or it says what an older source said. */
export const LAGS = ['missing', 'pending', 'behind'] as const;
export type Lag = (typeof LAGS)[number];

/** Words in the language asked for, or in the source language when there is no translation. */
export interface LocalWords extends Words {
  readonly locale: Locale;
  /** `null`: they say what the source says. */
  readonly lag: Lag | null;
  readonly revision: Revision;
  /** Since when they have read as they do, whatever else of the document changed. */
  readonly worded: Revision;
}

/** Everything that is published, collection by collection. */
export function entriesOf(catalogue: Catalogue): readonly Entry[] {
  const { site, panels, features, steps, faq, incidents, postmortems, templates } = catalogue;
  return [
    ...(site ? [site] : []),
    ...[...panels, ...features, ...steps, ...faq, ...incidents, ...postmortems, ...templates],
  ];
}

const memo = new WeakMap<State['documents'], Catalogue>();

/** The place of what names none. */
export const UNORDERED = 1000;

/** The catalogue of a state; the same documents give the same catalogue without being sorted again. */
export function catalogueOf(state: Pick<State, 'documents'>): Catalogue {
  const known = memo.get(state.documents);
  if (known) return known;
  const catalogue = buildCatalogue(Object.values(state.documents));
  memo.set(state.documents, catalogue);
  return catalogue;
}

/** The catalogue of documents as they lie in a folder, before any of them is published. */
export function catalogueOfFiles(documents: readonly ContentDocument[]): Catalogue {
  return buildCatalogue(documents.map((document) => ({ document, revision: 0, at: '' })));
}

function buildCatalogue(published: readonly PublishedDocument[]): Catalogue {
  const entries = buildEntries(published);
  const of = <C extends Meta['collection']>(collection: C) =>
    entries.filter((entry): entry is Entry<Extract<Meta, { collection: C }>> => {
      return entry.meta.collection === collection;
    });
  const areas = of('site')[0]?.meta.areas ?? [];
  const place = (area: string) => (areas.includes(area) ? areas.indexOf(area) : areas.length);
  return {
    site: of('site')[0] ?? null,
    panels: of('panels').sort(
      (x, y) =>
        byOrder(x, y) || compare(x.meta.createdFrom ?? '', y.meta.createdFrom ?? '') || compare(x.id, y.id),
    ),
    features: of('features').sort(
      (x, y) => place(x.meta.area) - place(y.meta.area) || byOrder(x, y) || compare(x.id, y.id),
    ),
    steps: of('steps').sort(byPlace),
    faq: of('faq').sort(byPlace),
    incidents: of('incidents').sort((x, y) => compare(y.meta.startedAt, x.meta.startedAt)),
    postmortems: of('postmortems').sort((x, y) => compare(x.id, y.id)),
    templates: of('templates').sort(byPlace),
  };
}

function buildEntries(published: readonly PublishedDocument[]): Entry[] {
  const translations = new Map<string, PublishedDocument[]>();
  for (const one of published) {
    if (one.document.locale === 'pl') continue;
    const key = documentKey(one.document);
    translations.set(key, [...(translations.get(key) ?? []), one]);
  }
  const sources = published.flatMap((one) => (one.document.locale === 'pl' ? [one.document] : []));
  const ids = idsOf(sources);
  return published.flatMap(({ document, revision, worded = revision }) => {
    if (document.locale !== 'pl') return [];
    const entry: Entry = {
      id: ids.get(document) ?? document.id,
      meta: document.meta,
      source: document,
      translations: {},
      revisions: { pl: revision },
      worded: { pl: worded },
    };
    return (translations.get(documentKey(document)) ?? []).reduce(withTranslation, entry);
  });
}

/** Of two files that say they are the same thing, the one that is called so is it; the other goes by its own name. */
function idsOf(sources: readonly SourceDocument[]): ReadonlyMap<SourceDocument, string> {
  const key = (document: SourceDocument, id: string) => `${document.collection}/${id}`;
  const [named, renamed] = [true, false].map((isNamed) =>
    sources.filter((document) => (document.id === nameOfFile(document)) === isNamed),
  );
  const taken = new Set(named?.map((document) => key(document, document.id)));
  return new Map(
    renamed?.map((document) => {
      const id = taken.has(key(document, document.id)) ? nameOfFile(document) : document.id;
      taken.add(key(document, id));
      return [document, id];
    }),
  );
}

function withTranslation(entry: Entry, { document, revision, worded = revision }: PublishedDocument): Entry {
  if (document.locale === 'pl') return entry;
  return {
    ...entry,
    translations: { ...entry.translations, [document.locale]: { ...document, id: entry.id } },
    revisions: { ...entry.revisions, [document.locale]: revision },
    worded: { ...entry.worded, [document.locale]: worded },
  };
}

/** Its file: the id of what it tells of may be an older name, which its translation does not repeat. */
function documentKey({ path }: { readonly path: string }): string {
  return path.slice(path.indexOf('/') + 1);
}

/** @example nameOfFile({ path: 'pl/panels/eu-west.md' }) // 'eu-west' */
export function nameOfFile({ path }: { readonly path: string }): string {
  return path.replace(/^.*\/|\.md$/g, '');
}

/** The entries of the FAQ by what is asked for, in their order. */
type FaqIndex = ReadonlyMap<string, readonly Entry<FaqMeta>[]>;

const faqIndexes = new WeakMap<Catalogue, { slug: FaqIndex; area: FaqIndex; feature: FaqIndex }>();

function faqIndexOf(catalogue: Catalogue) {
  const known = faqIndexes.get(catalogue);
  if (known) return known;
  const { faq } = catalogue;
  const named = faq.flatMap((entry) => entry.meta.features.map((feature) => ({ feature, entry })));
  const byFeature = [...Map.groupBy(named, ({ feature }) => feature)];
  const made = {
    slug: Map.groupBy(faq, ({ meta }) => meta.slug),
    area: Map.groupBy(faq, ({ meta }) => meta.area),
    feature: new Map(byFeature.map(([feature, those]) => [feature, those.map(({ entry }) => entry)])),
  };
  faqIndexes.set(catalogue, made);
  return made;
}

/** The entries under one address of the FAQ, in their order. */
export function answersAt(state: Pick<State, 'documents'>, slug: string): readonly Entry<FaqMeta>[] {
  return faqIndexOf(catalogueOf(state)).slug.get(slug) ?? [];
}

/** The entries about any of some features, in their order. */
export function answersAbout(
  state: Pick<State, 'documents'>,
  features: readonly FeatureId[],
): readonly Entry<FaqMeta>[] {
  return entriesUnder(faqIndexOf(catalogueOf(state)).feature, features);
}

/** The entries of any of some areas, in their order. */
export function answersIn(
  state: Pick<State, 'documents'>,
  areas: readonly string[],
): readonly Entry<FaqMeta>[] {
  return entriesUnder(faqIndexOf(catalogueOf(state)).area, areas);
}

/** Those of several lists are put in order again. */
function entriesUnder(index: FaqIndex, names: readonly string[]): readonly Entry<FaqMeta>[] {
  const lists = [...new Set(names)].map((name) => index.get(name) ?? []);
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : [...new Set(lists.flat())].sort(byPlace);
}

/** What an entry says in a language. */
export function wordsOf(entry: Entry, locale: Locale): LocalWords {
  const sourceRevision = entry.revisions.pl ?? 0;
  const translation = locale === 'pl' ? undefined : entry.translations[locale];
  if (!translation) {
    return {
      ...entry.source.words,
      locale: 'pl',
      lag: locale === 'pl' ? null : 'missing',
      revision: sourceRevision,
      worded: entry.worded.pl ?? sourceRevision,
    };
  }
  return {
    ...translation.words,
    locale: translation.locale,
    lag: lagOf(translation, entry.source),
    revision: Math.max(sourceRevision, entry.revisions[translation.locale] ?? 0),
    worded: entry.worded[translation.locale] ?? sourceRevision,
  };
}

function lagOf({ translates }: TranslatedDocument, source: SourceDocument): Lag | null {
  if (translates === source.wordsHash) return null;
  return translates === PENDING ? 'pending' : 'behind';
}

/** What a condition looks at, as `panel:c` or `feature:ceneo-xml@a`; `panel:own`, `feature:ceneo-xml@*`: on the reader's panel. */
export function conditionSubject(condition: Condition): string {
  return 'panel' in condition
    ? `panel:${condition.panel}`
    : `feature:${condition.feature}@${condition.on ?? '*'}`;
}

function byOrder(
  x: Entry<StepMeta | FaqMeta | FeatureMeta | PanelMeta | TemplateMeta>,
  y: Entry<StepMeta | FaqMeta | FeatureMeta | PanelMeta | TemplateMeta>,
): number {
  return (x.meta.order ?? UNORDERED) - (y.meta.order ?? UNORDERED);
}

function byPlace<M extends StepMeta | FaqMeta | TemplateMeta>(x: Entry<M>, y: Entry<M>): number {
  return byOrder(x, y) || compare(x.id, y.id);
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
