/** The line (1-based) on which a character stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, Math.max(0, offset)).split('\n').length;
}

/** The line (1-based) on which something begins; `null`: it is not there as it is told. */
export function lineWhere(text: string, part: string): number | null {
  const at = text.indexOf(part);
  return at < 0 ? null : lineAt(text, at);
}
