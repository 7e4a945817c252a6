import { type Audience, OWN_PANEL } from './applicability.ts';
import type { Catalogue } from './catalogue.ts';
import type { SourceDocument } from './documents.ts';

/** An id in a document's front matter that nothing has. */
interface UnknownReference {
  /** A dotted path into the front matter: `when.0.panel`. */
  readonly field: string;
  readonly id: string;
  /** Those that there are. */
  readonly known: readonly string[];
}

/** Ids in a document's front matter that nothing has: an area, a panel, a feature, a use. */
export function unknownReferences(document: SourceDocument, catalogue: Catalogue): UnknownReference[] {
  return referencesOf(document).flatMap(({ kind, field, ids }) => {
    const known = knownIds(catalogue, kind);
    return ids.filter((id) => !known.includes(id)).map((id) => ({ field, id, known }));
  });
}

/** What an id may be of. */
type Kind = 'panels' | 'features' | 'uses' | 'areas' | 'panels or features';

interface Reference {
  readonly kind: Kind;
  readonly field: string;
  readonly ids: readonly string[];
}

function knownIds({ panels, features, site }: Catalogue, kind: Kind): readonly string[] {
  const panelIds = panels.map(({ id }) => id);
  const featureIds = features.map(({ id }) => id);
  switch (kind) {
    case 'panels':
      return panelIds;
    case 'features':
      return featureIds;
    case 'panels or features':
      return [...panelIds, ...featureIds];
    default:
      return site?.meta[kind] ?? [];
  }
}

function referencesOf({ meta, mentions = [] }: SourceDocument): Reference[] {
  const mentioned: Reference = { kind: 'panels or features', field: 'mentions', ids: mentions };
  switch (meta.collection) {
    case 'features':
      return [areaOf(meta), { kind: 'uses', field: 'uses', ids: meta.uses }, mentioned];
    case 'steps':
      return [...audienceReferences(meta), featuresOf(meta), mentioned];
    case 'faq':
      return [...audienceReferences(meta), featuresOf(meta), areaOf(meta), mentioned];
    case 'incidents':
      return [
        { kind: 'panels', field: 'panels', ids: meta.panels },
        { kind: 'panels', field: 'backup_panels', ids: meta.backupPanels },
        mentioned,
      ];
    default:
      return [mentioned];
  }
}

function areaOf({ area }: { readonly area: string }): Reference {
  return { kind: 'areas', field: 'area', ids: [area] };
}

function featuresOf({ features }: { readonly features: readonly string[] }): Reference {
  return { kind: 'features', field: 'features', ids: features };
}

function audienceReferences({ panels, uses, when }: Audience): Reference[] {
  return [
    { kind: 'panels', field: 'panels', ids: panels },
    { kind: 'uses', field: 'uses', ids: uses },
    ...when.flatMap((condition, index): Reference[] => {
      const at = (field: string) => `when.${index}.${field}`;
      if ('panel' in condition) {
        const ids = condition.panel === OWN_PANEL ? [] : [condition.panel];
        return [{ kind: 'panels', field: at('panel'), ids }];
      }
      return [
        { kind: 'features', field: at('feature'), ids: [condition.feature] },
        { kind: 'panels', field: at('on'), ids: condition.on === null ? [] : [condition.on] },
      ];
    }),
  ];
}
