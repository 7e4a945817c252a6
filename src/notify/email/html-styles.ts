/** The site's colours, as `tokens.css` has them: mail programs know no custom properties, and many no style sheet. */
export const MAIL_COLOURS = {
  paper: '#fcfbf8',
  wash: '#f3f1ea',
  ink: '#171c26',
  soft: '#5b6270',
  line: '#dcd9d1',
  sea: '#0b4a7d',
  good: '#1c6b4c',
  limited: '#8a5a00',
  bad: '#a8281f',
  plain: '#5b6270',
} as const;

/** The same in the dark. */
export const DARK_COLOURS: Readonly<Record<keyof typeof MAIL_COLOURS, string>> = {
  paper: '#11151c',
  wash: '#191f29',
  ink: '#e9e7e1',
  soft: '#a3a9b5',
  line: '#2a303b',
  sea: '#8cc4f5',
  good: '#6fce9f',
  limited: '#e9b85a',
  bad: '#ff8f80',
  plain: '#a3a9b5',
};

export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** What programs that read style sheets make of it in the dark. The others darken by themselves, or stay light. */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'a:focus{outline:3px solid;outline-offset:2px}',
  '@media (prefers-color-scheme:dark){',
  `.wash{background:${DARK_COLOURS.wash}!important}`,
  `.paper{background:${DARK_COLOURS.paper}!important}`,
  `.button{background:${DARK_COLOURS.sea}!important;border-color:${DARK_COLOURS.sea}!important;color:${DARK_COLOURS.paper}!important}`,
  `.plainly{border-color:${DARK_COLOURS.sea}!important}`,
  `.rule{border-color:${DARK_COLOURS.line}!important}`,
  ...(['ink', 'soft', 'sea', 'good', 'limited', 'bad', 'plain'] as const).map(
    (name) => `.${name}{color:${DARK_COLOURS[name]}!important}`,
  ),
  ...(['good', 'limited', 'bad', 'plain'] as const).map(
    (name) => `.edge-${name}{border-color:${DARK_COLOURS[name]}!important}`,
  ),
  '}',
  '@media (max-width:480px){.paper{padding-left:18px!important;padding-right:18px!important}}',
].join('');
