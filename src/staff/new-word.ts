import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { Entry } from '../domain/catalogue.ts';
import { COLLECTIONS, type Collection } from '../domain/documents.ts';
import { findIncident } from '../domain/incidents.ts';
import { suggestSlug } from '../domain/slug.ts';
import { mistakeText } from '../i18n/mistakes.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { documentPathOf } from '../views/staff/word-address.ts';
import type { WordErrors } from '../views/staff/word-controls.ts';
import { entryAt, newWordView } from '../views/staff/word-document.ts';
import type { WordDraft } from '../views/staff/word-draft.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';
import { deedIn, type SentWord, textIn, type WordAnswer } from './word-answer.ts';
import { draftOfEntry } from './word-document.ts';
import { readWordDraft } from './word-form.ts';
import { answerWordPreview } from './word-preview.ts';
import { proposalOfWord } from './word-proposal.ts';
import { leftOfTemplate, templateOf, withoutUntouched } from './word-template.ts';
import { type WrongWord, wrongInWord } from './word-wrong.ts';

/**
 * Answers the page of a new document.
 *
 * @returns `null` when nothing of that kind can be written
 */
export async function answerNewWord(
  view: ViewContext,
  session: StaffSession,
  query: URLSearchParams,
  { form, kept }: SentWord,
): Promise<WordAnswer | null> {
  const context = await staffContext(view, session);
  const asked = (name: string) => textIn(form ?? kept, name) || (query.get(name) ?? '');
  const kind = COLLECTIONS.find((one) => one === asked('kind'));
  if (kind === undefined) return null;
  const like = asked('like') === '' ? null : entryAt(context.state, documentPathOf(asked('like')));
  const show = (status: number, draft: WordDraft, wrong: WrongWord = {}): WordAnswer | null => {
    const made = newWordView(context, { kind, like }, { draft, ...wrong });
    return made && { kind: 'page', status, view: made };
  };
  const first =
    like === null
      ? firstDraft(context, kind, asked('name'))
      : variantOf(draftOfEntry(session, context, like), query);
  const blank = { ...first, expected: String(context.state.revision), kind, like: asked('like') };
  const typed = form ?? kept;
  if (typed === null) return show(200, blank);
  const asTyped = { ...blank, ...readWordDraft(typed, kind), kind, like: asked('like') };
  if (form === null || deedIn(form) === 'edit') return show(200, asTyped);
  const draft = like === null ? withoutUntouched(asTyped, kind) : asTyped;
  const errors = {
    ...(like === null ? leftOfTemplate(context, draft, kind) : {}),
    ...unnamed(context, draft, kind),
  };
  if (Object.keys(errors).length > 0) return show(422, asTyped, { errors });
  const path = newPath(draft, kind, like);
  const outcome = await answerWordPreview(view, session, form, {
    context,
    draft,
    path: '/staff/words/new/',
    proposal: proposalOfWord(draft, path, false),
  });
  if (!('refusal' in outcome)) return { kind: 'preview', outcome };
  return show(REFUSAL_STATUS[outcome.refusal.code], draft, wrongInWord(context, outcome.refusal, draft));
}

/** Another variant begins with the words of one that is there; the state that it is to speak of is filled in. */
function variantOf(draft: WordDraft, query: URLSearchParams): WordDraft {
  const [panels, when] = [query.getAll('panel'), query.getAll('when')];
  return when.length === 0 ? draft : { ...draft, pl: { ...draft.pl, panels, when } };
}

/** What a new one begins with: of an incident what it is called. */
function firstDraft(context: StaffViewContext, kind: Collection, name: string): WordDraft {
  const begun = { ...templateOf(context, kind), name };
  const incident = kind === 'postmortems' ? findIncident(context.state, name) : null;
  if (!incident) return begun;
  return { ...begun, pl: { ...begun.pl, title: `Podsumowanie: ${incident.title.pl}` } };
}

/** Of a new text that has neither a name nor a title to make one of: the field to fill in. */
function unnamed({ locale }: StaffViewContext, { name, pl, like }: WordDraft, kind: Collection): WordErrors {
  const title = [pl.title ?? ''].flat().join(' ').trim();
  if (kind === 'site' || name !== '' || (like === '' && suggestSlug(title) !== '')) return {};
  const missing = mistakeText(locale, { path: '', field: null, code: 'field.missing', message: '' });
  return title === '' ? { 'pl.title': missing } : { name: missing };
}

/** A variant has the name of its answer, a dot, and a name of its own. */
function newPath({ name, pl }: WordDraft, kind: Collection, like: Entry | null): string {
  if (kind === 'site') return 'pl/site.md';
  const typed = name || suggestSlug([pl.title ?? ''].flat().join(' '));
  const slug = like?.meta.collection === 'faq' ? `${like.meta.slug}.${typed}` : typed;
  return `pl/${kind}/${slug}.md`;
}
