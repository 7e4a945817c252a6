import type { Locale } from '../../domain/locale.ts';
import { mailWords } from '../../i18n/mail.ts';
import { escapeText } from '../../views/escape-text.ts';
import { languageOf, type Message, type MessageSection } from '../message.ts';
import { FONT, MAIL_COLOURS, STYLE_SHEET } from './html-styles.ts';
import { isSubscribed } from './mail-headers.ts';
import { linesInMail, sayInMail } from './mail-typography.ts';
import { sectionMoment } from './section-moment.ts';
import { toneSign } from './tone-sign.ts';

const SMALL = `font-size:14px;line-height:21px;color:${MAIL_COLOURS.soft}`;
const TEXT = `font-size:17px;line-height:26px;color:${MAIL_COLOURS.ink}`;
/** A link of its own line is as high as a finger needs. */
const FINGER = 'display:inline-block;padding:12px 0;line-height:20px';
/** Of the line that lists show beside the subject. */
const LONGEST_PREVIEW = 140;

/** A mail as most programs show it: nothing in it is fetched, nothing is counted, and it says all that the text part says. */
export function htmlPart(message: Message): string {
  const { locale, action, links, sections, site, subject, lead, footer } = message;
  const words = mailWords[locale];
  const say = (text: string) => escapeText(sayInMail(text, locale));
  const isAsked = !isSubscribed(message);
  const go = [
    action === null
      ? ''
      : `${button(say(action.label), action.href, true)}${copied(words.orCopy, action.href)}`,
    isAsked ? '' : button(words.page, links.page, action === null),
  ];
  const ways = isAsked
    ? ''
    : `<p style="margin:8px 0 0">${link(words.manage, links.manage)}&emsp;${link(words.end, links.oneClick)}</p>`;
  return [
    `<!doctype html><html lang="${locale}" dir="ltr"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">',
    `<title>${say(subject)}</title><style>${STYLE_SHEET}</style></head>`,
    `<body class="wash" style="margin:0;padding:0;background:${MAIL_COLOURS.wash};-webkit-text-size-adjust:100%">`,
    `<div style="display:none;max-height:0;overflow:hidden" aria-hidden="true">${say(preview(message))}</div>`,
    // Some programs leave out what stands around the body, and its language with it.
    `<div lang="${locale}" dir="ltr">`,
    // Outlook on Windows knows widths of tables alone.
    '<!--[if mso]><table role="presentation" align="center" width="600"><tr><td><![endif]-->',
    `<div class="paper" style="max-width:560px;margin:0 auto;padding:28px;background:${MAIL_COLOURS.paper};font-family:${FONT};overflow-wrap:break-word;word-wrap:break-word">`,
    `<p class="soft" style="margin:0;${SMALL}">${say(site)}</p>`,
    `<h1 class="ink" style="margin:6px 0 12px;font-size:24px;line-height:31px;font-weight:680;color:${MAIL_COLOURS.ink}">${say(subject)}</h1>`,
    `<p class="ink" style="margin:0 0 24px;${TEXT}">${say(lead)}</p>`,
    ...sections.map((section) => sectionHtml(section, message)),
    ...go,
    `<div class="rule" style="margin-top:28px;border-top:1px solid ${MAIL_COLOURS.line};padding-top:16px">`,
    ...footer.map((line) => `<p class="soft" style="margin:0 0 8px;${SMALL}">${say(line)}</p>`),
    `${ways}</div></div>`,
    '<!--[if mso]></td></tr></table><![endif]-->',
    '</div></body></html>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function sectionHtml(section: MessageSection, { locale }: Message): string {
  const { heading, href, lines, tone } = section;
  const langOf = (text: string) => languageOf(text, section, locale);
  const say = (text: string) => escapeText(sayInMail(text, langOf(text)));
  const inOther = (text: string) => (langOf(text) === locale ? '' : ` lang="${langOf(text)}"`);
  const name = inOther(heading) === '' ? say(heading) : `<span${inOther(heading)}>${say(heading)}</span>`;
  const title = href === null ? name : inline(name, href);
  const when = sectionMoment(section, locale);
  return [
    `<div class="edge-${tone}" style="margin:0 0 24px;padding:0 0 0 14px;border-left:4px solid ${MAIL_COLOURS[tone]}">`,
    `<h2 class="ink" style="margin:0 0 4px;font-size:18px;line-height:25px;font-weight:650;color:${MAIL_COLOURS.ink}">`,
    `<span class="${tone}" style="color:${MAIL_COLOURS[tone]}" aria-hidden="true">${toneSign(tone)}</span> ${title}</h2>`,
    ...lines.map(
      (block) =>
        `<p${inOther(block)} class="ink" style="margin:0 0 6px;${TEXT}">${inLines(block, langOf(block))}</p>`,
    ),
    when === null ? '' : `<p class="soft" style="margin:0;${SMALL}">${say(when)}</p>`,
    '</div>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function inLines(block: string, locale: Locale): string {
  return linesInMail(block, locale)
    .map(({ depth, text }) => `${'&nbsp;'.repeat(depth)}${escapeText(text)}`)
    .join('<br>\n');
}

/** As high as a finger needs, in Outlook too, which knows no padding here. */
function button(label: string, href: string, isFirst: boolean): string {
  const look = isFirst
    ? `class="button" style="background:${MAIL_COLOURS.sea};color:${MAIL_COLOURS.paper}`
    : `class="sea plainly" style="color:${MAIL_COLOURS.sea}`;
  const shape = `display:inline-block;box-sizing:border-box;min-height:48px;padding:12px 22px;border:2px solid ${MAIL_COLOURS.sea};border-radius:6px;font-size:17px;line-height:20px;font-weight:650;text-decoration:none;mso-padding-alt:0`;
  const wide = '<!--[if mso]><i style="mso-font-width:200%;mso-text-raise:18pt">&emsp;</i><![endif]-->';
  const raised = `<span style="mso-text-raise:9pt">${label}</span>`;
  return `<p style="margin:0 0 16px"><a href="${attribute(href)}" ${look};${shape}">${wide}${raised}${wide}</a></p>`;
}

function copied(words: string, href: string): string {
  return `<p class="soft" style="margin:0 0 16px;${SMALL}">${words}<br><span style="word-break:break-all">${escapeText(href)}</span></p>`;
}

function inline(label: string, href: string): string {
  return `<a class="sea" href="${attribute(href)}" style="color:${MAIL_COLOURS.sea};text-decoration:underline">${label}</a>`;
}

function link(label: string, href: string): string {
  return `<a class="sea" href="${attribute(href)}" style="color:${MAIL_COLOURS.sea};font-size:14px;${FINGER}">${label}</a>`;
}

/** Nothing but the web: no script, no file. */
function attribute(href: string): string {
  const isWeb = /^https?:$/.test(URL.parse(href)?.protocol ?? '');
  return isWeb ? escapeText(href).replaceAll('"', '&quot;') : '#';
}

/** What lists of mails show beside the subject: not the subject again, but what happened. */
function preview({ sections, lead }: Message): string {
  const text = [sections[0]?.lines[0] ?? '', lead].filter((one) => one !== '').join(' ');
  return text.length <= LONGEST_PREVIEW ? text : `${text.slice(0, LONGEST_PREVIEW)}…`;
}
