/** Advances of DejaVu Sans, which Verdana's are close to (hundredths of the size of the type). */
const ADVANCES: readonly (readonly [width: number, characters: string])[] = [
  [27, "'"],
  [28, 'ijlł'],
  [29, 'IJ'],
  [32, ' ,.’·'],
  [34, '/:;\\|'],
  [35, 'f'],
  [36, '-'],
  [39, '()[]t'],
  [40, '!'],
  [41, 'r'],
  [46, '"'],
  [50, '*_`–'],
  [52, 'szśźż„”“'],
  [53, '?'],
  [55, 'cć'],
  [56, 'LŁ'],
  [58, 'Fk'],
  [59, 'vxy'],
  [60, 'P'],
  [61, 'TYaoąó'],
  [62, 'eę'],
  [63, 'ESbdghnpquĘŚń'],
  [64, '$0123456789{}'],
  [66, 'K'],
  [68, 'AVĄ'],
  [69, 'BRXZŹŻ'],
  [70, 'CĆ'],
  [73, 'U'],
  [75, 'HNŃ'],
  [77, 'DG'],
  [78, '&'],
  [79, 'OQÓ'],
  [82, 'w'],
  [84, '#+<=>^~'],
  [86, 'M'],
  [95, '%'],
  [97, 'm'],
  [99, 'W'],
  [100, '@—…'],
];

/** Of what is not in the table: as wide as the widest, so that nothing runs over. */
const WIDEST = 100;

const widths: ReadonlyMap<string, number> = new Map(
  ADVANCES.flatMap(([width, characters]) => [...characters].map((one): [string, number] => [one, width])),
);

/** How wide a line of text is. `size`: of the type, in the unit of the answer. */
export function textWidth(text: string, size: number): number {
  const hundredths = [...text].reduce((sum, one) => sum + (widths.get(one) ?? WIDEST), 0);
  return (hundredths * size) / 100;
}
