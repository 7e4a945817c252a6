import type { Refusal } from '../actions/refusal.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import type { PageOutcome } from '../views/staff/outcome.ts';
import { refusedView } from '../views/staff/refused.ts';

/** What a form of the matrix is answered with: the way to another page, or a page. */
export type Outcome = { readonly kind: 'redirect'; readonly to: string } | PageOutcome;

/** The HTTP status of a refusal. */
export function statusOf({ code }: Pick<Refusal, 'code'>): 403 | 404 | 409 | 422 | 503 {
  switch (code) {
    case 'forbidden':
      return 403;
    case 'revision.unknown':
    case 'intent.unknown':
      return 404;
    case 'conflict':
    case 'intent.settled':
      return 409;
    case 'database.unusable':
      return 503;
    default:
      return 422;
  }
}

/** The page of something that no form on it can mend. */
export function refused(context: StaffViewContext, refusal: Pick<Refusal, 'code'>): PageOutcome {
  return {
    kind: 'refused',
    status: statusOf(refusal),
    view: refusedView(context, refusalText(context.locale, refusal)),
  };
}
