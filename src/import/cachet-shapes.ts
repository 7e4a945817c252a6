import { z } from 'zod';

// The shapes of Cachet's API, version 1 of Cachet 2, and what `flatten` makes of those of Cachet 3, as far as they are read.

const id = z.union([z.string().min(1).max(200), z.number().int()]).transform(String);
const time = z.union([z.string().min(1), z.number().int()]);
const code = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(Number);
const maybeId = z.union([id, z.literal(0).transform(() => null)]).nullish();

export const CACHET_GROUP = z.object({ id, name: z.string() });
export const CACHET_COMPONENT = z.object({ id, name: z.string(), status: code.nullish(), group_id: maybeId });
export const CACHET_UPDATE = z.object({
  id,
  incident_id: id.nullish(),
  status: code,
  message: z.string().nullish(),
  created_at: time,
});
export const CACHET_INCIDENT = z.object({
  id,
  guid: z.string().nullish(),
  name: z.string(),
  message: z.string().nullish(),
  status: code,
  visible: z.union([code, z.boolean()]).nullish(),
  component_id: maybeId,
  component_status: code.nullish(),
  occurred_at: time.nullish(),
  scheduled_at: time.nullish(),
  created_at: time,
  deleted_at: time.nullish(),
  components: z.array(z.object({ id: id.nullish(), component_id: id.nullish() })).nullish(),
  updates: z.array(CACHET_UPDATE).nullish(),
});
export const CACHET_SCHEDULE = z.object({
  id,
  name: z.string(),
  message: z.string().nullish(),
  status: code.nullish(),
  scheduled_at: time,
  completed_at: time.nullish(),
  created_at: time.nullish(),
  components: z.array(z.object({ component_id: id.nullish(), component_status: code.nullish() })).nullish(),
});

export type CachetIncident = z.infer<typeof CACHET_INCIDENT>;
export type CachetSchedule = z.infer<typeof CACHET_SCHEDULE>;
export type CachetUpdate = z.infer<typeof CACHET_UPDATE>;

/**
 * A thing of Cachet 3 (`{id, type, attributes: {status: {human, value}, created: {human, string}}}`) as Cachet 2 writes it; one of
 * Cachet 2 is what it is.
 */
export function flatten(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('attributes' in value)) return value;
  const { attributes } = value;
  if (typeof attributes !== 'object' || attributes === null) return value;
  const flat = Object.entries(attributes).map(([key, part]): [string, unknown] => {
    if (typeof part !== 'object' || part === null) return [key, part];
    if ('value' in part) return [key, part.value];
    return 'string' in part ? [`${key}_at`, part.string] : [key, part];
  });
  return { ...('id' in value && { id: value.id }), ...Object.fromEntries(flat) };
}
