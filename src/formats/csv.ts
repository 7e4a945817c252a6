import { stringify } from 'csv-stringify/sync';

/**
 * Rows as RFC 4180 has them, in UTF-8 with a byte order mark for spreadsheets. A cell that a spreadsheet would take
 * for a formula gets an apostrophe in front.
 */
export function formatCsv(
  rows: readonly Readonly<Record<string, string | number | boolean | null>>[],
  columns: readonly string[],
): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
    // The library quotes its own record delimiter alone; RFC 4180 asks it of every line break.
    quoted_match: /[\r\n]/,
    bom: true,
    cast: { boolean: String },
  });
}
