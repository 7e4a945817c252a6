import { DatabaseTrouble } from '../actions/database-trouble.ts';

/**
 * Waits for a server that may never answer, `limit` ms at most; `null`: as long as it takes.
 * @throws DatabaseTrouble `database.unreachable` when it is too late
 */
export async function withinLimit<T>(work: Promise<T>, limit: number | null): Promise<T> {
  if (limit === null) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseTrouble('database.unreachable')), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
