import type { Availability } from '../domain/availability.ts';
import type { Restoration } from '../domain/panel.ts';
import type { Stretch } from './axis.ts';
import { CHARACTER, ROOMS, type Room, type RoomName, SMALL_CHARACTER } from './room.ts';
import type { Tick } from './ticks.ts';

/**
 * How a stretch of time is drawn, told apart by shape and only then by colour: a line where it runs, a thin one where
 * it is new, a hatched bar where it half runs, a block where it stands, a dashed frame where it was one or the other, a hatch where data are
 * missing.
 */
export type Look = 'run' | 'new' | 'part' | 'stop' | 'between' | 'missing';

/** What is written in the wide picture, and what in the narrow one; `null`: nothing fits. */
export type Written = Readonly<Record<RoomName, string | null>>;

export interface PlotSpan extends Stretch {
  readonly look: Look;
  /** Gives it its colour. */
  readonly state: Availability | Restoration | null;
  readonly text: Written | null;
}

/** A day on which something is promised. */
export interface PlotMark {
  readonly x: number;
  readonly kind: 'day' | 'about';
  /** `settled`: it was kept, or is promised no more. */
  readonly standing: 'open' | 'late' | 'settled';
}

export interface PlotLane {
  readonly label: string;
  readonly spans: readonly PlotSpan[];
  readonly marks: readonly PlotMark[];
}

/** A line across all lanes. */
export interface PlotMoment {
  readonly x: number;
  readonly kind: 'backup' | 'failure';
}

export type Tone = 'plain' | 'down' | 'sea' | 'late';

/** Words below the lanes. */
export interface PlotLabel {
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** From the top. */
  readonly row: number;
  readonly text: string;
  readonly tone: Tone;
}

/** What one place has to write, each list laid out for its room. */
export interface PlotWriting {
  readonly ticks: readonly Tick[];
  readonly labels: readonly PlotLabel[];
  /** From each moment down to its words. */
  readonly stems: readonly { readonly x: number; readonly row: number; readonly kind: PlotMoment['kind'] }[];
  readonly rows: number;
}

/** Lanes over time: everything in per cent of the axis, so that it stretches while its words do not. */
export interface Plot {
  /** What the picture is of, for those who do not see it. */
  readonly name: string;
  readonly today: Stretch;
  readonly lanes: readonly PlotLane[];
  readonly moments: readonly PlotMoment[];
  readonly wide: PlotWriting;
  readonly narrow: PlotWriting;
  /** The signs the picture uses. */
  readonly legend: readonly LegendEntry[];
}

export interface LegendEntry {
  readonly sign: Look | PlotMark['kind'] | 'late' | 'settled';
  readonly state: PlotSpan['state'];
  readonly text: string;
}

/** Words to be laid below the lanes: those of a moment beside its line, others under their place. */
export interface LabelDraft {
  readonly x: number;
  readonly text: Readonly<Record<RoomName, string>>;
  readonly tone: Tone;
  readonly moment: PlotMoment['kind'] | null;
}

/** Words that find no room in so many rows are left out: the table has them. */
const MOST_ROWS = 4;

interface Laid extends PlotLabel {
  readonly from: number;
  readonly to: number;
}

/**
 * Lays words in rows without their touching. Those of moments first and from the right: the line to words further
 * down then passes left of the others.
 */
export function layLabels(drafts: readonly LabelDraft[], name: RoomName): Omit<PlotWriting, 'ticks'> {
  const room = ROOMS[name];
  const laid: Laid[] = [];
  const stems: PlotWriting['stems'][number][] = [];
  const moments = drafts.filter(({ moment }) => moment !== null).toSorted((x, y) => y.x - x.x);
  const others = drafts.filter(({ moment }) => moment === null).toSorted((x, y) => x.x - y.x);
  for (const draft of [...moments, ...others]) {
    const label = boxOf(draft, draft.text[name], room);
    const row = freeRow(laid, label);
    if (row >= MOST_ROWS) continue;
    laid.push({ ...label, row });
    if (draft.moment !== null) stems.push({ x: draft.x, row, kind: draft.moment });
  }
  return {
    labels: laid.map(({ from: _from, to: _to, ...label }) => label),
    stems,
    rows: Math.max(0, ...laid.map(({ row }) => row + 1)),
  };
}

function freeRow(laid: readonly Laid[], { from, to }: Laid): number {
  let row = 0;
  while (laid.some((other) => other.row === row && other.from < to && from < other.to)) row += 1;
  return row;
}

function boxOf({ x, tone, moment }: LabelDraft, text: string, room: Room): Laid {
  const length = ((text.length * CHARACTER + 10) / room.width) * 100;
  const base = { row: 0, text, tone };
  if (moment !== null) {
    return x + length <= 100
      ? { ...base, x, anchor: 'start', from: x, to: x + length }
      : { ...base, x, anchor: 'end', from: x - length, to: x };
  }
  const middle = Math.round(Math.min(100 - length / 2, Math.max(length / 2, x)) * 100) / 100;
  return { ...base, x: middle, anchor: 'middle', from: middle - length / 2, to: middle + length / 2 };
}

/** The longest of the texts that fits into a stretch, in either room. */
export function writeInto({ width }: Stretch, texts: readonly string[]): Written | null {
  const fitting = (room: Room) =>
    texts.find((text) => text.length * SMALL_CHARACTER + 6 <= (width / 100) * room.width) ?? null;
  const written = { wide: fitting(ROOMS.wide), narrow: fitting(ROOMS.narrow) };
  return written.wide === null && written.narrow === null ? null : written;
}
