import type { Collection, ContentDocument } from '../../domain/documents.ts';
import { type Locale, localePath } from '../../domain/locale.ts';

export const WORDS_PATH = '/staff/words/';

/**
 * Where a document is written. Its name is one part of the address: `faq/` there would be one of the public pages, which
 * have a language in front.
 *
 * @example wordPath('pl/faq/x.md') // '/staff/words/faq:x/'
 */
export function wordPath(path: string): string {
  return `${WORDS_PATH}${nameOfDocument(path)}/`;
}

/** What addresses call a document: `faq:x`, in whatever language its file is. */
export function nameOfDocument(path: string): string {
  return path.replace(/^[a-z]+\/|\.md$/g, '').replace('/', ':');
}

/** The same as an address of the staff area in a language. */
export function wordHref({ locale }: { readonly locale: Locale }, path: string): string {
  return localePath(locale, wordPath(path));
}

/**
 * The document in the source language that an address of the staff area names.
 *
 * @example documentPathOf('faq:x') // 'pl/faq/x.md'
 */
export function documentPathOf(named: string): string {
  return `pl/${named.replace(':', '/')}.md`;
}

/** The versions of a document. */
export function versionsHref(
  { locale }: { readonly locale: Locale },
  { path }: Pick<ContentDocument, 'path'>,
): string {
  return localePath(locale, wordPath(path).replace(WORDS_PATH, `${WORDS_PATH}versions/`));
}

/** The variants of an answer beside each other. */
export function variantsHref({ locale }: { readonly locale: Locale }, slug: string): string {
  return localePath(locale, `${WORDS_PATH}variants/faq:${slug}/`);
}

/**
 * Where a new document of a kind is written.
 *
 * @param like another variant of what is there
 * @param state of that variant: the panels it is for, and the lines of its conditions
 */
export function newWordHref(
  { locale }: { readonly locale: Locale },
  kind: Collection,
  like: string | null = null,
  state: { readonly panels: readonly string[]; readonly when: readonly string[] } | null = null,
): string {
  const query = new URLSearchParams({ kind, ...(like !== null && { like }) });
  for (const panel of state?.panels ?? []) query.append('panel', panel);
  for (const line of state?.when ?? []) query.append('when', line);
  return `${localePath(locale, `${WORDS_PATH}new/`)}?${query}`;
}
