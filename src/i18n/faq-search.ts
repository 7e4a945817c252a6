import type { Locale } from '../domain/locale.ts';
import { faqWords } from './faq.ts';
import { panelPhrases } from './panel-phrases.ts';

/** What was asked of the questions, and what came of it (`search/find-answers.ts`). */
interface FaqFinding {
  readonly kind: 'all' | 'found' | 'elsewhere' | 'nearest' | 'nothing';
  readonly count: number;
  /** What was typed; `null`: nothing. */
  readonly asked: string | null;
  /** `B` */
  readonly letter: string | null;
  /** The area's name. */
  readonly area: string | null;
}

/** The title of the page, so that ten tabs can be told apart. */
export function titleFinding(asked: string | null, locale: Locale): string {
  const { title, quoted } = faqWords[locale];
  return asked === null ? title : `${quoted(asked)} – ${title}`;
}

/**
 * The sentence above the list, the same from the server and in the browser.
 *
 * @example `2 odpowiedzi na „ceneo” dla panelu A`
 */
export function explainFinding({ kind, count, asked, letter, area }: FaqFinding, locale: Locale): string {
  const words = faqWords[locale];
  const forPanel = letter === null ? '' : ` ${panelPhrases[locale].for([letter])}`;
  const where = `${forPanel}${area === null ? '' : words.inArea(area)}`;
  if (asked === null) {
    if (count > 0) return `${words.count(count)}${where}`;
    return where === '' ? words.emptyAtAll : words.empty;
  }
  switch (kind) {
    case 'elsewhere':
      return words.foundElsewhere(asked, where);
    case 'nearest':
      return words.foundNear(asked);
    case 'nothing':
      return words.foundNothing(asked);
    default:
      return `${words.quoted(asked)}: ${words.countFound(count)}${where}`;
  }
}
