import type { ViewContext } from './context.ts';

/**
 * Makes one part of a page: a cell, an entry, a picture. When it cannot be made, `plain` stands in its place, and
 * whoever asked for the page is told: one value takes no other along.
 */
export function orPlain<T>({ report }: Pick<ViewContext, 'report'>, make: () => T, plain: () => T): T {
  try {
    return make();
  } catch (error) {
    report?.(error instanceof Error ? error.message : String(error));
    return plain();
  }
}
