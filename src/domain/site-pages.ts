import type { Catalogue, Entry } from './catalogue.ts';
import type { FaqMeta } from './documents.ts';
import { formerPaths, ownPath } from './page-target.ts';

/** The parts of pages that have an address of their own (`#do`), on whichever page. */
const SECTIONS: readonly string[] = [
  ...['about', 'badges', 'contact', 'feature-badges', 'frame', 'how-checked', 'script', 'what-lacks'],
  ...[
    'what-works',
    'changes',
    'do',
    'faq',
    'features',
    'history',
    'know',
    'legend',
    'main',
    'mine',
    'panels',
  ],
  ...['questions', 'related', 'spans', 'support', 'timeline', 'upcoming', 'updates', 'uses', 'wait'],
];

/** Days, months and revisions of the history, years of incidents. */
const DATED = /^(?:d\d{4}-\d\d-\d\d|m\d{4}-\d\d|r\d+|year-\d{4})$/;

/** Where words can lead on this site; addresses without the language in front. */
export interface SitePages {
  /** With the places on it that have an address, beside `SECTIONS`. */
  readonly places: ReadonlyMap<string, ReadonlySet<string>>;
  /** An address that a page had, and the one that it has. */
  readonly former: ReadonlyMap<string, string>;
  readonly panels: ReadonlySet<string>;
}

/** What there is in the state, of incidents that have no document. */
interface OpenedPages {
  /** By incident: what was said of it. */
  readonly updates: ReadonlyMap<string, readonly string[]>;
}

const NONE: ReadonlySet<string> = new Set();

/** Every page of the site that words can lead to. */
export function sitePages(catalogue: Catalogue, { updates }: OpenedPages): SitePages {
  const { panels, features, faq, incidents, steps } = catalogue;
  const stepsWhere = (isOn: (entry: (typeof steps)[number]) => boolean) =>
    new Set(steps.filter(isOn).map(({ id }) => id));
  const opened = [...updates.keys()].filter((id) => !incidents.some((entry) => entry.id === id));
  return {
    places: new Map<string, ReadonlySet<string>>([
      ['/', NONE],
      ...[
        'lookup',
        'features',
        'faq',
        'history',
        'incidents',
        'promises',
        'changes',
        'api',
        'accessibility',
        'api',
        'embed',
      ].map((page) => [`/${page}/`, NONE] as const),
      ...panels.map((entry) => {
        const isHere = ({ meta }: (typeof steps)[number]) =>
          meta.panels.length === 0 || meta.panels.includes(entry.id);
        return [ownPath(entry), stepsWhere(isHere)] as const;
      }),
      ...features.map(
        (entry) => [ownPath(entry), stepsWhere(({ meta }) => meta.features.includes(entry.id))] as const,
      ),
      ...faq.map(({ meta }) => [`/faq/${meta.slug}/`, NONE] as const),
      ...incidents.map((entry) => [ownPath(entry), new Set(updates.get(entry.id))] as const),
      ...opened.map((id) => [`/incidents/${id}/`, new Set(updates.get(id))] as const),
    ]),
    former: new Map([
      ...faq.flatMap((entry) =>
        formerFaqPaths(entry).map((path) => [path, `/faq/${entry.meta.slug}/`] as const),
      ),
      ...[...panels, ...features, ...incidents].flatMap((entry) =>
        formerPaths(entry).map((path) => [path, ownPath(entry)] as const),
      ),
    ]),
    panels: new Set(panels.flatMap(({ id, meta }) => [id, meta.slug ?? id])),
  };
}

function formerFaqPaths({ meta }: Entry<FaqMeta>): string[] {
  return meta.former.map((former) => `/faq/${former}/`);
}

/** Whether a place on a page (`#do`) is there. */
export function hasPlace(places: ReadonlySet<string>, place: string): boolean {
  return place === '' || places.has(place) || SECTIONS.includes(place) || DATED.test(place);
}
