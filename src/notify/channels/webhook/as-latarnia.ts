import type { Message } from '../../message.ts';

/**
 * Our own form, described in docs/machines.md. It says all that a reader is told, and the same for machines.
 *
 * @param left how many sections did not fit
 */
export function asLatarnia(message: Message, left: number) {
  const { id, kind, site, locale, revision, subject, lead, thread, links, occurrences } = message;
  return {
    type: `latarnia.${kind}`,
    id,
    site,
    locale,
    revision,
    thread,
    subject,
    lead,
    sections: message.sections.map(({ heading, href, lines, at, tone, facts }) => ({
      heading,
      text: lines,
      at,
      tone,
      url: href,
      facts: facts ?? null,
    })),
    more: left,
    occurrences,
    url: links.page,
    manage_url: links.manage,
    unsubscribe_url: links.oneClick,
  };
}
