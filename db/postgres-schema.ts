// The schema as drizzle-kit asks for it, to write PostgreSQL's migrations. There is one description, in `schema.ts` and
// `auth-schema.ts`; nothing else reads this.
import * as auth from './auth-schema.ts';
import * as schema from './schema.ts';
import { toPostgres } from './to-postgres.ts';

export const postgresEvents = toPostgres(schema.events);
export const postgresPayloads = toPostgres(schema.eventPayloads);
export const postgresIntents = toPostgres(schema.intents);
export const postgresTokens = toPostgres(schema.tokens);
export const postgresAnswers = toPostgres(schema.keyedAnswers);
export const postgresDrafts = toPostgres(schema.drafts);
export const postgresSuggestions = toPostgres(schema.suggestions);
export const postgresNotices = toPostgres(schema.authorityNotices);
export const postgresNodes = toPostgres(schema.nodes);
export const postgresLease = toPostgres(schema.lease);
export const postgresCluster = toPostgres(schema.cluster);
export const postgresSubscribers = toPostgres(schema.subscribers);
export const postgresSubscriptions = toPostgres(schema.subscriptions);
export const postgresTopics = toPostgres(schema.topics);
export const postgresSubscriberTokens = toPostgres(schema.subscriberTokens);
export const postgresSuppressions = toPostgres(schema.suppressions);
export const postgresOccurrences = toPostgres(schema.occurrences);
export const postgresDeliveries = toPostgres(schema.deliveries);
export const postgresAttempts = toPostgres(schema.deliveryAttempts);
export const postgresNotifyCursor = toPostgres(schema.notifyCursor);
export const postgresNotifyRates = toPostgres(schema.notifyRates);
export const postgresStaff = toPostgres(auth.user);
export const postgresSessions = toPostgres(auth.session);
export const postgresAccounts = toPostgres(auth.account);
export const postgresVerifications = toPostgres(auth.verification);
export const postgresTwoFactor = toPostgres(auth.twoFactor);
export const postgresPasskeys = toPostgres(auth.passkey);
export const postgresKeptForms = toPostgres(auth.keptForm);
export const postgresAudit = toPostgres(auth.audit);
