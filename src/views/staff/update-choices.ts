import { catalogueOf } from '../../domain/catalogue.ts';
import { IMPACTS, UPDATE_STATUSES } from '../../domain/incident.ts';
import { updateWords } from '../../i18n/updates.ts';
import type { ViewContext } from '../context.ts';
import { type AreaOptions, featureOptions, type Option, option, partOption } from '../options.ts';

/** Everything there is to choose from in a form about an incident. */
export interface UpdateChoices {
  readonly statuses: readonly Option[];
  readonly impacts: readonly Option[];
  readonly panels: readonly Option[];
  readonly areas: readonly AreaOptions[];
}

interface Chosen {
  readonly status?: string;
  readonly impact: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
}

export function updateChoices(context: ViewContext, chosen: Chosen): UpdateChoices {
  const { state, locale } = context;
  const words = updateWords[locale];
  return {
    statuses: UPDATE_STATUSES.map((one) => option(one, words.status[one], one === chosen.status)),
    impacts: IMPACTS.map((one) => option(one, words.impact[one], one === chosen.impact)),
    panels: catalogueOf(state).panels.map((entry) =>
      partOption(context, entry, chosen.panels.includes(entry.id)),
    ),
    areas: featureOptions(context, (id) => chosen.features.includes(id)),
  };
}
