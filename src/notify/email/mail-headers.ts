import { createHash } from 'node:crypto';
import type { Message } from '../message.ts';
import { cleanLine } from './clean-text.ts';

/** A line of a header has 998 characters at most (RFC 5322), and an address cannot be folded. */
const LONGEST_ADDRESS = 900;
/** Of these nobody can unsubscribe: they are sent once, because somebody asked. */
const ASKED_FOR: ReadonlySet<Message['kind']> = new Set(['confirm', 'end']);

/** Whether a mail is one of several, which its reader may have no more of. */
export function isSubscribed({ kind, links }: Pick<Message, 'kind' | 'links'>): boolean {
  return !ASKED_FOR.has(kind) && links.oneClick !== '';
}

/** `<id@example.com>`, the same for each attempt. */
export function messageId({ id }: Pick<Message, 'id'>, domain: string): string {
  return `<${id.replace(/[^\w.-]/g, '').slice(0, 200)}@${domain}>`;
}

/**
 * What the mails of one thread answer: a mail that never was, by which mail programs show them together, whichever came first.
 * `null`: it stands alone.
 */
export function threadId(
  { thread, links }: Pick<Message, 'thread' | 'links'>,
  domain: string,
): string | null {
  if (thread === null) return null;
  // Two sites may send from one domain.
  const digest = createHash('sha256')
    .update(`${hostOf(links.page)} ${thread}`)
    .digest('hex');
  return `<thread-${digest.slice(0, 24)}@${domain}>`;
}

/**
 * Headers beside those that every mail has. There is no `Precedence`, which says nothing that `List-Id` and `Auto-Submitted`
 * do not say better, and no `mailto:` to unsubscribe by, since nobody would read it.
 */
export function mailHeaders(message: Message): Record<string, string> {
  const headers: Record<string, string> = {
    // RFC 3834: nobody's absence is answered to it. Exchange asks for a name of its own; reports that it failed stay wanted.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'Content-Language': message.locale,
    'Latarnia-Revision': String(message.revision),
  };
  if (!isSubscribed(message)) return headers;
  const oneClick = addressOf(message.links.oneClick);
  if (oneClick !== null) {
    headers['List-Unsubscribe'] = `<${oneClick}>`;
    // RFC 8058 speaks of https alone.
    if (oneClick.startsWith('https:')) headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
  }
  const host = hostOf(message.links.page);
  if (host !== '') headers['List-Id'] = `<news.${host}>`;
  return headers;
}

/** An address as a header can hold it; `null`: it cannot. */
function addressOf(link: string): string | null {
  const url = URL.parse(link);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const written = url.href.replace(/[<>\s]/g, encodeURIComponent);
  return written.length > LONGEST_ADDRESS ? null : written;
}

function hostOf(link: string): string {
  return cleanLine(URL.parse(link)?.hostname ?? '');
}
