import type { UseId } from '../domain/applicability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import type { ViewContext } from './context.ts';

/** Something a customer may use, as a link that says so or takes it back. */
interface UseChip {
  readonly id: UseId;
  readonly label: string;
  readonly isOn: boolean;
  readonly href: string;
}

export interface UsesView {
  readonly chips: readonly UseChip[];
  /** Leads to everything. */
  readonly clear: string;
  /** Something is left out. */
  readonly isNarrowed: boolean;
}

/** The id of the row of chips: following one leaves the reader there. */
const USES_ANCHOR = 'uses';

/**
 * Reads `?uses=allegro,shop` or `?uses=allegro&uses=shop`.
 *
 * @returns what is known of them, in the order of the chips; `null` when nothing is said
 */
export function readUses(context: ViewContext, query: URLSearchParams): readonly UseId[] | null {
  const named = query.getAll('uses').flatMap((value) => value.split(','));
  const known = knownUses(context).filter((use) => named.includes(use));
  return known.length > 0 ? known : null;
}

/** The row of chips of a page at `href`. */
export function usesView(context: ViewContext, href: string, uses: readonly UseId[] | null): UsesView {
  const { site } = catalogueOf(context.state);
  const terms = site ? wordsOf(site, context.locale).terms : {};
  const chosen = uses ?? [];
  const known = knownUses(context);
  return {
    chips: known.map((id) => {
      const isOn = chosen.includes(id);
      const next = known.filter((use) => (use === id ? !isOn : chosen.includes(use)));
      const query = next.length > 0 ? `?uses=${next.join(',')}` : '';
      return { id, label: terms[`uses.${id}`] ?? id, isOn, href: `${href}${query}#${USES_ANCHOR}` };
    }),
    clear: `${href}#${USES_ANCHOR}`,
    isNarrowed: chosen.length > 0,
  };
}

function knownUses({ state }: ViewContext): readonly UseId[] {
  return catalogueOf(state).site?.meta.uses ?? [];
}
