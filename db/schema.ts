import { isNotNull, sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The log. Append-only: triggers (migration 0001) refuse UPDATE, DELETE, INSERT OR REPLACE, a gap in the
 * sequence and a hash that does not follow the last one. What an event says lies beside it in
 * `event_payloads`, so that one payload can be redacted while the chain of digests stays whole. The view
 * `log` joins the two.
 */
export const events = sqliteTable('events', {
  sequence: integer('sequence').primaryKey(),
  logId: text('log_id').notNull(),
  type: text('type').notNull(),
  version: integer('version').notNull(),
  /** Wall clock, RFC 3339 UTC with milliseconds. */
  recordedAt: text('recorded_at').notNull(),
  /** Site clock, RFC 3339 UTC with milliseconds. */
  effectiveAt: text('effective_at').notNull(),
  /** The day from which it holds (EDTF), or null: not stated. */
  since: text('since'),
  actor: text('actor').notNull(),
  changeId: text('change_id').notNull(),
  payloadDigest: text('payload_digest').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});

/** What the events say: canonical JSON and the salt of its digest. A row goes only by redaction. */
export const eventPayloads = sqliteTable('event_payloads', {
  sequence: integer('sequence')
    .primaryKey()
    .references(() => events.sequence),
  salt: text('salt').notNull(),
  payload: text('payload').notNull(),
});

/**
 * Publications to come, scheduled or held, and what became of them. Triggers (migration 0003) see to it that what is
 * settled stays so, and that nothing but what waits gets into the log.
 */
export const intents = sqliteTable(
  'intents',
  {
    /** In the order in which they were made. */
    number: integer('number').primaryKey({ autoIncrement: true }),
    /** Becomes the event's `change_id`. */
    id: text('id').notNull().unique(),
    kind: text('kind', { enum: ['scheduled', 'hold'] }).notNull(),
    /** JSON; null once it is applied: then it stands in the log, and there alone. */
    proposal: text('proposal'),
    /** The revision it was made at. */
    basis: integer('basis').notNull(),
    /** Site clock for one that is scheduled, wall clock for a hold. */
    applyAt: text('apply_at').notNull(),
    actor: text('actor').notNull(),
    /** The right by which it was made: JSON. */
    authority: text('authority').notNull(),
    /** Wall clock. */
    createdAt: text('created_at').notNull(),
    status: text('status', { enum: ['waiting', 'applied', 'cancelled', 'refused'] }).notNull(),
    /** Wall clock. */
    settledAt: text('settled_at'),
    /** The event it became. */
    revision: integer('revision').references(() => events.sequence),
    /** Who cancelled it, or has seen that it was refused. */
    settledBy: text('settled_by'),
    /** Why it was refused: a stable code, and a sentence, as JSON. */
    refusal: text('refusal'),
  },
  (table) => [
    check('intents_kind', sql`${table.kind} in ('scheduled', 'hold')`),
    check('intents_status', sql`${table.status} in ('waiting', 'applied', 'cancelled', 'refused')`),
    index('intents_open').on(table.status, table.settledBy),
  ],
);

/** Tokens of machines. A revoked one stays: the log names it. */
export const tokens = sqliteTable('tokens', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** SHA-256 of the secret, hexadecimal. */
  secretHash: text('secret_hash').notNull(),
  /** JSON of a `TokenScope`. */
  scope: text('scope').notNull(),
  createdBy: text('created_by').notNull(),
  /** Wall clock, as are all that follow. */
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  lastUsedAt: text('last_used_at'),
  revokedAt: text('revoked_at'),
});

/** What was answered to a request with an idempotency key: written in the transaction that did what it asked for. */
export const keyedAnswers = sqliteTable(
  'keyed_answers',
  {
    tokenId: text('token_id')
      .notNull()
      .references(() => tokens.id),
    /** SHA-256 of the key. */
    key: text('key').notNull(),
    /** SHA-256 of the method, the address and the body. */
    fingerprint: text('fingerprint').notNull(),
    status: integer('status').notNull(),
    body: text('body').notNull(),
    /** Wall clock. */
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenId, table.key] }),
    index('keyed_answers_created_at').on(table.createdAt),
    index('keyed_answers_token').on(table.tokenId, table.createdAt),
  ],
);

/**
 * Words half written, of an incident or of one that is about to be opened: kept for thirty days, handed to a colleague or
 * discarded. Nothing of it is in the log, and none of it is public.
 */
export const drafts = sqliteTable(
  'drafts',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['update', 'incident'] }).notNull(),
    /** Whose update it is to be; null: of an incident that nobody has opened yet. */
    incident: text('incident'),
    /** Who goes on with it, as the log names them. */
    author: text('author').notNull(),
    /** What was typed into the fields, as JSON. */
    form: text('form').notNull(),
    /** Wall clock, as is the next. */
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    check('drafts_kind', sql`${table.kind} in ('update', 'incident')`),
    index('drafts_updated_at').on(table.updatedAt),
  ],
);

/** What alerts suggest: never public, and none of it is in the log. The same key of the same source is the same suggestion. */
export const suggestions = sqliteTable(
  'suggestions',
  {
    /** Made of the source and the key. */
    id: text('id').primaryKey(),
    /** In which form it was sent. */
    source: text('source', { enum: ['api', 'alertmanager', 'grafana'] }).notNull(),
    key: text('key').notNull(),
    /** JSON: what it was understood as, and what else was sent with it. */
    body: text('body').notNull(),
    /** Who sent it last. */
    tokenId: text('token_id').notNull(),
    /** Wall clock, as are all instants here: when this run of it began. */
    firstSeen: text('first_seen').notNull(),
    lastSeen: text('last_seen').notNull(),
    /** Null: it goes on. */
    endedAt: text('ended_at'),
    /** How often it began in this run. */
    times: integer('times').notNull(),
    /** Null: nobody has waved it aside. */
    dismissedAt: text('dismissed_at'),
    dismissedBy: text('dismissed_by'),
  },
  (table) => [
    check('suggestions_source', sql`${table.source} in ('api', 'alertmanager', 'grafana')`),
    index('suggestions_last_seen').on(table.lastSeen),
  ],
);

/** What was sent to the authority of an incident, and by when it was owed: its count ends with it. Never public. */
export const authorityNotices = sqliteTable(
  'authority_notices',
  {
    incident: text('incident').notNull(),
    /** Hours since it was known: 24, 72. */
    hours: integer('hours').notNull(),
    /** Wall clock. */
    sentAt: text('sent_at').notNull(),
    /** Who said so. */
    sentBy: text('sent_by').notNull(),
    /** How the authority calls it; null: nobody said. */
    reference: text('reference'),
  },
  (table) => [primaryKey({ columns: [table.incident, table.hours] })],
);

/** Every process of backstage that works with this log: what it runs, what it last published, when it was last there. */
export const nodes = sqliteTable('nodes', {
  /** Of its own, kept in its `DATA_DIR`. */
  id: text('id').primaryKey(),
  /** For people: the name of its machine, unless it was given another. */
  name: text('name').notNull(),
  /** Where other machines reach it (`NODE_URL`); null: they cannot, or nobody said how. */
  address: text('address'),
  /** Its version. */
  release: text('release').notNull(),
  /** The events that it can read: JSON, type → highest version. */
  knows: text('knows').notNull(),
  /** What it last published. */
  publishedRevision: integer('published_revision').notNull(),
  /** Hash of that event; empty: nothing. */
  publishedHead: text('published_head').notNull(),
  /** By how much its clock is ahead of the database's (ms); null: not measured. */
  clockAhead: integer('clock_ahead'),
  /** Wall clock of the database, as is the next. */
  startedAt: text('started_at').notNull(),
  seenAt: text('seen_at').notNull(),
});

/** Which node takes in content and applies what is due: one row, `writer`. */
export const lease = sqliteTable('lease', {
  name: text('name').primaryKey(),
  /** The node that holds it; null: handed over. */
  holder: text('holder'),
  /** Raised whenever it changes hands: what a former holder goes on writing is refused. */
  epoch: integer('epoch').notNull(),
  /** Raised by the holder every second: whoever sees it stand still for long enough takes over. */
  beat: integer('beat').notNull(),
});

/** What holds for all machines together: one row, `hosts`. */
export const cluster = sqliteTable('cluster', {
  name: text('name').primaryKey(),
  /** Raised by each promotion: a host of a lower one is never written to. */
  epoch: integer('epoch').notNull(),
  /** Changes are taken although no second machine has them: since when, and who said so. Null: they are not. */
  aloneSince: text('alone_since'),
  aloneBy: text('alone_by'),
  /** The events that every node knew when the last upgrade was finished: JSON, type → highest version. Null: what all know now. */
  writes: text('writes'),
});

/**
 * Who is told, one row a channel and address. The address is encrypted (`SUBSCRIBER_KEY`) and found by a keyed hash; of who has left
 * nothing stays but a hash in `suppressions`.
 */
export const subscribers = sqliteTable(
  'subscribers',
  {
    /** Random. */
    id: text('id').primaryKey(),
    channel: text('channel', {
      enum: ['email', 'push', 'webhook', 'slack', 'teams', 'discord', 'google-chat'],
    }).notNull(),
    /** HMAC-SHA-256 of the channel and the address. */
    addressHash: text('address_hash').notNull(),
    /** Encrypted: the address, a webhook's secret, keys of push. */
    sealed: text('sealed').notNull(),
    /** The key that it is encrypted with. */
    keyId: text('key_id').notNull(),
    /** JSON: what is not secret: in which form a webhook wants it, whether a group reads the address. */
    settings: text('settings').notNull(),
    locale: text('locale', { enum: ['pl', 'en'] }).notNull(),
    pace: text('pace', { enum: ['at-once', 'digest'] }).notNull(),
    /** Not confirmed; told; nothing more is sent, since the address refused it. */
    status: text('status', { enum: ['pending', 'confirmed', 'stopped'] }).notNull(),
    /** Why it was stopped: a stable code. */
    stoppedWhy: text('stopped_why'),
    /** JSON: by the form, or taken over, from where and when confirmed. */
    provenance: text('provenance').notNull(),
    /** Wall clock, as are all that follow. */
    createdAt: text('created_at').notNull(),
    confirmedAt: text('confirmed_at'),
    changedAt: text('changed_at').notNull(),
    /** When all of it is erased by itself: not confirmed, or told once. Null: when they ask. */
    eraseAt: text('erase_at'),
    /** Until then no further message of states that change: what comes meanwhile is one message. Null: nothing was sent yet. */
    quietUntil: text('quiet_until'),
  },
  (table) => [
    check(
      'subscribers_channel',
      sql`${table.channel} in ('email', 'push', 'webhook', 'slack', 'teams', 'discord', 'google-chat')`,
    ),
    check('subscribers_status', sql`${table.status} in ('pending', 'confirmed', 'stopped')`),
    uniqueIndex('subscribers_address').on(table.channel, table.addressHash),
    index('subscribers_erase_at').on(table.eraseAt),
  ],
);

/** What each of them asked for. */
export const subscriptions = sqliteTable(
  'subscriptions',
  {
    id: text('id').primaryKey(),
    subscriber: text('subscriber')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    /** JSON of an `Interest`. */
    wish: text('wish').notNull(),
    /** Wall clock, as is the next; null: not confirmed, so it has no topics. */
    createdAt: text('created_at').notNull(),
    confirmedAt: text('confirmed_at'),
  },
  (table) => [index('subscriptions_subscriber').on(table.subscriber)],
);

/** By what they are found: rows of confirmed subscriptions alone. */
export const topics = sqliteTable(
  'topics',
  {
    topic: text('topic').notNull(),
    subscriber: text('subscriber')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    subscription: text('subscription').notNull(),
    /** Told once: when (wall clock) and of which occurrence. Null: it waits. */
    firedAt: text('fired_at'),
    firedBy: text('fired_by'),
  },
  (table) => [
    primaryKey({ columns: [table.topic, table.subscriber, table.subscription] }),
    index('topics_subscriber').on(table.subscriber),
  ],
);

/** Links of which each works once: confirming, or ending for a whole group. */
export const subscriberTokens = sqliteTable(
  'subscriber_tokens',
  {
    /** Random: what the token is made of with `SUBSCRIBER_KEY`, which is not in the database. */
    nonce: text('nonce').primaryKey(),
    subscriber: text('subscriber')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    purpose: text('purpose', { enum: ['confirm', 'end'] }).notNull(),
    /** Wall clock, as is the next. */
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (table) => [index('subscriber_tokens_subscriber').on(table.subscriber)],
);

/** Who wants nothing any more: a keyed hash, and no more. */
export const suppressions = sqliteTable('suppressions', {
  addressHash: text('address_hash').primaryKey(),
  why: text('why').notNull(),
  /** Wall clock. */
  since: text('since').notNull(),
});

/** What people are told of, and how far it has gone out. Its words lie in the log, and nowhere else. */
export const occurrences = sqliteTable(
  'occurrences',
  {
    key: text('key').primaryKey(),
    revision: integer('revision').notNull(),
    /** Site clock. */
    at: text('at').notNull(),
    /** JSON of an `Occurrence`: subjects and topics, by their ids. */
    body: text('body').notNull(),
    undoes: text('undoes'),
    /** Waits for its quiet window, goes out, went out to all, taken back before anybody was told. */
    status: text('status', { enum: ['waiting', 'fanning', 'out', 'withdrawn'] }).notNull(),
    /** Wall clock: when it was seen; when its window closes. */
    seenAt: text('seen_at').notNull(),
    dueAt: text('due_at').notNull(),
    /** How far it has gone out: which of its topics, and after which subscriber. */
    topicIndex: integer('topic_index').notNull(),
    afterSubscriber: text('after_subscriber').notNull(),
    /** How many it concerns, once it is out. */
    reached: integer('reached').notNull(),
  },
  (table) => [
    check('occurrences_status', sql`${table.status} in ('waiting', 'fanning', 'out', 'withdrawn')`),
    index('occurrences_status').on(table.status, table.dueAt),
  ],
);

/** What is to be told to whom, and what became of it. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    occurrence: text('occurrence').notNull(),
    subscriber: text('subscriber').notNull(),
    channel: text('channel').notNull(),
    /** Whom it concerns most comes first: 0 before 4. */
    rank: integer('rank').notNull(),
    /**
     * News of states, of which a subscriber is told once a minute; what waits for nothing: an update of an incident, what somebody
     * waited for once, a correction; what the site has to say to them alone (`service/…`).
     */
    kind: text('kind', { enum: ['news', 'update', 'once', 'correction', 'service'] }).notNull(),
    status: text('status', { enum: ['waiting', 'claimed', 'sent', 'refused', 'withdrawn'] }).notNull(),
    /** Wall clock, as are all here: not before. */
    dueAt: text('due_at').notNull(),
    /** The message that it is told by; the same for each attempt. */
    message: text('message'),
    attempts: integer('attempts').notNull(),
    claimedUntil: text('claimed_until'),
    /** Raised by each claim: who held it before records nothing. */
    epoch: integer('epoch').notNull(),
    settledAt: text('settled_at'),
    /** The revision it was told at. */
    revision: integer('revision'),
    /** A stable code. */
    why: text('why'),
  },
  (table) => [
    primaryKey({ columns: [table.occurrence, table.subscriber, table.channel] }),
    check(
      'deliveries_status',
      sql`${table.status} in ('waiting', 'claimed', 'sent', 'refused', 'withdrawn')`,
    ),
    check('deliveries_kind', sql`${table.kind} in ('news', 'update', 'once', 'correction', 'service')`),
    index('deliveries_due').on(table.channel, table.status, table.rank, table.dueAt),
    index('deliveries_subscriber').on(table.subscriber, table.status),
    // Of those that were tried alone: 100,000 that wait are written in two thirds of the time.
    index('deliveries_message').on(table.message).where(isNotNull(table.message)),
    index('deliveries_settled').on(table.settledAt).where(isNotNull(table.settledAt)),
  ],
);

/** Each attempt at a message that did not get through at once: for staff, who may let it be tried again. */
export const deliveryAttempts = sqliteTable(
  'delivery_attempts',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    message: text('message').notNull(),
    subscriber: text('subscriber').notNull(),
    /** Wall clock. */
    at: text('at').notNull(),
    /** A stable code. */
    why: text('why').notNull(),
  },
  (table) => [
    index('delivery_attempts_message').on(table.message),
    index('delivery_attempts_at').on(table.at),
  ],
);

/** How far the log was told: one row, `notify`. */
export const notifyCursor = sqliteTable('notify_cursor', {
  name: text('name').primaryKey(),
  logId: text('log_id').notNull(),
  revision: integer('revision').notNull(),
  /** Of that event: another one there is another log. */
  hash: text('hash').notNull(),
  /** Site clock: what it did up to then was told. */
  clockAt: text('clock_at').notNull(),
  /** The public address that links were made with; empty: none. */
  siteUrl: text('site_url').notNull(),
  /** Wall clock; null: it goes on. */
  pausedAt: text('paused_at'),
  /** Who, or nobody: it did so by itself. */
  pausedBy: text('paused_by'),
  /** A stable code: `first-start`, `restored`, `address`, `refusals`, `staff`. */
  pausedWhy: text('paused_why'),
});

/** How much may be sent now, for all workers together: one row a channel. */
export const notifyRates = sqliteTable('notify_rates', {
  channel: text('channel').primaryKey(),
  /** Thousandths of a message that may go. */
  allowance: integer('allowance').notNull(),
  /** Wall clock of the database. */
  at: text('at').notNull(),
});
