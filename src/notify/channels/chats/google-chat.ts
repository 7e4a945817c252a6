import { htmlOfText } from '../../../domain/html-of-text.ts';
import { LONGEST_BODY } from '../../guarded/guarded-sender.ts';
import type { Message, MessageSection } from '../../message.ts';
import { cutText } from '../cut-text.ts';
import { fitSections } from '../fit-sections.ts';
import type { ChatForm } from './chat-form.ts';
import { chatFooter, chatLinks } from './chat-links.ts';

/** Characters of one text; Chat takes 32 KB in all, more than is sent, and 100 widgets. */
const LIMITS = { text: 3000, title: 200, sections: 90 } as const;

/**
 * Google Chat's webhooks: https://developers.google.com/workspace/chat/api/reference/rest/v1/cards. What was written stands in a card,
 * whose text is a little HTML and is escaped; mentions work in messages without cards alone.
 */
export const googleChat: ChatForm = {
  name: 'google-chat',
  takes: ({ hostname, pathname, searchParams }) =>
    hostname === 'chat.googleapis.com' &&
    /^\/v1\/spaces\/[\w-]+\/messages$/.test(pathname) &&
    searchParams.has('key') &&
    searchParams.has('token'),
  write: (message) =>
    fitSections(
      message,
      writeCard,
      (made) =>
        (made.cardsV2[0]?.card.sections.length ?? 0) <= LIMITS.sections &&
        Buffer.byteLength(JSON.stringify(made)) <= LONGEST_BODY,
    ),
  // What belongs together is one thread of the space.
  place: (address, { thread }) => {
    const url = URL.parse(address);
    if (!url || thread === null) return address;
    url.searchParams.set('messageReplyOption', 'REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD');
    return url.href;
  },
};

function writeCard(message: Message, left: number) {
  const { id, subject, lead, site, sections, thread } = message;
  const footer = chatFooter(message, left);
  const buttons = chatLinks(message).map(({ label, href }) => ({
    text: label,
    onClick: { openLink: { url: href } },
  }));
  return {
    fallbackText: plainly(subject),
    ...(thread === null ? {} : { thread: { threadKey: thread } }),
    cardsV2: [
      {
        cardId: id,
        card: {
          header: { title: plainly(subject), subtitle: plainly(site) },
          sections: [
            ...(lead === '' ? [] : [{ widgets: [paragraph(htmlOfText(cutText(lead, LIMITS.text)))] }]),
            ...sections.map(writeSection),
            {
              widgets: [
                ...(footer.length === 0
                  ? []
                  : [paragraph(htmlOfText(cutText(footer.join('\n'), LIMITS.text)))]),
                { buttonList: { buttons } },
              ],
            },
          ],
        },
      },
    ],
  };
}

function writeSection({ heading, href, lines }: MessageSection) {
  const title = htmlOfText(cutText(heading, LIMITS.title));
  const linked = href === null ? title : `<a href="${htmlOfText(href)}">${title}</a>`;
  const text = htmlOfText(cutText(lines.join('\n'), LIMITS.text));
  return { widgets: [paragraph(`<b>${linked}</b>\n${text}`)] };
}

function paragraph(text: string) {
  return { textParagraph: { text: text.trim() } };
}

/** Of what is no HTML: text in which `<users/all>` might mention all, and cannot be escaped. */
function plainly(text: string): string {
  return cutText(text, LIMITS.title).replaceAll('<', '‹').replaceAll('>', '›');
}
