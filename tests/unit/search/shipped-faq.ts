import type { Locale } from '../../../src/domain/locale.ts';
import type { SearchEntry } from '../../../src/search/search-index.ts';
import { type ContentFile, readContentFiles } from '../content/content-files.ts';

interface Front {
  readonly title: string;
  readonly order?: number;
  readonly area?: string;
  readonly panels?: readonly string[];
  readonly features?: readonly string[];
  readonly facts?: readonly string[];
  /** Of the site: the names of the areas. */
  readonly areas?: Readonly<Record<string, string>>;
}

/**
 * The FAQ of the shipped content as the search is given it, in the order in which it is shown. Of several variants
 * of an answer those are taken that carry facts: they are written for the state that is shipped.
 */
export function readShippedFaq(locale: Locale): SearchEntry[] {
  const words = new Map(readContentFiles(locale).map((file) => [file.path, file]));
  const source = readContentFiles('pl').filter(({ path }) => path.startsWith('faq/'));
  const titleOf = (id: string) => words.get(`features/${id}.md`)?.front.title ?? '';
  const site: Front | undefined = words.get('site.md')?.front;
  const variants = Map.groupBy(source, ({ path }) => path.slice('faq/'.length).split('.')[0] ?? '');
  return [...variants]
    .map(([slug, files]) => ({ slug, files, front: frontOf(files) }))
    .sort((x, y) => (x.front.order ?? 0) - (y.front.order ?? 0))
    .map(({ slug, files, front }) => {
      const said = files.filter((file) => files.length === 1 || file.front.facts);
      const answers = said.flatMap(({ path }) => words.get(path) ?? []);
      return {
        kind: 'faq' as const,
        id: slug,
        title: answers[0]?.front.title ?? '',
        text: answers.map(({ body }) => plainText(body)).join(' '),
        terms: [site?.areas?.[front.area ?? ''] ?? '', ...(front.features ?? []).map(titleOf)].join(' '),
        panels: front.panels ?? [],
        url: `${locale === 'pl' ? '' : '/en'}/faq/${slug}/`,
      };
    });
}

/** The front matter of the variant that names the most features. */
function frontOf(files: readonly ContentFile[]): Front {
  const fronts: Front[] = files.map(({ front }) => front);
  const count = ({ features = [] }: Front) => features.length;
  return fronts.reduce((most, one) => (count(one) > count(most) ? one : most));
}

function plainText(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, ' ').replace(/[*[\]]/g, ' ');
}
