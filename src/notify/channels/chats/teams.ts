import { LONGEST_BODY } from '../../guarded/guarded-sender.ts';
import type { Message, MessageSection } from '../../message.ts';
import { cutText } from '../cut-text.ts';
import { fitSections } from '../fit-sections.ts';
import type { ChatForm } from './chat-form.ts';
import { chatFooter, chatLinks } from './chat-links.ts';

/** Characters of one text; Teams takes 28 KB in all, more than is sent. */
const LONGEST_TEXT = 3000;

const COLOURS = { good: 'Good', limited: 'Warning', bad: 'Attention', plain: 'Default' } as const;

/**
 * Workflows of Microsoft Teams, which take Adaptive Cards alone: https://adaptivecards.io/explorer/ (1.4). What was written stands in
 * runs of text, which know no Markdown; mentions would have to be named in a part of the card that this one does not have.
 */
export const teams: ChatForm = {
  name: 'teams',
  takes: ({ hostname, pathname }) =>
    (hostname.endsWith('.logic.azure.com') && /^\/workflows\/./.test(pathname)) ||
    (hostname.endsWith('.api.powerplatform.com') && /\/workflows\/./.test(pathname)) ||
    (hostname.endsWith('.webhook.office.com') && /^\/webhookb2\/./.test(pathname)),
  write: (message) =>
    fitSections(message, writeTeams, (made) => Buffer.byteLength(JSON.stringify(made)) <= LONGEST_BODY),
};

function writeTeams(message: Message, left: number) {
  const { subject, lead, sections, locale } = message;
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    lang: locale,
    fallbackText: plainly(subject),
    body: [
      textOf([{ ...run(subject), weight: 'Bolder', size: 'Large' }]),
      ...(lead === '' ? [] : [textOf([run(lead)])]),
      ...sections.flatMap(writeSection),
      ...chatFooter(message, left).map((line) => textOf([{ ...run(line), isSubtle: true, size: 'Small' }])),
    ],
    actions: chatLinks(message).map(({ label, href }) => ({
      type: 'Action.OpenUrl',
      title: label,
      url: href,
    })),
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}

function writeSection({ heading, href, lines, tone }: MessageSection) {
  const opens = href === null ? {} : { selectAction: { type: 'Action.OpenUrl', url: href } };
  const title = { ...run(heading), weight: 'Bolder', color: COLOURS[tone], ...opens };
  return [{ ...textOf([title]), separator: true }, ...lines.map((line) => textOf([run(line)]))];
}

function textOf(inlines: readonly object[]) {
  return { type: 'RichTextBlock', inlines };
}

function run(text: string) {
  return { type: 'TextRun', text: plainly(cutText(text, LONGEST_TEXT)) };
}

/** Cards put dates in the place of `{{DATE(…)}}`. */
function plainly(text: string): string {
  return text.replaceAll('{{', '{\u2060{');
}
