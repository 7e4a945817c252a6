import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import { type IncidentHead, incidentHeads } from '../domain/incidents.ts';
import { localePath } from '../domain/locale.ts';
import { pathById } from '../domain/page-target.ts';
import type { ViewContext } from './context.ts';
import { localTitle, type NamedLink } from './words.ts';

/** The incidents to which every page leads. */
export interface IncidentLinks {
  /** Those that go on, the gravest first. */
  readonly open: readonly NamedLink[];
  /** Of the others the one that began last. */
  readonly last: NamedLink | null;
  /** Where all of them are listed. */
  readonly all: string;
}

export function incidentLinks({ state, locale }: Pick<ViewContext, 'state' | 'locale'>): IncidentLinks {
  const heads = incidentHeads(state);
  const { ids: goOn } = state.goingOn;
  const linkOf = (id: string): NamedLink[] => {
    const head = heads.find((one) => one.id === id);
    return head ? [incidentLink({ state, locale }, head)] : [];
  };
  const last = heads.find(({ id }) => !goOn.includes(id));
  return {
    open: goOn.flatMap(linkOf),
    last: (last && linkOf(last.id)[0]) ?? null,
    all: localePath(locale, '/incidents/'),
  };
}

/** When those links last changed: by a document, by who opened or named one, by what goes on. */
export function linkRevisions({ state, locale }: Pick<ViewContext, 'state' | 'locale'>): Revision[] {
  return [
    ...catalogueOf(state).incidents.map((entry) => wordsOf(entry, locale).revision),
    ...Object.values(state.incidents).map(({ changed }) => changed),
    state.goingOn.revision,
  ];
}

/** An incident by its name. */
export function incidentLink(
  { state, locale }: Pick<ViewContext, 'state' | 'locale'>,
  { id, title }: Pick<IncidentHead, 'id' | 'title'>,
): NamedLink {
  return { ...localTitle(title, locale), href: localePath(locale, pathById(state, 'incidents', id)) };
}
