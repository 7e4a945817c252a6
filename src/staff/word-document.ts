import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { Entry } from '../domain/catalogue.ts';
import { pathIn } from '../domain/document-path.ts';
import { documentAt, pathSince } from '../domain/document-versions.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { documentPathOf, versionsHref, wordPath } from '../views/staff/word-address.ts';
import { wordConflictView } from '../views/staff/word-conflict.ts';
import { entryAt, wordDocumentView } from '../views/staff/word-document.ts';
import { EMPTY_DRAFT, type WordDraft } from '../views/staff/word-draft.ts';
import { wordVersionsView } from '../views/staff/word-versions.ts';
import { inKeptOrder } from './kept-order.ts';
import { readNamed } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';
import { deedIn, type SentWord, textIn, type WordAnswer } from './word-answer.ts';
import { readWordDraft } from './word-form.ts';
import { mergeDraft } from './word-merge.ts';
import { answerWordPreview } from './word-preview.ts';
import { proposalOfWord } from './word-proposal.ts';
import { type WrongWord, wrongInWord } from './word-wrong.ts';

/**
 * Answers the page of a document that is there.
 *
 * @param named `faq/x`
 * @returns `null` when there is no such document
 */
export async function answerWordDocument(
  view: ViewContext,
  session: StaffSession,
  named: string,
  { form, kept }: SentWord,
): Promise<WordAnswer | null> {
  const context = await staffContext(view, session);
  const asked = documentPathOf(named);
  // It may have been renamed while its form was open.
  const entry = entryAt(context.state, asked) ?? entryAt(context.state, pathSince(context.state, asked, 0));
  if (entry === null) return answerWithdrawn(view, session, context, { asked, form });
  const show = (status: number, draft: WordDraft, wrong: WrongWord = {}): WordAnswer => ({
    kind: 'page',
    status,
    view: wordDocumentView(context, entry, { draft, ...wrong }),
  });
  const typed = form ?? kept;
  if (typed === null) return show(200, draftOfEntry(session, context, entry));
  const read = readWordDraft(typed, entry.meta.collection);
  const typedDraft = {
    ...draftOfEntry(session, context, entry),
    ...withoutEmpty(asBefore(session, context, entry, read)),
  };
  if (form === null || deedIn(form) === 'edit') return show(200, typedDraft);
  const { manuscripts } = session.actions;
  const isAsked = deedIn(form) === 'decide';
  const merged = mergeDraft(
    context.state,
    manuscripts,
    entry.source.path,
    typedDraft,
    readNamed(form, 'choice.'),
  );
  const ask = (): WordAnswer => ({
    kind: 'conflict',
    view: wordConflictView(context, entry, { draft: typedDraft, clashes: merged.clashes, isAsked }),
  });
  const isDecided = isAsked && isStillSo(entry, form) && merged.clashes.every(({ chosen }) => chosen !== '');
  if (isAsked && !isDecided) return ask();
  const draft = isDecided ? merged.draft : typedDraft;
  const outcome = await answerWordPreview(view, session, form, {
    context,
    draft,
    path: wordPath(entry.source.path),
    proposal: proposalOfWord(draft, entry.source.path, Object.keys(entry.translations).length > 0),
  });
  const isConflict = 'refusal' in outcome && outcome.refusal.code === 'conflict';
  if (isConflict && draft.act === 'writing' && merged.clashes.length > 0) return ask();
  return 'refusal' in outcome
    ? show(REFUSAL_STATUS[outcome.refusal.code], draft, wrongInWord(context, outcome.refusal, draft))
    : { kind: 'preview', outcome };
}

/** What was withdrawn has nothing to be written in, and can be brought back from the page of its versions. */
async function answerWithdrawn(
  view: ViewContext,
  session: StaffSession,
  context: StaffViewContext,
  { asked, form }: { readonly asked: string; readonly form: FormData | null },
): Promise<WordAnswer | null> {
  const { withdrawn } = context.state;
  const document = withdrawn[asked]?.document;
  if (document === undefined) return null;
  const draft = form && readWordDraft(form, document.collection);
  if (form === null || draft?.act !== 'bringing-back' || deedIn(form) === 'edit') {
    return { kind: 'redirect', to: versionsHref(context, document) };
  }
  const outcome = await answerWordPreview(view, session, form, {
    context,
    draft,
    path: wordPath(asked),
    proposal: proposalOfWord(draft, asked, withdrawn[pathIn(asked, 'en')] !== undefined),
  });
  if (!('refusal' in outcome)) return { kind: 'preview', outcome };
  const { refusal } = outcome;
  const { problem, errors = {} } = wrongInWord(context, refusal, draft);
  const [first] = Object.values(errors);
  const shown = wordVersionsView(context, asked, { problem: problem ?? first ?? null });
  return shown && { kind: 'versions', status: REFUSAL_STATUS[refusal.code], view: shown };
}

/** Whether nobody has changed the document since its author was asked. */
function isStillSo({ revisions }: Entry, form: FormData): boolean {
  return Math.max(...Object.values(revisions)) <= Number(textIn(form, 'decided'));
}

/** What a form of a document holds to begin with: what it says. */
export function draftOfEntry(
  { actions }: StaffSession,
  { state }: StaffViewContext,
  entry: Entry,
): WordDraft {
  const { source, translations } = entry;
  return {
    ...EMPTY_DRAFT,
    expected: String(state.revision),
    pl: actions.manuscripts.fieldsOf(source),
    en: translations.en ? actions.manuscripts.fieldsOf(translations.en) : {},
  };
}

/** What was typed, with what is only ticked in the order in which the document had it that its author looked at. */
function asBefore(
  { actions }: StaffSession,
  { state }: StaffViewContext,
  { source, meta }: Entry,
  draft: WordDraft,
): WordDraft {
  const before = documentAt(state, source.path, Number(draft.expected))?.document ?? source;
  return { ...draft, pl: inKeptOrder(meta.collection, draft.pl, actions.manuscripts.fieldsOf(before)) };
}

/** A form that is about something else than the words carries none. */
function withoutEmpty({ pl, en, ...draft }: WordDraft): Partial<WordDraft> {
  return {
    ...draft,
    ...(Object.keys(pl).length > 0 && { pl }),
    ...(Object.keys(en).length > 0 && { en }),
  };
}
