import type { AttemptOutcome } from '../channel.ts';

/** What nodemailer throws, as far as it says what became of a mail. */
interface SmtpTrouble {
  readonly code: string;
  readonly command: string;
  /** What the server said; it may hold the address, so nothing of it but its codes is passed on. */
  readonly response: string;
}

/** RFC 3463: these speak of the sender, not of whom it was for. */
const OF_SENDER = new Set(['5.1.7', '5.1.8']);

const NAMES: Readonly<Record<string, string>> = {
  EAUTH: 'auth',
  ENOAUTH: 'auth',
  ETLS: 'tls',
  EREQUIRETLS: 'tls',
  EDNS: 'dns',
  ETIMEDOUT: 'timeout',
  EABORT: 'timeout',
};

/**
 * What became of a mail that nodemailer could not send.
 *
 * - 5.1.x at the recipient: the address is none.
 * - another 5xx at the recipient or the message: this mail is refused; three within three days stop the address, which is
 *   for the queue to count.
 * - a 5xx before (greeting, TLS, signing in, the sender): the server has nothing against this mail, but against us: later.
 * - 4xx, time, a connection that was lost, a bad certificate: later.
 */
export function outcomeOfTrouble(error: unknown): AttemptOutcome {
  const { code, command, response } = readTrouble(error);
  const reply = /^([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(response);
  if (reply === null) return { kind: 'later', why: `smtp.${NAMES[code] ?? 'connection'}`, after: null };
  const [, basic = '', enhanced = ''] = reply;
  const status = enhanced === '' ? basic : `${basic} ${enhanced}`;
  // 503: the conversation was out of step, which says nothing of the mail.
  if (!basic.startsWith('5') || basic === '503') return { kind: 'later', why: `smtp.${status}`, after: null };
  const isOfMail = command === 'RCPT TO' || command === 'DATA';
  if (!isOfMail) return { kind: 'later', why: `smtp.${stageOf(code, command)} ${status}`, after: null };
  return { kind: 'refused', why: `smtp.${status}`, isAddress: isOfAddress(enhanced) };
}

/**
 * Whether a status says that there is no such address (RFC 3463).
 *
 * @param status `5.1.1`
 */
export function isOfAddress(status: string): boolean {
  return status.startsWith('5.1.') && !OF_SENDER.has(status);
}

function stageOf(code: string, command: string): string {
  if (code === 'EAUTH') return 'auth';
  if (command === 'MAIL FROM') return 'sender';
  return command === 'STARTTLS' ? 'tls' : 'greeting';
}

function readTrouble(error: unknown): SmtpTrouble {
  const read = (key: string) => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { code: read('code'), command: read('command'), response: read('response') };
}
