/** How much room a picture has to write in: it is drawn for a wide place and for a narrow one. */
export interface Room {
  /** The narrowest axis (px) that is written on like this. */
  readonly width: number;
  /** How many days may be named. */
  readonly ticks: number;
  /** Days are written in figures. */
  readonly isShort: boolean;
}

export const ROOMS = {
  wide: { width: 700, ticks: 20, isShort: false },
  narrow: { width: 256, ticks: 6, isShort: true },
} as const satisfies Record<string, Room>;

export type RoomName = keyof typeof ROOMS;

/** The width of a character at the size in which pictures are written, on average (px). */
export const CHARACTER = 6.6;

/** The same of the smaller words inside a lane. */
export const SMALL_CHARACTER = 5.9;
