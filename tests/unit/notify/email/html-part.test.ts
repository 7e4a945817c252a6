import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { htmlPart } from '../../../../src/notify/email/html-part.ts';
import { DARK_COLOURS, MAIL_COLOURS } from '../../../../src/notify/email/html-styles.ts';
import { contrast } from '../../../support/contrast.ts';
import { messageOf, messageSection, SAMPLE_MESSAGES } from '../../../support/messages.ts';

const inksOf = ({ ink, soft, sea, good, limited, bad, plain }: typeof DARK_COLOURS) => [
  ink,
  soft,
  sea,
  good,
  limited,
  bad,
  plain,
];

test('what stands on lines of its own, as items of a list do, stands on them in the mail, too', () => {
  const html = htmlPart(messageOf({ sections: [messageSection({ lines: ['Co:\n– <b>\n  – drugie'] })] }));
  expect(html).toContain('>Co:<br>\n– &lt;b&gt;<br>\n&nbsp;&nbsp;– drugie</p>');
});

test('words in another language than the message’s are marked as such, and tied as in theirs', () => {
  const section = messageSection({
    heading: 'Awaria w Lyonie',
    lines: ['Disks are replaced.', 'constructor', 'Pracujemy w nocy.'],
    foreign: { 'Awaria w Lyonie': 'pl', 'Pracujemy w nocy.': 'pl' },
  });
  const html = htmlPart(messageOf({ locale: 'en', sections: [section] }));
  expect(html).toContain('<span lang="pl">Awaria w\u00a0Lyonie</span>');
  expect(html).toMatch(/<p lang="pl" [^>]*>Pracujemy w\u00a0nocy\.<\/p>/);
  expect(html).toMatch(/<p class="ink" [^>]*>Disks are replaced\.<\/p>/);
  expect(html).toMatch(/<p class="ink" [^>]*>constructor<\/p>/);
});

const all = Object.entries(SAMPLE_MESSAGES);

describe.each(all)('%s as HTML', (_, message) => {
  const html = htmlPart(message);

  test('is valid but for what mail programs need', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // Mail programs read styles beside the words alone, and Outlook is spoken to in comments.
        'no-inline-style': 'off',
        'no-conditional-comment': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        'void-style': 'off',
      },
    });
    const { results } = await validator.validateString(html);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message: text }) => `${ruleId}: ${text}`)),
    ).toEqual([]);
  });

  test('fetches nothing and counts nothing', () => {
    expect(html).not.toMatch(
      /<(?:img|link|script|iframe|object|video|audio|form)\b|\bsrc=|url\(|@import|@font-face/i,
    );
  });

  test('says in which language it is, and what it looks like in the dark', () => {
    expect(html).toMatch(new RegExp(`<html lang="${message.locale}"`));
    expect(html).toMatch(new RegExp(`<div lang="${message.locale}"`));
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme:dark)');
  });

  test('leads nowhere but to what it was given', () => {
    const { links, action, sections } = message;
    const given = new Set([...Object.values(links), action?.href, ...sections.map(({ href }) => href)]);
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(given).toContain(href);
  });
});

test('no text is taken for markup, and no link leads but to the web', () => {
  const evil = '"><script>alert(1)</script><a href="javascript:alert(1)">';
  const sections = [messageSection({ heading: evil, lines: [evil], href: 'javascript:alert(1)' })];
  const message = messageOf({ subject: evil, lead: evil, site: evil, footer: [evil], sections });
  const links = {
    page: `https://example.com/${evil}`,
    manage: 'data:text/html,x',
    oneClick: 'file:///etc/passwd',
  };
  const html = htmlPart({ ...message, links, action: { label: evil, href: 'vbscript:x' } });
  expect(html).not.toContain('<script');
  for (const [, href = ''] of html.matchAll(/<a [^>]*?href="([^"]*)"/g))
    expect(href).toMatch(/^(?:https:\/\/example\.com\/|#$)/);
});

test('a state is said by a shape too, which is not read out beside the words', () => {
  const html = htmlPart(messageOf({ sections: [messageSection({ tone: 'bad' })] }));
  expect(html).toMatch(/<span class="bad"[^>]*aria-hidden="true">✕<\/span>/);
});

test('every colour can be read on its ground, in the light and in the dark', () => {
  for (const [ground, ...inks] of [
    [MAIL_COLOURS.paper, ...inksOf(MAIL_COLOURS)],
    [DARK_COLOURS.paper, ...inksOf(DARK_COLOURS)],
  ] as const)
    for (const ink of inks) expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
});

test('a button is as high as a finger needs', () => {
  const html = htmlPart(messageOf());
  expect(html).toMatch(/min-height:48px/);
  expect(html.match(/padding:12px 0;line-height:20px/g)).toHaveLength(2);
});
