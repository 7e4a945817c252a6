import { CsvError, parse } from 'csv-parse/sync';
import { canBeMail } from '../actions/find-address-fault.ts';
import { findLineFault } from '../actions/find-fault.ts';
import { LOCALES, type Locale } from '../domain/locale.ts';
import { mailKey } from '../domain/mail-address.ts';
import { ImportError } from './import-error.ts';

/** One line of a file of subscribers. */
export interface CsvSubscriber {
  readonly line: number;
  readonly address: string;
  /** As the file says, unread; `null`: it does not say that they confirmed. */
  readonly confirmedAt: string | null;
  /** Where they were asked; `null`: as the file is called. */
  readonly source: string | null;
  readonly locale: Locale | null;
  /** What they asked for, by the names there; none: everything. */
  readonly components: readonly string[];
  /** The same by the ids here. */
  readonly panels: readonly string[];
  readonly features: readonly string[];
}

/** Why a line is not taken over, though nothing is wrong with it. */
type LeftOut = 'channel' | 'unconfirmed' | 'refused' | 'twice';

export interface ReadCsv {
  readonly rows: readonly CsvSubscriber[];
  readonly leftOut: readonly { readonly line: number; readonly why: LeftOut }[];
  readonly flaws: readonly { readonly line: number; readonly text: string }[];
}

/** What columns are called: here first, then by Statuspage and others. Capitals, spaces and `_` make no difference. */
const COLUMNS = {
  email: ['email', 'emailphone', 'recipient', 'address', 'subscriber'],
  channel: ['channel', 'type', 'mode', 'method'],
  components: ['components', 'component', 'componentids', 'subscribedcomponents'],
  panels: ['panels', 'panel'],
  features: ['features', 'feature'],
  confirmed: ['confirmedat', 'confirmed'],
  refused: ['quarantinedat', 'quarantined'],
  source: ['source'],
  locale: ['lang', 'locale', 'language'],
} as const;
type Column = keyof typeof COLUMNS;

/** What says nothing in a column that may hold an instant, or yes, as databases and people write it. */
const NOTHING = /^(?:|null|\\n|nil|none|nan|undefined|n\/a|-|—|0000-00-00.*|1970-01-01.*)$/i;
/** What says no there. */
const NO = /^(?:no|not|n|nie|false|f|0|never|pending|unconfirmed|inactive)$/i;
/** What says yes: so, or when. Whatever else stands there is no word of somebody who confirmed. */
const YES =
  /^(?:yes|y|tak|t|true|1|x|✓|confirmed|verified|active)$|\b20\d\d\b|^\d{1,2}[./-]\d{1,2}[./-]\d\d\b|^1\d{9}(?:\d{3})?$/i;
/** Where they were asked (characters): a name, kept with the address and shown to whoever asks what is stored. */
const LONGEST_SOURCE = 200;

/**
 * Reads a file of subscribers: one line each, the first names the columns. Commas, semicolons or tabs between them.
 *
 * @param allConfirmed whoever has the file says that all in it confirmed there: of whom its column does not say no
 * @throws ImportError when it is no such file
 */
export function readSubscribersCsv(text: string, allConfirmed: boolean): ReadCsv {
  // Another encoding leaves these, and would make of a name another one.
  if (/[\0\ufffd]/.test(text)) {
    throw new ImportError('The file is not in UTF-8. Save it as “CSV UTF-8”, and import that.');
  }
  const lines = readLines(text);
  const [head, ...body] = lines;
  const columns = (head?.record ?? []).map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const at = (column: Column) => {
    const called: readonly string[] = COLUMNS[column];
    return columns.findIndex((name) => called.includes(name));
  };
  if (at('email') < 0) {
    throw new ImportError('The first line names no column “email”. Name the columns as docs/moving.md says.');
  }
  const rows: CsvSubscriber[] = [];
  const leftOut: ReadCsv['leftOut'][number][] = [];
  const flaws: ReadCsv['flaws'][number][] = [];
  const seen = new Set<string>();
  for (const { line, record } of body) {
    const cell = (column: Column) => (record[at(column)] ?? '').trim();
    const address = cell('email').normalize('NFC');
    const same = canBeMail(address) ? mailKey(address) : null;
    const confirmed = cell('confirmed');
    const source = cell('source');
    const isTaken = !NO.test(confirmed) && (allConfirmed || !NOTHING.test(confirmed));
    const why = leaveOut(cell('channel'), cell('refused'), isTaken);
    const lang = cell('locale').slice(0, 2).toLowerCase();
    if (record.length > columns.length) flaws.push({ line, text: 'has more cells than there are columns' });
    else if (why === 'channel') leftOut.push({ line, why });
    else if (same === null) flaws.push({ line, text: 'holds no address of mail' });
    else if (why !== null) leftOut.push({ line, why });
    else if (!allConfirmed && !YES.test(confirmed))
      flaws.push({
        line,
        text: 'says neither when nor whether they confirmed: write a day, yes or no under confirmed_at',
      });
    else if (source !== '' && findLineFault(source, LONGEST_SOURCE) !== null)
      flaws.push({
        line,
        text: `names a source that is not one line of at most ${LONGEST_SOURCE} characters`,
      });
    else if (seen.has(same)) leftOut.push({ line, why: 'twice' });
    else {
      seen.add(same);
      rows.push({
        ...{ line, address, confirmedAt: confirmed || null, source: source || null },
        locale: LOCALES.find((one) => one === lang) ?? null,
        components: listIn(cell('components')),
        ...{ panels: listIn(cell('panels')), features: listIn(cell('features')) },
      });
    }
  }
  if (rows.length + leftOut.length + flaws.length === 0) {
    throw new ImportError('Nobody is in the file: below the names of the columns it holds no line.');
  }
  return { rows, leftOut, flaws };
}

/** Others are confirmed by being called, or by a click in a browser: they are asked anew. */
function leaveOut(channel: string, refused: string, isConfirmed: boolean): LeftOut | null {
  if (!/^(?:|e-?mail)$/i.test(channel)) return 'channel';
  if (!NOTHING.test(refused) && !NO.test(refused)) return 'refused';
  return isConfirmed ? null : 'unconfirmed';
}

function listIn(cell: string): string[] {
  return cell
    .split(/[|;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function readLines(text: string): { readonly line: number; readonly record: readonly string[] }[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length);
  try {
    const read: unknown = parse(text, {
      ...{ delimiter, bom: true, info: true, skip_empty_lines: true, skip_records_with_empty_values: true },
      ...{ relax_column_count: true, trim: true },
    });
    return Array.isArray(read) ? read.map(lineOf) : [];
  } catch (error) {
    throw new ImportError(`The file is not CSV: ${whyNoCsv(error)}.`);
  }
}

/** Without what stands in a cell, which is somebody's address. */
function whyNoCsv(error: unknown): string {
  if (!(error instanceof CsvError)) return 'it cannot be read';
  const line = typeof error.lines === 'number' ? ` of line ${error.lines}` : '';
  return error.code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'a quotation mark opens a cell and none closes it. Close it'
    : `a cell${line} cannot be read. A cell that holds a quotation mark stands in such marks itself, and has each of its own twice`;
}

function lineOf(one: unknown): { line: number; record: string[] } {
  if (typeof one !== 'object' || one === null || !('record' in one) || !('info' in one))
    return { line: 0, record: [] };
  const { record, info } = one;
  const line = typeof info === 'object' && info !== null && 'lines' in info ? Number(info.lines) : 0;
  return { line, record: Array.isArray(record) ? record.map(String) : [] };
}
