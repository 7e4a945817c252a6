import { countLogged } from './counts.ts';

/** One JSON line on standard error, in the shape of backstage's log. Never an address with its query. */
export function logError(message: string, error: unknown): void {
  const line = { level: 50, time: new Date().toISOString(), error: String(error), msg: `front: ${message}` };
  countLogged();
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
