import { localePath } from '../domain/locale.ts';
import type { Interest, TellingPace } from '../domain/subscription.ts';
import { messageWords } from '../i18n/messages.ts';
import { wishWords } from '../i18n/wishes.ts';
import type { ViewContext } from '../views/context.ts';
import { siteNameOf } from '../views/page.ts';
import { wishText } from '../views/wish-text.ts';
import { asSentence } from './compose-part.ts';
import type { Message, MessageSection } from './message.ts';

/** What a message about somebody's own notifications is made of. */
interface ServiceReader {
  readonly wishes: readonly Interest[];
  readonly pace: TellingPace;
  /** Absolute. */
  readonly links: Pick<Message['links'], 'manage' | 'oneClick'>;
}

/** The one that asks whether somebody wants to be told. @param href where its button leads */
export function composeConfirm(context: ViewContext, id: string, to: ServiceReader, href: string): Message {
  const { confirm } = messageWords[context.locale];
  const site = siteNameOf(context.state, context.locale);
  return serviceMessage(context, id, to, {
    kind: 'confirm',
    subject: confirm.subject(site),
    lead: confirm.lead(siteAddress(context, site)),
    sections: [wishSection(context, to, confirm.asked)],
    action: { label: confirm.label, href },
    footer: [confirm.valid, confirm.notYou],
  });
}

/** The one that asks a shared address whether one of its readers spoke for all. @param href where its button leads */
export function composeEnd(context: ViewContext, id: string, to: ServiceReader, href: string): Message {
  const { end } = messageWords[context.locale];
  return serviceMessage(context, id, to, {
    kind: 'end',
    subject: end.subject(siteNameOf(context.state, context.locale)),
    lead: end.lead,
    sections: [wishSection(context, to, end.ends)],
    action: { label: end.label, href },
    footer: [end.valid, end.otherwise],
  });
}

/** The one that tells somebody that their notifications come from here from now on. */
export function composeNotice(context: ViewContext, id: string, to: ServiceReader): Message {
  const { notice } = messageWords[context.locale];
  const site = siteNameOf(context.state, context.locale);
  return serviceMessage(context, id, to, {
    kind: 'notice',
    subject: notice.subject(site),
    lead: notice.lead(siteAddress(context, site)),
    sections: [wishSection(context, to, notice.kept)],
    action: { label: notice.label, href: to.links.manage },
    footer: [notice.because],
  });
}

/** The one that tells the owner of a webhook that nothing more is sent to it. */
export function composeStopped(context: ViewContext, id: string, to: ServiceReader): Message {
  const { stopped } = messageWords[context.locale];
  const section = wishSection(context, to, stopped.ended);
  return serviceMessage(context, id, to, {
    kind: 'notice',
    subject: stopped.subject(siteNameOf(context.state, context.locale)),
    lead: stopped.lead,
    sections: to.wishes.length === 0 ? [] : [section],
    action: null,
    footer: [stopped.again, stopped.because],
  });
}

/** What staff send to themselves. */
export function composeTest(context: ViewContext, id: string, links: ServiceReader['links']): Message {
  const { test } = messageWords[context.locale];
  const to: ServiceReader = { wishes: [], pace: 'at-once', links };
  return serviceMessage(context, id, to, {
    kind: 'test',
    subject: test.subject(siteNameOf(context.state, context.locale)),
    lead: test.lead,
    sections: [{ ...emptySection(context, test.heading), lines: [test.line] }],
    action: null,
    footer: [test.because],
  });
}

type Said = Pick<Message, 'kind' | 'subject' | 'lead' | 'sections' | 'action' | 'footer'>;

function serviceMessage(context: ViewContext, id: string, to: ServiceReader, said: Said): Message {
  const { state, locale } = context;
  return {
    ...said,
    id,
    locale,
    revision: state.revision,
    site: siteNameOf(state, locale),
    thread: null,
    links: { page: homeOf(context), ...to.links },
    occurrences: [],
  };
}

function wishSection(context: ViewContext, { wishes, pace }: ServiceReader, heading: string): MessageSection {
  const words = wishWords[context.locale];
  const lines = wishes.map((wish) => asSentence(wishText(context, wish)));
  const isOnce = wishes.every(({ of }) => of === 'once');
  const when = isOnce ? [] : [words.when(words.pace[pace])];
  return { ...emptySection(context, heading), lines: [...lines, ...when] };
}

function emptySection({ now }: ViewContext, heading: string): MessageSection {
  return { heading, href: null, lines: [], at: now, tone: 'plain' };
}

function homeOf({ siteUrl, locale }: ViewContext): string {
  return `${siteUrl ?? ''}${localePath(locale, '/')}`;
}

/** `Status (status.example.com)`: a name alone could be anybody's. */
function siteAddress({ siteUrl }: ViewContext, site: string): string {
  return siteUrl === null ? site : `${site} (${siteUrl.replace(/^https?:\/\//, '')})`;
}
