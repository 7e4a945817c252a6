import { type Catalogue, catalogueOfFiles, type Entry, entriesOf } from '../domain/catalogue.ts';
import { findGaps } from '../domain/coverage.ts';
import { type ContentDocument, type FaqMeta, type FeatureMeta, PENDING } from '../domain/documents.ts';
import { brokenLinks } from '../domain/links.ts';
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
    ...checkAddresses(catalogue),
    ...checkRanges(catalogue),
    ...checkFeatureNames(catalogue),
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

/** A feature's file name and its former ones are addresses, the first of them its id: no two features share any. */
function checkFeatureNames({ features }: Catalogue): Problem[] {
  const namesOf = ({ id, meta }: Entry<FeatureMeta>) =>
    new Set([id, meta.slug ?? id, ...(meta.former ?? [])]);
  return features.flatMap((entry, index) => {
    const others = features.filter((_, at) => at !== index);
    return [...namesOf(entry)]
      .filter(
        (name) =>
          (entry.meta.former ?? []).includes(name) && others.some((other) => namesOf(other).has(name)),
      )
      .map((name) =>
        problem(entry.source.path, 'former', `“${name}” is the name of another feature; take it out of one`),
      );
  });
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
