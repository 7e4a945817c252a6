import { hash } from 'node:crypto';
import { catalogueOf } from '../domain/catalogue.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import { embedWords } from '../i18n/embed.ts';
import { type PanelNotice, panelNotice } from '../views/panel-notice.ts';
import { DARK, LIGHT } from './badge.ts';
import { lookOf, type Tone } from './signs.ts';
import type { SiteDocument } from './site-document.ts';
import { escapeXml } from './xml.ts';

/** What stands in pages of others may be fetched and shown there. */
const SHARED = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** Where a frame is lower than what is in it, that goes on below is seen: there is a shade at its foot. */
const STYLE = `
:root{color-scheme:light dark;font:15px/1.45 system-ui,sans-serif;color:${LIGHT.ink};background:${LIGHT.paper};--paper:${LIGHT.paper};--shade:#bcb8ab}
body{margin:0}
main{box-sizing:border-box;max-height:100vh;overflow:auto;padding:12px 14px;background:linear-gradient(to top,var(--paper) 30%,transparent) bottom/100% 40px no-repeat local,linear-gradient(to top,var(--shade),transparent) bottom/100% 12px no-repeat scroll}
@media print{main{max-height:none}}
h1{margin:0;font-size:1rem}
p,ul{margin:4px 0 0}
ul{padding:0;list-style:none}
li{margin-block-start:8px}
small{color:#5b6270}
a{color:#0b4a7d;font-weight:600}
svg{inline-size:.875em;block-size:.875em;margin-inline-end:.35em}
${Object.entries(LIGHT.tones)
  .map(([tone, colour]) => `.${tone}{color:${colour}}`)
  .join('')}
@media (prefers-color-scheme:dark){:root{color:${DARK.ink};background:${DARK.paper};--paper:${DARK.paper};--shade:#3d4656}small{color:#a3a9b5}a{color:#8cc4f5}${Object.entries(
  DARK.tones,
)
  .map(([tone, colour]) => `.${tone}{color:${colour}}`)
  .join('')}}
`.trim();

/** A page for frames: it runs nothing, and anybody may frame it. */
const FRAMED = {
  ...SHARED,
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors *`,
  // A page that isolates itself frames only what does so, too; there is nothing in here that it would shut out.
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Referrer-Policy': 'no-referrer',
};

/** What `/embed.js` shows, as JSON, and the same as a page for frames: of every panel, in every language. */
export function* embedDocuments(state: State): Generator<SiteDocument> {
  for (const locale of LOCALES) {
    for (const { id } of catalogueOf(state).panels) {
      const path = localePath(locale, `/embed/${id}`);
      yield {
        path: `${path}.json`,
        locale,
        make: (context) => ({
          type: 'application/json; charset=utf-8',
          text: JSON.stringify(formatEmbed(known(panelNotice(context, id)), locale, context.siteUrl)),
          headers: SHARED,
        }),
      };
      yield {
        path: `${path}/`,
        locale,
        make: (context) => ({
          type: 'text/html; charset=utf-8',
          text: formatFrame(known(panelNotice(context, id)), locale),
          headers: FRAMED,
        }),
      };
    }
  }
}

function known(notice: PanelNotice | null): PanelNotice {
  if (notice === null) throw new Error('there is no such panel');
  return notice;
}

/** `GET /embed/b.json`: what concerns a panel now, in the words of a language. Addresses are whole where the site knows its own. */
function formatEmbed(notice: PanelNotice, locale: Locale, siteUrl: string | null) {
  const { panel, name, state, asOf, items } = notice;
  const words = embedWords[locale];
  return {
    panel,
    lang: locale,
    region: words.region(name),
    name,
    url: `${siteUrl ?? ''}${notice.href}`,
    details: words.details,
    state: { id: state.sign, tone: toneOf(notice), text: state.text },
    as_of: asOf,
    items: items.map(({ kind, title, text, lang, href }) => ({
      kind,
      title,
      text,
      lang: lang ?? locale,
      url: `${siteUrl ?? ''}${href}`,
    })),
  };
}

/** Where there is something to know, not all is well. */
function toneOf({ state, items }: PanelNotice): Tone {
  const { tone } = lookOf(state.sign);
  return items.length > 0 && (tone === 'works' || tone === 'new') ? 'limited' : tone;
}

function formatFrame({ name, href, state, asOf, items }: PanelNotice, locale: Locale): string {
  const words = embedWords[locale];
  const { sign, tone } = lookOf(state.sign);
  const link = (to: string, text: string) =>
    `<a href="${escapeXml(to)}" target="_blank" rel="noopener">${escapeXml(text)}</a>`;
  const drawn = [
    sign.fill && `<path d="${sign.fill}" fill="currentColor"/>`,
    sign.line && `<path d="${sign.line}" fill="none" stroke="currentColor" stroke-width="2"/>`,
  ].filter(Boolean);
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeXml(words.region(name))}</title>`,
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">',
    `<style>${STYLE}</style></head><body><main>`,
    `<h1>${escapeXml(name)}: <span class="${tone}"><svg viewBox="0 0 16 16" aria-hidden="true">${drawn.join('')}</svg>${escapeXml(state.text)}</span></h1>`,
    asOf === null ? '' : `<p><small>${escapeXml(asOf)}</small></p>`,
    items.length === 0
      ? ''
      : `<ul>${items
          .map(
            ({ title, text, lang, href: to }) =>
              `<li lang="${lang ?? locale}">${link(to, title)}${text ? ` ${escapeXml(text)}` : ''}</li>`,
          )
          .join('')}</ul>`,
    `<p>${link(href, words.details)}</p></main></body></html>`,
  ].join('');
}
