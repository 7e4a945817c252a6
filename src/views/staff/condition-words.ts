import { OWN_PANEL } from '../../domain/applicability.ts';
import { AVAILABILITIES } from '../../domain/availability.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import { type PanelId, RESTORATIONS } from '../../domain/panel.ts';
import { commonWords } from '../../i18n/common.ts';
import { wordFormWords } from '../../i18n/staff-word-form.ts';
import { namedPart } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { subjectName } from './subject-name.ts';
import { conditionLine } from './word-controls.ts';

/** One of the states that conditions look at together: of a panel, or of a feature on one. */
interface LookedAt {
  readonly feature: string | null;
  readonly panel: PanelId;
  readonly state: string;
}

/**
 * Reads what a gap of coverage says for machines.
 *
 * @example readStates('panel c = offline, api on a = limited')
 */
function readStates(states: string): LookedAt[] {
  return states.split(', ').flatMap((one): LookedAt[] => {
    const [, ofPanel, feature = null, on = '', state = ''] =
      /^(?:panel (\S+)|(\S+) on (\S+)) = (\S+)$/.exec(one) ?? [];
    return state === '' ? [] : [{ feature, panel: ofPanel ?? on, state }];
  });
}

/**
 * The same as staff read it: `API, panel A – z ograniczeniem; Panel C – nie działa`.
 *
 * @param reader the panel that is named as the reader’s: for what is the same to several
 */
export function statesInWords(
  context: StaffViewContext,
  states: string,
  reader: PanelId | null = null,
): string {
  const looked = readStates(states);
  const words = commonWords[context.locale];
  if (looked.length === 0) return wordFormWords[context.locale].always;
  return looked
    .map(({ feature, panel, state }) => {
      const { ownPanel } = wordFormWords[context.locale].condition;
      const title = feature === null ? null : featureName(context, feature);
      const name =
        panel === reader
          ? [title, ownPanel].filter((one) => one !== null).join(', ')
          : subjectName(context, feature === null ? { panel } : { feature, panel });
      const available = AVAILABILITIES.find((one) => one === state);
      const restored = RESTORATIONS.find((one) => one === state);
      const said =
        feature === null
          ? restored && words.restoration[restored]
          : available && words.availability[available];
      return `${name} – ${said ?? state}`;
    })
    .join('; ');
}

/** The lines of conditions under which an answer is said in just these states, to readers on a panel. */
export function linesOfStates(states: string, reader: PanelId): string[] {
  return readStates(states).map(({ feature, panel, state }) =>
    conditionLine({ of: feature ?? 'panel', on: panel === reader ? OWN_PANEL : panel, is: [state] }),
  );
}

function featureName(context: StaffViewContext, feature: string): string {
  const entry = catalogueOf(context.state).features.find(({ id }) => id === feature);
  return entry ? namedPart(context, entry).title : feature;
}
