import { isMap, isScalar, parseDocument } from 'yaml';

/** The parts of a content file; joined they are the file, with one kind of line ends. */
export interface FileParts {
  /** `---` and its line end, and what stands before it. */
  readonly opening: string;
  /** The front matter, without the last line end. */
  readonly front: string;
  readonly closing: string;
  readonly body: string;
}

/** @returns `null`: it begins with no front matter */
export function splitFile(source: string): FileParts | null {
  const match = /^(\uFEFF?---[ \t]*\n)([\s\S]*?)(\n---[ \t]*(?:\n|$))/.exec(source.replaceAll('\r\n', '\n'));
  const [whole, opening, front, closing] = match ?? [];
  if (whole === undefined || opening === undefined || front === undefined || closing === undefined)
    return null;
  return { opening, front, closing, body: source.replaceAll('\r\n', '\n').slice(whole.length) };
}

/** The lines of one key, or what stands between keys. */
interface FrontPart {
  /** `null`: comments and empty lines. */
  readonly key: string | null;
  readonly lines: readonly string[];
}

/**
 * Front matter key by key; joined by line ends its lines are the front matter.
 *
 * @returns `null`: its keys have no lines of their own
 */
export function readKeys(front: string): FrontPart[] | null {
  const { contents, errors } = parseDocument(front, { prettyErrors: false });
  if (errors.length > 0 || !isMap(contents) || contents.flow) return null;
  const lines = front.split('\n');
  const starts = new Map<number, string>();
  for (const { key } of contents.items) {
    if (!isScalar(key) || typeof key.value !== 'string' || !key.range) return null;
    const before = front.slice(0, key.range[0]);
    if (before !== '' && !before.endsWith('\n')) return null;
    starts.set(before.split('\n').length - 1, key.value);
  }
  const parts: { key: string | null; lines: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const key = starts.get(index);
    if (key !== undefined) parts.push({ key, lines: [line] });
    else if (parts.length === 0) parts.push({ key: null, lines: [line] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts.flatMap(splitComments);
}

/** What stands below the value of a key belongs to none. */
function splitComments({ key, lines }: FrontPart): FrontPart[] {
  const end = lines.findLastIndex((line) => line.trim() !== '' && !/^#/.test(line)) + 1;
  if (key === null || end === lines.length) return [{ key, lines }];
  return [
    { key, lines: lines.slice(0, end) },
    { key: null, lines: lines.slice(end) },
  ];
}

/**
 * Puts lines in the place of those of their keys; a new key comes behind those that stand before it in `order`.
 *
 * @param written by key; no lines: the key goes
 */
export function putKeys(
  parts: readonly FrontPart[],
  written: ReadonlyMap<string, readonly string[]>,
  order: readonly string[],
): FrontPart[] {
  const kept = parts.flatMap((part): FrontPart[] => {
    const lines = part.key === null ? undefined : written.get(part.key);
    if (lines === undefined) return [part];
    return lines.length === 0 ? [] : [{ key: part.key, lines }];
  });
  const there = new Set(parts.map(({ key }) => key));
  const added = [...written].filter(([key, lines]) => !there.has(key) && lines.length > 0);
  const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return added
    .toSorted(([x], [y]) => placeOf(x) - placeOf(y))
    .reduce<FrontPart[]>((all, [key, lines]) => {
      const before = all.findLastIndex((part) => part.key !== null && placeOf(part.key) < placeOf(key));
      return all.toSpliced(before + 1, 0, { key, lines });
    }, kept);
}

export function joinKeys(parts: readonly FrontPart[]): string {
  return parts.flatMap(({ lines }) => lines).join('\n');
}
