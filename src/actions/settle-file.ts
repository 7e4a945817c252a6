import { COLLECTIONS, type ContentDocument } from '../domain/documents.ts';
import type { DraftEvent, Revision } from '../domain/events.ts';
import { verbOfDocument } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { findDocumentMistakes } from './find-document-mistakes.ts';
import type { AppendResult } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';
import { refuseMistakes } from './refuse-mistakes.ts';

/** A file that was saved, or removed, over words that staff had changed since; and which of both the site is to say. */
export interface SettleFile {
  readonly path: string;
  /** Of the file that was looked at; `null`: it was removed. */
  readonly sha256: string | null;
  /**
   * `file`: what the file says, also that there is none. `site`: what the site says now; the file counts as seen. Else
   * what somebody put together of both.
   */
  readonly says: 'site' | { readonly file: ContentDocument | null } | { readonly both: ContentDocument };
  /** The revision that was looked at. */
  readonly expected: Revision;
}

/** Decides on a file of the folder that differs from what staff wrote. Whatever is decided, the other words stay in the log. */
export function settleFile(context: ActionContext, settling: SettleFile): Promise<AppendResult | Refusal> {
  const { path } = settling;
  const collection = COLLECTIONS.find((one) => path.split('/').includes(one)) ?? 'site';
  const verb = verbOfDocument({ collection });
  return act(context, { verb, reach: 'site' }, ({ state }) => {
    if (!isAsLookedAt(state, settling)) {
      return refuse('conflict', `${path} was changed on the site meanwhile. Look at it again.`);
    }
    return checkBoth(state, settling, context) ?? draftsOf(settling, context.actor);
  });
}

/** What somebody put together is theirs: it is held to what holds for all that is written in the browser. */
function checkBoth(
  state: State,
  { path, says }: SettleFile,
  { manuscripts }: Pick<ActionContext, 'manuscripts'>,
): Refusal | null {
  if (says === 'site' || !('both' in says)) return null;
  const mistakes = findDocumentMistakes(state, [{ path, document: says.both }], manuscripts);
  return mistakes.some(({ isWarning }) => !isWarning) ? refuseMistakes(mistakes) : null;
}

function isAsLookedAt({ changes }: State, { path, expected }: SettleFile): boolean {
  return !changes.slice(expected).some(({ documents }) => documents.some((one) => one.path === path));
}

function draftsOf({ path, sha256, says }: SettleFile, actor: string): DraftEvent[] {
  const said = { since: null, actor };
  const seen: DraftEvent = { type: 'content.seen', payload: { files: [{ path, sha256 }] }, ...said };
  if (says === 'site') return [seen];
  if ('both' in says) {
    return [{ type: 'words.published', payload: { documents: [says.both] }, ...said }, seen];
  }
  return says.file === null
    ? [{ type: 'content.withdrawn', payload: { paths: [path] }, ...said }]
    : [{ type: 'content.published', payload: { documents: [says.file] }, ...said }];
}
