DROP TRIGGER `event_payloads_update`;
--> statement-breakpoint
-- One part at a time leaves a payload, with its salt, where a redaction names it; its digest stays. Parts are named as in src/domain/event-part.ts.
CREATE TRIGGER `event_payloads_update` BEFORE UPDATE ON `event_payloads`
BEGIN
  SELECT RAISE(ABORT, 'log: a payload is never changed')
    WHERE NEW.`sequence` IS NOT OLD.`sequence` OR NEW.`salt` IS NOT OLD.`salt` OR NOT EXISTS (
      SELECT 1 FROM `events` JOIN `event_payloads` AS `redaction` USING (`sequence`),
        json_each(`redaction`.`payload`, '$.rest.parts') AS `named`,
        json_each(OLD.`payload`, '$.items') AS `list`,
        json_each(`list`.`value`) AS `item`
      WHERE `events`.`type` = 'event.redacted'
        AND json_extract(`redaction`.`payload`, '$.rest.revision') = OLD.`sequence`
        AND `named`.`value` = coalesce(
          CASE json_type(`item`.`value`, '$.value') WHEN 'text' THEN json_extract(`item`.`value`, '$.value') END,
          json_extract(`item`.`value`, '$.value.path'),
          json_extract(`item`.`value`, '$.value.feature') || '@' || json_extract(`item`.`value`, '$.value.panel'),
          json_extract(`item`.`value`, '$.value.panel'),
          `list`.`key` || ':' || coalesce(json_extract(`item`.`value`, '$.value.incident') || '/', '') || json_extract(`item`.`value`, '$.value.id')
        )
        AND NEW.`payload` = json_remove(
          OLD.`payload`,
          '$.items.' || `list`.`key` || '[' || `item`.`key` || '].salt',
          '$.items.' || `list`.`key` || '[' || `item`.`key` || '].value'
        )
    );
END;
--> statement-breakpoint
DROP TRIGGER `event_payloads_delete`;
--> statement-breakpoint
-- What is redacted in parts stays where it is.
CREATE TRIGGER `event_payloads_delete` BEFORE DELETE ON `event_payloads`
BEGIN
  SELECT RAISE(ABORT, 'log: a payload is removed by redaction alone')
    WHERE NOT EXISTS (
      SELECT 1 FROM `events` JOIN `event_payloads` USING (`sequence`)
      WHERE `type` = 'event.redacted'
        AND coalesce(json_extract(`payload`, '$.rest.revision'), json_extract(`payload`, '$.revision')) = OLD.`sequence`
        AND json_type(`payload`, '$.rest.parts') IS NULL
    );
END;
