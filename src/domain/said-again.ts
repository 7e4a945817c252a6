/** A line that is shorter (characters) is found as a whole text alone: “Pracujemy.” stands in many. */
const LEAST = 16;

/**
 * Finds texts that repeat what was said, or a line of it; line ends and spaces count for nothing.
 *
 * @returns what it repeats, the longest piece of it; `null`: nothing
 */
export function repeating(said: readonly string[]): (text: string) => string | null {
  const whole = said.map(plain).filter((one) => one !== '');
  const lines = said.flatMap((text) => text.split(/\n+/)).map(plain);
  const pieces = [...new Set([...whole, ...lines.filter(({ length }) => length >= LEAST)])].sort(
    (x, y) => y.length - x.length,
  );
  return (text) => {
    const searched = plain(text);
    return pieces.find((piece) => searched.includes(piece)) ?? null;
  };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
