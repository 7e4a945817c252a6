import { cleanLine } from './clean-text.ts';

/** An address, and what its owner is called; no name: the empty text. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** One address and nothing else: no list, no name, nothing that could begin another line. */
const ONE_ADDRESS = /^[^\s\p{C}\p{Z}<>@,;:"()[\]\\]{1,64}@[^\s\p{C}\p{Z}<>@,;:"'()[\]\\_]{1,255}$/u;

/** Whether a mail can be sent there. Quoted local parts and addresses without a domain are not: nobody who reads mail has one. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && ONE_ADDRESS.test(text);
}

/**
 * @param text as `MAIL_FROM` says it, checked: `Status <status@example.com>`, or the address alone
 * @example readMailAddress('Status <status@example.com>') // { name: 'Status', address: 'status@example.com' }
 */
export function readMailAddress(text: string): MailAddress {
  const [, name = '', address = text] = /^(.*) <(.+)>$/s.exec(text) ?? [];
  return { name: cleanLine(name), address: address.trim() };
}

/** `example.com` of `status@example.com`. */
export function domainOfAddress(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
