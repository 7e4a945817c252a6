import { answersAt, type Entry } from '../../domain/catalogue.ts';
import type { FaqMeta } from '../../domain/documents.ts';
import type { Locale } from '../../domain/locale.ts';
import type { State } from '../../domain/state.ts';
import { wordFormWords } from '../../i18n/staff-word-form.ts';
import { wordVariantsWords } from '../../i18n/staff-word-variants.ts';
import { addressedPanels, effectivePanels } from '../addressees.ts';
import type { ViewContext } from '../context.ts';
import { forPanelsText } from '../questions.ts';
import { namedPart } from '../words.ts';
import { linesOfStates, statesInWords } from './condition-words.ts';
import type { StaffViewContext } from './context.ts';
import { conditionsInWords } from './control-words.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { nameOfDocument, newWordHref, variantsHref, WORDS_PATH, wordHref } from './word-address.ts';
import { lineOfCondition, wordControls } from './word-controls.ts';
import { type Uncovered, uncoveredAt } from './word-coverage.ts';
import { mayWrite } from './word-list.ts';

/** The answers under one address beside each other, and the states that they leave open. */
export interface WordVariantsView {
  readonly page: StaffPageView;
  readonly heading: string;
  readonly headingLang: Locale | null;
  readonly variants: readonly ComparedVariant[];
  readonly open: OpenStates;
  readonly addHref: string | null;
}

interface ComparedVariant {
  readonly name: string;
  readonly href: string;
  readonly isShown: boolean;
  /** To whom it is shown now. */
  readonly shown: string;
  /** For whom it is in any state, and under which conditions: all of them at once. */
  readonly panels: string;
  readonly when: readonly string[];
  readonly versions: readonly { readonly locale: Locale; readonly title: string; readonly html: string }[];
}

/** States without an answer, or with several, and how many more there are. */
export interface OpenStates {
  readonly items: readonly { readonly text: string; readonly href: string | null }[];
  readonly more: number;
}

/** @returns `null` when no answer has that address */
export function wordVariantsView(context: StaffViewContext, slug: string): WordVariantsView | null {
  const { state, locale } = context;
  const entries = answersAt(state, slug);
  const [first] = entries;
  if (first === undefined) return null;
  const { title, lang } = namedPart(context, first);
  return {
    page: staffPageView(context, {
      path: `${WORDS_PATH}variants/faq:${slug}/`,
      title: wordVariantsWords[locale].title(title),
    }),
    heading: title,
    headingLang: lang,
    variants: entries.map((entry) => comparedVariant(context, slug, entry)),
    open: openStates(context, slug, first, Number.POSITIVE_INFINITY),
    addHref: mayWrite(context, 'faq') ? newWordHref(context, 'faq', nameOfDocument(first.source.path)) : null,
  };
}

function comparedVariant(context: StaffViewContext, slug: string, entry: Entry<FaqMeta>): ComparedVariant {
  const { meta, source, translations, id } = entry;
  const shown = effectivePanels(context, meta);
  const fields = { when: meta.when.map(lineOfCondition) };
  const { settings } = wordControls(context, 'faq', { pl: fields, en: {} }, {});
  return {
    name: nameOfVariant(slug, id),
    href: wordHref(context, source.path),
    isShown: shown.length > 0,
    shown:
      shown.length === 0
        ? wordFormWords[context.locale].unshown
        : wordFormWords[context.locale].shownTo(forPanelsText(context, shown)),
    panels: forPanelsText(context, addressedPanels(context.state, meta)),
    when: settings.flatMap((control) =>
      control.kind === 'conditions' ? conditionsInWords(context.locale, control) : [],
    ),
    versions: [source, ...Object.values(translations)].map(({ locale, words }) => ({
      locale,
      title: words.title,
      html: context.words.html(words.body, { locale }),
    })),
  };
}

/** What the variants at an address leave open, in words; with the way to a variant that has just that state. */
export function openStates(
  context: StaffViewContext,
  slug: string,
  like: Pick<Entry, 'source'>,
  most: number,
): OpenStates {
  const open = uncoveredAt(context.state, slug);
  return {
    items: open.slice(0, most).map((one) => openState(context, slug, like, one)),
    more: Math.max(0, open.length - most),
  };
}

function openState(
  context: StaffViewContext,
  slug: string,
  { source }: Pick<Entry, 'source'>,
  { panels, states, said }: Uncovered,
): OpenStates['items'][number] {
  const words = wordFormWords[context.locale];
  const [reader = ''] = panels;
  const text = statesInWords(context, states, panels.length > 1 ? reader : null);
  const whom = forPanelsText(context, panels);
  if (said.length > 0) {
    const names = said.map((id) => nameOfVariant(slug, id)).join(', ');
    return { text: words.clash(whom, text, names), href: null };
  }
  const href = mayWrite(context, 'faq')
    ? newWordHref(context, 'faq', nameOfDocument(source.path), {
        panels,
        when: linesOfStates(states, reader),
      })
    : null;
  return { text: words.gap(whom, text), href };
}

/** @example nameOfVariant('x', 'x.waits') // 'waits' */
export function nameOfVariant(slug: string, id: string): string {
  return id === slug ? id : id.slice(slug.length + 1);
}

/** How the variants of an answer are compared; `null`: it is the only one, and leaves nothing open. */
export function comparingHref(context: StaffViewContext, state: State, slug: string): string | null {
  return answersAt(state, slug).length > 1 || uncoveredAt(state, slug).length > 0
    ? variantsHref(context, slug)
    : null;
}

/** Where the variants of an answer are compared, by the name that they share; `null`: none has it. */
export function variantsAt(context: ViewContext, named: string): string | null {
  const slug = /^faq:(.+)$/.exec(named)?.[1];
  return slug !== undefined && answersAt(context.state, slug).length > 0 ? variantsHref(context, slug) : null;
}
