import { LOCALES, SOURCE_LOCALE } from '../../domain/locale.ts';
import { explainKept, type KeptBecause } from '../../i18n/offline.ts';
import { isBehind } from './keep.ts';

/** A kept page with a line above it that says why it is shown and from when it is; `null`: it has no place for one. */
export async function withNote(kept: Response, reason: KeptBecause): Promise<Response | null> {
  const html = await kept.text();
  if (!/<main\b/.test(html)) return null;
  const lang = /<html[^>]* lang="?(\w+)/.exec(html)?.[1];
  const locale = LOCALES.find((one) => one === lang) ?? SOURCE_LOCALE;
  const saved = Date.parse(kept.headers.get('Date') ?? '');
  // Days and hours of the site's clock, which a page says how far it is from the machine's.
  const offset = Number(/<html[^>]* data-clock-offset="?(-?\d+)/.exec(html)?.[1] ?? 0);
  const words = explainKept(
    locale,
    reason,
    Number.isNaN(saved) ? null : saved + offset,
    await isBehind(kept),
  );
  const headers = new Headers(kept.headers);
  headers.delete('Content-Length');
  headers.delete('Content-Encoding');
  const note = `<p class="offline frame" role="status">${words}</p>`;
  return new Response(
    html.replace(/<main\b/, (main) => note + main),
    { status: 200, headers },
  );
}
