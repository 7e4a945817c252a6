import { catalogueOf } from '../domain/catalogue.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { type Interest, TOLD_KINDS } from '../domain/subscription.ts';
import { joinList } from '../i18n/list.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import { wishWords } from '../i18n/wishes.ts';
import type { ViewContext } from './context.ts';
import { panelNames } from './panels.ts';
import { localTitle, namedPart } from './words.ts';

/** What somebody asked to be told of, for a sentence or a list: `Synchronizacja cen na panelu B (terminy)`. */
export function wishText(context: ViewContext, wish: Interest): string {
  const { locale, state } = context;
  const words = wishWords[locale];
  switch (wish.of) {
    case 'incident': {
      const head = incidentHeads(state).find(({ id }) => id === wish.incident);
      return words.incident(head ? localTitle(head.title, locale).title : wish.incident);
    }
    case 'once': {
      const byFeature = Map.groupBy(wish.cells, ({ feature }) => feature);
      const cells = [...byFeature].map(([feature, those]) =>
        cellsText(
          context,
          [feature],
          those.map(({ panel }) => panel),
        ),
      );
      return words.once(cells.join('; '));
    }
    case 'cells': {
      const what = cellsText(context, wish.features, wish.panels);
      if (TOLD_KINDS.every((kind) => wish.kinds.includes(kind))) return what;
      const kinds = TOLD_KINDS.filter((kind) => wish.kinds.includes(kind)).map((kind) => words.kinds[kind]);
      return words.only(what, kinds.join(', '));
    }
    default:
      return wish satisfies never;
  }
}

/** Features on panels; none of either: all of them. */
function cellsText(context: ViewContext, features: readonly string[], panels: readonly string[]): string {
  const { locale } = context;
  const words = wishWords[locale];
  if (features.length === 0 && panels.length === 0) return words.everything;
  const where =
    panels.length === 0 ? words.onAllPanels : panelPhrases[locale].on(panelNames(context, panels));
  const what = features.length === 0 ? words.allFeatures : joinList(locale, namesOf(context, features));
  return words.on(what, where);
}

function namesOf(context: ViewContext, features: readonly string[]): string[] {
  const entries = catalogueOf(context.state).features;
  return features.map((id) => {
    const entry = entries.find((one) => one.id === id);
    return entry ? namedPart(context, entry).title : id;
  });
}
