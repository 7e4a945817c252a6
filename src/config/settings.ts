import { existsSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { DEFAULT_ADDRESS } from './address.ts';
import { ROOT } from './folders.ts';
import { NOTIFY_SETTINGS, type NotifyConfig, readNotifyConfig } from './notify-settings.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Public address without a trailing slash; `null` when it is not set. */
  readonly siteUrl: string | null;
  readonly dataDir: string;
  readonly contentDir: string;
  /** The content is the one that ships with Latarnia, so its incident is seeded with it. */
  readonly contentIsShipped: boolean;
  /** Where “it still fails for me” leads. */
  readonly supportUrl: string | null;
  /** Where weaknesses are reported, as RFC 9116 wants addresses; empty: nobody said. */
  readonly securityContacts: readonly string[];
  /** Who is asked to sign what is published, each by address and verifier key. */
  readonly witnesses: readonly { readonly url: string; readonly key: string }[];
  readonly databaseUrl: string;
  readonly databaseAuthToken: string | null;
  /** Where other machines reach this node, without a trailing slash; `null`: nobody said how. */
  readonly nodeUrl: string | null;
  /** `all`: everything. `reader`: fronts alone, over a snapshot that others write. `staff`: backstage alone. */
  readonly role: 'all' | 'reader' | 'staff';
  /** How many fronts share the port. */
  readonly frontWorkers: number;
  /** What answers readers: Node's server, or Bun's, which need not be installed. */
  readonly frontEngine: 'node' | 'bun';
  readonly metrics: {
    /** Where they have a port of their own; `null`: they have none. */
    readonly listen: { readonly host: string; readonly port: number } | null;
    /** What is asked for before they are told, there and on the site's own port; `null`: that one does not have them. */
    readonly token: string | null;
  };
  /** Folder that is kept like the published site; `null`: none. */
  readonly exportDir: string | null;
  /** Command that is run after each export, with the folder in `EXPORT_DIR`. */
  readonly exportHook: string | null;
  /** Folder for scheduled backups; `null`: none are made. */
  readonly backupDir: string | null;
  /** Minutes between backups. */
  readonly backupEvery: number;
  /** How many backups are kept. */
  readonly backupKeep: number;
  /** What cookies are signed with; `null`: a secret of its own, kept in `dataDir`. */
  readonly authSecret: string | null;
  /** The sign-in provider of the house; `null`: none. */
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly name: string;
  } | null;
  /** What this node is called, for people: the name of its machine, unless another is set. */
  readonly nodeName: string;
  /** Whether the files of `contentDir` are taken into the log. */
  readonly ingest: boolean;
  /** Which labels of an alert name the panels and features that it is about, and the state it suggests. */
  readonly suggestionLabels: SuggestionLabels;
  /** How subscribers are told. */
  readonly notify: NotifyConfig;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Labels of alerts, by what they name. */
interface SuggestionLabels {
  readonly panel: string;
  readonly feature: string;
  readonly state: string;
}

/** A value of the environment that cannot be used. The message is one line. */
export class ConfigError extends Error {}

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an http(s) address, such as https://status.example.com',
});

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number, ${min} to ${max}`;
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
}

/** A port, after an address and a colon where it is not that of this machine alone. */
const METRICS_ADDRESS =
  /^(?:(?:\[(?<v6>[\da-f:.]+)\]|(?<name>[\w.-]+)):)?(?<port>\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/i;

/** RFC 9116, 2.5.3: an address of the web is https, mail and telephone have their schemes. A comma parts them. */
const securityContact = z
  .string()
  .regex(
    /^(mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s]+|tel:\+?[\d-]+)$/,
    'must be such as mailto:security@example.com or https://example.com/security, a comma between several',
  );

/** An address, a space, and a verifier key of the kind that `latarnia witness` prints. A comma parts them. */
const witness = z
  .string()
  .regex(
    /^https?:\/\/\S+ [^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/,
    'must be addresses, each with a verifier key behind a space, a comma between several',
  )
  .transform((text) => {
    const [url = '', key = ''] = text.split(' ');
    return { url, key };
  });

/** `panel=segment,feature=service`: what is not named is called as it is. A label's name is Prometheus', or Grafana's. */
const suggestionLabels = z
  .string()
  .regex(
    /^(panel|feature|state)=[\w.-]+(,(panel|feature|state)=[\w.-]+)*$/,
    'must be such as panel=segment,feature=service,state=level',
  );

const schema = z.object({
  HOST: z.string().min(1, 'must be an address to listen on, such as 127.0.0.1').default(DEFAULT_ADDRESS.host),
  PORT: z.coerce
    .number('must be a port, 0 to 65535')
    .int()
    .min(0)
    .max(65535, 'must be a port, 0 to 65535')
    .default(DEFAULT_ADDRESS.port),
  SITE_URL: webAddress.optional(),
  DATA_DIR: z.string().min(1, 'must be a folder').default('./var'),
  CONTENT_DIR: z.string().min(1, 'must be a folder').optional(),
  SECURITY_CONTACT: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(securityContact).min(1))
    .optional(),
  WITNESSES: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(witness).min(1))
    .optional(),
  SUPPORT_URL: webAddress.or(z.url({ protocol: /^mailto$/ })).optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^(file:|https?:\/\/|libsql:\/\/|wss?:\/\/|postgres(ql)?:\/\/)./,
      'must begin with file:, http://, https://, libsql:// or postgres://',
    )
    .optional(),
  DATABASE_AUTH_TOKEN: z.string().min(1).optional(),
  NODE_URL: webAddress.optional(),
  ROLE: z.enum(['all', 'reader', 'staff'], 'must be all, reader or staff').default('all'),
  FRONT_WORKERS: wholeNumber(1, 64).default(1),
  FRONT_ENGINE: z.enum(['node', 'bun'], 'must be node or bun').default('node'),
  METRICS_PORT: z
    .string()
    .regex(METRICS_ADDRESS, 'must be a port, 0 to 65535, or an address and a port, such as 192.0.2.7:9464')
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'must be at least 16 characters of chance, without spaces')
    .optional(),
  EXPORT_DIR: z.string().min(1).optional(),
  EXPORT_HOOK: z.string().min(1).optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_EVERY: wholeNumber(1, 10_080).default(60),
  BACKUP_KEEP: wholeNumber(1, 10_000).default(48),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters of chance').optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default('OpenID Connect'),
  NODE_NAME: z.string().min(1).max(100, 'must be 100 characters at most').optional(),
  INGEST: z.enum(['yes', 'no'], 'must be yes or no').default('yes'),
  SUGGESTION_LABELS: suggestionLabels.default('panel=panel,feature=feature,state=state'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  ...NOTIFY_SETTINGS,
});

/** Every variable that Latarnia reads, and what stands for it when it is not set; `docs/operations.md` documents each. */
export const SETTINGS: ReadonlyMap<string, string | null> = new Map(
  Object.entries(schema.shape).map(([name, setting]) => {
    const { data } = setting.safeParse(undefined);
    return [name, data === undefined ? null : String(data)];
  }),
);

/**
 * Reads the environment once.
 *
 * @param environment variables by name; an empty value counts as not set
 * @param directory what relative folders are relative to
 * @throws ConfigError naming every variable that is wrong, in one line
 */
export function readConfig(environment: NodeJS.ProcessEnv, directory: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const checked = schema.safeParse(given);
  if (!checked.success) {
    const wrong = checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(`Cannot start: ${wrong.join('; ')}.`);
  }
  const settings = checked.data;
  const dataDir = resolve(directory, settings.DATA_DIR);
  const shipped = join(ROOT, 'content');
  const contentDir = settings.CONTENT_DIR === undefined ? shipped : resolve(directory, settings.CONTENT_DIR);
  if (settings.EXPORT_HOOK !== undefined && settings.EXPORT_DIR === undefined) {
    throw new ConfigError('Cannot start: EXPORT_HOOK needs EXPORT_DIR, the folder that it is given.');
  }
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConfigError(`Cannot start: CONTENT_DIR ${contentDir} is not a folder.`);
  }
  return {
    host: settings.HOST,
    port: settings.PORT,
    siteUrl: settings.SITE_URL?.replace(/\/+$/, '') ?? null,
    dataDir,
    contentDir,
    contentIsShipped: contentDir === resolve(shipped),
    supportUrl: settings.SUPPORT_URL ?? null,
    securityContacts: settings.SECURITY_CONTACT ?? [],
    witnesses: settings.WITNESSES ?? [],
    databaseUrl: settings.DATABASE_URL ?? `file:${join(dataDir, 'latarnia.db')}`,
    databaseAuthToken: settings.DATABASE_AUTH_TOKEN ?? null,
    nodeUrl: settings.NODE_URL?.replace(/\/+$/, '') ?? null,
    role: settings.ROLE,
    frontWorkers: settings.FRONT_WORKERS,
    frontEngine: settings.FRONT_ENGINE,
    metrics: { listen: readMetricsAddress(settings), token: settings.METRICS_TOKEN ?? null },
    exportDir: settings.EXPORT_DIR === undefined ? null : resolve(directory, settings.EXPORT_DIR),
    exportHook: settings.EXPORT_HOOK ?? null,
    backupDir: settings.BACKUP_DIR === undefined ? null : resolve(directory, settings.BACKUP_DIR),
    backupEvery: settings.BACKUP_EVERY,
    backupKeep: settings.BACKUP_KEEP,
    authSecret: settings.AUTH_SECRET ?? null,
    oidc: readOidc(settings),
    nodeName: settings.NODE_NAME ?? hostname(),
    ingest: settings.INGEST === 'yes',
    suggestionLabels: {
      ...{ panel: 'panel', feature: 'feature', state: 'state' },
      ...Object.fromEntries(settings.SUGGESTION_LABELS.split(',').map((pair) => pair.split('='))),
    },
    notify: readNotifyConfig(
      settings,
      (message) => {
        throw new ConfigError(`Cannot start: ${message}.`);
      },
      (path) => resolve(directory, path),
    ),
    logLevel: settings.LOG_LEVEL,
  };
}

/** Whether anybody can ask for the metrics; otherwise nothing is gathered for them. */
export function hasMetrics({ metrics: { listen, token }, role }: Pick<Config, 'metrics' | 'role'>): boolean {
  return listen !== null || (token !== null && role !== 'staff');
}

/** Without an address, that of this machine alone, of the kind that the site listens on; `::` is both. */
function readMetricsAddress({ METRICS_PORT, HOST }: z.infer<typeof schema>): Config['metrics']['listen'] {
  const found = METRICS_ADDRESS.exec(METRICS_PORT ?? '')?.groups;
  if (found === undefined) return null;
  const host = found.v6 ?? found.name ?? (HOST.includes(':') && HOST !== '::' ? '::1' : '127.0.0.1');
  return { host, port: Number(found.port) };
}

/** @throws ConfigError when the provider is named only in part, or could not lead back */
function readOidc(settings: z.infer<typeof schema>): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError(
      'Cannot start: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed together.',
    );
  }
  if (settings.SITE_URL === undefined) {
    throw new ConfigError('Cannot start: OIDC_ISSUER needs SITE_URL, the address to come back to.');
  }
  return { issuer: issuer.replace(/\/+$/, ''), clientId, clientSecret, name: settings.OIDC_NAME };
}

/** Lays the `.env` file of the working folder under the environment, where there is one. */
export function loadEnvFile(directory: string): void {
  const file = join(directory, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
