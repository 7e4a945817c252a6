import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** One JSON line for each event, on standard error: standard output belongs to commands. */
export function createLogger(level: Config['logLevel']): Logger {
  const serializers = { error: pino.stdSerializers.err };
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers },
    pino.destination(2),
  );
}

/** An address as it may be logged: without its query, and without a link that lets somebody in. */
export function loggablePath(url: string): string {
  return url.replace(/\?.*$/s, '').replace(/(\/invitation\/)[^/]+/, '$1…');
}
