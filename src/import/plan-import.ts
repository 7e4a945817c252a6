import type {
  ForeignComponent,
  ForeignIncident,
  ForeignMaintenance,
  ImportPast,
} from '../actions/foreign-past.ts';
import type { Locale, TranslatedText } from '../domain/locale.ts';
import type { ImportedSite, SiteIncident, SiteMaintenance } from './imported-site.ts';
import { type MappedComponent, type Mapping, scopeOf } from './mapping.ts';

interface Wish {
  /** The language of the words. */
  readonly language: Locale;
  /** Whether features of which nobody has said anything are to say what their components said last. */
  readonly withStates: boolean;
  readonly reason: string | null;
  readonly despiteRedaction: boolean;
}

/** What taking a site over comes to, and what of it nobody has said yet what it is here. */
interface ImportPlan {
  readonly past: ImportPast;
  readonly unmapped: readonly MappedComponent[];
  readonly remarks: readonly string[];
}

/** What is to be taken over of a site, in the terms of this one. */
export function planImport(site: ImportedSite, mapping: Mapping, wish: Wish): ImportPlan {
  const words = (text: string): TranslatedText => ({ pl: text, en: wish.language === 'en' ? text : null });
  const { components, twice } = componentsOf(mapping, wish);
  return {
    past: {
      service: site.service,
      components,
      groups: mapping.groups.map(({ group, panel }) => ({ panel, name: { id: group.id } })),
      incidents: site.incidents.map((one) => incidentOf(one, mapping, words)),
      maintenances: site.maintenances.map((one) => maintenanceOf(one, mapping, words)),
      reason: wish.reason,
      despiteRedaction: wish.despiteRedaction,
    },
    unmapped: mapping.components.filter(({ target }) => target === null),
    remarks: [...site.remarks, ...twice],
  };
}

/** Only what is a feature on a panel keeps its id: of several that are the same here, the first. */
function componentsOf({ components }: Mapping, { withStates }: Wish) {
  const byCell = new Map<string, ForeignComponent>();
  const twice: string[] = [];
  for (const { component, target } of components) {
    if (target === null || typeof target === 'string' || target.feature === null || target.panel === null)
      continue;
    const { feature, panel } = target;
    const key = `${feature}@${panel}`;
    if (byCell.has(key))
      twice.push(`“${component.name}” is ${key} as another component is already: its id is not kept`);
    else
      byCell.set(key, {
        feature,
        panel,
        name: { id: component.id },
        state: withStates ? component.state : null,
      });
  }
  return { components: [...byCell.values()], twice };
}

type Words = (text: string) => TranslatedText;

function incidentOf(
  { title, components, updates, ...told }: SiteIncident,
  mapping: Mapping,
  words: Words,
): ForeignIncident {
  const { impact } = told;
  return {
    ...told,
    ...scopeOf(components, mapping),
    title: words(title),
    updates: updates.map(({ body, components: named, ...said }) => ({
      ...said,
      ...scopeOf(named, mapping),
      impact,
      body: words(body),
    })),
  };
}

function maintenanceOf(
  { title, body, components, ...told }: SiteMaintenance,
  mapping: Mapping,
  words: Words,
): ForeignMaintenance {
  const { panels, features } = scopeOf(components, mapping);
  return { ...told, panels, features, title: words(title), body: words(body), cancelledAt: null };
}
