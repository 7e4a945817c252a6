import { AVAILABILITIES, type Availability } from '../../domain/availability.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import { currentCell } from '../../domain/current-cell.ts';
import { ESTIMATE_KINDS } from '../../domain/estimate.ts';
import type { Revision } from '../../domain/events.ts';
import type { Limits } from '../../domain/flaw.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import { RESTORATIONS } from '../../domain/panel.ts';
import type { Question } from '../../domain/questions.ts';
import { commonWords } from '../../i18n/common.ts';
import { editorWords } from '../../i18n/staff-editor.ts';
import { fieldErrorText } from '../../i18n/staff-field-errors.ts';
import { orPlain } from '../boundary.ts';
import { type EstimateView, promiseView } from '../cell.ts';
import { type PanelStanding, panelStanding } from '../panel-standing.ts';
import { panelName } from '../panels.ts';
import { areaName } from '../terms.ts';
import { namedPart } from '../words.ts';
import { type AskedView, askedViews } from './asked.ts';
import type { StaffViewContext } from './context.ts';
import { cellName, emptyDraft, type FieldError, type TypedDraft } from './draft.ts';
import { typedInstant } from './instant-value.ts';
import { type StaffPageView, staffPageView } from './page.ts';

/** The matrix as staff choose from it, and the forms below it. */
export interface EditorView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  /** The matrix stands on the staff home, below what needs somebody, or by itself. */
  readonly isHome: boolean;
  /** What the forms on this page are based on. */
  readonly revision: Revision;
  readonly mayApply: boolean;
  readonly panels: readonly EditorPanel[];
  readonly areas: readonly {
    readonly id: string;
    readonly name: string;
    readonly lang: Locale | null;
    readonly rows: readonly EditorRow[];
  }[];
  readonly chosen: string;
  readonly states: readonly { readonly value: Availability; readonly label: string }[];
  readonly kinds: readonly Choice[];
  readonly restorations: readonly Choice[];
  /** What was typed before, or nothing. */
  readonly cells: TypedDraft;
  readonly restoration: TypedDraft;
  /** By the name of the field: why it cannot be so. */
  readonly errors: Readonly<Partial<Record<FieldError['field'], string>>>;
  /** What is wrong with the form as a whole. */
  readonly problem: string | null;
  readonly confirm: {
    readonly action: string;
    readonly choices: readonly Choice[];
    readonly at: string;
    /** What is to be said yes to before it is confirmed. */
    readonly asked: readonly AskedView[];
  };
  readonly actions: { readonly preview: string; readonly events: string };
}

interface EditorPanel extends PanelStanding {
  readonly id: string;
  readonly letter: string;
  readonly title: string;
  readonly lang: Locale | null;
}

interface EditorRow {
  readonly id: string;
  readonly title: string;
  readonly lang: Locale | null;
  readonly cells: readonly EditorCell[];
}

/** A cell as it is stated, whatever readers are told while its panel is down. */
interface EditorCell {
  /** `ceneo-xml@a` */
  readonly name: string;
  readonly panel: string;
  readonly letter: string;
  readonly state: Availability;
  readonly word: string;
  readonly estimate: EstimateView | null;
  readonly hasNote: boolean;
  readonly isChosen: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the forms hold when the page is shown again, with what is wrong. */
interface EditorInput {
  readonly isHome?: boolean;
  readonly typed?: TypedDraft;
  readonly errors?: readonly FieldError[];
  readonly problem?: string | null;
  readonly confirmAt?: string;
  /** What confirming it asks first. */
  readonly questions?: readonly Question[];
}

export function editorView(context: StaffViewContext, input: EditorInput = {}): EditorView {
  const { state, locale, member } = context;
  const words = editorWords[locale];
  const { panels } = catalogueOf(state);
  const empty = emptyDraft('availability', state.revision);
  const { isHome = false, typed, errors = [], problem = null, confirmAt = '', questions = [] } = input;
  const cells = typed?.verb === 'availability' ? typed : empty;
  return {
    limits: context.limits,
    page: staffPageView(
      context,
      isHome ? { path: '/staff/', title: words.home } : { path: '/staff/matrix/', title: words.title },
    ),
    isHome,
    revision: state.revision,
    mayApply: member.may.apply,
    panels: panels.map((panel) => {
      const { title, lang } = namedPart(context, panel);
      const letter = panelName(context, panel.id);
      return {
        id: panel.id,
        letter,
        title,
        lang,
        ...panelStanding(context, panel.id),
      };
    }),
    areas: areasOf(context, new Set(cells.cells)),
    chosen: words.chosen(cells.cells.length),
    states: AVAILABILITIES.map((value) => ({ value, label: commonWords[locale].availability[value] })),
    kinds: ESTIMATE_KINDS.map((value) => ({ value, label: words.kinds[value] })),
    restorations: RESTORATIONS.map((value) => ({ value, label: commonWords[locale].restoration[value] })),
    cells,
    restoration: typed?.verb === 'restoration' ? typed : emptyDraft('restoration', state.revision),
    errors: Object.fromEntries(errors.map((error) => [error.field, fieldErrorText(locale, error)])),
    problem,
    confirm: {
      action: localePath(locale, '/staff/confirm/'),
      choices: [
        { value: '1h', label: words.confirmIn(1) },
        { value: '3h', label: words.confirmIn(3) },
        { value: 'tomorrow', label: words.confirmTomorrow },
        { value: 'none', label: words.confirmNone },
      ],
      at: typedInstant(confirmAt),
      asked: askedViews(locale, questions),
    },
    actions: {
      preview: localePath(locale, '/staff/preview/'),
      events: localePath(locale, `/staff/events/?after=${state.revision}`),
    },
  };
}

function areasOf(context: StaffViewContext, chosen: ReadonlySet<string>): EditorView['areas'] {
  const { features } = catalogueOf(context.state);
  return [...Map.groupBy(features, ({ meta }) => meta.area)].map(([id, entries]) => ({
    id,
    ...areaName(context, id),
    rows: entries.map((entry) => {
      const { title, lang } = namedPart(context, entry);
      return { id: entry.id, title, lang, cells: rowCells(context, entry.id, chosen) };
    }),
  }));
}

function rowCells(context: StaffViewContext, feature: string, chosen: ReadonlySet<string>): EditorCell[] {
  const { state, locale } = context;
  return catalogueOf(state).panels.map(({ id: panel }) => {
    const stated = currentCell(state, feature, panel);
    const name = cellName(feature, panel);
    return {
      name,
      panel,
      letter: panelName(context, panel),
      state: stated.state,
      word: commonWords[locale].availability[stated.state],
      estimate: orPlain(
        context,
        () => promiseView(context, { feature, panel }, stated.estimate),
        () => null,
      ),
      hasNote: stated.note !== null,
      isChosen: chosen.has(name),
    };
  });
}
