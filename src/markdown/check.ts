import { type Catalogue, catalogueOfFiles, type Entry, entriesOf } from '../domain/catalogue.ts';
import { findGaps } from '../domain/coverage.ts';
import { type ContentDocument, type FaqMeta, PENDING } from '../domain/documents.ts';
import { describeGap, gapFaults } from '../domain/gap-faults.ts';
import { brokenLinks, strayLinks } from '../domain/links.ts';
import { localePath } from '../domain/locale.ts';
import { sharedCodes, takenNames } from '../domain/taken-names.ts';
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
    ...checkNames(catalogue),
    ...checkCodes(catalogue),
    ...checkRanges(catalogue),
    ...checkCoverage(catalogue),
    ...catalogue.templates.flatMap(checkGaps),
    ...checkPostmortems(catalogue),
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

/** The name of a file and its former ones are addresses, and mostly the first of them its id: no two share any. */
function checkNames(catalogue: Catalogue): Problem[] {
  return takenNames(catalogue).map(({ path, name, by }) => {
    if (by === null) return problem(path, 'former', `“${name}” is what the file is called now; take it out`);
    return path.includes('/faq/')
      ? problem(path, 'former', `“${name}” is the address of another answer; take it out of one`)
      : problem(path, 'former', `“${name}” is a name of ${by} as well; take it out of one`);
  });
}

function checkCodes(catalogue: Catalogue): Problem[] {
  return sharedCodes(catalogue).map(({ path, name, other, link }) =>
    problem(
      path,
      null,
      `the short link of “${name}”, ${link}, is that of “${other}” as well; call one of them otherwise`,
    ),
  );
}

function checkGaps(template: Entry): Problem[] {
  return gapFaults(template).map(({ path, code, found }) => problem(path, null, describeGap(code, found)));
}

/** Of what staff opened no file tells: then it may be as it should. */
function checkPostmortems({ postmortems, incidents }: Catalogue): Problem[] {
  return postmortems
    .filter(({ id }) => incidents.every((incident) => incident.id !== id && incident.meta.slug !== id))
    .map(({ id, source }) => ({
      ...problem(
        source.path,
        null,
        `no file tells of an incident ${id}; unless staff opened it, call the file as its incident is called`,
      ),
      isWarning: true,
    }));
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
