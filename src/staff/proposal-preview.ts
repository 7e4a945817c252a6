import type { Proposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { ViewContext } from '../views/context.ts';
import { type PanelView, panelView } from '../views/panel.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { type PreviewSubject, type PreviewView, previewOf } from '../views/staff/preview.ts';
import { readUses } from '../views/uses.ts';
import { readWay, sendWay } from './apply.ts';
import { withConfirmed } from './confirmed.ts';
import { flawedFields } from './flawed-fields.ts';
import { look, type Ways } from './preview.ts';
import { readSeenAs } from './see-as.ts';
import type { StaffSession } from './staff-session.ts';

/** What becomes of a change whose forms carry it along: its preview, a page as it will be, or the way to what was done. */
export type ProposalPreviewed =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'preview'; readonly status: number; readonly view: PreviewView }
  | { readonly kind: 'panel'; readonly view: PanelView };

/** What is asked for: to look at it, to see a panel's page as it will be, or to apply it, now or later. */
export type PreviewStep = 'look' | 'see' | 'send';

interface Asked {
  readonly context: StaffViewContext;
  readonly proposal: Proposal;
  readonly subject: PreviewSubject;
  readonly step: PreviewStep;
}

/** Answers a form that holds a change of any kind: previews it, shows a page as it will be, or applies it. */
export async function answerProposal(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  { context, proposal, subject, step }: Asked,
): Promise<ProposalPreviewed | { readonly refusal: Refusal }> {
  const looked = look(session, context, proposal);
  // It may be the end of something that is scheduled to begin.
  const isForLater = !looked.ok && looked.code === 'nothing.changed' && step === 'send';
  if (!looked.ok && !isForLater) return { refusal: looked };
  const after = looked.ok ? looked.after : context.state;
  const questions = looked.ok ? looked.questions : [];
  const show = (status: number, ways: Ways = {}): ProposalPreviewed => ({
    kind: 'preview',
    status,
    view: previewOf(context, subject, {
      after,
      changed: session.site.changedPaths(context.state, after),
      ...ways,
      questions: [...questions, ...(ways.questions ?? [])],
      isForLater,
    }),
  });
  if (step === 'see') {
    const { locale, customer, uses } = readSeenAs(form);
    const then = { ...view, state: after, now: context.now, locale: locale ?? view.locale };
    const panel = panelView(then, customer, readUses(then, uses));
    return panel ? { kind: 'panel', view: panel } : show(422);
  }
  const way = readWay(form);
  const typed = 'errors' in way || way.way.how !== 'now' ? filled(way.typed) : {};
  if (step === 'look') return show(200, filled(way.typed));
  if ('errors' in way) return show(422, { ...typed, errors: way.errors });
  const outcome = await sendWay(withConfirmed(session.actions, form), context, proposal, way.way);
  if ('to' in outcome) return { kind: 'redirect', to: outcome.to };
  const { code, flaws = [], questions: asked = [] } = outcome;
  if (code === 'confirm.needed') return show(422, { ...typed, questions: asked });
  if (code === 'hold.length') {
    return show(422, { ...typed, errors: [{ field: 'minutes', code: 'minutes.unreadable' }] });
  }
  if (way.way.how === 'schedule' && code === 'instant.past') {
    return show(422, { ...typed, errors: [{ field: 'at', code }] });
  }
  if (way.way.how === 'schedule' && flaws.length > 0 && flaws.every(({ field }) => field === 'at')) {
    return show(422, { ...typed, errors: flawedFields(outcome) });
  }
  return { refusal: outcome };
}

/** What was typed of how it is to be applied; what was left empty is filled in anew. */
function filled({ minutes, at }: Readonly<Record<'minutes' | 'at', string>>): Ways {
  return { ...(minutes && { minutes }), ...(at && { at }) };
}
