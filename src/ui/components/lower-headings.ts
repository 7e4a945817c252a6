const LOWEST = 6;

/**
 * The safe HTML of a text whose headings begin below that which stands above it on the page.
 *
 * @param under the level of that; the headings of a text begin at 2
 * @example lowerHeadings('<h2>A</h2>', 3) // '<h4>A</h4>'
 */
export function lowerHeadings(html: string, under: number): string {
  if (under === 1) return html;
  return html.replace(
    /<(\/?)h([2-6])>/g,
    (_, slash: string, level: string) => `<${slash}h${Math.min(LOWEST, Number(level) + under - 1)}>`,
  );
}
