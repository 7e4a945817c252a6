/** What a line of the log is about, by how it begins. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^database: /, 'database'],
  [/^log: /, 'log'],
  [/^content: /, 'content'],
  [/^staff: /, 'staff'],
  [/^the site could not be published|^published/, 'publishing'],
  [/^a page could not be rendered/, 'pages'],
  [/^the site could not be exported/, 'export'],
  [/^the backup failed|^backed up/, 'backup'],
  [/^clock: /, 'clock'],
  [/\bnode\b|\blease\b/, 'node'],
  [/^mirror|^offer/, 'mirror'],
  [/scheduled change/, 'scheduled'],
  [/^a request failed/, 'request'],
  [/ ended \(| hangs and | breaks down$|^could not stop|^metrics: /, 'process'],
];

const LEVELS: ReadonlyMap<number, string> = new Map([
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);

/** How often something was logged. */
export interface LoggedCount {
  readonly level: string;
  /** One of few, never the message: that may say anything. */
  readonly kind: string;
  readonly count: number;
}

/** Counts what is logged as a warning or worse, by what it is about. */
export class LoggedCounts {
  readonly #counts = new Map<string, LoggedCount>();

  /** @param level as pino counts them */
  readonly note = (level: number, message: string): void => {
    const name = LEVELS.get(level);
    if (name === undefined) return;
    const kind = kindOfMessage(message);
    const key = `${name} ${kind}`;
    this.#counts.set(key, { level: name, kind, count: (this.#counts.get(key)?.count ?? 0) + 1 });
  };

  /** What was counted since this was last asked. */
  take(): LoggedCount[] {
    const taken = [...this.#counts.values()];
    this.#counts.clear();
    return taken;
  }
}

/** @example kindOfMessage('content: pl/faq/a.md: no title') // 'content' */
export function kindOfMessage(message: string): string {
  return KINDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
}
