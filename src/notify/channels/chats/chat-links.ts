import { chatWords } from '../../../i18n/chats.ts';
import type { Message } from '../../message.ts';
import type { ChatLink } from './chat-form.ts';

/** Where one goes on from a message: what it asks for, else the page and the choices. */
export function chatLinks({ action, links, locale }: Message): readonly ChatLink[] {
  const words = chatWords[locale];
  const page = { label: words.page, href: links.page };
  return action === null ? [page, { label: words.manage, href: links.manage }] : [action, page];
}

/** What stands in small print: how many sections are left out, and why the message comes. */
export function chatFooter({ locale, footer }: Message, left: number): readonly string[] {
  return left === 0 ? footer : [chatWords[locale].more(left), ...footer];
}
