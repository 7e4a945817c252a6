import type { Proposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { DocumentFields } from '../domain/document-fields.ts';
import type { ContentDocument } from '../domain/documents.ts';
import { mistakeText } from '../i18n/mistakes.ts';
import { previewWords } from '../i18n/staff-preview.ts';
import type { ViewContext } from '../views/context.ts';
import { type PanelView, panelView } from '../views/panel.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { type PreviewView, previewOf } from '../views/staff/preview.ts';
import { readUses } from '../views/uses.ts';
import { readWay, sendWay } from './apply.ts';
import { withConfirmed } from './confirmed.ts';
import { look, type Ways } from './preview.ts';
import { readSeenAs } from './see-as.ts';
import type { StaffSession } from './staff-session.ts';

/** What becomes of a change that has a form of its own: its preview, a page as it will be, or the way to what was published. */
export type FormPreviewed =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'preview'; readonly status: number; readonly view: PreviewView }
  | { readonly kind: 'panel'; readonly view: PanelView };

interface PreviewedForm {
  readonly context: StaffViewContext;
  /** Of the page on which it is written, without the language: there it is previewed, seen, applied and corrected. */
  readonly path: string;
  /** As it was typed. */
  readonly fields: PreviewView['fields'];
  readonly proposal: Proposal;
  readonly remarks?: readonly string[];
  /** A document as it is typed, where documents change. */
  readonly fieldsOf?: (document: ContentDocument) => DocumentFields;
}

/** Answers a form that holds a change: previews it, shows a page as it will be (`deed=see`), or applies it (`how`). */
export async function answerFormPreview(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  { context, path, fields, proposal, remarks = [], fieldsOf }: PreviewedForm,
): Promise<FormPreviewed | { readonly refusal: Refusal }> {
  const { locale } = context;
  const looked = look(session, context, proposal);
  const isLater = !looked.ok && looked.code === 'nothing.changed' && form.has('how');
  if (!looked.ok && !isLater) return { refusal: looked };
  const after = looked.ok ? looked.after : context.state;
  const mistakes = looked.ok ? looked.mistakes.map((one) => mistakeText(locale, one)) : [];
  const show = (status: number, ways: Ways = {}): FormPreviewed => ({
    kind: 'preview',
    status,
    view: previewOf(
      context,
      {
        path,
        title: previewWords[locale].title,
        lead: previewWords[locale].lead,
        fields,
        remarks: [...remarks, ...mistakes],
        publish: path,
        seeAs: path,
        back: path,
        isUndo: false,
        seeing: [['deed', 'see']],
        correcting: [['deed', 'edit']],
        ...(fieldsOf && { fieldsOf }),
      },
      {
        after,
        changed: session.site.changedPaths(context.state, after),
        ...ways,
        questions: [...(looked.ok ? looked.questions : []), ...(ways.questions ?? [])],
      },
    ),
  });
  if (form.get('deed') === 'see') {
    const { locale: language, customer, uses } = readSeenAs(form);
    const then = { ...view, state: after, now: context.now, locale: language ?? view.locale };
    const panel = panelView(then, customer, readUses(then, uses));
    return panel ? { kind: 'panel', view: panel } : show(422);
  }
  if (!form.has('how')) return show(200);
  const way = readWay(form);
  if ('errors' in way) return show(422, { ...way.typed, errors: way.errors });
  const outcome = await sendWay(withConfirmed(session.actions, form), context, proposal, way.way);
  if ('to' in outcome) return { kind: 'redirect', to: outcome.to };
  if (outcome.code === 'confirm.needed') {
    return show(422, { ...way.typed, questions: outcome.questions ?? [] });
  }
  if (outcome.code === 'hold.length') {
    return show(422, { ...way.typed, errors: [{ field: 'minutes', code: 'minutes.unreadable' }] });
  }
  if (outcome.code === 'instant.past' && way.way.how === 'schedule') {
    return show(422, { ...way.typed, errors: [{ field: 'at', code: 'instant.past' }] });
  }
  return { refusal: outcome };
}
