import { type Locale, localePath, otherLocale, splitLocale } from '../../domain/locale.ts';
import { notKeptWords } from '../../i18n/offline.ts';
import { findKept, keptTitles, PAGES } from './keep.ts';

/** So many kept pages are named. */
const NAMED = 12;

/**
 * What a page that is not kept says under its own address: that it is not, and which ones are. It is made in the frame of
 * the home page in its language; `null`: that is not kept either.
 */
export async function tellNotKept(origin: string, pathname: string): Promise<Response | null> {
  const { locale, path } = splitLocale(pathname);
  const home = await findKept(PAGES, `${origin}${localePath(locale, '/')}`);
  if (!home) return null;
  const words = notKeptWords[locale];
  const kept = (await keptTitles(origin)).filter((one) => splitLocale(one.path).locale === locale);
  const items = kept
    .slice(0, NAMED)
    .map((one) => `<li><a href="${escapeHtml(one.path)}">${one.title}</a></li>`)
    .join('');
  const main = [
    `<h1>${words.title}</h1>`,
    `<p class="reading section">${words.text} <a href="${escapeHtml(pathname)}">${words.again}</a></p>`,
    `<section class="section"><h2 class="eyebrow">${words.kept}</h2><ul class="lines">${items}</ul></section>`,
  ].join('');
  const html = framed(await home.text(), main, words.title)
    // Its own twin, and no page of the navigation.
    .replace(/(<a[^>]*class="[^"]*twin[^"]*"[^>]*href=")[^"]*/, `$1${twinOf(locale, path)}`)
    .replace(/ aria-current="?\w+"?/g, '');
  const headers = new Headers(home.headers);
  for (const name of ['Content-Length', 'Content-Encoding', 'ETag']) headers.delete(name);
  headers.set('Cache-Control', 'no-store');
  return new Response(html, { status: 503, headers });
}

/** Another page in the frame of one. Its revision is 0, so that it learns of any other once there is a connection. */
function framed(html: string, main: string, title: string): string {
  return html
    .replace(/<title>[^<]*(?= · )/, `<title>${title}`)
    .replace(/(<main\b[^>]*>)[\s\S]*(<\/main>)/, (_, begin: string, end: string) => begin + main + end)
    .replace(/data-revision="?\d+"?/, 'data-revision="0"');
}

function twinOf(locale: Locale, path: string): string {
  return escapeHtml(localePath(otherLocale(locale), path));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
