import { type Catalogue, catalogueOfFiles, type Entry, entriesOf, nameOfFile } from '../domain/catalogue.ts';
import { findGaps } from '../domain/coverage.ts';
import {
  type ContentDocument,
  type FaqMeta,
  type FeatureMeta,
  type IncidentMeta,
  type PanelMeta,
  PENDING,
  type StepMeta,
} from '../domain/documents.ts';
import { brokenLinks, strayLinks } from '../domain/links.ts';
import { localePath } from '../domain/locale.ts';
import { checkRanges } from './check-ranges.ts';
import { checkReferences } from './check-references.ts';
import type { Problem } from './problem.ts';

/**
 * What is wrong between documents that are each valid: names that lead nowhere, addresses taken twice, answers
 * for which a state is not covered, translations that lag or are missing.
 */
export function checkContent(documents: readonly ContentDocument[]): Problem[] {
  const catalogue = catalogueOfFiles(documents);
  return [
    ...documents.flatMap((document) =>
      document.locale === 'pl' ? checkReferences(document, catalogue) : [],
    ),
    ...documents.flatMap((document) => checkLinks(document, catalogue)),
    ...documents.flatMap((document) => checkStrayLinks(document, catalogue)),
    ...checkAddresses(catalogue),
    ...checkRanges(catalogue),
    ...[catalogue.panels, catalogue.features, catalogue.incidents, catalogue.steps].flatMap(checkNames),
    ...checkCoverage(catalogue),
    ...checkTranslations(documents, catalogue),
  ];
}

function problem(file: string, field: string | null, message: string): Problem {
  return { file, line: null, field, message };
}

function checkLinks(document: ContentDocument, catalogue: Catalogue): Problem[] {
  return brokenLinks(document, catalogue).map((link) =>
    problem(
      document.path,
      null,
      `the link ${link} leads nowhere; write the address of a page, ${localePath(document.locale, '/…')} with a slash at its end`,
    ),
  );
}

/** Readers come to a page all the same. */
function checkStrayLinks(document: ContentDocument, catalogue: Catalogue): Problem[] {
  return strayLinks(document, catalogue).map((link) => ({
    ...problem(
      document.path,
      null,
      `the link ${link} leads to no place on its page; write one that is there, or the page alone`,
    ),
    isWarning: true,
  }));
}

function checkAddresses({ faq }: Catalogue): Problem[] {
  const slugs = new Set(faq.map(({ meta }) => meta.slug));
  return faq.flatMap((entry) =>
    entry.meta.former
      .filter(
        (former) =>
          slugs.has(former) ||
          faq.some((other) => other.meta.slug !== entry.meta.slug && other.meta.former.includes(former)),
      )
      .map((former) =>
        problem(
          entry.source.path,
          'former',
          `“${former}” is the address of another answer; take it out of one`,
        ),
      ),
  );
}

/** The name of a file and its former ones are addresses, the first of them its id: no two of a kind share any. */
function checkNames(entries: readonly Entry<PanelMeta | FeatureMeta | IncidentMeta | StepMeta>[]): Problem[] {
  const formerOf = ({ meta }: (typeof entries)[number]) => meta.former ?? [];
  return entries.flatMap((entry) =>
    formerOf(entry).flatMap((name) => {
      const path = entry.source.path;
      if (name === nameOfFile(entry.source)) {
        return [problem(path, 'former', `“${name}” is what the file is called now; take it out`)];
      }
      const other = entries.find(
        (one) => one !== entry && (nameOfFile(one.source) === name || formerOf(one).includes(name)),
      );
      if (!other) return [];
      return [
        problem(path, 'former', `“${name}” is a name of ${other.source.path} as well; take it out of one`),
      ];
    }),
  );
}

function checkCoverage({ faq, panels }: Catalogue): Problem[] {
  const bySlug = Map.groupBy(faq, ({ meta }) => meta.slug);
  return [...bySlug.values()].flatMap((variants: readonly Entry<FaqMeta>[]) => {
    const gaps = findGaps(
      variants.map(({ id, meta }) => ({ id, audience: meta })),
      panels.map(({ id }) => id),
    );
    const path = variants[0]?.source.path ?? '';
    return gaps.map(({ panel, states, said }) =>
      problem(
        path,
        'when',
        said.length === 0
          ? `says nothing to panel ${panel} while ${states}; add a variant for that state`
          : `says ${said.length} things at once to panel ${panel} while ${states || 'always'}: ${said.join(', ')}; make their conditions exclude each other`,
      ),
    );
  });
}

function checkTranslations(documents: readonly ContentDocument[], catalogue: Catalogue): Problem[] {
  const entries = entriesOf(catalogue);
  const sources = new Map<string, Entry>(
    entries.map((entry) => [entry.source.path.replace(/^pl\//, ''), entry]),
  );
  const missing = entries
    .filter(({ translations }) => !translations.en)
    .map(({ source }) =>
      problem(source.path, null, `has no English; write ${source.path.replace(/^pl/, 'en')}`),
    );
  const translated = documents.flatMap((document) => {
    if (document.locale === 'pl') return [];
    const source = sources.get(document.path.replace(/^en\//, ''))?.source;
    if (!source) {
      return [
        problem(
          document.path,
          null,
          `translates nothing; write ${document.path.replace(/^en/, 'pl')} or take it out`,
        ),
      ];
    }
    if (document.translates === source.wordsHash) return [];
    if (document.translates === PENDING) {
      const message = `is pending: the translation is not done; translate the words, then write "${source.wordsHash}" (or run latarnia content stamp)`;
      return [problem(document.path, 'translates', message)];
    }
    return [
      problem(
        document.path,
        'translates',
        `the Polish has changed; bring the words up to date, then write "${source.wordsHash}" (or run latarnia content stamp)`,
      ),
    ];
  });
  return [...missing, ...translated];
}
