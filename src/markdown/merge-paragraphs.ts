import { diffArrays } from 'diff';

/** A text that two people changed; `''`: there was none. */
interface ThreeTexts {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** A paragraph, or an item of a list, and what parts it from the one before. */
interface Block {
  readonly text: string;
  readonly gap: string;
}

/** What one side made of a text, block by block of what it was: kept, changed or taken out, and what came before each. */
interface Side {
  /** `null`: taken out. */
  readonly kept: readonly (Block | null)[];
  /** Before each block, and behind the last. */
  readonly added: readonly (readonly Block[])[];
}

/** Words of a paragraph that was changed are mostly still there; otherwise it is another one. */
const ALIKE = 0.4;
/** Beyond so many comparisons it is not looked which paragraph became which. */
const MOST_PAIRS = 4000;
/** Beyond so many blocks that are different one text has taken the place of the other. */
const MOST_EDITS = 1500;

/**
 * A text with what both changed, paragraph by paragraph and item by item of lists. What both added in one place stays, theirs
 * first. Where both changed one paragraph, or wrote a stretch anew, the text has mine, and it is told.
 */
export function mergeParagraphs({ base, mine, theirs }: ThreeTexts): {
  readonly text: string;
  /** Joined, with mine for each that is not plain text, they are the text. */
  readonly parts: readonly (string | ThreeTexts)[];
  readonly clashes: readonly ThreeTexts[];
} {
  if (mine === theirs || theirs === base) return { text: mine, parts: [mine], clashes: [] };
  if (mine === base) return { text: theirs, parts: [theirs], clashes: [] };
  const blocks = blocksOf(base);
  const [my, their] = [sideOf(blocks, blocksOf(mine)), sideOf(blocks, blocksOf(theirs))];
  const parts: (string | ThreeTexts)[] = [];
  const gapped = (block: Block | null) =>
    block === null ? '' : `${parts.length > 0 ? block.gap || '\n\n' : ''}${block.text}`;
  const put = (block: Block | null) => {
    if (block) parts.push(gapped(block));
  };
  /** Blocks one after the other. */
  const joined = ([first, ...rest]: readonly Block[]) =>
    first ? [gapped(first), ...rest.map(({ text, gap }) => `${gap || '\n\n'}${text}`)].join('') : '';
  for (let at = 0; at <= blocks.length; at += 1) {
    const end = endOfRewrite(blocks, my, their, at);
    if (end > at) {
      const [mineNow = '', theirsNow = ''] = [my, their].map((side) => joined(blocksIn(side, at, end)));
      parts.push({ base: joined(blocks.slice(at, end)), mine: mineNow, theirs: theirsNow });
      at = end;
    } else for (const block of bothAdded(my.added[at] ?? [], their.added[at] ?? [])) put(block);
    const was = blocks[at];
    if (was === undefined) break;
    const [mineNow, theirsNow] = [my.kept[at] ?? null, their.kept[at] ?? null];
    if (mineNow?.text === theirsNow?.text || theirsNow?.text === was.text) put(mineNow);
    else if (mineNow?.text === was.text) put(theirsNow);
    else parts.push({ base: gapped(was), mine: gapped(mineNow), theirs: gapped(theirsNow) });
  }
  const clashes = parts.filter((part) => typeof part !== 'string');
  return {
    text: parts.map((part) => (typeof part === 'string' ? part : part.mine)).join(''),
    parts,
    clashes: clashes.map(({ base, mine, theirs }) => ({
      base: base.trim(),
      mine: mine.trim(),
      theirs: theirs.trim(),
    })),
  };
}

/** Where a stretch ends that both wrote anew, each in their own way; it begins at `at`. There is none: `at`. */
function endOfRewrite(blocks: readonly Block[], my: Side, their: Side, at: number): number {
  const isKept = (place: number) =>
    [my, their].every(({ kept }) => kept[place]?.text === blocks[place]?.text);
  let end = at;
  while (end < blocks.length && !isKept(end)) end += 1;
  const places = blocks.slice(at, end).map((_, index) => at + index);
  const isGoneInBoth = places.some(
    (place) => (my.kept[place] ?? null) === null && (their.kept[place] ?? null) === null,
  );
  const [mine, theirs] = [my, their].map((side) => textsOf(side.added.slice(at, end + 1).flat()));
  const isAnew = mine !== '' && theirs !== '' && mine !== theirs;
  return isGoneInBoth && isAnew ? end : at;
}

/** What a side has in the place of those blocks. */
function blocksIn({ kept, added }: Side, from: number, to: number): Block[] {
  const places = Array.from({ length: to - from }, (_, index) => from + index);
  return [
    ...places.flatMap((place) => [
      ...(added[place] ?? []),
      ...[kept[place] ?? null].filter((one) => one !== null),
    ]),
    ...(added[to] ?? []),
  ];
}

function textsOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n');
}

function bothAdded(mine: readonly Block[], theirs: readonly Block[]): readonly Block[] {
  const said = new Set(theirs.map(({ text }) => text));
  return [...theirs, ...mine.filter(({ text }) => !said.has(text))];
}

/** Parted by empty lines and at items of lists; what stands between fences is one block. */
function blocksOf(text: string): Block[] {
  const blocks: { text: string; gap: string }[] = [];
  let fence: string | null = null;
  let gap = '';
  for (const line of text === '' ? [] : text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    const isInFence = fence !== null;
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    const last = blocks.at(-1);
    if (!isInFence && line.trim() === '') gap += `${line}\n`;
    else if (!last || (!isInFence && (gap !== '' || isItem(line)))) {
      blocks.push({ text: line, gap: last ? `\n${gap}` : '' });
      gap = '';
    } else last.text += `\n${line}`;
  }
  return blocks;
}

function isItem(line: string): boolean {
  return /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line);
}

function sideOf(base: readonly Block[], side: readonly Block[]): Side {
  const kept: (Block | null)[] = base.map(() => null);
  const added: Block[][] = [...base, null].map(() => []);
  let at = 0;
  let now = 0;
  const texts = (blocks: readonly Block[]) => blocks.map(({ text }) => text);
  const runs = diffArrays(texts(base), texts(side), { maxEditLength: MOST_EDITS }) ?? [
    { added: false, removed: true, value: texts(base), count: base.length },
    { added: true, removed: false, value: texts(side), count: side.length },
  ];
  for (let run = 0; run < runs.length; run += 1) {
    const { added: isAdded, removed: isRemoved, value } = runs[run] ?? { value: [] };
    if (!isAdded && !isRemoved) {
      for (const _ of value) kept[at++] = side[now++] ?? null;
      continue;
    }
    const next = runs[run + 1];
    const isBoth = next !== undefined && (isAdded ? next.removed : next.added);
    const gone = (isRemoved ? value.length : 0) + (isBoth && next.removed ? next.value.length : 0);
    const come = (isAdded ? value.length : 0) + (isBoth && next.added ? next.value.length : 0);
    if (isBoth) run += 1;
    const pairs = pairUp(base.slice(at, at + gone), side.slice(now, now + come));
    for (const [index, block] of side.slice(now, now + come).entries()) {
      const pair = pairs.indexOf(index);
      const before = pairs.findIndex((one) => one !== null && one > index);
      if (pair >= 0) kept[at + pair] = block;
      else added[before >= 0 ? at + before : at + gone]?.push(block);
    }
    at += gone;
    now += come;
  }
  return { kept, added };
}

/** Which block became which, in their order: for each of the first its place among the second, or `null`. */
function pairUp(were: readonly Block[], are: readonly Block[]): (number | null)[] {
  if (were.length === are.length) return were.map((_, index) => index);
  if (were.length * are.length > MOST_PAIRS)
    return were.map((_, index) => (index < are.length ? index : null));
  const best: number[][] = [...were, null].map(() => [...are, null].map(() => 0));
  const score = (x: number, y: number) => best[x]?.[y] ?? 0;
  const alike = were.map(({ text }) => are.map((other) => likeness(text, other.text)));
  const pairOf = (x: number, y: number) => {
    const like = alike[x]?.[y] ?? 0;
    return like >= ALIKE ? like + score(x + 1, y + 1) : 0;
  };
  for (let x = were.length - 1; x >= 0; x -= 1) {
    for (let y = are.length - 1; y >= 0; y -= 1) {
      const row = best[x];
      if (row) row[y] = Math.max(score(x + 1, y), score(x, y + 1), pairOf(x, y));
    }
  }
  const pairs: (number | null)[] = were.map(() => null);
  for (let x = 0, y = 0; x < were.length && y < are.length; ) {
    if (pairOf(x, y) > 0 && pairOf(x, y) === score(x, y)) pairs[x++] = y++;
    else if (score(x + 1, y) >= score(x, y + 1)) x += 1;
    else y += 1;
  }
  return pairs;
}

/** How much of their words two texts share, from 0 to 1. */
function likeness(one: string, other: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [mine, theirs] = [words(one), words(other)];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared / Math.max(1, mine.size, theirs.size);
}
