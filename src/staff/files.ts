import { z } from 'zod';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import { type SettleFile, settleFile } from '../actions/settle-file.ts';
import { localePath } from '../domain/locale.ts';
import type { Mistake } from '../domain/mistake.ts';
import type { FileConflict } from '../domain/surroundings.ts';
import { mistakeText } from '../i18n/mistakes.ts';
import { filesWords } from '../i18n/staff-files.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import { wordFormWords } from '../i18n/staff-word-form.ts';
import type { ViewContext } from '../views/context.ts';
import {
  FILES_PATH,
  type FilesInput,
  type FilesView,
  filesView,
  type TypedFile,
} from '../views/staff/files.ts';
import { oneOf, revision, text } from './fields.ts';
import { mergeFile } from './file-merge.ts';
import { readForm, readNamed } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

interface FilesShown {
  readonly status: number;
  readonly view: FilesView;
}

/** Where to go, or the page with what could not be done. */
type FilesAnswer = { readonly location: string } | FilesShown;

const WAYS = ['file', 'site', 'both', 'hand'] as const;
const FORM = z.object({
  path: text,
  sha256: text,
  revision,
  way: oneOf(WAYS),
  source: text,
});

/** What was sent, as far as it is shown again. */
interface Sent {
  readonly typed: TypedFile | null;
  /** What was chosen, by the names of what both changed. */
  readonly choices: ReadonlyMap<string, string>;
}

const NOTHING: Sent = { typed: null, choices: new Map() };

/** The files on which somebody has to decide. `query`: may tell that one was decided on. `kept`: what was typed before. */
export async function showFiles(
  view: ViewContext,
  session: StaffSession,
  query: URLSearchParams,
  kept: FormData | null = null,
): Promise<FilesShown> {
  const told = query.get('told') === 'done' ? filesWords[view.locale].done : null;
  return {
    status: 200,
    view: await makeView(view, session, kept === null ? NOTHING : sentIn(kept), { told }),
  };
}

/** Does what was decided on one of them. */
export async function answerFiles(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<FilesAnswer> {
  const words = filesWords[view.locale];
  const read = readForm(form, FORM);
  const { path, sha256 } = read.typed;
  const sent = sentIn(form);
  const { conflicts } = await session.surroundings();
  const conflict = conflicts.find((one) => one.path === path && (one.sha256 ?? '') === sha256);
  if (!read.ok || conflict === undefined) {
    return { status: 409, view: await makeView(view, session, NOTHING, { problem: words.gone }) };
  }
  const says = await readWay(session, conflict, read.values, sent.choices);
  if (says === 'open') {
    return { status: 422, view: await makeView(view, session, sent, { problem: words.choose }) };
  }
  if ('mistakes' in says) return mistakenAnswer(view, session, sent, says.mistakes);
  const outcome = await settleFile(session.actions, {
    path,
    sha256: conflict.sha256,
    says: says.says,
    expected: read.values.revision,
  });
  if (outcome.ok) return { location: `${localePath(view.locale, FILES_PATH)}?told=done` };
  return outcome.code === 'words.mistaken' && outcome.mistakes
    ? mistakenAnswer(view, session, sent, outcome.mistakes)
    : refusedAnswer(view, session, outcome, sent);
}

function sentIn(form: FormData): Sent {
  const { path, way, source } = readForm(form, FORM).typed;
  const own = (['both', 'hand'] as const).find((one) => one === way);
  return { typed: own ? { path, way: own, source } : null, choices: readNamed(form, 'choice.') };
}

type Way = { readonly says: SettleFile['says'] } | { readonly mistakes: readonly Mistake[] };

/** @returns `open`: something is still to be chosen */
async function readWay(
  { actions }: StaffSession,
  conflict: FileConflict,
  { way, source }: { readonly way: (typeof WAYS)[number]; readonly source: string },
  choices: ReadonlyMap<string, string>,
): Promise<Way | 'open'> {
  const { path, document } = conflict;
  const { manuscripts } = actions;
  const asRead = (read: ReturnType<typeof manuscripts.read>): Way =>
    read.ok ? { says: { both: read.document } } : { mistakes: read.mistakes };
  if (way === 'site') return { says: 'site' };
  if (way === 'file') return { says: { file: document } };
  if (way === 'hand') return asRead(manuscripts.read(path, source));
  const { documents } = await actions.log.current();
  const site = documents[path]?.document;
  if (!document || !site) return 'open';
  const merged = mergeFile(manuscripts, conflict, { file: document, site }, choices);
  if (merged.clashes.some(({ chosen }) => chosen === '')) return 'open';
  return asRead(manuscripts.read(path, merged.source));
}

async function mistakenAnswer(
  view: ViewContext,
  session: StaffSession,
  sent: Sent,
  found: readonly Mistake[],
): Promise<FilesAnswer> {
  const { locale } = view;
  const { fields } = wordFormWords[locale];
  const mistakes = found
    .filter(({ isWarning }) => !isWarning)
    .map((mistake) => {
      const [key = ''] = mistake.field?.split('.') ?? [];
      // It is the file as a whole that cannot be read.
      if (key === 'body' && mistake.code === 'field.kind') return filesWords[locale].unreadable;
      const said = mistakeText(locale, mistake);
      return key === '' || key === 'body' ? said : `${fields[key]?.label ?? key}: ${said}`;
    });
  const problem = filesWords[locale].mistakes;
  return { status: 422, view: await makeView(view, session, sent, { mistakes, problem }) };
}

async function refusedAnswer(
  view: ViewContext,
  session: StaffSession,
  refusal: Refusal,
  sent: Sent,
): Promise<FilesAnswer> {
  const problem = refusalText(view.locale, refusal);
  return { status: REFUSAL_STATUS[refusal.code], view: await makeView(view, session, sent, { problem }) };
}

async function makeView(
  view: ViewContext,
  session: StaffSession,
  { typed, choices }: Sent,
  input: Pick<FilesInput, 'told' | 'problem' | 'mistakes'>,
): Promise<FilesView> {
  const context = await staffContext(view, session);
  const { conflicts } = await session.surroundings();
  const { manuscripts } = session.actions;
  return filesView(context, {
    conflicts,
    merge: (conflict, documents) =>
      mergeFile(manuscripts, conflict, documents, typed?.path === conflict.path ? choices : NOTHING.choices),
    fieldsOf: manuscripts.fieldsOf,
    typed,
    ...input,
  });
}
