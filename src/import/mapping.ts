import type { FeatureId } from '../domain/availability.ts';
import type { Scope } from '../domain/incident.ts';
import type { PanelId } from '../domain/panel.ts';
import { suggestSlug } from '../domain/slug.ts';
import { ImportError } from './import-error.ts';
import type { ImportedSite, SiteComponent, SiteGroup } from './imported-site.ts';

/** Something of this site, and every name that it may be called by. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** What this site has. */
export interface OwnSite {
  readonly panels: readonly Named[];
  readonly features: readonly Named[];
}

/** What a component there is here; `everything`: the whole site; `nothing`: it is no more. */
export type Target =
  | 'everything'
  | 'nothing'
  | { readonly feature: FeatureId | null; readonly panel: PanelId | null };

/** A component or a group there, as somebody wrote it, and what it is here. */
interface Pair {
  readonly theirs: string;
  readonly ours: string;
}

export interface MappedComponent {
  readonly component: SiteComponent;
  /** `null`: nobody has said, and no name of it is one of ours. */
  readonly target: Target | null;
}

export interface Mapping {
  readonly components: readonly MappedComponent[];
  readonly groups: readonly { readonly group: SiteGroup; readonly panel: PanelId }[];
}

/**
 * Reads pairs as they are written, one on each line: `Orders API=orders@b`, `Europe=@b`, `Old thing=-`, `Website=*`.
 *
 * @throws ImportError which names the line
 */
export function readPairs(lines: readonly string[]): Pair[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const at = line.lastIndexOf('=');
      const [theirs, ours] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      if (at < 1 || theirs === '' || !/^(?:[-*]|[a-z0-9-]*(?:@[a-z0-9-]+)?)$/.test(ours) || ours === '') {
        throw new ImportError(
          `“${line}” is not a pair. Write the component's name or id, =, and feature@panel, feature, @panel, * (everything) or - (nothing).`,
        );
      }
      return { theirs, ours };
    });
}

/**
 * What each component and group there is here: as somebody wrote it, or what is called the same.
 *
 * @throws ImportError when a pair names what is not there, or not here
 */
export function mapSite(site: ImportedSite, own: OwnSite, pairs: readonly Pair[]): Mapping {
  const used = new Set<Pair>();
  const written = ({ id, name }: SiteGroup, among: readonly Pair[]): string | null => {
    const pair =
      among.find(({ theirs }) => theirs === id) ?? among.find(({ theirs }) => isCalled(theirs, name));
    if (pair) used.add(pair);
    return pair?.ours ?? null;
  };
  // A group and a component may have the same number: a panel is what groups are.
  const ofPanels = pairs.filter(({ ours }) => ours.startsWith('@'));
  const groups = site.groups.flatMap((group) => {
    const panel = written(group, ofPanels)?.slice(1) ?? findOwn(own.panels, group.name);
    if (panel === null) return [];
    assertOwn(own.panels, panel, 'panel');
    return [{ group, panel }];
  });
  const ofComponents = pairs.filter((pair) => !used.has(pair));
  const panelOfGroup = new Map(groups.map(({ group, panel }) => [group.id, panel]));
  const components = site.components.map((component): MappedComponent => {
    const ours = written(component, ofComponents);
    const panel = panelOfGroup.get(component.group ?? '') ?? null;
    if (ours !== null) return { component, target: targetOf(ours, panel, own) };
    const feature = findOwn(own.features, component.name);
    if (feature !== null) return { component, target: { feature, panel } };
    // Of a site whose components are what this one calls panels.
    const itself = findOwn(own.panels, component.name);
    return { component, target: itself === null ? null : { feature: null, panel: itself } };
  });
  const unused = pairs.find((pair) => !used.has(pair));
  if (unused) {
    const known = [...site.groups, ...site.components].map(({ name }) => name);
    throw new ImportError(
      `There is no component “${unused.theirs}” in it, nor a group, which is written as ${unused.theirs}=@panel. There are: ${known.slice(0, 40).join(', ') || 'none'}.`,
    );
  }
  return { components, groups };
}

/** Whom something concerned that names components: what is unknown, or no more, narrows nothing down. */
export function scopeOf(ids: readonly string[], { components }: Mapping): Scope {
  const targets = ids.flatMap((id) => {
    const target = components.find(({ component }) => component.id === id)?.target ?? 'nothing';
    return target === 'nothing' ? [] : [target];
  });
  const named = targets.filter((target) => target !== 'everything');
  if (named.length < targets.length) return { panels: [], features: [] };
  return {
    panels: unionOf(named.map(({ panel }) => panel)),
    features: unionOf(named.map(({ feature }) => feature)),
  };
}

/** One that names none is about all. */
function unionOf(ids: readonly (string | null)[]): string[] {
  const named = ids.filter((id) => id !== null);
  return named.length < ids.length ? [] : [...new Set(named)];
}

function targetOf(ours: string, ofGroup: PanelId | null, own: OwnSite): Target {
  if (ours === '*') return 'everything';
  if (ours === '-') return 'nothing';
  const [feature = '', panel] = ours.split('@');
  assertOwn(own.features, feature, 'feature');
  assertOwn(own.panels, panel ?? '', 'panel');
  return { feature: feature || null, panel: panel ?? ofGroup };
}

function assertOwn(all: readonly Named[], id: string, kind: 'feature' | 'panel'): void {
  if (id === '' || all.some((one) => one.id === id)) return;
  throw new ImportError(
    `There is no ${kind} ${id} here. There are: ${all.map((one) => one.id).join(', ') || 'none'}.`,
  );
}

/** What is called so here, if one thing is. */
function findOwn(all: readonly Named[], name: string): string | null {
  const found = all.filter(({ id, names }) => [id, ...names].some((own) => isCalled(own, name)));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

function isCalled(one: string, other: string): boolean {
  const [x, y] = [suggestSlug(one), suggestSlug(other)];
  return x === '' ? one.trim() === other.trim() : x === y;
}
