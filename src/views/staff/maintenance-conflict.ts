import type { Conflict } from '../../domain/conflict.ts';
import { localePath } from '../../domain/locale.ts';
import type { MaintenanceCourse } from '../../domain/maintenance.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { fieldErrorWords } from '../../i18n/staff-field-errors.ts';
import { staffMaintenanceWords } from '../../i18n/staff-maintenance.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { recordedCourse } from '../recorded.ts';
import { localTitle } from '../words.ts';
import type { ConflictView } from './conflict.ts';
import type { StaffViewContext } from './context.ts';
import { MAINTENANCE_PATH } from './maintenance.ts';
import { courseFields, type TypedCourse } from './maintenance-draft.ts';
import { staffPageView } from './page.ts';

/** Two people changed how one work goes: mine, theirs, and what both began from. */
export function maintenanceConflictView(
  context: StaffViewContext,
  {
    course,
    conflict,
    isAsked,
  }: {
    readonly course: TypedCourse;
    readonly conflict: Extract<Conflict, { readonly kind: 'maintenance' }>;
    /** Somebody was asked already, and left it open. */
    readonly isAsked: boolean;
  },
): ConflictView {
  const { locale, state } = context;
  const words = previewWords[locale];
  const { maintenance, mine, current, base } = conflict;
  const title = state.maintenances[maintenance]?.title ?? { pl: maintenance, en: null };
  const told = (one: MaintenanceCourse | null) => recordedCourse(context, one);
  return {
    page: staffPageView(context, { path: MAINTENANCE_PATH, title: words.conflictTitle }),
    lead: staffMaintenanceWords[locale].conflictLead,
    action: localePath(locale, MAINTENANCE_PATH),
    fields: courseFields(course),
    decided: state.revision,
    choices: [
      {
        name: maintenance,
        subject: localTitle(title, locale).title,
        mine: told(mine),
        theirs: told(current),
        base: told(base),
        by: words.who(context.nameOf(conflict.actor), formatInstant(conflict.at, context)),
        isSame: JSON.stringify(mine) === JSON.stringify(current),
        chosen: '',
        error: isAsked ? fieldErrorWords[locale]['choice.missing'] : null,
      },
    ],
    rest: null,
  };
}
