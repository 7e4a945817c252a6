import { z } from 'zod';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import { type SettleFile, settleFile } from '../actions/settle-file.ts';
import { localePath } from '../domain/locale.ts';
import type { FileConflict } from '../domain/surroundings.ts';
import { filesWords } from '../i18n/staff-files.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { ViewContext } from '../views/context.ts';
import { FILES_PATH, type FilesInput, type FilesView, filesView } from '../views/staff/files.ts';
import { oneOf, revision, text } from './fields.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** Where to go, or the page with what could not be done. */
type FilesAnswer = { readonly location: string } | { readonly status: number; readonly view: FilesView };

const FORM = z.object({
  path: text,
  sha256: text,
  revision,
  way: oneOf(['file', 'site', 'both']),
  source: text,
});

/** The files on which somebody has to decide. `query`: may tell that one was decided on. `kept`: what was typed before. */
export async function showFiles(
  view: ViewContext,
  session: StaffSession,
  query: URLSearchParams,
  kept: FormData | null = null,
): Promise<FilesAnswer> {
  const told = query.get('told') === 'done' ? filesWords[view.locale].done : null;
  const { path, way, source } =
    kept === null ? { path: '', way: '', source: '' } : readForm(kept, FORM).typed;
  const typed = way === 'both' ? { path, source } : null;
  return { status: 200, view: await makeView(view, session, { told, typed }) };
}

/** Does what was decided on one of them. */
export async function answerFiles(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<FilesAnswer> {
  const words = filesWords[view.locale];
  const read = readForm(form, FORM);
  const { path, sha256, source } = read.typed;
  const { conflicts } = await session.surroundings();
  const conflict = conflicts.find((one) => one.path === path && (one.sha256 ?? '') === sha256);
  if (!read.ok || conflict === undefined) {
    return { status: 409, view: await makeView(view, session, { problem: words.gone }) };
  }
  const typed = read.values.way === 'both' ? { path, source } : null;
  const says = readWay(session, conflict, read.values);
  if ('mistakes' in says) {
    const { mistakes } = says;
    return { status: 422, view: await makeView(view, session, { mistakes, typed, problem: words.mistakes }) };
  }
  const outcome = await settleFile(session.actions, {
    path,
    sha256: conflict.sha256,
    says: says.says,
    expected: read.values.revision,
  });
  return outcome.ok
    ? { location: `${localePath(view.locale, FILES_PATH)}?told=done` }
    : refusedAnswer(view, session, outcome, typed);
}

function readWay(
  { actions }: StaffSession,
  { path, document }: FileConflict,
  { way, source }: { readonly way: 'file' | 'site' | 'both'; readonly source: string },
): { readonly says: SettleFile['says'] } | { readonly mistakes: readonly string[] } {
  if (way === 'site') return { says: 'site' };
  if (way === 'file') return { says: { file: document } };
  const read = actions.manuscripts.read(path, source);
  return read.ok
    ? { says: { both: read.document } }
    : {
        mistakes: read.mistakes.map(({ field, message }) =>
          field === null ? message : `${field}: ${message}`,
        ),
      };
}

async function refusedAnswer(
  view: ViewContext,
  session: StaffSession,
  refusal: Refusal,
  typed: FilesInput['typed'],
): Promise<FilesAnswer> {
  const problem = refusalText(view.locale, refusal);
  return {
    status: REFUSAL_STATUS[refusal.code],
    view: await makeView(view, session, { problem, ...(typed && { typed }) }),
  };
}

async function makeView(
  view: ViewContext,
  session: StaffSession,
  input: Omit<FilesInput, 'conflicts' | 'merge'>,
): Promise<FilesView> {
  const context = await staffContext(view, session);
  const { conflicts } = await session.surroundings();
  return filesView(context, {
    conflicts,
    merge: (texts) => session.actions.manuscripts.merge(texts),
    ...input,
  });
}
