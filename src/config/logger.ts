import { type Logger, type LoggerOptions, pino } from 'pino';
import type { Config } from './settings.ts';

/** As much waits to be written (bytes). */
const MOST_UNWRITTEN = 2 ** 20;

/**
 * One JSON line for each event, on standard error: standard output belongs to commands.
 *
 * @param onLogged told of each, with its level as pino counts them
 */
export function createLogger(
  level: Config['logLevel'],
  onLogged: (level: number, message: string) => void = () => undefined,
): Logger {
  const serializers = { error: pino.stdSerializers.err };
  // Where it is read may be gone, or full: what cannot be written is left out, and nobody ends for it.
  const destination = pino.destination({ dest: 2, sync: true, maxLength: MOST_UNWRITTEN });
  destination.on('error', () => undefined);
  const hooks: LoggerOptions['hooks'] = {
    logMethod(given, log, at) {
      onLogged(at, String(given.find((one) => typeof one === 'string') ?? ''));
      log.apply(this, given);
    },
  };
  const timestamp = pino.stdTimeFunctions.isoTime;
  return pino({ level, base: null, timestamp, serializers, hooks }, destination);
}

/** An address as it may be logged: without its query, and without a link that lets somebody in, or is somebody's own. */
export function loggablePath(url: string): string {
  return url.replace(/\?.*$/s, '').replace(/(\/(?:invitation|subscribe\/[^/]+)\/)[^/]+/, '$1…');
}
