import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import type { PageOutcome } from '../views/staff/outcome.ts';
import { refusedView } from '../views/staff/refused.ts';

/** What a form of the matrix is answered with: the way to another page, or a page. */
export type FormOutcome = { readonly kind: 'redirect'; readonly to: string } | PageOutcome;

/** The page of something that no form on it can mend. */
export function refused(context: StaffViewContext, refusal: Pick<Refusal, 'code'>): PageOutcome {
  return {
    kind: 'refused',
    status: REFUSAL_STATUS[refusal.code],
    view: refusedView(context, refusalText(context.locale, refusal)),
  };
}
