import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ROLES } from '../src/domain/staff.ts';

// The tables of better-auth: their columns are those it asks for, and its adapter finds them by the names of the
// properties. Times are milliseconds of the wall clock.

const time = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** Staff. Nobody is ever deleted: the log names them for ever. */
export const user = sqliteTable(
  'staff',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
    image: text('image'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
    twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }),
    role: text('role', { enum: ROLES }).notNull(),
    /** Null: may sign in. */
    disabledAt: time('disabled_at'),
  },
  (table) => [
    uniqueIndex('staff_email').on(table.email),
    check('staff_role', sql`${table.role} in ('viewer', 'support', 'editor', 'admin')`),
  ],
);

const userId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

export const session = sqliteTable(
  'staff_sessions',
  {
    id: text('id').primaryKey(),
    /** Moves on with use: the idle limit. The absolute limit counts from `created_at`. */
    expiresAt: time('expires_at').notNull(),
    token: text('token').notNull(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: userId(),
  },
  (table) => [
    uniqueIndex('staff_sessions_token').on(table.token),
    index('staff_sessions_user').on(table.userId),
  ],
);

/** How somebody proves who they are: a password, or the sign-in provider of the house. */
export const account = sqliteTable(
  'staff_accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: userId(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: time('access_token_expires_at'),
    refreshTokenExpiresAt: time('refresh_token_expires_at'),
    scope: text('scope'),
    /** Argon2id, in the PHC format. */
    password: text('password'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [
    index('staff_accounts_user').on(table.userId),
    uniqueIndex('staff_accounts_key').on(table.providerId, table.accountId),
  ],
);

/** What is good once and for a while: invitations, links, challenges. Identifiers are hashed. */
export const verification = sqliteTable(
  'staff_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: time('expires_at').notNull(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [index('staff_verifications_identifier').on(table.identifier)],
);

export const twoFactor = sqliteTable(
  'staff_two_factor',
  {
    id: text('id').primaryKey(),
    /** Encrypted. */
    secret: text('secret').notNull(),
    /** Encrypted. */
    backupCodes: text('backup_codes').notNull(),
    userId: userId(),
    verified: integer('verified', { mode: 'boolean' }),
    failedVerificationCount: integer('failed_verification_count'),
    lockedUntil: time('locked_until'),
  },
  (table) => [index('staff_two_factor_user').on(table.userId)],
);

export const passkey = sqliteTable(
  'staff_passkeys',
  {
    id: text('id').primaryKey(),
    name: text('name'),
    publicKey: text('public_key').notNull(),
    userId: userId(),
    credentialID: text('credential_id').notNull(),
    counter: integer('counter').notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    transports: text('transports'),
    createdAt: time('created_at'),
    aaguid: text('aaguid'),
  },
  (table) => [
    index('staff_passkeys_user').on(table.userId),
    uniqueIndex('staff_passkeys_credential').on(table.credentialID),
  ],
);

/**
 * What was typed into forms of the staff area when the session had ended by time, until its account signs in again. Sealed:
 * only the server whose secret it is can read it.
 */
export const keptForm = sqliteTable(
  'staff_kept_forms',
  {
    id: text('id').primaryKey(),
    sealed: text('sealed').notNull(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    userId: userId(),
  },
  (table) => [index('staff_kept_forms_user').on(table.userId)],
);

/** Who signed in, and what was changed about people and tokens. Append-only: triggers refuse UPDATE and DELETE. */
export const audit = sqliteTable('audit', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  /** Wall clock, RFC 3339 UTC with milliseconds. */
  at: text('at').notNull(),
  /** A stable name: `sign-in.failed`. */
  kind: text('kind').notNull(),
  /** Who did it, as the log names them; null: nobody we know. */
  actor: text('actor'),
  /** To whom or what it was done: `staff:<id>`, `token:<id>`. */
  subject: text('subject'),
  /** JSON: what else there is to say. */
  facts: text('facts').notNull(),
});
