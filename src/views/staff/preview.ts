import type { DocumentFields } from '../../domain/document-fields.ts';
import type { ContentDocument } from '../../domain/documents.ts';
import { LOCALES, type Locale, localePath } from '../../domain/locale.ts';
import type { Question } from '../../domain/questions.ts';
import type { Change, State } from '../../domain/state.ts';
import { instantAfter } from '../../domain/time.ts';

import { formatInstant } from '../../i18n/dates.ts';
import { fieldErrorText } from '../../i18n/staff-field-errors.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { headlineOf } from '../headline.ts';
import { type MaintenanceNews, maintenanceNews } from '../history-maintenances.ts';
import { type UpdateNews, updateNews } from '../history-updates.ts';
import { changedMaintenances, type MaintenanceView } from '../maintenance.ts';
import { type AskedView, askedViews } from './asked.ts';
import { type ConcernedFacts, type ConcernedView, concernedView } from './concerned.ts';
import { type Consequence, consequences } from './consequences.ts';
import type { StaffViewContext } from './context.ts';
import { type DocumentWording, documentWordings } from './document-wording.ts';
import { draftFields, type FieldError, type TypedDraft } from './draft.ts';
import { instantValue, typedInstant } from './instant-value.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { type PageLink, pageLink } from './page-titles.ts';
import { lossesOf, type PreviewLine, previewLines, unseenOf } from './preview-lines.ts';
import { type SeeAsView, seeAsView } from './see-as.ts';

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
  readonly seeAs: SeeAsView;
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
    seeAs: seeAsView({ ...context, state: after }, subject, { changes, changed }),
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

function bandsOf(context: StaffViewContext, changes: readonly Change[]): PreviewView['bands'] {
  const changed = new Set(changes.flatMap(({ maintenances }) => maintenances.map(({ id }) => id)));
  if (changed.size === 0) return [];
  return LOCALES.map((locale) => ({ locale, bands: changedMaintenances({ ...context, locale }, changed) }));
}

function firstLine(context: StaffViewContext): string {
  const headline = headlineOf(context);
  return headline === null ? '' : [headline.panels, headline.features].filter(Boolean).join(' ');
}
