import { Parser, Renderer, type Tokens, type TokensList } from 'marked';
import type { Locale } from '../domain/locale.ts';
import { tiePolish } from '../domain/short-words.ts';
import { decodeEntities, escapeAroundEntities, textAsHtml } from './entities.ts';
import { linkTarget, readableAddress } from './link-target.ts';
import { Outline } from './outline.ts';
import { seenText } from './seen-text.ts';
import { isLanguage, isUsed } from './token-kinds.ts';

/** How a task that is done, or is not, is called in the language of the words. */
const TASK: Readonly<Record<Locale, { readonly done: string; readonly open: string }>> = {
  pl: { done: 'zrobione', open: 'do zrobienia' },
  en: { done: 'done', open: 'to do' },
};

const ALIGN = { left: 'to-start', center: 'to-centre', right: 'to-end' } as const;

/** Tokens → HTML in which every character that was typed is text, unless this file makes markup of it. */
export function writeHtml(tokens: TokensList, locale: Locale): string {
  return new Parser({ renderer: new PageRenderer(tokens, locale) }).parse(tokens);
}

/**
 * Nothing is fetched from elsewhere and nothing vanishes: HTML is shown as it was typed, an image is a link, what cannot be
 * linked stands behind its words.
 */
class PageRenderer extends Renderer {
  readonly #tokens: TokensList;
  readonly #locale: Locale;
  readonly #outline = new Outline();
  #isInLink = false;

  constructor(tokens: TokensList, locale: Locale) {
    super();
    this.#tokens = tokens;
    this.#locale = locale;
  }

  override html({ text, block }: Tokens.HTML | Tokens.Tag): string {
    return block ? asTyped(text) : textAsHtml(text);
  }

  override def(token: Tokens.Def): string {
    return isUsed(token, this.#tokens) ? '' : asTyped(token.raw);
  }

  override text(token: Tokens.Text | Tokens.Escape): string {
    return 'tokens' in token && token.tokens
      ? this.parser.parseInline(token.tokens)
      : escapeAroundEntities(
          token.type === 'escape' ? token.text.replaceAll('&', '&amp;') : this.#tied(token.text),
        );
  }

  #tied(text: string): string {
    return this.#locale === 'pl' ? tiePolish(text) : text;
  }

  override heading({ tokens, depth }: Tokens.Heading): string {
    const words = this.parser.parseInline(tokens);
    if (isBlank(words)) return '';
    const level = this.#outline.levelOf(depth);
    return `<h${level}>${words}</h${level}>\n`;
  }

  override code({ text, lang = '' }: Tokens.Code): string {
    const said = isLanguage(lang) ? '' : asTyped(lang);
    return `${said}<pre><code>${textAsHtml(text)}\n</code></pre>\n`;
  }

  override codespan({ text }: Tokens.Codespan): string {
    return `<code>${textAsHtml(text)}</code>`;
  }

  override listitem({ tokens, task }: Tokens.ListItem): string {
    return `<li${task ? ' class="is-task"' : ''}>${this.parser.parse(tokens)}</li>\n`;
  }

  override checkbox({ checked }: Tokens.Checkbox): string {
    const { done, open } = TASK[this.#locale];
    return `<span class="task-mark" role="img" aria-label="${checked ? done : open}">${checked ? '☑' : '☐'}</span> `;
  }

  override tablecell({ tokens, header, align }: Tokens.TableCell): string {
    const tag = header ? 'th' : 'td';
    return `<${tag}${align ? ` class="${ALIGN[align]}"` : ''}>${this.parser.parseInline(tokens)}</${tag}>\n`;
  }

  override link({ href, title, text, tokens, autolink }: Tokens.Link & { autolink?: boolean }): string {
    return this.#leadingTo(href, title, () =>
      autolink ? textAsHtml(text) : this.parser.parseInline(tokens),
    );
  }

  override image({ href, title, text, tokens }: Tokens.Image): string {
    return this.#leadingTo(href, title, () => (tokens ? this.parser.parseInline(tokens) : textAsHtml(text)));
  }

  /** A link, with its title behind it; words with the address behind them where it cannot be one. Without words the
   * address is what is read. */
  #leadingTo(href: string, title: string | null | undefined, write: () => string): string {
    const target = this.#isInLink ? null : linkTarget(href);
    const isOuter = !this.#isInLink && target !== null;
    if (isOuter) this.#isInLink = true;
    const typed = write();
    if (isOuter) this.#isInLink = false;
    const address = textAsHtml(readableAddress(href));
    const words = isBlank(typed) ? address : typed;
    const said = title ? ` (${escapeAroundEntities(title)})` : '';
    if (isOuter) return `<a href="${textAsHtml(target)}">${words}</a>${said}`;
    return (words === address || address === '' ? words : `${words} (${address})`) + said;
  }
}

/** A paragraph, line by line. */
function asTyped(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => textAsHtml(line.trim()));
  return `<p>${lines.join('<br>\n')}</p>\n`;
}

function isBlank(html: string): boolean {
  return seenText(decodeEntities(html.replace(/<[^>]*>/g, ''))) === '';
}
