import { catalogueOf } from '../domain/catalogue.ts';
import { localePath } from '../domain/locale.ts';
import { ownPath } from '../domain/page-target.ts';
import { commonWords } from '../i18n/common.ts';
import { errorsWords } from '../i18n/errors.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import type { ViewContext } from './context.ts';
import { accountRangeText, panelName } from './panels.ts';

/** A way on from a page that has nothing to say. */
export interface OnwardLink {
  readonly href: string;
  readonly label: string;
  readonly hint: string;
}

/** Home, the lookup, every panel, the features, the questions. */
export function onwardLinks(context: ViewContext): OnwardLink[] {
  const { state, locale } = context;
  const words = errorsWords[locale];
  const way = (path: string, label: string, hint: string) => ({
    href: localePath(locale, path),
    label,
    hint,
  });
  return [
    way('/', words.home, words.homeHint),
    way('/lookup/', words.lookup, words.lookupHint),
    ...catalogueOf(state).panels.map((panel) =>
      way(
        ownPath(panel),
        startSentence(panelPhrases[locale].name([panelName(context, panel.id)])),
        accountRangeText(panel, commonWords[locale].created, locale),
      ),
    ),
    way('/features/', words.features, words.featuresHint),
    way('/faq/', words.faq, words.faqHint),
  ];
}
