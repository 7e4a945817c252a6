import type { WordsProposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { Entry } from '../domain/catalogue.ts';
import { pathSince } from '../domain/document-versions.ts';
import { COLLECTIONS, type Collection } from '../domain/documents.ts';
import { findIncident } from '../domain/incidents.ts';
import { suggestSlug } from '../domain/slug.ts';
import { mistakeText } from '../i18n/mistakes.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { documentPathOf, wordPath } from '../views/staff/word-address.ts';
import { type WordConflictView, wordConflictView } from '../views/staff/word-conflict.ts';
import type { WordErrors } from '../views/staff/word-controls.ts';
import {
  entryAt,
  newWordView,
  type WordDocumentView,
  wordDocumentView,
} from '../views/staff/word-document.ts';
import { EMPTY_DRAFT, type WordDraft } from '../views/staff/word-draft.ts';
import type { FormPreviewed } from './form-preview.ts';
import { allTexts, readNamed } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';
import type { Answered } from './updates.ts';
import { readWordDraft } from './word-form.ts';
import { mergeDraft } from './word-merge.ts';
import { answerWordPreview } from './word-preview.ts';

/** What a form of a document is answered with. */
type WordAnswer =
  | Answered<WordDocumentView>
  | { readonly kind: 'conflict'; readonly view: WordConflictView }
  | { readonly kind: 'preview'; readonly outcome: FormPreviewed };

interface Sent {
  readonly form: FormData | null;
  /** What was typed before a session had ended. */
  readonly kept: FormData | null;
}

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
  { form, kept }: Sent,
): Promise<WordAnswer | null> {
  const context = await staffContext(view, session);
  const asked = documentPathOf(named);
  // It may have been renamed while its form was open.
  const entry = entryAt(context.state, asked) ?? entryAt(context.state, pathSince(context.state, asked, 0));
  if (entry === null) return null;
  const show = (status: number, draft: WordDraft, wrong: Wrong = {}): WordAnswer => ({
    kind: 'page',
    status,
    view: wordDocumentView(context, entry, { draft, ...wrong }),
  });
  const typed = form ?? kept;
  if (typed === null) return show(200, draftOf(session, context, entry));
  const read = readWordDraft(typed, entry.meta.collection);
  const typedDraft = { ...draftOf(session, context, entry), ...withoutEmpty(read) };
  if (form === null || deedOf(form) === 'edit') return show(200, typedDraft);
  const { manuscripts } = session.actions;
  const isAsked = deedOf(form) === 'decide';
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
    proposal: proposalOf(draft, entry.source.path, Object.keys(entry.translations).length > 0),
  });
  const isConflict = 'refusal' in outcome && outcome.refusal.code === 'conflict';
  if (isConflict && draft.act === 'writing' && merged.clashes.length > 0) return ask();
  return 'refusal' in outcome
    ? show(REFUSAL_STATUS[outcome.refusal.code], draft, wrongOf(context, outcome.refusal, draft))
    : { kind: 'preview', outcome };
}

/**
 * Answers the page of a new document.
 *
 * @returns `null` when nothing of that kind can be written
 */
export async function answerNewWord(
  view: ViewContext,
  session: StaffSession,
  query: URLSearchParams,
  { form, kept }: Sent,
): Promise<WordAnswer | null> {
  const context = await staffContext(view, session);
  const asked = (name: string) => textOf(form ?? kept, name) || (query.get(name) ?? '');
  const kind = COLLECTIONS.find((one) => one === asked('kind'));
  if (kind === undefined) return null;
  const like = asked('like') === '' ? null : entryAt(context.state, documentPathOf(asked('like')));
  const show = (status: number, draft: WordDraft, wrong: Wrong = {}): WordAnswer | null => {
    const made = newWordView(context, { kind, like }, { draft, ...wrong });
    return made && { kind: 'page', status, view: made };
  };
  const first = like === null ? firstDraft(context, kind, asked('name')) : draftOf(session, context, like);
  const blank = { ...first, expected: String(context.state.revision), kind, like: asked('like') };
  const typed = form ?? kept;
  if (typed === null) return show(200, blank);
  const draft = { ...blank, ...readWordDraft(typed, kind), kind, like: asked('like') };
  if (form === null || deedOf(form) === 'edit') return show(200, draft);
  const path = newPath(draft, kind, like);
  const outcome = await answerWordPreview(view, session, form, {
    context,
    draft,
    path: '/staff/words/new/',
    proposal: proposalOf(draft, path, false),
  });
  if (!('refusal' in outcome)) return { kind: 'preview', outcome };
  return show(REFUSAL_STATUS[outcome.refusal.code], draft, wrongOf(context, outcome.refusal, draft));
}

/** What a new one begins with: of an incident what it is called. */
function firstDraft({ state }: StaffViewContext, kind: Collection, name: string): WordDraft {
  const incident = kind === 'postmortems' ? findIncident(state, name) : null;
  if (!incident) return { ...EMPTY_DRAFT, name };
  return { ...EMPTY_DRAFT, name, pl: { title: `Podsumowanie: ${incident.title.pl}` } };
}

/** Whether nobody has changed the document since its author was asked. */
function isStillSo({ revisions }: Entry, form: FormData): boolean {
  return Math.max(...Object.values(revisions)) <= Number(textOf(form, 'decided'));
}

/** What a form of it holds to begin with: what it says. */
function draftOf({ actions }: StaffSession, { state }: StaffViewContext, entry: Entry): WordDraft {
  const { source, translations } = entry;
  return {
    ...EMPTY_DRAFT,
    expected: String(state.revision),
    pl: actions.manuscripts.fieldsOf(source),
    en: translations.en ? actions.manuscripts.fieldsOf(translations.en) : {},
  };
}

/** A form that is about something else than the words carries none. */
function withoutEmpty({ pl, en, ...draft }: WordDraft): Partial<WordDraft> {
  return {
    ...draft,
    ...(Object.keys(pl).length > 0 && { pl }),
    ...(Object.keys(en).length > 0 && { en }),
  };
}

/** @param path of its Polish */
function proposalOf(draft: WordDraft, path: string, isTranslated: boolean): WordsProposal {
  const { pl, en, stands, name, lastWords, revision, act } = draft;
  const based = { expected: Number(draft.expected) || 0, reason: draft.reason.trim() || null };
  const paths = [path, ...(isTranslated ? [path.replace(/^pl\//, 'en/')] : [])];
  switch (act) {
    case 'writing': {
      const isWritten =
        isTranslated ||
        Object.values(en)
          .flat()
          .some((text) => text.trim() !== '');
      const documents = [
        {
          path,
          pl,
          en: isWritten ? en : null,
          translationStands: stands,
          ...(draft.kind !== null && { isNew: true as const }),
        },
      ];
      return { verb: 'words', kind: 'writing', documents, ...based };
    }
    case 'withdrawing':
      return {
        verb: 'words',
        kind: 'withdrawing',
        withdrawn: paths.map((one) => ({ path: one, lastWords: lastWords.trim() || null })),
        ...based,
      };
    case 'renaming':
      return { verb: 'words', kind: 'renaming', path, name, ...based };
    case 'bringing-back':
      return { verb: 'words', kind: 'bringing-back', paths, revision: Number(revision) || 0, ...based };
    default:
      return act satisfies never;
  }
}

/** A variant has the name of its answer, a dot, and a name of its own. */
function newPath({ name, pl }: WordDraft, kind: Collection, like: Entry | null): string {
  if (kind === 'site') return 'pl/site.md';
  const typed = name || suggestSlug([pl.title ?? ''].flat().join(' '));
  const slug = like?.meta.collection === 'faq' ? `${like.meta.slug}.${typed}` : typed;
  return `pl/${kind}/${slug}.md`;
}

interface Wrong {
  readonly errors?: WordErrors;
  readonly problem?: string | null;
}

/** What was refused, at the fields that it is about. */
function wrongOf({ locale }: StaffViewContext, refusal: Refusal, draft: WordDraft): Wrong {
  const { mistakes = [], code } = refusal;
  const errors = Object.fromEntries(
    mistakes
      .filter(({ isWarning }) => !isWarning)
      .toReversed()
      .map((mistake) => [placeOf(mistake.path, mistake.field), mistakeText(locale, mistake)]),
  );
  const { '': whole = null, ...ofFields } = errors;
  const isNamed = code === 'words.address' && (draft.act === 'renaming' || draft.kind !== null);
  if (isNamed) return { errors: { ...ofFields, name: refusalText(locale, refusal) } };
  if (whole !== null || Object.keys(ofFields).length > 0) return { errors: ofFields, problem: whole };
  return { problem: refusalText(locale, refusal) };
}

/** The name of the control that a mistake is about; empty: none. */
function placeOf(path: string, field: string | null): string {
  if (field === null) return '';
  return `${path.startsWith('en/') ? 'en' : 'pl'}.${field.split('.')[0]}`;
}

function deedOf(form: FormData): string {
  return textOf(form, 'deed');
}

function textOf(form: FormData | null, name: string): string {
  return form === null ? '' : (allTexts(form).find(([one]) => one === name)?.[1] ?? '');
}

/** An answer as its page shows it. */
export function partsOfAnswer(answer: WordAnswer): {
  readonly redirect: string | null;
  readonly status: number;
  readonly page: {
    readonly document: WordDocumentView | null;
    readonly conflict: WordConflictView | null;
    readonly preview: Extract<FormPreviewed, { kind: 'preview' }>['view'] | null;
    readonly panel: Extract<FormPreviewed, { kind: 'panel' }>['view'] | null;
  };
} {
  const page = { document: null, conflict: null, preview: null, panel: null };
  if (answer.kind === 'redirect') return { redirect: answer.to, status: 303, page };
  if (answer.kind === 'conflict') {
    return { redirect: null, status: 409, page: { ...page, conflict: answer.view } };
  }
  if (answer.kind === 'page') {
    return { redirect: null, status: answer.status, page: { ...page, document: answer.view } };
  }
  const { outcome } = answer;
  switch (outcome.kind) {
    case 'redirect':
      return { redirect: outcome.to, status: 303, page };
    case 'preview':
      return { redirect: null, status: outcome.status, page: { ...page, preview: outcome.view } };
    case 'panel':
      return { redirect: null, status: 200, page: { ...page, panel: outcome.view } };
    default:
      return outcome satisfies never;
  }
}
