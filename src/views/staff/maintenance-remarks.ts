import { toldFrom } from '../../domain/maintenances.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { staffMaintenanceWords } from '../../i18n/staff-maintenance.ts';
import type { StaffViewContext } from './context.ts';
import { meantInstant } from './instant-value.ts';
import type { TypedPlan } from './maintenance-draft.ts';

/** What its author may not think of: who will not understand it, and from when on it is told. */
export function maintenanceRemarks(
  context: StaffViewContext,
  { titleEn, en, pl, from }: TypedPlan,
): string[] {
  const words = staffMaintenanceWords[context.locale];
  const begins = meantInstant(from);
  const told = begins === null ? null : toldFrom({ from: begins });
  const isTranslated = titleEn.trim() !== '' && (en.trim() !== '' || pl.trim() === '');
  return [
    ...(isTranslated ? [] : [words.untranslated]),
    ...(told !== null && told > context.now ? [words.toldFrom(formatInstant(told, context))] : []),
  ];
}
