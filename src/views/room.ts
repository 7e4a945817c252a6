/** How much room a picture has to write in: it is drawn for a wide place and for a narrow one. */
export interface Room {
  /** The narrowest axis (px) that is written on like this. */
  readonly width: number;
  /** How many days may be named. */
  readonly ticks: number;
}

export const ROOMS = {
  wide: { width: 660, ticks: 20 },
  narrow: { width: 250, ticks: 6 },
} as const satisfies Record<string, Room>;

export type RoomName = keyof typeof ROOMS;

/** The width of a character at the size in which pictures are written, on average (px). */
export const CHARACTER = 6.6;
