import type { Locale } from '../../domain/locale.ts';
import { mailWords } from '../../i18n/mail.ts';
import { languageOf, type Message, type MessageSection } from '../message.ts';
import { isSubscribed } from './mail-headers.ts';
import { linesInMail, sayInMail } from './mail-typography.ts';
import { sectionMoment } from './section-moment.ts';
import { toneSign } from './tone-sign.ts';
import { wrapLines } from './wrap-lines.ts';

/** As wide as a terminal shows it, with room for the marks of whoever answers. */
const WIDTH = 76;

/** A mail as a terminal shows it: all that it says in lines of 76 columns, and addresses only where one goes on. */
export function textPart(message: Message): string {
  const { action, locale, links } = message;
  const words = mailWords[locale];
  const isAsked = !isSubscribed(message);
  const blocks = [
    [paragraph(message.lead, locale)],
    ...message.sections.map((section) => sectionLines(section, message)),
    action === null ? [] : [`${sayInMail(action.label, locale)}:`, action.href],
    isAsked ? [] : [`${words.page}:`, links.page],
  ];
  const footer = [
    // What mail programs show as small print, and leave out of answers.
    '-- ',
    ...message.footer.map((line) => paragraph(line, locale)),
    ...(isAsked ? [] : ['', `${words.manage}:`, links.manage, `${words.end}:`, links.oneClick]),
  ];
  const body = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${[...body, footer.join('\n')].join('\n\n')}\n`;
}

function sectionLines(section: MessageSection, { locale }: Message): string[] {
  const { heading, lines, tone } = section;
  const title = `${toneSign(tone)}\u00a0${heading}`;
  const when = sectionMoment(section, locale);
  const told = when === null ? lines : [...lines, when];
  const below = told.flatMap((block) => linesInMail(block, languageOf(block, section, locale)));
  return [
    paragraph(title, languageOf(heading, section, locale)),
    ...below.map(({ depth, text }) => indented(text, depth + 2)),
  ];
}

function paragraph(text: string, locale: Locale): string {
  return indented(sayInMail(text, locale), 0);
}

function indented(text: string, columns: number): string {
  return wrapLines(text, WIDTH - columns)
    .map((line) => `${' '.repeat(columns)}${line}`)
    .join('\n');
}
