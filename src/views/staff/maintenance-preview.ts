import { toldFrom } from '../../domain/maintenances.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { staffMaintenanceWords } from '../../i18n/staff-maintenance.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import type { StaffViewContext } from './context.ts';
import { meantInstant } from './instant-value.ts';
import { MAINTENANCE_PATH } from './maintenance.ts';
import { courseFields, planFields, type TypedCourse, type TypedPlan } from './maintenance-draft.ts';
import type { PreviewSubject } from './preview.ts';

/** How the preview of work that is to be announced, or of what is to become of it, is told. */
export function maintenanceSubject(
  context: StaffViewContext,
  typed: { readonly plan: TypedPlan } | { readonly course: TypedCourse },
): PreviewSubject {
  const { locale } = context;
  return {
    path: MAINTENANCE_PATH,
    title: previewWords[locale].title,
    lead: previewWords[locale].lead,
    fields: 'plan' in typed ? planFields(typed.plan) : courseFields(typed.course),
    remarks: 'plan' in typed ? remarksOf(context, typed.plan) : [],
    publish: MAINTENANCE_PATH,
    seeAs: MAINTENANCE_PATH,
    back: MAINTENANCE_PATH,
    isUndo: false,
    seeing: [['go', 'see']],
    correcting: [['go', 'edit']],
  };
}

/** What its author may not think of: who will not understand it, and from when on it is told. */
function remarksOf(context: StaffViewContext, { titleEn, en, pl, from }: TypedPlan): string[] {
  const words = staffMaintenanceWords[context.locale];
  const begins = meantInstant(from);
  const told = begins === null ? null : toldFrom({ from: begins });
  const isTranslated = titleEn.trim() !== '' && (en.trim() !== '' || pl.trim() === '');
  return [
    ...(isTranslated ? [] : [words.untranslated]),
    ...(told !== null && told > context.now ? [words.toldFrom(formatInstant(told, context))] : []),
  ];
}
