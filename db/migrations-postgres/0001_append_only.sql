CREATE UNIQUE INDEX "events_change_id" ON "events" USING btree ("change_id");
--> statement-breakpoint
-- A trigger that stands before each row sees ON CONFLICT, MERGE and COPY as well, before any conflict is resolved.
CREATE FUNCTION events_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last public.events%ROWTYPE;
BEGIN
  IF EXISTS (SELECT FROM public.events WHERE sequence = NEW.sequence OR change_id = NEW.change_id) THEN
    RAISE EXCEPTION 'log: an event is never replaced';
  END IF;
  SELECT * INTO last FROM public.events ORDER BY sequence DESC LIMIT 1;
  IF NEW.sequence IS DISTINCT FROM coalesce(last.sequence, 0) + 1 THEN
    RAISE EXCEPTION 'log: the sequence has no gaps';
  END IF;
  IF NEW.log_id <> last.log_id THEN
    RAISE EXCEPTION 'log: an event carries the id of its log';
  END IF;
  IF NEW.previous_hash IS DISTINCT FROM coalesce(last.hash, '') THEN
    RAISE EXCEPTION 'log: an event follows the hash of the last one';
  END IF;
  IF NEW.effective_at < last.effective_at THEN
    RAISE EXCEPTION 'log: the site clock never moves back';
  END IF;
  IF EXISTS (SELECT FROM public.intents WHERE id = NEW.change_id AND status <> 'waiting') THEN
    RAISE EXCEPTION 'log: only an intent that waits is published';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER events_insert BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION events_insert();
--> statement-breakpoint
CREATE FUNCTION events_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'log: an event is never changed';
END
$$;
--> statement-breakpoint
CREATE TRIGGER events_update BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events_update();
--> statement-breakpoint
CREATE FUNCTION events_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'log: an event is never removed';
END
$$;
--> statement-breakpoint
CREATE TRIGGER events_delete BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION events_delete();
--> statement-breakpoint
CREATE TRIGGER events_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_delete();
--> statement-breakpoint
CREATE FUNCTION event_payloads_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public.event_payloads WHERE sequence = NEW.sequence) THEN
    RAISE EXCEPTION 'log: a payload is never replaced';
  END IF;
  IF NEW.sequence IS DISTINCT FROM (SELECT max(sequence) FROM public.events) THEN
    RAISE EXCEPTION 'log: a payload comes with its event';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER event_payloads_insert BEFORE INSERT ON event_payloads FOR EACH ROW EXECUTE FUNCTION event_payloads_insert();
--> statement-breakpoint
CREATE FUNCTION event_payloads_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'log: a payload is never changed';
END
$$;
--> statement-breakpoint
CREATE TRIGGER event_payloads_update BEFORE UPDATE ON event_payloads FOR EACH ROW EXECUTE FUNCTION event_payloads_update();
--> statement-breakpoint
-- What is no redaction is not looked into: its words may hold what PostgreSQL cannot read as JSON.
CREATE FUNCTION event_payloads_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' OR NOT EXISTS (
    SELECT FROM public.events JOIN public.event_payloads USING (sequence)
    WHERE CASE WHEN type = 'event.redacted' THEN (payload::json ->> 'revision')::bigint = OLD.sequence ELSE false END
  ) THEN
    RAISE EXCEPTION 'log: a payload is removed by redaction alone';
  END IF;
  RETURN OLD;
END
$$;
--> statement-breakpoint
CREATE TRIGGER event_payloads_delete BEFORE DELETE ON event_payloads FOR EACH ROW EXECUTE FUNCTION event_payloads_delete();
--> statement-breakpoint
CREATE TRIGGER event_payloads_truncate BEFORE TRUNCATE ON event_payloads FOR EACH STATEMENT EXECUTE FUNCTION event_payloads_delete();
--> statement-breakpoint
CREATE FUNCTION audit_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id IS NULL THEN
    NEW.id := nextval('public.audit_id_seq');
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT FROM public.audit WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'audit: an entry is never replaced';
  END IF;
  PERFORM setval('public.audit_id_seq', greatest(NEW.id, (SELECT last_value FROM public.audit_id_seq)));
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_insert BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_insert();
--> statement-breakpoint
CREATE FUNCTION audit_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit: an entry is never changed';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_update BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_update();
--> statement-breakpoint
CREATE FUNCTION audit_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit: an entry is never removed';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_delete BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_delete();
--> statement-breakpoint
CREATE TRIGGER audit_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_delete();
--> statement-breakpoint
CREATE FUNCTION intents_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number IS NULL THEN
    NEW.number := nextval('public.intents_number_seq');
  ELSE
    PERFORM setval('public.intents_number_seq', greatest(NEW.number, (SELECT last_value FROM public.intents_number_seq)));
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER intents_insert BEFORE INSERT ON intents FOR EACH ROW EXECUTE FUNCTION intents_insert();
--> statement-breakpoint
CREATE FUNCTION intents_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'waiting' AND NEW.status <> OLD.status THEN
    RAISE EXCEPTION 'intents: what is settled stays so';
  END IF;
  IF NEW.status = 'applied' AND (
    NEW.proposal IS NOT NULL
    OR NOT EXISTS (SELECT FROM public.events WHERE change_id = NEW.id AND sequence = NEW.revision)
  ) THEN
    RAISE EXCEPTION 'intents: what is applied stands in the log, and there alone';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER intents_update BEFORE UPDATE ON intents FOR EACH ROW EXECUTE FUNCTION intents_update();
--> statement-breakpoint
-- Also where a session says that it only repeats what another server did (session_replication_role).
ALTER TABLE events ENABLE ALWAYS TRIGGER events_insert, ENABLE ALWAYS TRIGGER events_update,
  ENABLE ALWAYS TRIGGER events_delete, ENABLE ALWAYS TRIGGER events_truncate;
--> statement-breakpoint
ALTER TABLE event_payloads ENABLE ALWAYS TRIGGER event_payloads_insert, ENABLE ALWAYS TRIGGER event_payloads_update,
  ENABLE ALWAYS TRIGGER event_payloads_delete, ENABLE ALWAYS TRIGGER event_payloads_truncate;
--> statement-breakpoint
ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_insert, ENABLE ALWAYS TRIGGER audit_update,
  ENABLE ALWAYS TRIGGER audit_delete, ENABLE ALWAYS TRIGGER audit_truncate;
--> statement-breakpoint
-- What people wrote is not sampled for the planner, which would keep it in a table of its own when it was redacted.
ALTER TABLE event_payloads ALTER COLUMN payload SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE keyed_answers ALTER COLUMN body SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE intents ALTER COLUMN proposal SET STATISTICS 0, ALTER COLUMN refusal SET STATISTICS 0;
--> statement-breakpoint
-- Whoever follows the log is told of what is new, instead of asking for it.
CREATE FUNCTION log_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY latarnia_log;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER events_told AFTER INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION log_told();
--> statement-breakpoint
CREATE TRIGGER intents_told AFTER INSERT OR UPDATE ON intents FOR EACH STATEMENT EXECUTE FUNCTION log_told();
--> statement-breakpoint
CREATE VIEW log AS
  SELECT sequence, log_id, type, version, recorded_at, effective_at, since, actor, change_id, payload, payload_digest,
    previous_hash, hash
  FROM events LEFT JOIN event_payloads USING (sequence);
