import { z } from 'zod';
import type { Proposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { DocumentFields } from '../domain/document-fields.ts';
import type { ContentDocument } from '../domain/documents.ts';
import { previewWords } from '../i18n/staff-preview.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { remarksOn } from '../views/staff/mistake-words.ts';
import { type PreviewView, previewOf } from '../views/staff/preview.ts';
import { readWay, sendWay } from './apply.ts';
import { concernedBy } from './concerned.ts';
import { withConfirmed } from './confirmed.ts';
import { text } from './fields.ts';
import { flawedFields } from './flawed-fields.ts';
import { look, type Ways } from './preview.ts';
import { readForm } from './read-form.ts';
import { type Seen, seePage } from './see-as.ts';
import type { StaffSession } from './staff-session.ts';

/** What becomes of a change that has a form of its own: its preview, a page as it will be, or the way to what was published. */
export type FormPreviewed =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'preview'; readonly status: number; readonly view: PreviewView }
  | Seen;

interface PreviewedForm {
  readonly context: StaffViewContext;
  /** Of the page on which it is written, without the language: there it is previewed, seen, applied and corrected. */
  readonly path: string;
  /** As it was typed. */
  readonly fields: PreviewView['fields'];
  readonly proposal: Proposal;
  readonly remarks?: readonly string[];
  /** Whether nobody is to be told by message, of what is asked that below its preview and in no form before. */
  readonly quiet?: boolean;
  /** A document as it is typed, where documents change. */
  readonly fieldsOf?: (document: ContentDocument) => DocumentFields;
}

/** What is to be done with what is shown. */
const DEED = z.object({ deed: text, how: text });

/** Answers a form that holds a change: previews it, shows a page as it will be (`deed=see`), or applies it (`how`). */
export async function answerFormPreview(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  { context, path, fields, proposal, remarks = [], quiet, fieldsOf }: PreviewedForm,
): Promise<FormPreviewed | { readonly refusal: Refusal }> {
  const { locale } = context;
  const { deed, how } = readForm(form, DEED).typed;
  const looked = look(session, context, proposal);
  const isLater = !looked.ok && looked.code === 'nothing.changed' && how !== '';
  if (!looked.ok && !isLater) return { refusal: looked };
  const after = looked.ok ? looked.after : context.state;
  const isSaidQuietly = quiet === undefined && 'notify' in proposal && proposal.notify === false;
  const mistakes = looked.ok ? remarksOn(context, after, looked.mistakes) : [];
  const show = async (status: number, ways: Ways = {}): Promise<FormPreviewed> => ({
    kind: 'preview',
    status,
    view: previewOf(
      context,
      {
        path,
        title: previewWords[locale].title,
        lead: previewWords[locale].lead,
        fields,
        remarks: [...remarks, ...(isSaidQuietly ? [previewWords[locale].quiet] : []), ...mistakes],
        publish: path,
        seeAs: path,
        back: path,
        isUndo: false,
        ...(quiet !== undefined && { quiet }),
        seeing: [['deed', 'see']],
        correcting: [['deed', 'edit']],
        ...(fieldsOf && { fieldsOf }),
      },
      {
        after,
        changed: await session.site.changedPaths(context.state, after),
        concerned: looked.ok ? await concernedBy(session, looked) : null,
        ...ways,
        questions: [...(looked.ok ? looked.questions : []), ...(ways.questions ?? [])],
        isForLater: isLater,
      },
    ),
  });
  if (deed === 'see') {
    const seen = await seePage(view, session, { after, now: context.now }, form);
    return seen ?? show(404, { problem: previewWords[locale].noSuchPage });
  }
  const way = readWay(form);
  // What was left empty is filled in anew.
  const { minutes, at } = way.typed;
  const typed = { ...(minutes && { minutes }), ...(at && { at }) };
  if (how === '') return show(200, typed);
  if ('errors' in way) return show(422, { ...typed, errors: way.errors });
  const outcome = await sendWay(withConfirmed(session.actions, form), context, proposal, way.way);
  if ('to' in outcome) return { kind: 'redirect', to: outcome.to };
  if (outcome.code === 'confirm.needed') {
    return show(422, { ...typed, questions: outcome.questions ?? [] });
  }
  if (outcome.code === 'hold.length') {
    return show(422, { ...typed, errors: [{ field: 'minutes', code: 'minutes.unreadable' }] });
  }
  if (outcome.code === 'instant.past' && way.way.how === 'schedule') {
    return show(422, { ...typed, errors: [{ field: 'at', code: 'instant.past' }] });
  }
  if (way.way.how === 'schedule' && outcome.flaws?.every(({ field }) => field === 'at')) {
    return show(422, { ...typed, errors: flawedFields(outcome) });
  }
  return { refusal: outcome };
}
