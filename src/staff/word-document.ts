import type { WordsProposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { Entry } from '../domain/catalogue.ts';
import { pathIn } from '../domain/document-path.ts';
import { documentAt, pathSince } from '../domain/document-versions.ts';
import { COLLECTIONS, type Collection } from '../domain/documents.ts';
import { findIncident } from '../domain/incidents.ts';
import { suggestSlug } from '../domain/slug.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import { mistakeInWords } from '../views/staff/mistake-words.ts';
import { documentPathOf, versionsHref, wordPath } from '../views/staff/word-address.ts';
import { type WordConflictView, wordConflictView } from '../views/staff/word-conflict.ts';
import type { WordErrors } from '../views/staff/word-controls.ts';
import {
  entryAt,
  newWordView,
  type WordDocumentView,
  wordDocumentView,
} from '../views/staff/word-document.ts';
import { EMPTY_DRAFT, type WordDraft } from '../views/staff/word-draft.ts';
import { type WordVersionsView, wordVersionsView } from '../views/staff/word-versions.ts';
import type { FormPreviewed } from './form-preview.ts';
import { inKeptOrder } from './kept-order.ts';
import { allTexts, readNamed } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { SeenPage, StaffSession } from './staff-session.ts';
import type { Answered } from './updates.ts';
import { readWordDraft } from './word-form.ts';
import { mergeDraft } from './word-merge.ts';
import { answerWordPreview } from './word-preview.ts';
import { leftOfTemplate, templateOf, withoutUntouched } from './word-template.ts';

/** What a form of a document is answered with. */
type WordAnswer =
  | Answered<WordDocumentView>
  | { readonly kind: 'conflict'; readonly view: WordConflictView }
  | { readonly kind: 'versions'; readonly status: number; readonly view: WordVersionsView }
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
  if (entry === null) return answerWithdrawn(view, session, context, { asked, form });
  const show = (status: number, draft: WordDraft, wrong: Wrong = {}): WordAnswer => ({
    kind: 'page',
    status,
    view: wordDocumentView(context, entry, { draft, ...wrong }),
  });
  const typed = form ?? kept;
  if (typed === null) return show(200, draftOf(session, context, entry));
  const read = readWordDraft(typed, entry.meta.collection);
  const typedDraft = {
    ...draftOf(session, context, entry),
    ...withoutEmpty(asBefore(session, context, entry, read)),
  };
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
  if (form === null || draft?.act !== 'bringing-back' || deedOf(form) === 'edit') {
    return { kind: 'redirect', to: versionsHref(context, document) };
  }
  const outcome = await answerWordPreview(view, session, form, {
    context,
    draft,
    path: wordPath(asked),
    proposal: proposalOf(draft, asked, withdrawn[pathIn(asked, 'en')] !== undefined),
  });
  if (!('refusal' in outcome)) return { kind: 'preview', outcome };
  const { refusal } = outcome;
  const { problem, errors = {} } = wrongOf(context, refusal, draft);
  const [first] = Object.values(errors);
  const shown = wordVersionsView(context, asked, { problem: problem ?? first ?? null });
  return shown && { kind: 'versions', status: REFUSAL_STATUS[refusal.code], view: shown };
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
  const first =
    like === null
      ? firstDraft(context, kind, asked('name'))
      : variantOf(draftOf(session, context, like), query);
  const blank = { ...first, expected: String(context.state.revision), kind, like: asked('like') };
  const typed = form ?? kept;
  if (typed === null) return show(200, blank);
  const asTyped = { ...blank, ...readWordDraft(typed, kind), kind, like: asked('like') };
  if (form === null || deedOf(form) === 'edit') return show(200, asTyped);
  const draft = like === null ? withoutUntouched(asTyped, kind) : asTyped;
  const left = like === null ? leftOfTemplate(context, draft, kind) : {};
  if (Object.keys(left).length > 0) return show(422, asTyped, { errors: left });
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
function wrongOf(context: StaffViewContext, refusal: Refusal, draft: WordDraft): Wrong {
  const { locale } = context;
  const { mistakes = [], code } = refusal;
  const errors = Object.fromEntries(
    mistakes
      .filter(({ isWarning }) => !isWarning)
      .toReversed()
      .map((mistake) => [placeOf(mistake.path, mistake.field), mistakeInWords(context, mistake)]),
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
  /** A public page that goes out as it is. */
  readonly seen: SeenPage | null;
  readonly status: number;
  readonly page: {
    readonly document: WordDocumentView | null;
    readonly conflict: WordConflictView | null;
    readonly versions: WordVersionsView | null;
    readonly preview: Extract<FormPreviewed, { kind: 'preview' }>['view'] | null;
    readonly panel: Extract<FormPreviewed, { kind: 'panel' }>['view'] | null;
  };
} {
  const page = { document: null, conflict: null, versions: null, preview: null, panel: null };
  const rest = { redirect: null, seen: null };
  if (answer.kind === 'redirect') return { ...rest, redirect: answer.to, status: 303, page };
  if (answer.kind === 'conflict') {
    return { ...rest, status: 409, page: { ...page, conflict: answer.view } };
  }
  if (answer.kind === 'versions') {
    return { ...rest, status: answer.status, page: { ...page, versions: answer.view } };
  }
  if (answer.kind === 'page') {
    return { ...rest, status: answer.status, page: { ...page, document: answer.view } };
  }
  const { outcome } = answer;
  switch (outcome.kind) {
    case 'redirect':
      return { ...rest, redirect: outcome.to, status: 303, page };
    case 'public':
      return { ...rest, seen: outcome.page, status: outcome.page.status, page };
    case 'preview':
      return { ...rest, status: outcome.status, page: { ...page, preview: outcome.view } };
    case 'panel':
      return { ...rest, status: 200, page: { ...page, panel: outcome.view } };
    default:
      return outcome satisfies never;
  }
}
