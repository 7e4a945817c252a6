import { catalogueOf, type Entry, nameOfFile } from '../domain/catalogue.ts';
import type { Collection } from '../domain/documents.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { canEndAddress } from '../domain/slug.ts';
import type { State } from '../domain/state.ts';
import { sharedCode } from '../domain/taken-names.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Refuses a name that no address can end in, or that another document has or had. */
export function checkNewName(
  state: Pick<State, 'documents' | 'incidents' | 'withdrawn'>,
  collection: Exclude<Collection, 'site'>,
  name: string,
  own: Entry | null = null,
): Refusal | null {
  const [slug = '', ...variant] = collection === 'faq' ? name.split('.') : [name];
  if (![slug, ...variant].every(canEndAddress)) {
    return refuse(
      'words.address',
      `“${name}” cannot end an address. Write up to 64 lower-case letters without diacritics, digits and hyphens.`,
    );
  }
  if (
    collection === 'postmortems' &&
    !incidentHeads(state).some(({ id, entry }) => id === name || entry?.meta.slug === name)
  ) {
    return refuse('incident.unknown', `There is no incident ${name}: a post-mortem is named after its own.`);
  }
  const others: readonly Entry[] = catalogueOf(state)[collection].filter(
    (entry: Entry) => own === null || endOfAddress(entry) !== endOfAddress(own),
  );
  const other = others.find((entry) => isTakenBy(entry, slug, variant.length > 0 || own === null));
  if (other) return refuse('words.address', `“${name}” is, or was, the address of ${other.source.path}.`);
  const shared = collection === 'faq' ? sharedCode(slug, answersOf(state)) : null;
  return (
    shared &&
    refuse(
      'words.address',
      `The short link of “${slug}”, ${shared.link}, is that of “${shared.other}” already. Choose another name.`,
    )
  );
}

/** Short links of what was withdrawn say so, for ever. */
function answersOf({ documents, withdrawn }: Pick<State, 'documents' | 'withdrawn'>) {
  return [...Object.values(documents), ...Object.values(withdrawn)].flatMap(({ document }) =>
    document.locale === 'pl' && document.meta.collection === 'faq' ? [document.meta] : [],
  );
}

/** A new answer under an address that there is is a variant of it: then only what it was called before is taken. */
function isTakenBy(entry: Entry, name: string, mayBeVariant: boolean): boolean {
  const { meta } = entry;
  const former = 'former' in meta ? (meta.former ?? []) : [];
  const isCalled = endOfAddress(entry) === name && !(meta.collection === 'faq' && mayBeVariant);
  return isCalled || former.includes(name) || (meta.collection !== 'faq' && entry.id === name);
}

/** The end of its address; of what has no page of its own the name of its file. */
export function endOfAddress({ meta, source }: Entry): string {
  return meta.collection === 'faq' ? meta.slug : nameOfFile(source);
}
