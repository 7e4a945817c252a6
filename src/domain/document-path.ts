import { COLLECTIONS, type Collection } from './documents.ts';
import { LOCALES, type Locale } from './locale.ts';
import { isReserved } from './slug.ts';

/** What the path of a document says of it. */
interface DocumentPlace {
  readonly locale: Locale;
  readonly collection: Collection;
  /** The name of its file: `x.offline`. */
  readonly name: string;
}

/** @returns `null`: no document can lie there */
export function placeOfDocument(path: string): DocumentPlace | null {
  const [, language, folder, name] = /^([a-z]+)\/(?:([a-z]+)\/)?([a-z0-9][a-z0-9.-]*)\.md$/.exec(path) ?? [];
  const locale = LOCALES.find((one) => one === language);
  if (!locale || name === undefined || isReserved(name)) return null;
  if (folder === undefined) return name === 'site' ? { locale, collection: 'site', name } : null;
  const collection = COLLECTIONS.find((one) => one !== 'site' && one === folder);
  return collection ? { locale, collection, name } : null;
}

/** The path of the same document in a language. @example pathIn('pl/faq/x.md', 'en') // 'en/faq/x.md' */
export function pathIn(path: string, locale: Locale): string {
  return `${locale}/${path.slice(path.indexOf('/') + 1)}`;
}
