import { isUntranslated, LOCALES, type LocalText } from '../../domain/locale.ts';
import { lossOf } from '../../domain/revise.ts';
import type { Change, State } from '../../domain/state.ts';
import { editorWords } from '../../i18n/staff-editor.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { changeLines } from '../change-lines.ts';
import type { NoteView } from '../note.ts';
import { effectiveRestoration } from '../panels.ts';
import { promiseText } from '../promise-text.ts';
import { type SaidView, standingCell } from '../recorded.ts';
import type { StaffViewContext } from './context.ts';
import { subjectName } from './subject-name.ts';

/** A cell or a panel before and after. */
export interface PreviewLine {
  readonly subject: string;
  readonly before: SaidView;
  readonly after: SaidView;
  /** The notes in the other language, as far as they have words of their own there. */
  readonly translated: { readonly before: NoteView | null; readonly after: NoteView | null };
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

/** What readers were promised or told, and are no longer. */
export function lossesOf(context: StaffViewContext, { availability }: Change): string[] {
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
export function unseenOf(context: StaffViewContext, after: State, { availability }: Change): string[] {
  return availability
    .filter(({ panel }) => effectiveRestoration(after, panel) === 'offline')
    .map((cell) => previewWords[context.locale].unseen(subjectName(context, cell)));
}
