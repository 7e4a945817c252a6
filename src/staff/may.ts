import { type Permission, roleMay } from '../domain/staff.ts';
import type { Desk } from './desk.ts';

/** The desk of somebody who may do this; `null`: nobody is signed in, or their role is too small. */
export function deskFor(desk: Desk | null, permission: Permission): Desk | null {
  return desk !== null && roleMay(desk.member.role, permission) ? desk : null;
}
