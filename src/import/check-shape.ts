import type { z } from 'zod';
import { ImportError } from './import-error.ts';

/** How many mistakes are told at once. */
const TOLD = 5;

/**
 * What was read, once it is seen to be of a shape.
 *
 * @param where of the value itself: `incidents.json: incidents[3]`
 * @throws ImportError which names the place of each mistake in the JSON
 */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const { issues } = read.error;
  const told = issues.slice(0, TOLD).map(({ path, message }) => `${where}${pathText(path)}: ${message}`);
  const more = issues.length > TOLD ? `\n… and ${issues.length - TOLD} more` : '';
  throw new ImportError(
    `What was read is not what the page’s API answers:\n${told.join('\n')}${more}\nSave the answer again, or leave that out with --skip <its id>.`,
  );
}

/** @example pathText(['updates', 2, 'body']) // '.updates[2].body' */
function pathText(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
}
