import type { WordConflictView } from '../views/staff/word-conflict.ts';
import type { WordDocumentView } from '../views/staff/word-document.ts';
import type { WordVersionsView } from '../views/staff/word-versions.ts';
import type { FormPreviewed } from './form-preview.ts';
import { allTexts } from './read-form.ts';
import type { SeenPage } from './staff-session.ts';
import type { Answered } from './updates.ts';

/** What a form of a document is answered with. */
export type WordAnswer =
  | Answered<WordDocumentView>
  | { readonly kind: 'conflict'; readonly view: WordConflictView }
  | { readonly kind: 'versions'; readonly status: number; readonly view: WordVersionsView }
  | { readonly kind: 'preview'; readonly outcome: FormPreviewed };

/** What was sent to the page of a document. */
export interface SentWord {
  readonly form: FormData | null;
  /** What was typed before a session had ended. */
  readonly kept: FormData | null;
}

/** What is to be done with what was sent. */
export function deedIn(form: FormData): string {
  return textIn(form, 'deed');
}

/** The first text of a name; empty: there is none. */
export function textIn(form: FormData | null, name: string): string {
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
