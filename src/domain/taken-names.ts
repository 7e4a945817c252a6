import { type Catalogue, type Entry, nameOfFile } from './catalogue.ts';
import type { FeatureMeta, IncidentMeta, PanelMeta, StepMeta } from './documents.ts';

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
