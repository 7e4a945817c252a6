import type { DraftEvent } from '../domain/events.ts';
import type { Operation } from '../domain/staff.ts';
import { decideCourse } from './change-maintenance.ts';
import { decideMaintenance, maintenanceOperation } from './plan-maintenance.ts';
import type { Present } from './ports.ts';
import type { MaintenanceProposal } from './proposal.ts';
import type { Refusal } from './refusal.ts';
import { EVERYWHERE } from './update-operation.ts';

/** What applying it would append, or why it would be refused. */
export function decideMaintenanceProposal(
  present: Present,
  actor: string,
  proposal: MaintenanceProposal,
): readonly DraftEvent[] | Refusal {
  if (proposal.kind === 'course') return decideCourse(present, actor, proposal);
  const { verb: _, kind: __, ...plan } = proposal;
  return decideMaintenance(present, actor, plan);
}

/** What it is, as far as that decides who may apply it. Whom a change of its course concerns cannot be told from it. */
export function operationOfMaintenance(proposal: MaintenanceProposal): Operation {
  return proposal.kind === 'planning' ? maintenanceOperation(proposal) : EVERYWHERE;
}
