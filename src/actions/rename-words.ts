import { catalogueOf, type Entry, entriesOf } from '../domain/catalogue.ts';
import { fieldsOfSource } from '../domain/document-fields.ts';
import { placeOfDocument } from '../domain/document-path.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { DraftEvent } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import { checkNewName, endOfAddress } from './check-new-name.ts';
import { checkRevision, explain } from './expected.ts';
import type { Manuscripts, Present } from './ports.ts';
import type { RenameWords } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { refuseMistakes } from './refuse-mistakes.ts';

/** What renaming appends, or why it is refused. All variants under one address go together, in both languages. */
export function decideRenaming(
  { state }: Present,
  actor: string,
  { path, name, ...based }: RenameWords,
  manuscripts: Manuscripts,
): readonly DraftEvent[] | Refusal {
  const future = checkRevision(state, based);
  if (future) return future;
  const entry = entriesOf(catalogueOf(state)).find(({ source }) => source.path === path);
  // What was learnt of an incident is called as that is.
  if (!entry || entry.meta.collection === 'site' || entry.meta.collection === 'postmortems') {
    return refuse('words.unknown', `There is no ${path} that could be renamed.`);
  }
  const was = endOfAddress(entry);
  if (was === name) return refuse('nothing.changed', `It is called ${name} already.`);
  const taken = checkNewName(state, entry.meta.collection, name, entry);
  if (taken) return taken;
  const left: string[] = [];
  const documents: ContentDocument[] = [];
  for (const { source, translations } of sharing(state, entry)) {
    for (const document of [source, ...Object.values(translations)]) {
      const place = placeOfDocument(document.path);
      const renamed = document.path.replace(/[^/]*$/, `${name}${place?.name.slice(was.length) ?? ''}.md`);
      const fields =
        document.locale === 'pl' && hasFormer(entry) ? { former: formerAfter(entry, was, name) } : {};
      const written = manuscripts.write(document.path, document.source, fields, null);
      const read = manuscripts.read(renamed, written);
      if (!read.ok) return refuseMistakes(read.mistakes);
      left.push(document.path);
      documents.push(read.document);
    }
  }
  const payload = { documents, left, ...explain(based) };
  return [{ type: 'words.published', payload, since: null, actor }];
}

function sharing(state: State, entry: Entry): readonly Entry[] {
  if (entry.meta.collection !== 'faq') return [entry];
  const { slug } = entry.meta;
  return catalogueOf(state).faq.filter(({ meta }) => meta.slug === slug);
}

/** What has no address of its own needs none to lead to it. */
function hasFormer({ meta }: Entry): boolean {
  return fieldsOfSource(meta.collection).some(({ key }) => key === 'former');
}

/** What it was called before, its first name first: by that it is known for ever. */
function formerAfter({ meta }: Entry, was: string, name: string): string[] {
  const former = 'former' in meta ? (meta.former ?? []) : [];
  const all = [...new Set([...former, was])];
  if (meta.collection === 'faq') return all.filter((one) => one !== name);
  return all.filter((one, place) => one !== name || place === 0);
}
