import type { Availability, RecordedCell } from '../../domain/availability.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { RecordedPanel } from '../../domain/state.ts';
import { dayAt } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatDayNear } from '../../i18n/dates.ts';
import { editorWords } from '../../i18n/staff-editor.ts';
import { orPlain } from '../boundary.ts';
import type { ViewContext } from '../context.ts';
import { type NoteView, noteView } from '../note.ts';
import { type EffectiveRestoration, panelLetter, restorationWord } from '../panels.ts';
import { promiseText } from '../promise-text.ts';
import { partWords } from '../words.ts';

/** What is stated of a cell or a panel, as staff read it: also what readers are not told now. */
export interface SaidView {
  readonly state: Availability | EffectiveRestoration;
  readonly word: string;
  readonly estimate: string | null;
  readonly note: NoteView | null;
  /** `null`: not stated, or nothing that holds from a day. */
  readonly since: string | null;
}

export function cellSaid(context: ViewContext, cell: RecordedCell): SaidView {
  return orPlain(
    context,
    () => readableCell(context, cell),
    () => plainCell(context, cell),
  );
}

/** What cannot be read of a cell is its note, as it stands in the log. */
function plainCell({ locale }: ViewContext, cell: RecordedCell): SaidView {
  return {
    state: 'unknown',
    word: commonWords[locale].availability.unknown,
    estimate: null,
    note: { text: JSON.stringify(cell), lang: null },
    since: null,
  };
}

function readableCell(
  { locale, now }: ViewContext,
  { state, estimate, note, since }: RecordedCell,
): SaidView {
  return {
    state,
    word: commonWords[locale].availability[state],
    estimate: promiseText(estimate, dayAt(now), locale),
    note: noteView(note, locale),
    since: since && commonWords[locale].since(formatDayNear(since, dayAt(now), locale)),
  };
}

export function panelSaid({ locale, now }: ViewContext, { restoration, since }: RecordedPanel): SaidView {
  const standing = restoration ?? 'unknown';
  return {
    state: standing,
    word: restorationWord(locale, standing),
    estimate: null,
    note: null,
    since: since && commonWords[locale].since(formatDayNear(since, dayAt(now), locale)),
  };
}

/** What a feature on a panel, or a whole panel, is called: `Plik XML dla Ceneo, panel A`. */
export function subjectName(
  context: ViewContext,
  { feature, panel }: { readonly feature?: string; readonly panel: PanelId },
): string {
  const { state, locale } = context;
  const letter = panelLetter(panel);
  if (feature === undefined) return editorWords[locale].wholePanel(letter);
  const entry = catalogueOf(state).features.find(({ id }) => id === feature);
  return editorWords[locale].cell(entry ? partWords(context, entry).title : feature, letter);
}
