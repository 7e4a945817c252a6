import type { Audience } from '../domain/applicability.ts';
import { type Catalogue, catalogueOf, type Entry } from '../domain/catalogue.ts';
import { findGaps } from '../domain/coverage.ts';
import type { ContentDocument, FaqMeta, SourceDocument } from '../domain/documents.ts';
import { brokenLinks } from '../domain/links.ts';
import { localePath } from '../domain/locale.ts';
import type { PublishedDocument } from '../domain/state.ts';
import type { Problem } from './problem.ts';

/**
 * What is wrong between documents that are each valid: names that lead nowhere, addresses taken twice, answers
 * for which a state is not covered, translations that lag or are missing.
 */
export function checkContent(documents: readonly ContentDocument[]): Problem[] {
  const published = Object.fromEntries(
    documents.map((document): [string, PublishedDocument] => [
      document.path,
      { document, revision: 0, at: '' },
    ]),
  );
  const catalogue = catalogueOf({ documents: published });
  return [
    ...documents.flatMap((document) =>
      document.locale === 'pl' ? checkReferences(document, catalogue) : [],
    ),
    ...documents.flatMap((document) => checkLinks(document, catalogue)),
    ...checkAddresses(catalogue),
    ...checkCoverage(catalogue),
    ...checkTranslations(documents, catalogue),
  ];
}

function problem(file: string, field: string | null, message: string): Problem {
  return { file, line: null, field, message };
}

function checkReferences({ path, meta }: SourceDocument, catalogue: Catalogue): Problem[] {
  const known = {
    panels: catalogue.panels.map((panel) => panel.id),
    features: catalogue.features.map((feature) => feature.id),
    uses: catalogue.site?.meta.uses ?? [],
    areas: catalogue.site?.meta.areas ?? [],
  };
  const check = (kind: keyof typeof known, field: string, ids: readonly string[]) =>
    ids
      .filter((id) => !known[kind].includes(id))
      .map((id) =>
        problem(path, field, `there is no “${id}”; write one of ${known[kind].join(', ') || '(none yet)'}`),
      );
  const checkAudience = (audience: Audience) => [
    ...check('panels', 'panels', audience.panels),
    ...check('uses', 'uses', audience.uses),
    ...audience.when.flatMap((condition, index) =>
      'panel' in condition
        ? check('panels', `when.${index}.panel`, [condition.panel])
        : [
            ...check('features', `when.${index}.feature`, [condition.feature]),
            ...check('panels', `when.${index}.on`, condition.on === null ? [] : [condition.on]),
          ],
    ),
  ];
  switch (meta.collection) {
    case 'features':
      return [...check('areas', 'area', [meta.area]), ...check('uses', 'uses', meta.uses)];
    case 'steps':
      return [...checkAudience(meta), ...check('features', 'features', meta.features)];
    case 'faq':
      return [
        ...checkAudience(meta),
        ...check('features', 'features', meta.features),
        ...check('areas', 'area', [meta.area]),
      ];
    case 'incidents':
      return [
        ...check('panels', 'panels', meta.panels),
        ...check('panels', 'backup_panels', meta.backupPanels),
      ];
    default:
      return [];
  }
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
  const entries = [
    ...(catalogue.site ? [catalogue.site] : []),
    ...catalogue.panels,
    ...catalogue.features,
    ...catalogue.steps,
    ...catalogue.faq,
    ...catalogue.incidents,
  ];
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
