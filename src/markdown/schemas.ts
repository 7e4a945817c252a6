import { z } from 'zod';
import type { Condition } from '../domain/applicability.ts';
import { AVAILABILITIES } from '../domain/availability.ts';
import { UNORDERED } from '../domain/catalogue.ts';
import { parseDay } from '../domain/day.ts';
import { type Collection, type Meta, STEP_KINDS, type Words } from '../domain/documents.ts';
import { IMPACTS, UPDATE_STATUSES } from '../domain/incident.ts';
import { noInstant } from '../domain/no-instant.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { isReserved } from '../domain/slug.ts';
import { type Instant, readInstant } from '../domain/time.ts';

/** Front matter as it was read: everything of a document but its body. */
export interface FrontMatter<M = unknown> {
  readonly words: Omit<Words, 'body'>;
  readonly meta: M;
  readonly facts: readonly string[];
  readonly mentions: readonly string[];
}

/** The slug of a FAQ entry comes from its file name, not from its front matter. */
type WrittenMeta = Exclude<Meta, { collection: 'faq' }> | Omit<Extract<Meta, { collection: 'faq' }>, 'slug'>;

const text = z.string('write a line of text').trim().min(1, 'is empty; write a line of text');
const short = text.nullable().default(null);
const id = z
  .string('write an id, such as ceneo-xml')
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'write lower-case letters, digits and hyphens, such as ceneo-xml')
  .refine((name) => !isReserved(name), 'is a name that every object has; choose another');
const ids = z.array(id, 'write a list, such as [a, b]').default([]);
const order = z.int('write a whole number, such as 10').default(UNORDERED);
const flag = z.boolean('write true or false').default(false);
const names = z.record(id, text, 'write a name under each id, such as orders: Zamówienia').default({});
const address = z.url({
  protocol: /^https?$/,
  error: 'write a whole address, such as https://status.example.com',
});
const facts = z.array(z.string(), 'write a list, such as [F01, F02]').default([]);

const day = parsed(parseDay, 'a day of the calendar', '2019-11-18');
const instant = z
  .string('write an instant, such as 2021-03-10T00:47:00+01:00')
  .transform((written, context): Instant => {
    const read = readInstant(written);
    if (read.kind === 'instant') return read.instant;
    context.addIssue(`“${written}” ${noInstant(read)}`);
    return z.NEVER;
  });

/** What a condition may look at: a panel, or a feature. */
export const conditionSchemas = [
  z.strictObject({ panel: id, is: z.array(z.enum(RESTORATIONS)).min(1) }),
  z.strictObject({
    feature: id,
    on: id.nullable().default(null),
    is: z.array(z.enum(AVAILABILITIES)).min(1),
  }),
] as const;

const condition = z
  .union(
    conditionSchemas,
    `write {panel: c, is: [${RESTORATIONS.join(', ')}]} or ` +
      `{feature: ceneo-xml, on: a, is: [${AVAILABILITIES.join(', ')}]}, with the states that must hold; panel: own is the reader's panel`,
  )
  .transform((one): Condition => one);

const common = { title: text, short, facts, mentions: ids };
const audience = {
  panels: ids,
  uses: ids,
  when: z.array(condition, 'write a list of conditions').default([]),
};

/** The front matter of a document in the source language, by collection. An unknown key is a mistake. */
export const sourceSchemas = {
  site: z
    .strictObject({ ...common, areas: names, uses: names, progress: address.nullable().default(null) })
    .transform((front) =>
      frontMatter(
        front,
        {
          collection: 'site',
          areas: Object.keys(front.areas),
          uses: Object.keys(front.uses),
          progress: front.progress,
        },
        terms(front),
      ),
    ),
  panels: z
    .strictObject({
      ...common,
      order,
      former: ids,
      created_from: day.nullable().default(null),
      created_to: day.nullable().default(null),
      separate_instruction: flag,
    })
    .transform((front) =>
      frontMatter(front, {
        collection: 'panels',
        order: front.order,
        former: front.former,
        createdFrom: front.created_from,
        createdTo: front.created_to,
        separateInstruction: front.separate_instruction,
      }),
    ),
  features: z.strictObject({ ...common, area: id, order, uses: ids, former: ids }).transform((front) =>
    frontMatter(front, {
      collection: 'features',
      area: front.area,
      order: front.order,
      uses: front.uses,
      former: front.former,
    }),
  ),
  steps: z
    .strictObject({
      ...common,
      ...audience,
      kind: z.enum(STEP_KINDS, `write one of ${STEP_KINDS.join(', ')}`),
      order,
      former: ids,
      features: ids,
      home: flag,
    })
    .transform(({ title, short, facts, mentions, ...meta }) =>
      frontMatter({ title, short, facts, mentions }, { collection: 'steps', ...meta }),
    ),
  faq: z
    .strictObject({ ...common, ...audience, order, area: id, features: ids, former: ids })
    .transform(({ title, short, facts, mentions, ...meta }) =>
      frontMatter({ title, short, facts, mentions }, { collection: 'faq', ...meta }),
    ),
  incidents: z
    .strictObject({
      ...common,
      former: ids,
      panels: ids,
      started_at: instant,
      resolved_at: instant.nullable().default(null),
      backup_at: instant.nullable().default(null),
      backup_tolerance: z
        .number('write hours, such as 2')
        .min(0, 'write hours, such as 2')
        .max(8760, 'write hours, such as 2')
        .default(0),
      backup_panels: ids,
    })
    .transform((front) =>
      frontMatter(front, {
        collection: 'incidents',
        former: front.former,
        panels: front.panels,
        startedAt: front.started_at,
        resolvedAt: front.resolved_at,
        backupAt: front.backup_at,
        backupTolerance: front.backup_tolerance,
        backupPanels: front.backup_panels,
      }),
    ),
  postmortems: z.strictObject(common).transform((front) => frontMatter(front, { collection: 'postmortems' })),
  templates: z
    .strictObject({
      ...common,
      order,
      status: z
        .enum(UPDATE_STATUSES, `write one of ${UPDATE_STATUSES.join(', ')}`)
        .nullable()
        .default(null),
      impact: z
        .enum(IMPACTS, `write one of ${IMPACTS.join(', ')}`)
        .nullable()
        .default(null),
      next_in: z
        .int('write whole minutes, such as 60')
        .min(1, 'write whole minutes, such as 60')
        .max(44_640, 'write at most 44640 minutes, which are 31 days')
        .nullable()
        .default(null),
    })
    .transform((front) =>
      frontMatter(front, {
        collection: 'templates',
        order: front.order,
        status: front.status,
        impact: front.impact,
        nextIn: front.next_in,
      }),
    ),
} as const satisfies Record<Collection, z.ZodType<FrontMatter<WrittenMeta>>>;

const translates = z
  .string('write the hash of the words it translates; `latarnia content stamp` writes it for you')
  .regex(/^([0-9a-f]{12}|pending)$/, 'write the hash that `latarnia content stamp` gives');

/** The front matter of a translation: its words, and which words they translate. */
export const translationSchema = z
  .strictObject({ title: text, short, areas: names, uses: names, translates })
  .transform((front) => ({
    words: { title: front.title, short: front.short, terms: terms(front) },
    translates: front.translates,
  }));

function frontMatter<M extends WrittenMeta>(
  front: { title: string; short: string | null; facts: readonly string[]; mentions: readonly string[] },
  meta: M,
  named: Words['terms'] = {},
): FrontMatter<M> {
  const { title, short, facts, mentions } = front;
  return { words: { title, short, terms: named }, meta, facts, mentions };
}

/** `areas: {orders: Zamówienia}` → `{'areas.orders': 'Zamówienia'}`. */
function terms(groups: { areas: Record<string, string>; uses: Record<string, string> }): Words['terms'] {
  const named = (group: string, entries: Record<string, string>) =>
    Object.entries(entries).map(([key, name]) => [`${group}.${key}`, name] as const);
  return Object.fromEntries([...named('areas', groups.areas), ...named('uses', groups.uses)]);
}

/** A string that one of the domain's readers understands. */
function parsed<T>(read: (written: string) => T | null, what: string, example: string) {
  return z.string(`write ${what}, such as ${example}`).transform((written, context): T => {
    const value = read(written);
    if (value !== null) return value;
    context.addIssue(`“${written}” is not ${what}; write it as ${example}`);
    return z.NEVER;
  });
}
