import { LONGEST_BODY } from '../../guarded/guarded-sender.ts';
import type { Message, MessageSection } from '../../message.ts';
import { cutText } from '../cut-text.ts';
import { fitSections } from '../fit-sections.ts';
import type { ChatForm } from './chat-form.ts';
import { chatFooter, chatLinks } from './chat-links.ts';

/** https://docs.slack.dev/reference/block-kit/blocks: blocks of a message, characters of a header and of a text. */
const LIMITS = { blocks: 50, header: 150, text: 3000 } as const;

/**
 * Slack's incoming webhooks. What was written stands in rich text, in which nothing is read as a mention, a link or markup; what
 * notifications show is escaped.
 */
export const slack: ChatForm = {
  name: 'slack',
  takes: ({ hostname, pathname }) =>
    hostname === 'hooks.slack.com' && /^\/services\/\w+\/\w+\/\w+$/.test(pathname),
  write: (message) =>
    fitSections(
      message,
      writeSlack,
      (made) =>
        made.blocks.length <= LIMITS.blocks && Buffer.byteLength(JSON.stringify(made)) <= LONGEST_BODY,
    ),
};

function writeSlack(message: Message, left: number) {
  const { subject, lead, sections } = message;
  const footer = chatFooter(message, left);
  return {
    text: escapeMarkup(cutText(subject, LIMITS.text)),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cutText(subject, LIMITS.header), emoji: false } },
      ...(lead === '' ? [] : [richText([text(lead)])]),
      ...sections.map(writeSection),
      ...(footer.length === 0 ? [] : [richText([text(footer.join('\n'), { italic: true })])]),
      richText(
        chatLinks(message).flatMap(({ label, href }, index) => [
          ...(index === 0 ? [] : [text(' · ')]),
          link(label, href),
        ]),
      ),
    ],
  };
}

function writeSection({ heading, href, lines }: MessageSection) {
  const title = href === null ? text(heading, { bold: true }) : link(heading, href, { bold: true });
  return richText([title, ...(lines.length === 0 ? [] : [text(`\n${lines.join('\n')}`)])]);
}

type Style = { readonly bold?: boolean; readonly italic?: boolean };

function text(words: string, style: Style = {}) {
  return { type: 'text', text: cutText(words, LIMITS.text), style } as const;
}

function link(label: string, url: string, style: Style = {}) {
  return { type: 'link', url, text: cutText(label, LIMITS.text), style } as const;
}

function richText(elements: readonly (ReturnType<typeof text> | ReturnType<typeof link>)[]) {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] } as const;
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escapeMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
