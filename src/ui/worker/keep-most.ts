import { LOCALES, localePath, splitLocale } from '../../domain/locale.ts';
import { answerFile } from './answer-file.ts';
import { keepPage, revisionOfResponse } from './keep.ts';

const NEEDED = /^\/(?:panel\/[\w-]+|lookup|faq|features)\/$/;

/** Home in both languages, and what it leads to that people need most, with the files that they need. */
export async function keepMost(): Promise<void> {
  const found = new Set<string>();
  for (const locale of LOCALES) {
    const { html } = await fetchPage(localePath(locale, '/'));
    for (const [, address = ''] of html.matchAll(/href="(\/[\w/-]+\/)"/g)) {
      if (NEEDED.test(splitLocale(address).path)) found.add(address);
    }
  }
  await Promise.allSettled([...found].map(fetchPage));
}

/** Keeps a page with the files that it needs. @throws when nobody answers */
export async function fetchPage(
  path: string,
): Promise<{ readonly html: string; readonly revision: string | null }> {
  const response = await fetch(path);
  await keepPage(new URL(path, location.origin).href, response);
  const html = await response.text();
  const files = new Set([...html.matchAll(/["'(](\/_astro\/[^"')\s]+)/g)].map(([, file = '']) => file));
  const known = new Set<string>();
  await Promise.allSettled([...files].map((file) => fetchFile(file, known)));
  return { html, revision: revisionOfResponse(response) };
}

/** Keeps a file, and those that a script imports; two may import each other. */
async function fetchFile(file: string, known: Set<string>): Promise<void> {
  if (known.has(file)) return;
  known.add(file);
  const response = await answerFile(new Request(file));
  if (!file.endsWith('.js')) return;
  const imported = [...(await response.text()).matchAll(/["'`](?:\.\/|\/_astro\/)([\w.-]+\.js)["'`]/g)];
  await Promise.allSettled(imported.map(([, name]) => fetchFile(`/_astro/${name}`, known)));
}
