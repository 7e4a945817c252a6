import { catalogueOf } from '../../domain/catalogue.ts';
import { IMPACTS, UPDATE_STATUSES } from '../../domain/incident.ts';
import type { Locale } from '../../domain/locale.ts';
import { updateWords } from '../../i18n/updates.ts';
import type { ViewContext } from '../context.ts';
import { areaName } from '../terms.ts';
import { partWords } from '../words.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly lang: Locale | null;
  readonly isOn: boolean;
}

/** Everything there is to choose from in a form about an incident. */
export interface UpdateChoices {
  readonly statuses: readonly Choice[];
  readonly impacts: readonly Choice[];
  readonly panels: readonly Choice[];
  readonly areas: readonly {
    readonly name: string;
    readonly lang: Locale | null;
    readonly features: readonly Choice[];
  }[];
}

interface Chosen {
  readonly status?: string;
  readonly impact: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
}

export function updateChoices(context: ViewContext, chosen: Chosen): UpdateChoices {
  const { state, locale } = context;
  const { panels, features } = catalogueOf(state);
  const words = updateWords[locale];
  const plain = (value: string, label: string, isOn: boolean): Choice => ({ value, label, lang: null, isOn });
  return {
    statuses: UPDATE_STATUSES.map((one) => plain(one, words.status[one], one === chosen.status)),
    impacts: IMPACTS.map((one) => plain(one, words.impact[one], one === chosen.impact)),
    panels: panels.map((entry) => {
      const { title, lang } = partWords(context, entry);
      return { value: entry.id, label: title, lang, isOn: chosen.panels.includes(entry.id) };
    }),
    areas: [...Map.groupBy(features, ({ meta }) => meta.area)].map(([area, entries]) => ({
      ...areaName(context, area),
      features: entries.map((entry) => {
        const { title, lang } = partWords(context, entry);
        return { value: entry.id, label: title, lang, isOn: chosen.features.includes(entry.id) };
      }),
    })),
  };
}
