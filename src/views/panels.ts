import { catalogueOf, type Entry } from '../domain/catalogue.ts';
import type { PanelMeta } from '../domain/documents.ts';
import type { Locale } from '../domain/locale.ts';
import type { PanelId, Restoration } from '../domain/panel.ts';
import { panelNameOf } from '../domain/panel-name.ts';
import type { State } from '../domain/state.ts';
import { commonWords } from '../i18n/common.ts';
import { formatAccountDay } from '../i18n/dates.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';

/** What a panel's state is called where nobody has spoken of it. */
export type EffectiveRestoration = Restoration | 'unknown';

/** How a panel is called after the word “panel”: `A`, `Europa Zachodnia`. */
export function panelName({ state, locale }: Pick<ViewContext, 'state' | 'locale'>, panel: PanelId): string {
  const entry = catalogueOf(state).panels.find(({ id }) => id === panel);
  return entry
    ? tieShortWords(panelNameOf(entry, locale), locale)
    : panel.length === 1
      ? panel.toUpperCase()
      : panel;
}

export function panelNames(
  context: Pick<ViewContext, 'state' | 'locale'>,
  panels: readonly PanelId[],
): string[] {
  return panels.map((panel) => panelName(context, panel));
}

/** The panels there are, in the order in which pages list them. */
export function panelIds(state: State): PanelId[] {
  return catalogueOf(state).panels.map(({ id }) => id);
}

export function effectiveRestoration(state: State, panel: PanelId): EffectiveRestoration {
  return state.restoration[panel]?.restoration ?? 'unknown';
}

/** The word that stands beside a panel's sign. */
export function restorationWord(locale: Locale, standing: EffectiveRestoration): string {
  const { restoration, restorationUnknown } = commonWords[locale];
  return standing === 'unknown' ? restorationUnknown : restoration[standing];
}

/** Ways to say from when to when accounts were created. */
interface AccountRangeWords {
  readonly to: (day: string) => string;
  readonly from: (day: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly always: string;
}

/** Which accounts a panel holds, in words: `18.11.2019 – 26.08.2020`. */
export function accountRangeText(
  { meta }: Entry<PanelMeta>,
  words: AccountRangeWords,
  locale: Locale,
): string {
  const from = meta.createdFrom && formatAccountDay(meta.createdFrom, locale);
  const to = meta.createdTo && formatAccountDay(meta.createdTo, locale);
  if (from && to) return words.between(from, to);
  if (from) return words.from(from);
  return to ? words.to(to) : words.always;
}
