import { catalogueOf, wordsOf } from '../../domain/catalogue.ts';
import { ZONE } from '../../domain/site-day.ts';
import type { State } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { statuspageId } from './ids.ts';

/** What every document of Statuspage's public API begins with. */
export interface StatusPage {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly time_zone: string;
  readonly updated_at: Instant;
}

/** The id of the site: two sites have two, though their components are called alike. */
export function pageIdOf({ logId }: Pick<State, 'logId'>): string {
  return statuspageId(`page:${logId ?? ''}`);
}

/**
 * @param siteUrl without it the address is that of wherever the document was found
 * @param updatedAt when anything that is shown last became what it is
 */
export function statusPage(state: State, siteUrl: string | null, updatedAt: Instant): StatusPage {
  const { site } = catalogueOf(state);
  return {
    id: pageIdOf(state),
    name: site ? wordsOf(site, 'en').title : 'Status',
    url: siteUrl ?? '/',
    time_zone: ZONE,
    updated_at: updatedAt,
  };
}
