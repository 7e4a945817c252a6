import { LONGEST_BODY } from '../../guarded/guarded-sender.ts';
import type { Message, MessageSection } from '../../message.ts';
import { cutText } from '../cut-text.ts';
import { fitSections } from '../fit-sections.ts';
import type { ChatForm } from './chat-form.ts';
import { chatFooter, chatLinks } from './chat-links.ts';

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits (characters), and embeds of a message. */
const LIMITS = { title: 256, description: 4096, footer: 2048, all: 6000, embeds: 10 } as const;

/** As the site paints them. */
const COLOURS = { good: 0x1a7f4b, limited: 0xb7791f, bad: 0xb3261e, plain: 0x5b6470 } as const;

/** Discord's webhooks. No text mentions anybody, and what Markdown would read is escaped. */
export const discord: ChatForm = {
  name: 'discord',
  takes: ({ hostname, pathname }) =>
    /^(?:(?:canary|ptb)\.)?discord(?:app)?\.com$/.test(hostname) &&
    /^\/api\/(?:v\d+\/)?webhooks\/\d+\/[\w-]+$/.test(pathname),
  write: (message) =>
    fitSections(
      message,
      writeDiscord,
      (made) =>
        made.embeds.length <= LIMITS.embeds &&
        lengthOf(made) <= LIMITS.all &&
        Buffer.byteLength(JSON.stringify(made)) <= LONGEST_BODY,
    ),
};

/** https://discord.com/developers/docs/resources/webhook#execute-webhook */
interface DiscordMessage {
  readonly allowed_mentions: { readonly parse: [] };
  readonly embeds: readonly Embed[];
}

interface Embed {
  readonly title: string;
  readonly url?: string;
  readonly description: string;
  readonly color: number;
  readonly footer?: { readonly text: string };
}

function writeDiscord(message: Message, left: number): DiscordMessage {
  const { subject, lead, sections, links } = message;
  const footer = chatFooter(message, left).join('\n');
  const onward = chatLinks(message)
    .map(({ label, href }) => `[${escapeMarkdown(label)}](${href.replaceAll(')', '%29')})`)
    .join(' · ');
  const first: Embed = {
    title: titleOf(subject),
    url: links.page,
    description: `${cutEscaped(lead, LIMITS.description - onward.length - 2)}\n\n${onward}`.trim(),
    color: COLOURS.plain,
    ...(footer === '' ? {} : { footer: { text: cutText(footer, LIMITS.footer) } }),
  };
  return { allowed_mentions: { parse: [] }, embeds: [first, ...sections.map(writeSection)] };
}

function writeSection({ heading, href, lines, tone }: MessageSection): Embed {
  return {
    title: titleOf(heading),
    ...(href === null ? {} : { url: href }),
    description: cutEscaped(lines.join('\n'), LIMITS.description),
    color: COLOURS[tone],
  };
}

/** What counts towards the limit of all embeds. */
function lengthOf({ embeds }: DiscordMessage): number {
  return embeds.reduce(
    (sum, { title, description, footer }) =>
      sum + title.length + description.length + (footer?.text.length ?? 0),
    0,
  );
}

function titleOf(text: string): string {
  return cutEscaped(text, LIMITS.title);
}

/** Cut before it is escaped, so that no backslash stands alone at the end. */
function cutEscaped(text: string, most: number): string {
  let kept = Math.min(text.length, most);
  let escaped = escapeMarkdown(cutText(text, Math.max(kept, 1)));
  while (escaped.length > most && kept > 1) {
    kept -= Math.max(1, Math.ceil((escaped.length - most) / 2));
    escaped = escapeMarkdown(cutText(text, Math.max(kept, 1)));
  }
  return escaped;
}

/** Mentions begin with `<` or `@`; the space of no width keeps the latter from being one. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|<>[\]()#+\-:]/g, '\\$&').replaceAll('@', '@\u200b');
}
