import { type Audience, OWN_PANEL } from '../domain/applicability.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { SourceDocument } from '../domain/documents.ts';
import type { Problem } from './problem.ts';

/** Ids in a document's front matter that nothing has. */
export function checkReferences(document: SourceDocument, catalogue: Catalogue): Problem[] {
  return referencesOf(document).flatMap(({ kind, field, ids }) => {
    const known = knownIds(catalogue, kind);
    return ids
      .filter((id) => !known.includes(id))
      .map((id) => ({
        file: document.path,
        line: null,
        field,
        message: `there is no “${id}”; write one of ${known.join(', ') || '(none yet)'}`,
      }));
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
