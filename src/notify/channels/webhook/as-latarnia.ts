import type { Message } from '../../message.ts';

/** So many facts and keys are named at most, so that there is room for words: who has to know more asks `status.json`. */
const MOST = { facts: 60, occurrences: 40 } as const;

/**
 * Our own form, described in `docs/machines.md`: all that a reader is told, and the same for machines.
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
    sections: message.sections.map(({ heading, href, lines, at, tone }) => ({
      heading,
      text: lines,
      at,
      tone,
      url: href,
    })),
    more: left,
    facts: (message.facts ?? []).slice(0, MOST.facts),
    occurrences: occurrences.slice(0, MOST.occurrences),
    url: links.page,
    manage_url: links.manage,
    unsubscribe_url: links.oneClick,
  };
}
