import type { Message } from '../message.ts';
import { chatFooter } from './chats/chat-links.ts';
import { cutText } from './cut-text.ts';
import { fitSections } from './fit-sections.ts';

/** What fits one record of 4096 bytes with what encryption adds to it (RFC 8291, 4), with some room. */
const LONGEST = 3800;

const LONGEST_TITLE = 200;

/**
 * A push message as browsers show it by themselves (https://www.w3.org/TR/push-api/#declarative-push-message), and as the service
 * worker of the site reads it for all the others.
 */
export function pushBody(message: Message): string {
  const made = fitSections(message, writePush, (made) => Buffer.byteLength(JSON.stringify(made)) <= LONGEST);
  return JSON.stringify(made);
}

function writePush(message: Message, left: number) {
  const { id, locale, subject, lead, sections, thread, action, links } = message;
  const footer = left === 0 ? [] : chatFooter({ ...message, footer: [] }, left);
  const told = sections.flatMap(({ heading, lines }) => [heading, ...lines]);
  return {
    web_push: 8030,
    notification: {
      title: cutText(subject, LONGEST_TITLE),
      body: cutText([lead, ...told, ...footer].filter((line) => line !== '').join('\n'), 2500),
      navigate: action?.href ?? links.page,
      lang: locale,
      dir: 'ltr',
      tag: thread ?? id,
    },
  };
}
