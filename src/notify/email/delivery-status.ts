/** What a report says of one recipient (RFC 3464). */
interface RecipientStatus {
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded` */
  readonly action: string;
  /** `5.1.1`; the empty text: it does not say. */
  readonly status: string;
}

const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/;

/**
 * The recipients of a `message/delivery-status`: groups of fields, the first of which is about the message.
 *
 * @param text as it came, with whatever ends its lines
 */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map(readFields)
    .filter((fields) => fields.has('action'))
    .map((fields) => ({
      action: (fields.get('action') ?? '').trim().toLowerCase().split(/\s/)[0] ?? '',
      status: statusIn(fields.get('status') ?? '', fields.get('diagnostic-code') ?? ''),
    }));
}

/** Some servers say 5.0.0 and then, in what the other server told them, what it is. */
function statusIn(status: string, diagnostic: string): string {
  const [said = ''] = ENHANCED.exec(status) ?? [];
  const [told = ''] = ENHANCED.exec(diagnostic) ?? [];
  const isVague = said === '' || /^\d\.0\.0$/.test(said);
  return isVague && told !== '' ? told : said;
}

function readFields(group: string): Map<string, string> {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
}
