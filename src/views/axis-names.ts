import { type Day, makeDay } from '../domain/day.ts';
import { daysBetween } from '../domain/day-count.ts';
import type { Locale } from '../domain/locale.ts';
import { startOfDay } from '../domain/time.ts';
import { timelineWords } from '../i18n/timeline.ts';
import { type Axis, columnOf, middleOf, positionOf, type Stretch } from './axis.ts';

/** What stands above an axis, in per cent of its length: days and their months, months and their years, or years. */
export interface AxisNames {
  readonly parts: readonly AxisPart[];
  /** Each named from where it begins; `null`: it is too short for that. */
  readonly wholes: readonly { readonly x: number; readonly text: string | null }[];
}

interface AxisPart {
  /** Where it begins. */
  readonly line: number;
  /** The middle of its name. */
  readonly x: number;
  /** `null`: it is too near to an end of the axis. */
  readonly text: string | null;
  /** Shown where there is room for three times as many. */
  readonly isMinor: boolean;
}

type Unit = 'day' | 'week' | 'month' | 'year';

/** Up to how many days the axis is divided by what. Weeks begin on the 1st, 8th, 15th and 22nd of a month. */
const SCALES = [
  { upTo: 21, unit: 'day', whole: 'month' },
  { upTo: 90, unit: 'week', whole: 'month' },
  { upTo: 900, unit: 'month', whole: 'year' },
  { upTo: Number.POSITIVE_INFINITY, unit: 'year', whole: null },
] as const;

/** How many names a narrow axis has room for, and a wide one. */
const FEW = 7;
const MANY = 21;

/** Nearer to an end of the axis (per cent) a name would stick out. */
const MARGINS: Readonly<Record<Unit, number>> = { day: 2.9, week: 2.9, month: 5.5, year: 6.5 };

export function axisNames(axis: Axis, today: Day, locale: Locale): AxisNames {
  const { unit, whole } = SCALES.find(({ upTo }) => axis.length <= upTo) ?? SCALES[3];
  const cells = cellsOf(axis, unit);
  const step = Math.ceil(cells.length / MANY);
  const stride = [1, 2, 3, 4, 6].find((one) => cells.length / one <= FEW) ?? 12;
  const parts = cells.flatMap((cell): AxisPart[] => {
    const order = orderOf(cell.from, unit, today);
    if (order % step !== 0) return [];
    const x = middleOf(unit === 'week' ? columnOf(axis, cell.from) : cell);
    const isNamed = x >= MARGINS[unit] && x <= 100 - MARGINS[unit];
    const text = isNamed ? partName(cell.from, unit, locale) : null;
    return [{ line: cell.x, x, text, isMinor: order % stride !== 0 }];
  });
  return { parts, wholes: whole ? wholeNames(cellsOf(axis, whole), whole, locale) : [] };
}

/** Counted so that every so many of them are the same on every axis; days, from today. */
function orderOf(from: Day, unit: Unit, today: Day): number {
  const [year, month, date] = numbersOf(from);
  return { day: daysBetween(today, from), week: Math.floor(date / 7), month: month - 1, year }[unit];
}

function partName(from: Day, unit: Unit, locale: Locale): string {
  const [year, month, date] = numbersOf(from);
  if (unit === 'year') return String(year);
  return unit === 'month' ? (timelineWords[locale].months[month - 1] ?? '') : String(date);
}

/** All alike: as much of them as a narrow axis has room for. */
function wholeNames(cells: readonly Cell[], unit: Unit, locale: Locale): AxisNames['wholes'] {
  const { months, monthNames } = timelineWords[locale];
  const room = Math.min(...cells.map(({ width }) => width).filter((width) => width >= 13));
  return cells.map(({ from, width, x }) => {
    const [year, month] = numbersOf(from);
    const name = (room < 34 ? months : monthNames)[month - 1] ?? '';
    const text = unit === 'year' ? String(year) : room < 50 ? name : `${name} ${year}`;
    return { x, text: width < 13 ? null : text };
  });
}

/** A day, week, month or year as far as it is on the axis. */
interface Cell extends Stretch {
  readonly from: Day;
}

function cellsOf(axis: Axis, unit: Unit): Cell[] {
  const cells: Cell[] = [];
  for (let from: Day | null = axis.first; from !== null && from <= axis.last; ) {
    const next: Day | null = nextOf(from, unit);
    const x = positionOf(axis, startOfDay(from));
    cells.push({ from, x, width: (next === null ? 100 : positionOf(axis, startOfDay(next))) - x });
    from = next;
  }
  return cells;
}

/** The day on which the next one begins; `null`: the calendar ends. */
function nextOf(from: Day, unit: Unit): Day | null {
  const [year, month, date] = numbersOf(from);
  const nextYear = makeDay(year + 1, 1, 1);
  if (unit === 'year') return nextYear;
  const nextMonth = makeDay(year, month + 1, 1) ?? nextYear;
  if (unit === 'day') return makeDay(year, month, date + 1) ?? nextMonth;
  return unit === 'week' && date < 22 ? makeDay(year, month, date + 7 - ((date - 1) % 7)) : nextMonth;
}

function numbersOf(day: Day): readonly [year: number, month: number, date: number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}
