import type { FeatureId } from '../domain/availability.ts';
import type { Locale } from '../domain/locale.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Interest, ToldKind } from '../domain/subscription.ts';
import type { ImportedSite } from './imported-site.ts';
import { type MappedComponent, mapSite, type OwnSite, type readPairs, type Target } from './mapping.ts';
import type { CsvSubscriber, ReadCsv } from './subscribers-csv.ts';

/** What another page told its subscribers of: words of its answers it had none of. */
const KINDS: readonly ToldKind[] = ['change', 'update', 'maintenance', 'promise'];

/** Somebody to be taken over, confirmed as they are. */
interface PlannedSubscriber {
  readonly line: number;
  readonly address: string;
  readonly confirmedAt: string | null;
  readonly source: string;
  readonly locale: Locale;
  readonly wishes: readonly Interest[];
}

export interface SubscriberPlan {
  readonly planned: readonly PlannedSubscriber[];
  /** Of lines that name nothing that is here any more. */
  readonly gone: readonly number[];
  readonly flaws: ReadCsv['flaws'];
  readonly components: readonly MappedComponent[];
  /** Nobody has said what these are here. */
  readonly unmapped: readonly MappedComponent[];
}

/**
 * What becomes of the lines of a file on this site.
 *
 * @param source how the file is called
 * @throws ImportError when a pair names what is not there, or not here
 */
export function planSubscribers(
  { rows, flaws }: ReadCsv,
  own: OwnSite,
  pairs: ReturnType<typeof readPairs>,
  { source, locale }: { readonly source: string; readonly locale: Locale },
): SubscriberPlan {
  const { components } = mapSite(siteOf(rows), own, pairs);
  const found: ReadCsv['flaws'][number][] = [...flaws];
  const planned: PlannedSubscriber[] = [];
  const gone: number[] = [];
  for (const row of rows) {
    const unknown = unknownIn(row, own);
    if (unknown !== null) {
      found.push({ line: row.line, text: `names ${unknown}, which is not here` });
      continue;
    }
    const wishes = wishesOf(row, components);
    if (wishes.length === 0) gone.push(row.line);
    else {
      const { line, address, confirmedAt } = row;
      planned.push({
        ...{ line, address, confirmedAt, wishes },
        ...{ source: row.source ?? source, locale: row.locale ?? locale },
      });
    }
  }
  const unmapped = components.filter(({ target }) => target === null);
  return { planned, gone, components, unmapped, flaws: found.sort((a, b) => a.line - b.line) };
}

/** The names in a file, as if they were the components of a page. */
function siteOf(rows: readonly CsvSubscriber[]): ImportedSite {
  const names = [...new Set(rows.flatMap((row) => row.components))].sort();
  return {
    ...{ service: 'statuspage', groups: [], incidents: [], maintenances: [], remarks: [] },
    components: names.map((name) => ({ id: name, name, group: null, state: null })),
  };
}

function unknownIn({ panels, features }: CsvSubscriber, own: OwnSite): string | null {
  const panel = panels.find((id) => !own.panels.some((one) => one.id === id));
  const feature = features.find((id) => !own.features.some((one) => one.id === id));
  if (panel !== undefined) return `panel ${panel}`;
  return feature === undefined ? null : `feature ${feature}`;
}

function wishesOf(row: CsvSubscriber, components: readonly MappedComponent[]): Interest[] {
  const { panels, features } = row;
  if (panels.length + features.length > 0 || row.components.length === 0)
    return [{ of: 'cells', panels, features, kinds: KINDS }];
  const targets = row.components.flatMap(
    (name) => components.find(({ component }) => component.name === name)?.target ?? [],
  );
  if (targets.includes('everything')) return [{ of: 'cells', panels: [], features: [], kinds: KINDS }];
  return byPanel(targets);
}

/** One wish a panel: of what they asked for there, and no more. */
function byPanel(targets: readonly Target[]): Interest[] {
  const cells = targets.filter((target) => typeof target !== 'string');
  return [...Map.groupBy(cells, ({ panel }) => panel)].map(([panel, its]) => {
    const named = its.map(({ feature }) => feature).filter((one): one is FeatureId => one !== null);
    const panels: readonly PanelId[] = panel === null ? [] : [panel];
    return {
      ...{ of: 'cells', panels, kinds: KINDS },
      features: named.length < its.length ? [] : [...new Set(named)].sort(),
    };
  });
}
