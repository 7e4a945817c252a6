/**
 * The hours by which zones are ahead of Greenwich, the least and the most: several names are those of more than one zone.
 */
const ZONES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  z: [0, 0],
  utc: [0, 0],
  gmt: [0, 0],
  wet: [0, 0],
  west: [1, 1],
  bst: [1, 1],
  cet: [1, 1],
  cest: [2, 2],
  eet: [2, 2],
  eest: [3, 3],
  msk: [3, 3],
  ist: [1, 5.5],
  jst: [9, 9],
  aest: [10, 10],
  aedt: [11, 11],
  nzst: [12, 12],
  nzdt: [13, 13],
  est: [-5, -5],
  edt: [-4, -4],
  cst: [-6, 8],
  cdt: [-5, -4],
  mst: [-7, -7],
  mdt: [-6, -6],
  pst: [-8, -8],
  pdt: [-7, -7],
  et: [-5, -4],
  ct: [-6, -5],
  mt: [-7, -6],
  pt: [-8, -7],
};

/** Anywhere on earth. */
const SOMEWHERE = [-12, 14] as const;

/** How a clock time and its zone are written. */
export const CLOCK =
  /(?<hour>2[0-3]|[01]?\d):(?<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?![\d:])(?: ?(?<noon>[ap])\.?m\b\.?)?(?: ?(?<zone>z|utc|gmt|msk|wet|eet|cet|[ecmp]t|[a-z]{1,3}[sdz]t)\b)?(?: ?(?<sign>[+-])(?<ahead>0\d|1[0-4]):?(?<beyond>[0-5]\d)(?!\d))?/u;

/**
 * Minutes after midnight in Greenwich, the least and the most; `null` for a time without a zone, which is that of who
 * wrote it.
 */
export function readClock(
  groups: Readonly<Record<string, string | undefined>>,
): readonly [number, number] | null {
  const { hour, minute, noon, zone, sign, ahead, beyond } = groups;
  if (zone === undefined && ahead === undefined) return null;
  const clock = (noon ? (Number(hour) % 12) + (noon === 'p' ? 12 : 0) : Number(hour)) * 60 + Number(minute);
  const offset = (sign === '-' ? -1 : 1) * (Number(ahead ?? 0) * 60 + Number(beyond ?? 0));
  const [least, most] = ahead !== undefined ? [0, 0] : (ZONES[zone ?? 'z'] ?? SOMEWHERE);
  return [clock - most * 60 - offset, clock - least * 60 - offset];
}
