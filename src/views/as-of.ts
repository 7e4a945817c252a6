import { AS_OF_PATH, asOfPath } from '../domain/as-of.ts';
import { localePath } from '../domain/locale.ts';
import { parseInstant, typedTime } from '../domain/time.ts';
import { asOfWords } from '../i18n/as-of.ts';
import { formatInstantInFull, wordsOfLocalTime } from '../i18n/dates.ts';
import type { ViewContext } from './context.ts';
import { type PageView, pageView } from './page.ts';
import type { PastRefusal } from './past.ts';

/** Asks of when somebody wants to know how it was, and says what was wrong with what they asked. */
export interface AsOfView {
  readonly page: PageView;
  readonly title: string;
  readonly lead: string;
  /** What to ask instead. */
  readonly ways: readonly { readonly href: string; readonly text: string }[];
  readonly form: AsOfForm;
}

/** Leads to how the site was. */
export interface AsOfForm {
  readonly action: string;
  readonly value: string;
}

export function asOfForm({ locale }: Pick<ViewContext, 'locale'>, value = ''): AsOfForm {
  return { action: localePath(locale, AS_OF_PATH), value };
}

/** @param typed of when somebody asked; empty: they did not say */
export function asOfView(context: ViewContext, refusal: PastRefusal, typed: string): AsOfView {
  const { locale, state } = context;
  const words = asOfWords[locale];
  const { title, lead } = saidOf(context, refusal, typed);
  return {
    page: pageView(context, {
      path: AS_OF_PATH,
      title,
      description: words.description,
      revisions: [state.revision],
      noindex: true,
    }),
    title,
    lead,
    ways: waysFrom(context, refusal),
    form: asOfForm(context, typed),
  };
}

function saidOf(
  { locale, now }: ViewContext,
  refusal: PastRefusal,
  typed: string,
): Pick<AsOfView, 'title' | 'lead'> {
  const words = asOfWords[locale];
  const when = (instant: string) => formatInstantInFull(instant, locale);
  switch (refusal.kind) {
    case 'unasked':
      return { title: words.title, lead: words.lead };
    case 'unreachable':
      return { title: words.unreachable, lead: words.again };
    case 'unreadable':
      return { title: words.unreadable(typed), lead: words.example };
    case 'missing':
      return { title: words.missing(...wordsOfLocalTime(refusal.typed, locale)), lead: words.missingLead };
    case 'twice':
      return { title: words.twice(...wordsOfLocalTime(refusal.typed, locale)), lead: words.twiceLead };
    case 'future':
      return { title: words.future(when(refusal.at)), lead: words.futureLead(when(now)) };
    case 'unrecorded':
      return {
        title: words.unrecorded(when(refusal.at)),
        lead: refusal.first === null ? words.nothing : words.first(when(refusal.first)),
      };
    default:
      return refusal satisfies never;
  }
}

function waysFrom({ locale }: ViewContext, refusal: PastRefusal): AsOfView['ways'] {
  const words = asOfWords[locale];
  const inWords = (typed: string) => wordsOfLocalTime(typed, locale).join(', ');
  const to = (typed: string, text: string) => {
    const instant = parseInstant(typed);
    return instant === null ? [] : [{ href: localePath(locale, asOfPath(instant, '/')), text }];
  };
  switch (refusal.kind) {
    case 'missing':
      return to(refusal.next, inWords(refusal.next));
    case 'twice':
      return refusal.either.flatMap((one, at) =>
        to(one, (at === 0 ? words.earlierOf : words.laterOf)(inWords(one))),
      );
    case 'future':
      return [{ href: localePath(locale, '/'), text: words.today }];
    case 'unrecorded':
      return refusal.first === null
        ? []
        : to(typedTime(refusal.first), formatInstantInFull(refusal.first, locale));
    default:
      return [];
  }
}
