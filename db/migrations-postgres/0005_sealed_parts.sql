-- One part at a time leaves a payload, with its salt, where a redaction names it; its digest stays. Parts are named as in src/domain/event-part.ts.
CREATE OR REPLACE FUNCTION event_payloads_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- Words may hold what PostgreSQL cannot read as JSON: escapes are taken off on both sides, which is enough to compare them.
  before jsonb := replace(replace(OLD.payload, '\\', '/'), '\u', 'u')::jsonb;
  after jsonb := replace(replace(NEW.payload, '\\', '/'), '\u', 'u')::jsonb;
BEGIN
  IF NEW.sequence IS DISTINCT FROM OLD.sequence OR NEW.salt IS DISTINCT FROM OLD.salt OR NOT EXISTS (
    SELECT FROM (
      SELECT payload::json -> 'rest' -> 'parts' AS parts FROM public.events JOIN public.event_payloads USING (sequence)
      WHERE CASE WHEN type = 'event.redacted'
        THEN (payload::json -> 'rest' ->> 'revision')::bigint = OLD.sequence AND payload::json -> 'rest' -> 'parts' IS NOT NULL
        ELSE false END
    ) AS redaction,
      json_array_elements_text(redaction.parts) AS part,
      jsonb_each(before -> 'items') AS list,
      jsonb_array_elements(list.value) WITH ORDINALITY AS item (said, place)
    WHERE part = coalesce(
        CASE jsonb_typeof(said -> 'value') WHEN 'string' THEN said ->> 'value' END,
        said -> 'value' ->> 'path',
        (said -> 'value' ->> 'feature') || '@' || (said -> 'value' ->> 'panel'),
        said -> 'value' ->> 'panel',
        list.key || ':' || coalesce((said -> 'value' ->> 'incident') || '/', '') || (said -> 'value' ->> 'id')
      )
      AND after = before
        #- ARRAY['items', list.key, (place - 1)::text, 'salt'] #- ARRAY['items', list.key, (place - 1)::text, 'value']
  ) THEN
    RAISE EXCEPTION 'log: a payload is never changed';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- What is no redaction is not looked into: its words may hold what PostgreSQL cannot read as JSON. What is redacted in parts stays where it is.
CREATE OR REPLACE FUNCTION event_payloads_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' OR NOT EXISTS (
    SELECT FROM public.events JOIN public.event_payloads USING (sequence)
    WHERE CASE WHEN type = 'event.redacted'
      THEN coalesce(payload::json -> 'rest' ->> 'revision', payload::json ->> 'revision')::bigint = OLD.sequence
        AND payload::json -> 'rest' -> 'parts' IS NULL
      ELSE false END
  ) THEN
    RAISE EXCEPTION 'log: a payload is removed by redaction alone';
  END IF;
  RETURN OLD;
END
$$;
