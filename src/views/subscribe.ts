import { catalogueOf } from '../domain/catalogue.ts';
import { findIncident } from '../domain/incidents.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import { type ChannelName, TOLD_KINDS, type ToldKind } from '../domain/subscription.ts';
import { type SubscribeFault, subscribeWords } from '../i18n/subscribe.ts';
import type { ViewContext } from './context.ts';
import type { FeedSubject } from './feed.ts';
import { type FollowLinks, followLinks } from './follow.ts';
import { type AreaOptions, featureOptions, type Option, option, partOption } from './options.ts';
import { type PageView, pageView } from './page.ts';
import { SUBSCRIBE_PATH, subscribeHref } from './subscribe-href.ts';
import { localTitle, namedPart, type PartWords } from './words.ts';

/** What of a query fills the form in. */
export const SUBSCRIBE_QUERY = ['panel', 'feature', 'incident', 'once'] as const;

/** What goes out without being asked for: all but answers. */
export const USUAL_KINDS: readonly ToldKind[] = ['change', 'update', 'maintenance', 'promise'];

/** What stands in the form: filled in by a link, or typed. */
export interface SubscribeTyped {
  readonly channel: string;
  readonly email: string;
  readonly url: string;
  readonly owner: string;
  readonly format: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
  readonly incident: string;
  readonly kinds: readonly string[];
  readonly once: boolean;
  readonly digest: boolean;
  readonly lang: Locale;
}

/** At which field something is wrong. */
export type SubscribeField = 'channel' | 'email' | 'url' | 'owner' | 'push' | 'what';

/** Whom messages reach: on a replay nobody, or the one address that `NOTIFY_TEST` names. */
export type Reached = 'everybody' | 'test-address' | 'nobody';

/** What can be offered here. */
export interface SubscribeOffer {
  readonly channels: readonly ChannelName[];
  readonly reached: Reached;
  /** What browsers know push messages by; `null`: none are sent. */
  readonly pushKey: string | null;
}

/** What is chosen, of what there is. */
export interface WhatView {
  readonly panels: readonly Option[];
  /** Chosen already, by a link or before. */
  readonly chosen: readonly Option[];
  readonly areas: readonly AreaOptions[];
  /** `null`: it was not asked for. */
  readonly incident: { readonly value: string; readonly title: string; readonly lang: Locale | null } | null;
  readonly once: boolean;
  readonly kinds: readonly Option[];
}

export interface SubscribeFormView {
  readonly action: string;
  readonly typed: SubscribeTyped;
  readonly what: WhatView;
  /** But e-mail and push. */
  readonly ways: readonly Option[];
  readonly hasEmail: boolean;
  /** What this browser subscribes by; `null`: it is not offered. */
  readonly pushKey: string | null;
  readonly formats: readonly Option[];
  readonly languages: readonly Option[];
  readonly errors: Partial<Record<SubscribeField, string>>;
}

/** The page where one asks to be told. */
export interface SubscribeView {
  readonly kind: 'form';
  readonly page: PageView;
  /** What is to be known first. */
  readonly note: string | null;
  /** `null`: nothing can be asked for here, or nothing by this page. */
  readonly form: SubscribeFormView | null;
  readonly follow: FollowLinks;
}

export function nothingTyped(locale: Locale): SubscribeTyped {
  return {
    channel: '',
    email: '',
    url: '',
    owner: '',
    format: 'latarnia',
    panels: [],
    features: [],
    incident: '',
    kinds: USUAL_KINDS,
    once: false,
    digest: false,
    lang: locale,
  };
}

/**
 * @param asked `null`: as it is published, where nobody takes what is asked for: an exported folder, a site whose backstage is gone
 */
export function subscribeView(
  context: ViewContext,
  asked: {
    readonly offer: SubscribeOffer;
    readonly typed: SubscribeTyped;
    readonly faults?: Partial<Record<SubscribeField, SubscribeFault>>;
  } | null,
): SubscribeView {
  const { state, locale } = context;
  const words = subscribeWords[locale];
  const canAsk = asked !== null && asked.offer.channels.length > 0;
  const { features, panels } = catalogueOf(state);
  return {
    kind: 'form',
    page: pageView(context, {
      path: SUBSCRIBE_PATH,
      title: words.title,
      description: words.description,
      revisions: [...features, ...panels].map((entry) => namedPart(context, entry).revision),
      hrefIn: (one) => subscribeHref(one, asked?.typed ?? {}),
    }),
    note: asked === null ? words.plain : noteOf(context, asked.offer),
    form: canAsk ? formOf(context, asked) : null,
    follow: followLinks(context, subjectOf(context, asked?.typed)),
  };
}

/** What is to be known before anything is asked for. */
function noteOf({ locale }: ViewContext, { channels, reached }: SubscribeOffer): string | null {
  const words = subscribeWords[locale];
  if (channels.length === 0) return words.noChannels;
  if (reached !== 'everybody') return reached === 'nobody' ? words.replay : words.replayTest;
  return channels.includes('email') ? null : words.noEmail;
}

function formOf(
  context: ViewContext,
  { offer: { channels, pushKey }, typed, faults = {} }: NonNullable<Parameters<typeof subscribeView>[1]>,
): SubscribeFormView {
  const { locale } = context;
  const words = subscribeWords[locale];
  return {
    action: localePath(locale, SUBSCRIBE_PATH),
    typed,
    what: whatView(context, typed),
    ways: channels
      .filter((one) => one !== 'email' && one !== 'push')
      .map((one) => option(one, words.channels[one], typed.channel === one)),
    hasEmail: channels.includes('email'),
    pushKey: channels.includes('push') ? pushKey : null,
    formats: Object.entries(words.formats).map(([value, label]) =>
      option(value, label, typed.format === value),
    ),
    languages: LOCALES.map((one) => option(one, words.languages[one], typed.lang === one)),
    errors: Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, words.faults[fault]])),
  };
}

/** What there is to choose from, with what is chosen. */
export function whatView(
  context: ViewContext,
  typed: Pick<SubscribeTyped, 'panels' | 'features' | 'incident' | 'once' | 'kinds'>,
): WhatView {
  const { state, locale } = context;
  const words = subscribeWords[locale];
  const { panels, features } = catalogueOf(state);
  const isChosen = (id: string) => typed.features.includes(id);
  const incident = typed.incident === '' ? undefined : findIncident(state, typed.incident);
  return {
    panels: panels.map((entry) => partOption(context, entry, typed.panels.includes(entry.id))),
    chosen: features.filter(({ id }) => isChosen(id)).map((entry) => partOption(context, entry, true)),
    areas: featureOptions(context, () => false)
      .map((area) => ({ ...area, features: area.features.filter(({ value }) => !isChosen(value)) }))
      .filter((area) => area.features.length > 0),
    incident: incident
      ? {
          value: incident.id,
          ...(incident.entry
            ? titleOf(namedPart(context, incident.entry))
            : localTitle(incident.title, locale)),
        }
      : null,
    once: typed.once,
    kinds: TOLD_KINDS.map((kind) => option(kind, words.kind[kind], typed.kinds.includes(kind))),
  };
}

function titleOf({ title, lang }: Pick<PartWords, 'title' | 'lang'>): Pick<PartWords, 'title' | 'lang'> {
  return { title, lang };
}

/** The feed that comes nearest to what is asked for. */
function subjectOf({ state }: ViewContext, typed: SubscribeTyped | undefined): FeedSubject {
  const { panels, features } = catalogueOf(state);
  const [feature, ...otherFeatures] = features.filter(({ id }) => typed?.features.includes(id));
  const [panel, ...otherPanels] = panels.filter(({ id }) => typed?.panels.includes(id));
  if (feature && otherFeatures.length === 0) return { of: 'feature', id: feature.id };
  if (panel && !feature && otherPanels.length === 0) return { of: 'panel', id: panel.id };
  return { of: 'site' };
}
