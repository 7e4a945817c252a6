import { type Catalogue, type Entry, nameOfFile } from './catalogue.ts';
import type { FaqMeta, FeatureMeta, IncidentMeta, PanelMeta, StepMeta } from './documents.ts';
import { shortPath } from './short-code.ts';

/** A former name that a document cannot have. */
interface TakenName {
  /** Of the document that says it had that name. */
  readonly path: string;
  readonly name: string;
  /** Whose name it is, or was; `null`: what its own file is called now. */
  readonly by: string | null;
}

/** Former names of documents that are names of something else: they are addresses, and the first of them is an id. */
export function takenNames(catalogue: Catalogue): TakenName[] {
  const { panels, features, incidents, steps } = catalogue;
  return [...takenSlugs(catalogue), ...[panels, features, incidents, steps].flatMap(takenFiles)];
}

/** Variants share their address, and what it was before. */
function takenSlugs({ faq }: Catalogue): TakenName[] {
  return faq.flatMap(({ meta, source }) =>
    meta.former.flatMap((name): TakenName[] => {
      const other = faq.find(
        (one) => one.meta.slug === name || (one.meta.slug !== meta.slug && one.meta.former.includes(name)),
      );
      return other ? [{ path: source.path, name, by: other.source.path }] : [];
    }),
  );
}

/** A name whose short link leads to another answer already. */
interface SharedCode {
  readonly name: string;
  readonly other: string;
  /** `/f/eb59qjck/` */
  readonly link: string;
}

/** Two names of answers in a trillion have one code: a short link is never given to a second. */
export function sharedCode(name: string, answers: readonly FaqMeta[]): SharedCode | null {
  const link = shortPath(name);
  const other = answers
    .flatMap(({ slug, former }) => [slug, ...former])
    .find((one) => one !== name && shortPath(one) === link);
  return other === undefined ? null : { name, other, link };
}

/** Every such pair of names, once. */
export function sharedCodes({ faq }: Catalogue): (SharedCode & { readonly path: string })[] {
  const named = new Map(
    faq.flatMap(({ meta, source }) =>
      [meta.slug, ...meta.former].map((name) => [name, source.path] as const),
    ),
  );
  const byLink = Map.groupBy(named.keys(), shortPath);
  return [...byLink].flatMap(([link, [other = '', ...names]]) =>
    names.map((name) => ({ path: named.get(name) ?? '', name, other, link })),
  );
}

/** What has its first name again says it as the first of several: by that it stays what it is. */
function takenFiles(
  entries: readonly Entry<PanelMeta | FeatureMeta | IncidentMeta | StepMeta>[],
): TakenName[] {
  return entries.flatMap((entry) => {
    const former = entry.meta.former ?? [];
    return former.flatMap((name, place): TakenName[] => {
      const { path } = entry.source;
      if (name === nameOfFile({ path })) {
        return place === 0 && former.length > 1 ? [] : [{ path, name, by: null }];
      }
      const other = entries.find(
        (one) => one !== entry && (nameOfFile(one.source) === name || one.meta.former?.includes(name)),
      );
      return other ? [{ path, name, by: other.source.path }] : [];
    });
  });
}
