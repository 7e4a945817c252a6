import { type Day, makeDay } from '../domain/day.ts';
import { daysBetween } from '../domain/day-count.ts';
import type { Locale } from '../domain/locale.ts';
import { startOfDay } from '../domain/time.ts';
import { formatDay, formatDayOfYear } from '../i18n/dates.ts';
import { formatDayShort, timelineWords } from '../i18n/timeline.ts';
import { type Axis, columnOf, dayOn, middleOf, placeOf } from './axis.ts';
import { CHARACTER, type Room } from './room.ts';

/** A day or month named above the axis. */
export interface Tick {
  /** Where its name is centred; `today` may be pushed in from the end. Per cent. */
  readonly x: number;
  /** Where its line stands. */
  readonly line: number;
  /** `null`: there is no room for it beside today's. */
  readonly text: string | null;
  readonly isToday: boolean;
}

/** An axis longer than this is divided by months (days). */
const LONGEST_IN_DAYS = 130;
const DAY_STEPS = [1, 2, 4, 7, 14, 28];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/** Today, and as many other days or months as there is room to name. */
export function ticksOf(axis: Axis, today: Day, locale: Locale, room: Room): Tick[] {
  const now = todayTick(axis, today, locale, room);
  const others = axis.length <= LONGEST_IN_DAYS ? dayTicks : monthTicks;
  const apart = (tick: Tick) => (half(tick, room) + half(now, room)) * 1.1 <= Math.abs(tick.x - now.x);
  const named = others(axis, today, locale, room).map((tick) =>
    apart(tick) ? tick : { ...tick, text: null },
  );
  return [...named, now];
}

function todayTick(axis: Axis, today: Day, locale: Locale, room: Room): Tick {
  const column = columnOf(axis, today);
  const isLong = axis.length > LONGEST_IN_DAYS;
  const name = isLong ? formatDay(today, locale) : formatDayOfYear(today, locale);
  const words = timelineWords[locale];
  const text = words.todayIs(room.isShort && !isLong ? formatDayShort(today, locale) : name);
  const tick = { x: middleOf(column), line: column.x, text, isToday: true };
  return { ...tick, x: Math.min(100 - half(tick, room), Math.max(half(tick, room), tick.x)) };
}

/** Half the width of a tick's name, in per cent of the narrowest axis that shows it. */
function half({ text }: Pick<Tick, 'text'>, room: Room): number {
  return (((text?.length ?? 0) * CHARACTER) / 2 / room.width) * 100;
}

/** Every so many days, counted from today so that today is one of them. */
function dayTicks(axis: Axis, today: Day, locale: Locale, room: Room): Tick[] {
  const step = DAY_STEPS.find((days) => axis.length / days <= room.ticks) ?? 28;
  const index = daysBetween(axis.first, today);
  const indexes = Array.from({ length: axis.length }, (_, one) => one);
  const days = indexes
    .filter((one) => one !== index && (one - index) % step === 0)
    .map((one) => dayOn(axis, one));
  return days.map((day, place) => {
    const previous = days[place - 1] ?? today;
    const opens = monthOf(day) !== monthOf(today) && monthOf(day) !== monthOf(previous);
    const date = String(Number(day.slice(8)));
    const text =
      opens || step >= 28 ? `${date}\u00a0${timelineWords[locale].months[monthOf(day) - 1]}` : date;
    const column = columnOf(axis, day);
    return { x: middleOf(column), line: column.x, text, isToday: false };
  });
}

/** The first of every so many months; from a year on, years. */
function monthTicks(axis: Axis, _today: Day, locale: Locale, room: Room): Tick[] {
  const capacity = Math.floor(room.ticks / 1.5);
  const step = MONTH_STEPS.find((months) => axis.length / (months * 30.4) <= capacity) ?? 240;
  const year = Number(axis.first.slice(0, 4));
  const count = (Number(axis.last.slice(0, 4)) - year + 1) * 12;
  const months = Array.from({ length: count }, (_, one) => one).filter(
    (one) => (one + (year % 20) * 12) % step === 0,
  );
  return months.flatMap((one) => {
    const month = (one % 12) + 1;
    const day = makeDay(year + Math.floor(one / 12), month, 1);
    if (!day || day <= axis.first || day > axis.last) return [];
    const name = timelineWords[locale].months[month - 1] ?? '';
    const x = placeOf(axis, startOfDay(day));
    const text = month === 1 ? day.slice(0, 4) : name;
    return [{ x, line: x, text, isToday: false }];
  });
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}
