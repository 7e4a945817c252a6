import type { Locale } from '../domain/locale.ts';
import { embedWords } from '../i18n/embed.ts';
import type { ShareView } from '../views/share.ts';
import { LIGHT } from './badge.ts';
import { lookOf } from './signs.ts';
import { textWidth } from './text-width.ts';

/** What link previews ask for (px). */
export const PICTURE = { width: 1200, height: 630 } as const;

/** The two files of the site's font, as families: the second has the letters that the first lacks. */
export const FAMILIES = ['Latin', 'Latin Ext'] as const;

/** A part of a picture, as plain data: a box, a line of text, or a drawing. */
export type PicturePart =
  | { readonly type: 'container'; readonly style: Style; readonly children: PicturePart[] }
  | { readonly type: 'text'; readonly text: string; readonly style: Style }
  | { readonly type: 'image'; readonly src: string; readonly style: Style };

type Style = Readonly<Record<string, string | number>>;

const FONT = FAMILIES.map((one) => `"${one}"`).join(', ');
const SEA = '#0b4a7d';
const PAPER = '#fcfbf8';
const SOFT = '#5b6270';
/** Of the title, the largest that lets it stand in three lines (px); 1.12: our letters against those measured. */
const SIZES = [72, 60, 50, 42];
const ROOM = 1072;

/** The picture of a page, laid out. */
export function layPicture({ site, title, rows, more, asOf }: ShareView, locale: Locale): PicturePart {
  const size =
    SIZES.find((one) => textWidth(title, one) * 0.9 < ROOM * (rows.length > 3 ? 2 : 3) * 0.92) ?? 36;
  return box(
    {
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      backgroundColor: PAPER,
      color: LIGHT.ink,
      fontFamily: FONT,
      borderLeft: `16px solid ${SEA}`,
      padding: '48px 64px 40px 48px',
    },
    [
      box({ alignItems: 'center', gap: 16 }, [
        { type: 'image', src: LIGHTHOUSE, style: { width: 44, height: 44 } },
        line(site, { fontSize: 32, fontWeight: 650 }),
      ]),
      line(title, { fontSize: size, fontWeight: 680, lineHeight: 1.12, marginTop: 28 }),
      box({ flexDirection: 'column', gap: 10, marginTop: 28, flexGrow: 1 }, [
        ...rows.map(({ label, sign: state, word }) => {
          const { sign, tone } = lookOf(state);
          return box({ alignItems: 'center', gap: 16 }, [
            {
              type: 'image',
              src: drawing(sign, LIGHT.tones[tone]),
              style: { width: 32, height: 32, flexShrink: 0 },
            },
            line(word === '' ? label : `${label}:`, {
              fontSize: 32,
              fontWeight: 650,
              ...ONE_LINE,
              flexShrink: 1,
            }),
            ...(word === ''
              ? []
              : [line(word, { fontSize: 32, color: LIGHT.tones[tone], ...ONE_LINE, flexShrink: 0 })]),
          ]);
        }),
        ...(more > 0 ? [line(`… ${embedWords[locale].andMore(more)}`, { fontSize: 28, color: SOFT })] : []),
      ]),
      line(asOf, { fontSize: 28, color: SOFT }),
    ],
  );
}

const ONE_LINE: Style = { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' };

function box(style: Style, children: PicturePart[]): PicturePart {
  return { type: 'container', style: { display: 'flex', ...style }, children };
}

function line(text: string, style: Style): PicturePart {
  return { type: 'text', text, style };
}

function drawing(
  { fill, line: stroke }: { readonly fill?: string; readonly line?: string },
  colour: string,
): string {
  return svg(
    (fill ? `<path d="${fill}" fill="${colour}"/>` : '') +
      (stroke ? `<path d="${stroke}" fill="none" stroke="${colour}" stroke-width="2"/>` : ''),
  );
}

function svg(inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="64" height="64">${inside}</svg>`;
}

/** As in `public/favicon.svg`. */
const LIGHTHOUSE = svg(
  `<path fill="${LIGHT.ink}" d="M8 .4 10.5 3h-5zM4.5 5.8h7V7h-7zM5.3 7h5.4L12 15.6H4zM6.1 8.3l-.3 1.9h4.4l-.3-1.9zM5.6 11.5l-.4 2.8h5.6l-.4-2.8z"/><path fill="${SEA}" d="M5.8 3h4.4v2.8H5.8z"/>`,
);
