import type { WordsProposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { previewWords } from '../i18n/staff-preview.ts';
import { wordFormWords } from '../i18n/staff-word-form.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { mistakeInWords } from '../views/staff/mistake-words.ts';
import { type PreviewView, previewOf } from '../views/staff/preview.ts';
import { type WordDraft, wordDraftFields } from '../views/staff/word-draft.ts';
import { readWay, sendWay } from './apply.ts';
import { withConfirmed } from './confirmed.ts';
import { look, type Ways } from './preview.ts';
import { type Seen, seePage } from './see-as.ts';
import type { StaffSession } from './staff-session.ts';

/** What becomes of a change of documents: its preview, a page as it will be, or the way to what was published. */
export type WordPreviewed =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'preview'; readonly status: number; readonly view: PreviewView }
  | Seen;

interface Asked {
  readonly context: StaffViewContext;
  readonly draft: WordDraft;
  /** Of the page on which it is written. */
  readonly path: string;
  readonly proposal: WordsProposal;
}

/** Answers a form that holds a change of documents: previews it, shows a page as it will be, or applies it. */
export async function answerWordPreview(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  { context, draft, path, proposal }: Asked,
): Promise<WordPreviewed | { readonly refusal: Refusal }> {
  const looked = look(session, context, proposal);
  const isLater = !looked.ok && looked.code === 'nothing.changed' && form.has('how');
  if (!looked.ok && !isLater) return { refusal: looked };
  const after = looked.ok ? looked.after : context.state;
  const show = (status: number, ways: Ways = {}): WordPreviewed => ({
    kind: 'preview',
    status,
    view: previewOf(
      context,
      {
        path,
        title: previewWords[context.locale].title,
        lead: previewWords[context.locale].lead,
        fields: wordDraftFields(draft),
        remarks: [
          ...(draft.act === 'renaming' ? [wordFormWords[context.locale].renameLead] : []),
          ...(looked.ok ? looked.mistakes.map((one) => mistakeInWords(context, one)) : []),
        ],
        publish: path,
        seeAs: path,
        back: path,
        isUndo: false,
        seeing: [['deed', 'see']],
        correcting: [['deed', 'edit']],
        fieldsOf: (document) => session.actions.manuscripts.fieldsOf(document),
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
    const seen = await seePage(view, session, { after, now: context.now }, form);
    return seen ?? show(404, { problem: previewWords[context.locale].noSuchPage });
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
