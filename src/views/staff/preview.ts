import { catalogueOf } from '../../domain/catalogue.ts';
import type { DocumentFields } from '../../domain/document-fields.ts';
import type { ContentDocument } from '../../domain/documents.ts';
import { isUntranslated, LOCALES, type Locale, type LocalText, localePath } from '../../domain/locale.ts';
import { pathOfDocument } from '../../domain/page-target.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { Question } from '../../domain/questions.ts';
import { lossOf } from '../../domain/revise.ts';
import type { Change, State } from '../../domain/state.ts';
import { instantAfter } from '../../domain/time.ts';

import { formatInstant } from '../../i18n/dates.ts';
import { editorWords } from '../../i18n/staff-editor.ts';
import { fieldErrorText } from '../../i18n/staff-field-errors.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { changeLines } from '../change-lines.ts';
import { headlineOf } from '../headline.ts';
import { type MaintenanceNews, maintenanceNews } from '../history-maintenances.ts';
import { type UpdateNews, updateNews } from '../history-updates.ts';
import { changedMaintenances, type MaintenanceView } from '../maintenance.ts';
import type { NoteView } from '../note.ts';
import { effectiveRestoration, panelName } from '../panels.ts';
import { promiseText } from '../promise-text.ts';
import { type SaidView, standingCell } from '../recorded.ts';
import { useNames } from '../terms.ts';
import { namedPart } from '../words.ts';
import { type AskedView, askedViews } from './asked.ts';
import { type ConcernedFacts, type ConcernedView, concernedView } from './concerned.ts';
import { type Consequence, consequences } from './consequences.ts';
import type { StaffViewContext } from './context.ts';
import { type DocumentWording, documentWordings } from './document-wording.ts';
import { draftFields, type FieldError, type TypedDraft } from './draft.ts';
import type { Choice } from './editor.ts';
import { instantValue, typedInstant } from './instant-value.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { type PageLink, pageLink } from './page-titles.ts';
import { subjectName } from './subject-name.ts';

/** What applying a change would do, and the ways to apply it it. */
export interface PreviewView {
  readonly page: StaffPageView;
  readonly lead: string;
  /** The change as it was typed, for the forms on this page. */
  readonly fields: ReturnType<typeof draftFields>;
  /** What goes with them to be corrected. */
  readonly correcting: ReturnType<typeof draftFields>;
  /** What becomes of documents, by their words. */
  readonly words: readonly DocumentWording[];
  readonly lines: readonly PreviewLine[];
  /** What becomes of incidents and of what was said of them. */
  readonly updates: readonly UpdateNews[];
  /** The same for readers of the other language. */
  readonly translated: { readonly locale: Locale; readonly updates: readonly UpdateNews[] };
  readonly maintenances: readonly MaintenanceNews[];
  /** Planned work of which something is said, as readers will be told of it, by the language of the page. */
  readonly bands: readonly { readonly locale: Locale; readonly bands: readonly MaintenanceView[] }[];
  readonly lost: readonly string[];
  /** What is to be said yes to before it is published. */
  readonly asked: readonly AskedView[];
  readonly remarks: readonly string[];
  readonly headline: { readonly before: string; readonly after: string };
  readonly pages: { readonly text: string; readonly links: readonly PageLink[] };
  readonly documents: readonly Consequence[];
  /** Who is told of it; `null`: it was not asked. */
  readonly concerned: ConcernedView | null;
  readonly seeAs: {
    readonly action: string;
    /** What goes with the change. */
    readonly fields: ReturnType<typeof draftFields>;
    /** Changed pages that can be seen as they will be, by their addresses. */
    readonly pages: readonly Choice[];
    readonly panels: readonly Choice[];
    /** The first panel that the change touches. */
    readonly panel: string | undefined;
    readonly uses: readonly Choice[];
    readonly languages: readonly Choice[];
  };
  readonly publish: {
    readonly action: string;
    readonly minutes: string;
    readonly at: string;
    readonly atHelp: string;
  };
  readonly errors: Readonly<Partial<Record<FieldError['field'], string>>>;
  readonly problem: string | null;
  /** Where the change can be corrected; of an undo, which has nothing to correct, where it was asked for. */
  readonly back: string;
  readonly isUndo: boolean;
  /** Whether nobody is to be told by message, where that is asked below the preview; `null`: it is not. */
  readonly quiet: boolean | null;
  /** The site says this already: it can be scheduled, and nothing else. */
  readonly isForLater: boolean;
}

/** A cell or a panel before and after. */
export interface PreviewLine {
  readonly subject: string;
  readonly before: SaidView;
  readonly after: SaidView;
  /** The notes in the other language, as far as they have words of their own there. */
  readonly translated: { readonly before: NoteView | null; readonly after: NoteView | null };
}

/** What is previewed, as far as it is not told by what it does. */
interface PreviewSubject {
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  /** The change as it was typed, for the forms on this page. */
  readonly fields: PreviewView['fields'];
  readonly remarks: readonly string[];
  /** Where it is published, where a customer's page is seen, and where it is corrected: without the language. */
  readonly publish: string;
  readonly seeAs: string;
  readonly back: string;
  readonly isUndo: boolean;
  readonly quiet?: PreviewView['quiet'];
  /** What goes with the fields to see a page, and to correct the change. */
  readonly seeing?: PreviewView['fields'];
  readonly correcting?: PreviewView['fields'];
  /** A document as it is typed, by the keys of its file; left out: changes of documents are told by their words alone. */
  readonly fieldsOf?: (document: ContentDocument) => DocumentFields;
}

interface DraftInput extends PreviewInput {
  readonly typed: TypedDraft;
}

interface PreviewInput {
  readonly after: State;
  /** Addresses of public pages that will say something else. */
  readonly changed: readonly string[];
  readonly questions?: readonly Question[];
  readonly concerned?: ConcernedFacts | null;
  readonly minutes?: string;
  readonly at?: string;
  readonly errors?: readonly FieldError[];
  readonly problem?: string | null;
  readonly isForLater?: boolean;
}

/** All that a change says, of whatever it is about. */
export const EVERYTHING = { panel: null, feature: null, kind: null, before: null } as const;

/** How long something is held unless somebody says otherwise (minutes). */
const HOLD = '2';
/** How much later something is scheduled unless somebody says otherwise (ms). */
const HOUR = 3_600_000;

/** The preview of a change of the matrix, or of taking a publication back. */
export function previewView(context: StaffViewContext, { typed, ...input }: DraftInput): PreviewView {
  const words = previewWords[context.locale];
  const isUndo = typed.verb === 'undo';
  const subject: PreviewSubject = {
    path: isUndo ? `/staff/undo/${typed.undo}/` : '/staff/preview/',
    title: isUndo ? words.undoTitle(Number(typed.undo)) : words.title,
    lead: isUndo ? words.undoLead : words.lead,
    // Of an undo, which has no form before its preview, that is asked here.
    fields: draftFields(isUndo ? { ...typed, quiet: '' } : typed),
    quiet: isUndo ? typed.quiet === 'yes' : null,
    remarks: [
      ...(typed.note !== '' && typed.noteEn === '' ? [words.untranslated] : []),
      ...(typed.quiet === 'yes' && !isUndo ? [words.quiet] : []),
    ],
    publish: '/staff/publish/',
    seeAs: '/staff/preview/as/',
    back: isUndo ? '/staff/log/' : '/staff/matrix/',
    isUndo,
  };
  return previewOf(context, subject, input);
}

/** The preview of any change. */
export function previewOf(
  context: StaffViewContext,
  subject: PreviewSubject,
  input: PreviewInput,
): PreviewView {
  const { locale, now } = context;
  const { after, changed, minutes = HOLD, errors = [], problem = null } = input;
  const words = previewWords[locale];
  const changes = after.changes.slice(context.state.revision);
  const documents = changes.reduce((count, change) => count + change.documents.length, 0);
  const other = LOCALES.find((one) => one !== locale) ?? locale;
  const newsIn = (language: Locale) =>
    changes.flatMap((change) =>
      updateNews({ ...context, locale: language, state: after }, change, EVERYTHING),
    );
  return {
    page: staffPageView(context, { path: subject.path, title: subject.title }),
    lead: input.isForLater ? words.laterLead : subject.lead,
    fields: subject.fields,
    correcting: subject.correcting ?? [],
    words: changes.flatMap((change) => documentWordings(context, change, subject.fieldsOf)),
    lines: changes.flatMap((change) => previewLines(context, change, true)),
    updates: newsIn(context.locale),
    translated: { locale: other, updates: newsIn(other) },
    maintenances: changes.flatMap((change) =>
      maintenanceNews({ ...context, state: after }, change, EVERYTHING),
    ),
    bands: bandsOf({ ...context, state: after }, changes),
    lost: changes.flatMap((change) => lossesOf(context, change)),
    asked: askedViews(locale, input.questions ?? []),
    remarks: [
      ...changes.flatMap((change) => unseenOf(context, after, change)),
      ...subject.remarks,
      ...(subject.isUndo && documents > 0 ? [words.undoDocuments(documents)] : []),
    ],
    headline: { before: firstLine(context), after: firstLine({ ...context, state: after }) },
    pages: {
      text: changed.length === 0 ? words.pagesNone : words.pagesCount(changed.length),
      links: changed.map((href) => pageLink({ ...context, state: after }, href)),
    },
    documents: consequences(context, after),
    concerned: input.concerned ? concernedView(locale, input.concerned) : null,
    seeAs: {
      action: localePath(locale, subject.seeAs),
      fields: subject.seeing ?? [],
      pages: ownFirst(changes, changed).map((href) => pageChoice({ ...context, state: after }, href)),
      ...customers({ ...context, state: after }),
      panel: changes.flatMap((change) => panelsOf(after, change))[0],
    },
    publish: {
      action: localePath(locale, subject.publish),
      minutes,
      at: input.at === undefined ? instantValue(instantAfter(now, HOUR)) : typedInstant(input.at),
      atHelp: words.atHelp(formatInstant(now, context)),
    },
    errors: Object.fromEntries(errors.map((error) => [error.field, fieldErrorText(locale, error)])),
    problem,
    back: localePath(locale, subject.back),
    isUndo: subject.isUndo,
    quiet: subject.quiet ?? null,
    isForLater: input.isForLater ?? false,
  };
}

/** The pages of the documents that change before those that only name them. */
function ownFirst(changes: readonly Change[], paths: readonly string[]): string[] {
  const own = new Set(
    changes.flatMap(({ documents }) =>
      documents.flatMap(({ before, after }) => {
        const shown = after ?? before;
        const path = shown?.locale === 'pl' ? pathOfDocument(shown) : null;
        return path ? LOCALES.map((locale) => localePath(locale, path)) : [];
      }),
    ),
  );
  return [...paths.filter((path) => own.has(path)), ...paths.filter((path) => !own.has(path))];
}

function panelsOf(
  { maintenances }: State,
  { restoration, availability, maintenances: changed }: Change,
): PanelId[] {
  const panels = [...restoration, ...availability].map(({ panel }) => panel);
  return [...panels, ...changed.flatMap(({ id }) => maintenances[id]?.panels ?? [])];
}

function bandsOf(context: StaffViewContext, changes: readonly Change[]): PreviewView['bands'] {
  const changed = new Set(changes.flatMap(({ maintenances }) => maintenances.map(({ id }) => id)));
  if (changed.size === 0) return [];
  return LOCALES.map((locale) => ({ locale, bands: changedMaintenances({ ...context, locale }, changed) }));
}

function pageChoice(context: StaffViewContext, href: string): Choice {
  const { title, locale } = pageLink(context, href);
  return { value: href, label: locale === context.locale ? title : `${title} (${locale.toUpperCase()})` };
}

/**
 * What a change did to cells and panels, each in a line of its own.
 *
 * @param isNow it is to come: of what was promised for a day that has passed it is said that it has
 */
export function previewLines(context: StaffViewContext, change: Change, isNow = false): PreviewLine[] {
  const { cell } = editorWords[context.locale];
  const cells = change.availability.values();
  return changeLines(context, change).map(({ of, title, letters, before, after }) => {
    const changed = of === 'feature' ? cells.next().value : undefined;
    return {
      subject: letters === null ? title : cell(title, letters),
      before: isNow && changed ? standingCell(context, changed.before) : before,
      after: isNow && changed ? standingCell(context, changed.after) : after,
      translated: {
        before: otherNote(context, changed?.before.note),
        after: otherNote(context, changed?.after.note),
      },
    };
  });
}

function otherNote({ locale }: StaffViewContext, note: LocalText | null = null): NoteView | null {
  if (note === null || isUntranslated(note)) return null;
  const lang = LOCALES.find((one) => one !== locale) ?? locale;
  return { text: note[lang], lang };
}

function lossesOf(context: StaffViewContext, { availability }: Change): string[] {
  const { locale } = context;
  const words = previewWords[locale];
  return availability.flatMap(({ feature, panel, before, after }) => {
    const loss = lossOf(before, after);
    const subject = subjectName(context, { feature, panel });
    const estimate = loss?.estimate && promiseText(loss.estimate, context);
    return [
      ...(estimate ? [words.lostEstimate(subject, estimate)] : []),
      ...(loss?.note ? [words.lostNote(subject, loss.note[locale])] : []),
    ];
  });
}

/** What is stated of a feature while its whole panel is down is not told to readers. */
function unseenOf(context: StaffViewContext, after: State, { availability }: Change): string[] {
  return availability
    .filter(({ panel }) => effectiveRestoration(after, panel) === 'offline')
    .map((cell) => previewWords[context.locale].unseen(subjectName(context, cell)));
}

function firstLine(context: StaffViewContext): string {
  const headline = headlineOf(context);
  return headline === null ? '' : [headline.panels, headline.features].filter(Boolean).join(' ');
}

/** As whom the pages can be seen. */
function customers(context: StaffViewContext): Pick<PreviewView['seeAs'], 'panels' | 'uses' | 'languages'> {
  const { panels, site } = catalogueOf(context.state);
  const uses = site?.meta.uses ?? [];
  const names = useNames(context, uses);
  const language = (value: Locale) => ({ value, label: previewWords[context.locale].languages[value] });
  return {
    panels: panels.map((panel) => ({
      value: panel.id,
      label: namedPart(context, panel).title || panelName(context, panel.id),
    })),
    uses: uses.map((value, index) => ({ value, label: names[index] ?? value })),
    languages: LOCALES.map(language),
  };
}
