import { catalogueOf, type Entry } from './catalogue.ts';
import type { PostmortemMeta } from './documents.ts';
import type { IncidentId } from './incident.ts';
import type { State } from './state.ts';

/** What was learnt from an incident: the file that is called as it is, or as its own file is; `null`: nobody has written it. */
export function postmortemOf(state: Pick<State, 'documents'>, id: IncidentId): Entry<PostmortemMeta> | null {
  const { postmortems, incidents } = catalogueOf(state);
  const slug = incidents.find((one) => one.id === id)?.meta.slug ?? id;
  return postmortems.find((one) => one.id === id) ?? postmortems.find((one) => one.id === slug) ?? null;
}
