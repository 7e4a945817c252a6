import { localePath } from '../../domain/locale.ts';

/**
 * `/embed.js`: shows in anybody's page what concerns a panel now, behind the `<script>` that asked for it. It keeps nothing, waits for
 * nothing, and where anything goes wrong nothing is seen. Its styles are a constructed sheet in a shadow root: a page that forbids
 * inline styles has it all the same.
 */

/** What `/embed/b.json` says, as far as it is shown. */
interface Notice {
  readonly region: string;
  readonly name: string;
  readonly url: string;
  readonly details: string;
  readonly lang: string;
  readonly state: { readonly tone: string; readonly text: string };
  readonly as_of: string | null;
  readonly items: readonly {
    readonly title: string;
    readonly text: string | null;
    readonly lang: string;
    readonly url: string;
  }[];
}

/** How long an answer is waited for, and how soon it is asked again while the page is looked at (ms). */
const PATIENCE = 8000;
const EVERY = 120_000;

/** In the scheme of the page around it. */
const both = (property: string, light: string, dark: string) =>
  `${property}:${light};${property}:light-dark(${light},${dark});`;
const STYLE = `:host{all:initial;color-scheme:inherit;display:block}
section{${both('background', '#f3f1ea', '#191f29')}${both('color', '#171c26', '#e9e7e1')}font:15px/1.45 system-ui,sans-serif;padding:12px 14px;border:1px solid;${both('border-color', '#6d7380', '#8d94a1')}border-inline-start-width:5px;border-radius:4px;overflow-wrap:anywhere}
.works{${both('border-inline-start-color', '#1c6b4c', '#6fce9f')}}.new{${both('border-inline-start-color', '#0b4a7d', '#8cc4f5')}}.limited{${both('border-inline-start-color', '#8a5a00', '#e9b85a')}}.down{${both('border-inline-start-color', '#a8281f', '#ff8f80')}}
p{margin:4px 0 0}p:first-child{margin:0;font-weight:700}
a{${both('color', '#0b4a7d', '#8cc4f5')}font-weight:600}`;

const script = document.currentScript;
try {
  if (script instanceof HTMLScriptElement) start(script);
} catch {
  // Whoever has it in their page is to notice nothing.
}

function start(script: HTMLScriptElement): void {
  const { panel, lang, always } = script.dataset;
  if (!panel) return;
  const spoken = (lang || document.documentElement.lang || 'pl').toLowerCase();
  const path = localePath(spoken.startsWith('pl') ? 'pl' : 'en', `/embed/${encodeURIComponent(panel)}.json`);
  const from = new URL(path, script.src).href;
  let host: HTMLElement | undefined;
  const ask = () => {
    const ended = new AbortController();
    const late = setTimeout(() => ended.abort(), PATIENCE);
    fetch(from, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: ended.signal })
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .then((notice: unknown) => {
        if (!isNotice(notice)) return;
        const made = notice.items.length > 0 || always !== undefined ? render(notice, from) : undefined;
        if (made) place(script, made, host);
        else host?.remove();
        host = made;
      })
      .catch(() => undefined)
      .finally(() => clearTimeout(late));
  };
  ask();
  setInterval(() => document.hidden || ask(), EVERY);
}

/** Whatever answers in our place says nothing here. */
function isNotice(answer: unknown): answer is Notice {
  const { name, state, items } = (answer ?? {}) as Partial<Notice>;
  const isText = (one: unknown) => typeof one === 'string';
  return (
    isText(name) && isText(state?.text) && !!items?.every(({ title, url }) => isText(title) && isText(url))
  );
}

/** Where the script stands, or at the beginning of the page where it stands in its head. */
function place(script: HTMLElement, made: HTMLElement, before?: HTMLElement): void {
  if (before?.isConnected) before.replaceWith(made);
  else if (document.body?.contains(script)) script.after(made);
  else document.body?.prepend(made);
}

function render(notice: Notice, base: string): HTMLElement {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // An older browser shows it plainly.
  }
  const section = document.createElement('section');
  section.lang = notice.lang;
  section.className = notice.state.tone;
  section.setAttribute('aria-label', notice.region);
  const line = (...parts: (Node | string)[]) => {
    const made = document.createElement('p');
    made.append(...parts);
    section.append(made);
    return made;
  };
  const link = (text: string, to: string) => {
    const made = document.createElement('a');
    const { href, protocol } = new URL(to, base);
    if (/^https?:$/.test(protocol)) made.href = href;
    made.textContent = text;
    return made;
  };
  line(`${notice.name}: ${notice.state.text}`);
  for (const { title, text, lang, url } of notice.items)
    line(link(title, url), text ? ` ${text}` : '').lang = lang;
  line(link(notice.details, notice.url), notice.as_of ? ` · ${notice.as_of}` : '');
  root.append(section);
  return host;
}
