import { catalogueOf } from '../../domain/catalogue.ts';
import { localePath } from '../../domain/locale.ts';
import { pathById } from '../../domain/page-target.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { type SuggestionNeed, suggestionNeeds } from '../../domain/suggestion-needs.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { panelPhrases, startSentence } from '../../i18n/panel-phrases.ts';
import { needsWords } from '../../i18n/staff-needs.ts';
import { tieShortWords } from '../../i18n/typography.ts';
import { panelNames } from '../panels.ts';
import { namedPart } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { cellName } from './draft.ts';
import type { NeedItem } from './need-item.ts';

/** What alerts suggest, each with a link that leads to the change as it would be. */
export function suggestionItems(context: StaffViewContext, suggestions: readonly Suggestion[]): NeedItem[] {
  return suggestionNeeds(context.state, context.now, suggestions).map((need) => itemOf(context, need));
}

function itemOf(context: StaffViewContext, need: SuggestionNeed): NeedItem {
  const { locale, member } = context;
  const words = needsWords[locale];
  const { kind, suggestions, since } = need;
  return {
    kind: `suggestion.${kind}`,
    urgency: kind === 'open' ? 'now' : 'soon',
    what: tieShortWords(sentenceOf(context, need), locale),
    details: suggestions.map((one) => detailOf(context, one)),
    since: { instant: since, text: words.since(formatInstant(since, context)) },
    action: actionOf(context, need),
    ...(member.may.apply && {
      dismiss: {
        action: localePath(locale, '/staff/suggestions/'),
        ids: suggestions.map(({ id }) => id),
        label: words.dismiss,
      },
    }),
  };
}

function sentenceOf(context: StaffViewContext, need: SuggestionNeed): string {
  const { kind, cells, panels, restoration, state, suggestions } = need;
  const words = needsWords[context.locale];
  const said =
    restoration === null
      ? commonWords[context.locale].availability[state]
      : commonWords[context.locale].restoration[restoration];
  if (kind === 'unplaced') return words.unplaced(suggestions.flatMap(({ unknown }) => unknown).join(', '));
  const what = restoration === null ? cellsText(context, cells) : panelsText(context, panels);
  return kind === 'open'
    ? words.suggested(what, said, suggestions.length)
    : words.suggestionEnded(what, said);
}

/** Features one after the other, each with its panels. */
function cellsText(context: StaffViewContext, cells: SuggestionNeed['cells']): string {
  const { features } = catalogueOf(context.state);
  return [...Map.groupBy(cells, ({ feature }) => feature)]
    .map(([feature, same]) => {
      const entry = features.find(({ id }) => id === feature);
      const name = entry ? namedPart(context, entry).title : feature;
      const panels = panelNames(
        context,
        same.map(({ panel }) => panel),
      );
      return `${name}, ${panelPhrases[context.locale].name(panels)}`;
    })
    .join('; ');
}

/** What an alert is about, in words; `null`: nothing that the site knows. */
export function placeOfSuggestion(
  context: StaffViewContext,
  { panels, features }: Suggestion,
): string | null {
  if (features.length === 0) return panels.length === 0 ? null : panelsText(context, panels);
  return cellsText(
    context,
    features.flatMap((feature) => panels.map((panel) => ({ feature, panel }))),
  );
}

function panelsText(context: StaffViewContext, panels: SuggestionNeed['panels']): string {
  return startSentence(panelPhrases[context.locale].name(panelNames(context, panels)));
}

/** As whoever watches wrote it, by whom it came, and how often it came and went. */
function detailOf({ locale, nameOf }: StaffViewContext, { text, actor, times, url }: Suggestion): string {
  const words = needsWords[locale];
  return [
    text,
    nameOf(actor),
    ...(times > 1 ? [words.seen(times)] : []),
    ...(url === null ? [] : [url]),
  ].join(' · ');
}

/** Who may change the cells finds the form filled in; others read what is said of the feature. */
function actionOf(context: StaffViewContext, need: SuggestionNeed): NeedItem['action'] {
  const { locale, member, state } = context;
  const words = needsWords[locale];
  const { kind, cells, undo, suggestions } = need;
  const [cell] = cells;
  const [panel] = need.panels;
  if (!member.may.apply) {
    const ofPanel = panel === undefined ? '/' : pathById(state, 'panels', panel);
    const href = cell ? pathById(state, 'features', cell.feature) : ofPanel;
    return { href: localePath(locale, href), label: words.actions.document };
  }
  if (kind === 'unplaced') {
    return { href: localePath(locale, '/staff/matrix/'), label: words.actions.choose };
  }
  if (kind === 'ended' && undo !== null) {
    return { href: localePath(locale, `/staff/undo/${undo}/`), label: words.actions.takeBack };
  }
  const text = suggestions[0]?.text ?? '';
  const prepared =
    need.restoration === null
      ? [...cells.map((one) => ['cell', cellName(one.feature, one.panel)]), ['state', need.state]]
      : [
          ['verb', 'restoration'],
          ...need.panels.map((one) => ['panel', one]),
          ['restoration', need.restoration],
        ];
  const query = new URLSearchParams([
    ...prepared,
    ['reason', kind === 'open' ? words.reasonOfAlert(text) : words.reasonOfEnd(text)],
  ]);
  return {
    href: `${localePath(locale, '/staff/matrix/')}?${query}#${need.restoration === null ? 'change' : 'panels'}`,
    label: kind === 'open' ? words.actions.suggestion : words.actions.takeBack,
  };
}
