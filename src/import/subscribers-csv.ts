import { parse } from 'csv-parse/sync';
import { canBeMail } from '../actions/find-address-fault.ts';
import { LOCALES, type Locale } from '../domain/locale.ts';
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

/** What says no in a column that may hold an instant, or yes. */
const NO = /^(?:|no|n|false|0|null|-)$/i;

/**
 * Reads a file of subscribers: one line each, the first names the columns. Commas, semicolons or tabs between them.
 *
 * @param allConfirmed whoever has the file says that all in it confirmed there
 * @throws ImportError when it is no such file
 */
export function readSubscribersCsv(text: string, allConfirmed: boolean): ReadCsv {
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
    const address = cell('email');
    const confirmed = cell('confirmed');
    const why = leaveOut(cell('channel'), cell('refused'), allConfirmed || !NO.test(confirmed));
    const lang = cell('locale').slice(0, 2).toLowerCase();
    if (record.length > columns.length) flaws.push({ line, text: 'has more cells than there are columns' });
    else if (why === 'channel') leftOut.push({ line, why });
    else if (!canBeMail(address)) flaws.push({ line, text: 'holds no address of mail' });
    else if (why !== null) leftOut.push({ line, why });
    else if (seen.has(address.toLowerCase())) leftOut.push({ line, why: 'twice' });
    else {
      seen.add(address.toLowerCase());
      rows.push({
        ...{ line, address, confirmedAt: confirmed || null, source: cell('source') || null },
        locale: LOCALES.find((one) => one === lang) ?? null,
        components: listIn(cell('components')),
        ...{ panels: listIn(cell('panels')), features: listIn(cell('features')) },
      });
    }
  }
  return { rows, leftOut, flaws };
}

/** Others are confirmed by being called, or by a click in a browser: they are asked anew. */
function leaveOut(channel: string, refused: string, isConfirmed: boolean): LeftOut | null {
  if (!/^(?:|e-?mail)$/i.test(channel)) return 'channel';
  if (!NO.test(refused)) return 'refused';
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
      ...{ delimiter, bom: true, info: true, skip_empty_lines: true },
      ...{ relax_column_count: true, trim: true },
    });
    return Array.isArray(read) ? read.map(lineOf) : [];
  } catch (error) {
    throw new ImportError(
      `The file is not CSV: ${error instanceof Error ? withoutCells(error.message) : 'unreadable'}.`,
    );
  }
}

/** What stands in a cell is somebody's address. */
function withoutCells(message: string): string {
  return message.replace(/"[^"]*"|at value.*$/g, '…').slice(0, 120);
}

function lineOf(one: unknown): { line: number; record: string[] } {
  if (typeof one !== 'object' || one === null || !('record' in one) || !('info' in one))
    return { line: 0, record: [] };
  const { record, info } = one;
  const line = typeof info === 'object' && info !== null && 'lines' in info ? Number(info.lines) : 0;
  return { line, record: Array.isArray(record) ? record.map(String) : [] };
}
