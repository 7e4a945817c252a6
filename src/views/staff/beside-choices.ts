import { AVAILABILITIES } from '../../domain/availability.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import { currentCell, currentPanel } from '../../domain/current-cell.ts';
import { ESTIMATE_KINDS } from '../../domain/estimate.ts';
import type { Locale } from '../../domain/locale.ts';
import { RESTORATIONS } from '../../domain/panel.ts';
import { commonWords } from '../../i18n/common.ts';
import { editorWords } from '../../i18n/staff-editor.ts';
import type { ViewContext } from '../context.ts';
import { type Option, option } from '../options.ts';
import { panelName } from '../panels.ts';
import { areaName } from '../terms.ts';
import { namedPart } from '../words.ts';
import { cellName } from './draft.ts';
import type { TypedBeside } from './typed-update.ts';

/** One thing that may change, and what to; the first choice is that it stays. */
interface ChangeChoice {
  /** `cell:api@a`, `panel:a` */
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
}

/** What may change with words of an incident: every cell and panel, each as it is now. */
export interface BesideChoices {
  readonly columns: readonly { readonly id: string; readonly letter: string }[];
  readonly panels: readonly ChangeChoice[];
  readonly areas: readonly {
    readonly name: string;
    readonly lang: Locale | null;
    readonly rows: readonly {
      readonly title: string;
      readonly lang: Locale | null;
      readonly cells: readonly ChangeChoice[];
    }[];
  }[];
  readonly kinds: readonly Option[];
  /** Something of it was chosen: it is shown. */
  readonly isOpen: boolean;
  readonly typed: TypedBeside;
}

export const NOTHING_BESIDE: TypedBeside = {
  states: {},
  restorations: {},
  kind: '',
  day: '',
  note: '',
  noteEn: '',
  since: '',
};

export function besideChoices(context: ViewContext, typed: TypedBeside): BesideChoices {
  const { state, locale } = context;
  const { availability, restoration, restorationUnknown } = commonWords[locale];
  const { panels, features } = catalogueOf(state);
  // It stays so: short, as the field is.
  const stays = (word: string) => `= ${word}`;
  const { states, restorations, ...rest } = typed;
  const chosen = [...Object.values(states), ...Object.values(restorations), ...Object.values(rest)];
  return {
    typed,
    isOpen: chosen.some((one) => one !== ''),
    columns: panels.map(({ id }) => ({ id, letter: panelName(context, id) })),
    panels: panels.map((entry) => {
      const now = currentPanel(state, entry.id).restoration;
      const word = now === null ? restorationUnknown : restoration[now];
      return {
        name: `panel:${entry.id}`,
        label: namedPart(context, entry).title,
        options: [
          option('', stays(word), !restorations[entry.id]),
          ...RESTORATIONS.map((one) => option(one, restoration[one], restorations[entry.id] === one)),
        ],
      };
    }),
    areas: [...Map.groupBy(features, ({ meta }) => meta.area)].map(([area, entries]) => ({
      ...areaName(context, area),
      rows: entries.map((entry) => {
        const { title, lang } = namedPart(context, entry);
        const cells = panels.map((panel) => {
          const name = cellName(entry.id, panel.id);
          const now = currentCell(state, entry.id, panel.id).state;
          return {
            name: `cell:${name}`,
            label: `${title}, ${namedPart(context, panel).title}`,
            options: [
              option('', stays(availability[now]), !states[name]),
              ...AVAILABILITIES.map((one) => option(one, availability[one], states[name] === one)),
            ],
          };
        });
        return { title, lang, cells };
      }),
    })),
    kinds: ESTIMATE_KINDS.map((one) => option(one, editorWords[locale].kinds[one], typed.kind === one)),
  };
}
