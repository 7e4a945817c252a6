import { formatInstantInFull } from '../../i18n/dates.ts';
import { mailWords } from '../../i18n/mail.ts';
import type { Message, MessageSection } from '../message.ts';
import { cleanText } from './clean-text.ts';
import { isSubscribed } from './mail-headers.ts';
import { signOf } from './tone-sign.ts';
import { wrapLines } from './wrap-lines.ts';

/** As wide as a terminal shows it, with room for the marks of whoever answers. */
const WIDTH = 76;

/** A mail as a terminal shows it: all that it says in lines of 76 columns, and addresses only where one goes on. */
export function textPart(message: Message): string {
  const { action, locale, links } = message;
  const words = mailWords[locale];
  const isAsked = !isSubscribed(message);
  const blocks = [
    [paragraph(message.lead, WIDTH)],
    ...message.sections.map((section) => sectionLines(section, message)),
    action === null ? [] : [`${cleanText(action.label)}:`, action.href],
    isAsked ? [] : [`${words.page}:`, links.page],
  ];
  const footer = [
    // What mail programs show as small print, and leave out of answers.
    '-- ',
    ...message.footer.map((line) => paragraph(line, WIDTH)),
    ...(isAsked ? [] : ['', `${words.manage}:`, links.manage, `${words.end}:`, links.oneClick]),
  ];
  const body = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${[...body, footer.join('\n')].join('\n\n')}\n`;
}

function sectionLines({ heading, lines, at, tone }: MessageSection, { locale }: Message): string[] {
  const title = cleanText(`${signOf(tone)} ${heading}`);
  const when = formatInstantInFull(at, locale);
  return [paragraph(title, WIDTH), ...[...lines, when].map((line) => paragraph(line, WIDTH - 2, '  '))];
}

function paragraph(text: string, width: number, indent = ''): string {
  return wrapLines(cleanText(text), width)
    .map((line) => `${indent}${line}`)
    .join('\n');
}
