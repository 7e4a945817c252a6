import type { Permission } from '../../domain/staff.ts';

/** The parts of the staff area, in the order of its navigation, and what it takes to use each. */
export const STAFF_AREAS = [
  { id: 'home', path: '/staff/', needs: 'read' },
  { id: 'matrix', path: '/staff/matrix/', needs: 'read' },
  { id: 'updates', path: '/staff/updates/', needs: 'read' },
  { id: 'maintenance', path: '/staff/maintenance/', needs: 'read' },
  { id: 'words', path: '/staff/words/', needs: 'read' },
  { id: 'scheduled', path: '/staff/scheduled/', needs: 'read' },
  { id: 'notifications', path: '/staff/notifications/', needs: 'read' },
  { id: 'answer', path: '/staff/answer/', needs: 'answer' },
  { id: 'log', path: '/staff/log/', needs: 'read' },
  { id: 'people', path: '/staff/people/', needs: 'administer' },
  { id: 'tokens', path: '/staff/tokens/', needs: 'administer' },
  { id: 'account', path: '/staff/account/', needs: 'read' },
] as const satisfies readonly { id: string; path: string; needs: Permission }[];

/** Pages to which no navigation leads, that take more than to read. */
const BESIDE = [{ path: '/staff/redact/', needs: 'administer' }] as const satisfies readonly {
  path: string;
  needs: Permission;
}[];

/** What can be reached without being signed in. */
const OPEN = [
  '/staff/sign-in/',
  '/staff/second-factor/',
  '/staff/invitation/',
  '/staff/sign-out/',
  '/staff/auth/',
];

/**
 * What it takes to see an address of the staff area; `null`: nothing.
 *
 * @param path without the language in front
 * @example permissionFor('/staff/people/x/') // 'administer'
 */
export function permissionFor(path: string): Permission | null {
  // A form may be sent to an address without its last slash, and is answered.
  const whole = path.endsWith('/') ? path : `${path}/`;
  if (OPEN.some((open) => whole.startsWith(open))) return null;
  return [...STAFF_AREAS, ...BESIDE].findLast((area) => whole.startsWith(area.path))?.needs ?? 'read';
}
