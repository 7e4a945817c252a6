import type { Tokens } from 'marked';

/** The rows of a table that were typed with more cells than it has columns, each with those that there is no column for. */
export function excessCells({ raw, header, rows }: Tokens.Table): (readonly [Tokens.TableCell[], string])[] {
  const lines = raw.trimEnd().split('\n').slice(2);
  return rows.flatMap((row, index) => {
    const excess = cellsOf(lines[index] ?? '').slice(header.length);
    return excess.length === 0 ? [] : [[row, excess.join(' | ')] as const];
  });
}

/** As GFM divides them: by every `|` but those behind a backslash. */
function cellsOf(line: string): string[] {
  const cells = line.trim().match(/(?:\\.|[^|\\])+|\|/g) ?? [];
  const joined: string[] = [''];
  for (const part of cells) {
    if (part === '|') joined.push('');
    else joined[joined.length - 1] = `${joined.at(-1)}${part}`;
  }
  if (joined[0]?.trim() === '') joined.shift();
  if (joined.at(-1)?.trim() === '') joined.pop();
  return joined.map((cell) => cell.trim());
}
