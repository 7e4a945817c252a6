import type { Locale } from '../../domain/locale.ts';
import { formatClock, formatInstantInFull } from '../../i18n/dates.ts';
import type { MessageSection } from '../message.ts';

/** When what a section tells happened; `null`: one of its lines says so. */
export function sectionMoment({ at, lines }: MessageSection, locale: Locale): string | null {
  const clock = formatClock(at);
  return lines.some((line) => line.includes(clock)) ? null : formatInstantInFull(at, locale);
}
