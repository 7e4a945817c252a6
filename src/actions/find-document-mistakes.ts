import { accountRangesOf } from '../domain/account-ranges.ts';
import { type Catalogue, catalogueOf, type Entry, entriesOf, wordsOf } from '../domain/catalogue.ts';
import { findGaps } from '../domain/coverage.ts';
import { pathIn, placeOfDocument } from '../domain/document-path.ts';
import type { ContentDocument } from '../domain/documents.ts';
import { describeGap, gapFaults } from '../domain/gap-faults.ts';
import { deadLinks } from '../domain/links.ts';
import type { Mistake } from '../domain/mistake.ts';
import { isBoundTo, namingsIn } from '../domain/namings.ts';
import { findRangeFlaws } from '../domain/range-flaws.ts';
import { unknownReferences } from '../domain/references.ts';
import type { State } from '../domain/state.ts';
import { takenNames } from '../domain/taken-names.ts';
import { describeFault } from './describe-flaw.ts';
import type { Manuscripts } from './ports.ts';

/** What documents are made from, and what they may lead to. */
type Ground = Pick<State, 'documents' | 'incidents' | 'updates' | 'revision'>;

/** A document as it is to be; `null`: it goes. */
export interface ChangedDocument {
  readonly path: string;
  readonly document: ContentDocument | null;
}

/**
 * What is wrong between documents once these are changed: names that lead nowhere, addresses taken twice, states without an
 * answer, translations that lag. What was wrong before, or is so in documents that are not changed, keeps nothing back.
 */
export function findDocumentMistakes(
  state: Ground,
  changed: readonly ChangedDocument[],
  { hints }: Pick<Manuscripts, 'hints'>,
): Mistake[] {
  const paths = new Set(changed.flatMap(({ path }) => [path, pathIn(path, 'pl'), pathIn(path, 'en')]));
  const touched = {
    paths,
    panels: changed.some(({ path }) => placeOfDocument(path)?.collection === 'panels'),
  };
  const before = new Set(mistakesIn(state, touched, hints).map(keyOf));
  return mistakesIn(groundAfter(state, changed), touched, hints).flatMap((mistake): Mistake[] => {
    const isNew = !before.has(keyOf(mistake));
    if (paths.has(mistake.path)) return [isNew ? mistake : { ...mistake, isWarning: true }];
    return isNew ? [{ ...mistake, isWarning: true }] : [];
  });
}

/** What there is once these are changed. */
function groundAfter(state: Ground, changed: readonly ChangedDocument[]): Ground {
  const documents = { ...state.documents };
  for (const { path, document } of changed) {
    if (document === null) delete documents[path];
    else documents[path] = { document, revision: state.revision + 1, at: '' };
  }
  return { ...state, documents };
}

interface Touched {
  /** In both languages. */
  readonly paths: ReadonlySet<string>;
  /** A panel is another: every answer may lack something. */
  readonly panels: boolean;
}

function mistakesIn(ground: Ground, touched: Touched, hints: Manuscripts['hints']): Mistake[] {
  const catalogue = catalogueOf(ground);
  const entries = entriesOf(catalogue);
  const own = entries.filter(({ source }) => touched.paths.has(source.path));
  return [
    ...entries.flatMap(({ source }) =>
      unknownReferences(source, catalogue).map(({ field, id, known }): Mistake => {
        const message = `there is no “${id}”; write one of ${known.join(', ') || '(none yet)'}`;
        return { path: source.path, field, code: 'id.unknown', found: id, known, message };
      }),
    ),
    ...takenNames(catalogue).map(({ path, name, by }): Mistake => {
      const message = `“${name}” is a name of ${by ?? 'this document'} already; take it out of one`;
      return { path, field: 'former', code: 'address.taken', found: name, limit: by ?? path, message };
    }),
    ...own.flatMap((entry) => [
      ...gapMistakes(entry),
      ...linkMistakes(entry, ground),
      ...entryWarnings(entry, catalogue, hints),
    ]),
    ...coverageWarnings(catalogue, touched),
    ...(touched.panels ? rangeWarnings(catalogue) : []),
  ];
}

/** The gaps of a template, which forms ask for by their names in both languages. */
function gapMistakes(entry: Entry): Mistake[] {
  if (entry.meta.collection !== 'templates') return [];
  return gapFaults(entry).map(({ path, code, found }) => ({
    ...{ path, field: 'body', code, found },
    message: describeGap(code, found),
  }));
}

/** A former address leads on for ever; that there is another now is worth a word. */
function linkMistakes(entry: Entry, ground: Ground): Mistake[] {
  return versionsOf(entry).flatMap(({ path, locale, words }) =>
    deadLinks(words.body, locale, ground).map(({ link, now }): Mistake => {
      const fault = { code: 'link.broken', found: link, ...(now !== null && { limit: now }) } as const;
      return {
        path,
        field: 'body',
        ...fault,
        message: describeFault(fault),
        ...(now !== null && { isWarning: true }),
      };
    }),
  );
}

function entryWarnings(entry: Entry, catalogue: Catalogue, hints: Manuscripts['hints']): Mistake[] {
  const { lag } = wordsOf(entry, 'en');
  const path = pathIn(entry.source.path, 'en');
  const lagging: Mistake[] =
    lag === null
      ? []
      : lag === 'missing'
        ? [warning(path, null, 'translation.missing', 'has no English')]
        : [warning(path, null, 'translation.behind', 'the Polish has changed')];
  const named = versionsOf(entry).flatMap((document) =>
    namingsIn(document, catalogue)
      .filter((naming) => !entry.source.mentions?.includes(naming.id) && !isBoundTo(entry, naming))
      .map((naming) => ({
        ...warning(document.path, 'body', 'state.unbound', `names ${naming.id}, whatever its state is`),
        found: naming.id,
      })),
  );
  const literal = versionsOf(entry).flatMap((document) =>
    hints(document.words.body).map(({ found }) => ({
      ...warning(
        document.path,
        'body',
        'markdown.literal',
        `readers see ${found} otherwise than it was typed`,
      ),
      found,
    })),
  );
  return [...lagging, ...named, ...literal];
}

function coverageWarnings({ faq, panels }: Catalogue, touched: Touched): Mistake[] {
  const bySlug = Map.groupBy(faq, ({ meta }) => meta.slug);
  return [...bySlug.values()].flatMap((variants) => {
    const own = variants.find(({ source }) => touched.paths.has(source.path)) ?? null;
    const path = (own ?? variants[0])?.source.path;
    if ((own === null && !touched.panels) || path === undefined) return [];
    const gaps = findGaps(
      variants.map(({ id, meta }) => ({ id, audience: meta })),
      panels.map(({ id }) => id),
    );
    return gaps.map(({ panel, states, said }): Mistake => {
      const found = states === '' ? panel : `${panel}: ${states}`;
      return said.length === 0
        ? { ...warning(path, 'when', 'coverage.gap', `says nothing to panel ${found}`), found }
        : {
            ...warning(
              path,
              'when',
              'coverage.twice',
              `says ${said.length} things at once to panel ${found}`,
            ),
            found,
            limit: said.join(', '),
          };
    });
  });
}

function rangeWarnings(catalogue: Catalogue): Mistake[] {
  return findRangeFlaws(accountRangesOf(catalogue, 'pl')).flatMap((flaw): Mistake[] => {
    const path = catalogue.panels.find(({ id }) => id === flaw.panel)?.source.path;
    if (path === undefined || flaw.kind === 'empty') return [];
    const found = 'other' in flaw ? `${flaw.other}, ${flaw.panel}` : flaw.panel;
    return [
      {
        ...warning(path, 'created_from', 'days.unclear', `days of ${found} do not follow one another`),
        found,
      },
    ];
  });
}

function versionsOf({ source, translations }: Entry): ContentDocument[] {
  return [source, ...Object.values(translations)];
}

function warning(path: string, field: string | null, code: Mistake['code'], message: string): Mistake {
  return { path, field, code, message, isWarning: true };
}

function keyOf({ path, field, code, found }: Mistake): string {
  return JSON.stringify([path, field, code, found]);
}
