import type { AuditEntry } from '../domain/audit.ts';
import { formatCsv } from './csv.ts';

type NameOf = (actor: string) => string;

const COLUMNS = ['id', 'at', 'kind', 'actor', 'actor_name', 'subject', 'subject_name', 'facts'] as const;

/** The audit log for machines of administrators. */
export function formatAuditJson(entries: readonly AuditEntry[], nameOf: NameOf): string {
  return JSON.stringify(
    entries.map((entry) => ({ ...entry, ...namesOf(entry, nameOf) })),
    null,
    2,
  );
}

/** The same for spreadsheets. */
export function formatAuditCsv(entries: readonly AuditEntry[], nameOf: NameOf): string {
  return formatCsv(
    entries.map((entry) => ({ ...entry, ...namesOf(entry, nameOf), facts: JSON.stringify(entry.facts) })),
    COLUMNS,
  );
}

function namesOf({ actor, subject }: AuditEntry, nameOf: NameOf) {
  return {
    actor_name: actor === null ? null : nameOf(actor),
    subject_name: subject === null ? null : nameOf(subject),
  };
}
