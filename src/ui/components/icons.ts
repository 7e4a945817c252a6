/** A drawing on a grid of 16: a filled path, a line of 2, or both. */
interface Drawing {
  readonly fill?: string;
  readonly line?: string;
}

const drawings = {
  check: { line: 'M2 8.5 6 12.5 14 3.5' },
  half: { fill: 'M8 2a6 6 0 0 1 0 12z', line: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' },
  cross: { line: 'm3 3 10 10M13 3 3 13' },
  question: {
    fill: 'M7 11.5h2.2v2.2H7z',
    line: 'M4.5 5.4C4.7 3.6 6 2.5 8 2.5s3.5 1.1 3.5 2.8c0 2.2-3.4 2.3-3.4 4.6',
  },
  alert: { fill: 'M7 11.2h2v2H7z', line: 'M8 6v4M8 1.8 15 14.5H1z' },
  dot: { fill: 'M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z' },
  target: {
    fill: 'M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
    line: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z',
  },
  lighthouse: {
    fill: 'M8 .4 10.5 3h-5zM5.8 3h4.4v3H5.8zM7 4v2h2V4zM4.5 5.8h7V7h-7zM5.3 7h5.4L12 15.6H4zM6.1 8.3l-.3 1.9h4.4l-.3-1.9zM5.6 11.5l-.4 2.8h5.6l-.4-2.8z',
  },
  arrow: { line: 'M2 8h11M9 3.5 13.5 8 9 12.5' },
  chevron: { line: 'M5.5 3 10.5 8l-5 5' },
  search: { line: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3 14 14' },
  copy: { line: 'M5.5 5.5h8v8h-8zM10.5 5V2.5h-8v8H5' },
  bell: { line: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.5 14.5h3' },
  clock: { line: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.5V8l2.5 2' },
} as const satisfies Record<string, Drawing>;

export type IconName = keyof typeof drawings;

/** What stands inside the `svg`, ready: a large table has a thousand of them. */
export const icons: ReadonlyMap<string, string> = new Map(
  Object.entries(drawings).map(([name, { fill, line }]: [string, Drawing]) => [
    name,
    (fill ? `<path d="${fill}"/>` : '') + (line ? `<path class="line" d="${line}"/>` : ''),
  ]),
);
