import { hash } from 'node:crypto';
import { catalogueOf } from '../domain/catalogue.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import { embedWords } from '../i18n/embed.ts';
import { type BadgeView, badgeView } from '../views/badge.ts';
import { lookOf, type Sign, type Tone } from './signs.ts';
import type { SiteDocument } from './site-document.ts';
import { textWidth } from './text-width.ts';
import { escapeXml } from './xml.ts';

/** Of badges (px). */
const HEIGHT = 24;
const SIZE = 12;
const PAD = 8;
const SIGN = 12;

interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly edge: string;
  /** On the colours of states. */
  readonly on: string;
  readonly tones: Readonly<Record<Tone, string>>;
}

/** Those of the pages, in both schemes. */
export const LIGHT: Colours = {
  paper: '#f3f1ea',
  ink: '#171c26',
  edge: '#6d7380',
  on: '#ffffff',
  tones: { works: '#1c6b4c', limited: '#8a5a00', down: '#a8281f', unknown: '#5b6270', new: '#0b4a7d' },
};
export const DARK: Colours = {
  paper: '#191f29',
  ink: '#e9e7e1',
  edge: '#8d94a1',
  on: '#11151c',
  tones: { works: '#6fce9f', limited: '#e9b85a', down: '#ff8f80', unknown: '#a3a9b5', new: '#8cc4f5' },
};

/**
 * The light colours stand as attributes, so that a reader that knows no style has them; the dark ones need one. Its hash is in the
 * policy, for whoever opens the picture by itself.
 */
const STYLE = [
  '@media (prefers-color-scheme:dark){',
  `.p{fill:${DARK.paper}}.i{fill:${DARK.ink}}.e{stroke:${DARK.edge}}.o{fill:${DARK.on}}.l{stroke:${DARK.on}}`,
  ...Object.entries(DARK.tones).map(([tone, colour]) => `.${tone}{fill:${colour}}`),
  '}',
].join('');

const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; frame-ancestors *`,
};

/** `/badge/b.svg`, `/badge/b/price-sync.svg`, and under `/en/`: of every panel, and of every feature that was spoken of there. */
export function* badgeDocuments(state: State): Generator<SiteDocument> {
  const { panels, features } = catalogueOf(state);
  for (const locale of LOCALES) {
    for (const { id: panel } of panels) {
      yield badgeDocument(locale, panel, null);
      for (const { id: feature } of features) {
        if (state.cells[feature]?.[panel]) yield badgeDocument(locale, panel, feature);
      }
    }
  }
}

function badgeDocument(locale: Locale, panel: string, feature: string | null): SiteDocument {
  return {
    path: badgePath(locale, panel, feature),
    locale,
    make: (context) => {
      const view = badgeView(context, panel, feature);
      if (view === null) throw new Error(`there is no badge of ${feature ?? 'all'} on ${panel}`);
      return { type: 'image/svg+xml', text: drawBadge(view, locale), headers: HEADERS };
    },
  };
}

function badgePath(locale: Locale, panel: string, feature: string | null): string {
  return localePath(locale, `/badge/${panel}${feature === null ? '' : `/${feature}`}.svg`);
}

/** What it is of, then a sign and a word on the colour of the state; the same words for whoever does not see it. */
function drawBadge({ what, sign: state, word }: BadgeView, locale: Locale): string {
  const { sign, tone } = lookOf(state);
  const [left, right] = [textWidth(what, SIZE), textWidth(word, SIZE)].map((width) => Math.ceil(width));
  const middle = (left ?? 0) + 2 * PAD;
  const width = middle + PAD + SIGN + PAD / 2 + (right ?? 0) + PAD;
  const title = escapeXml(embedWords[locale].badge(what, word));
  const text = (x: number, length: number, words: string, kind: 'i' | 'o', colour: string) =>
    `<text class="${kind}" x="${x}" y="16" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${colour}">${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${title}" lang="${locale}" xml:lang="${locale}">`,
    `<title>${title}</title><style>${STYLE}</style>`,
    `<rect class="p" width="${width}" height="${HEIGHT}" rx="4" fill="${LIGHT.paper}"/>`,
    `<path class="${tone}" d="M${middle} 0h${width - middle - 4}a4 4 0 0 1 4 4v${HEIGHT - 8}a4 4 0 0 1-4 4H${middle}z" fill="${LIGHT.tones[tone]}"/>`,
    `<rect class="e" x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" rx="3.5" fill="none" stroke="${LIGHT.edge}"/>`,
    `<g font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="${SIZE}">`,
    text(PAD, left ?? 0, what, 'i', LIGHT.ink),
    text(middle + PAD + SIGN + PAD / 2, right ?? 0, word, 'o', LIGHT.on),
    '</g>',
    drawSign(sign, middle + PAD),
    '</svg>',
  ].join('');
}

function drawSign({ fill, line }: Sign, x: number): string {
  const paths = [
    ...(fill ? [`<path class="o" d="${fill}" fill="${LIGHT.on}"/>`] : []),
    ...(line ? [`<path class="l" d="${line}" fill="none" stroke="${LIGHT.on}" stroke-width="2"/>`] : []),
  ];
  return `<g transform="translate(${x} ${(HEIGHT - SIGN) / 2}) scale(${SIGN / 16})">${paths.join('')}</g>`;
}
