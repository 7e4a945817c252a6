/** What can be taken out of an event alone. */
type PartKind = 'document' | 'cell' | 'panel' | 'said elsewhere';

/** How what an event says is sealed in its type and version. */
interface Sealing {
  /** Its lists: each item has a salt and a digest of its own. */
  readonly lists: Readonly<Record<string, PartKind>>;
  /**
   * What is for staff alone, sealed together as one part, so that the rest can be shown to whoever computes the digest anew.
   * Left out: that version knew no such part.
   */
  readonly forStaff?: readonly string[];
}

const DOCUMENTS = { documents: 'document' } as const;
const BESIDE = { cells: 'cell', restorations: 'panel' } as const;
const WHY = ['why'] as const;
const WHY_AND_QUIET = ['why', 'notify'] as const;
const UNDONE = { restoration: 'panel', availability: 'cell', documents: 'document' } as const;

/** By type and version; what is missing is sealed as a whole. Never removed, never changed. */
const SEALING: Readonly<Record<string, Sealing>> = {
  'words.published@1': { lists: DOCUMENTS },
  'words.withdrawn@1': { lists: { withdrawn: 'document' } },
  'incident.opened@2': { lists: BESIDE },
  'update.posted@2': { lists: BESIDE },
  'content.published@2': { lists: DOCUMENTS, forStaff: [] },
  'content.withdrawn@2': { lists: { paths: 'document' }, forStaff: [] },
  'words.published@2': { lists: { ...DOCUMENTS, left: 'document' }, forStaff: ['why', 'notify'] },
  'words.withdrawn@2': { lists: { withdrawn: 'document' }, forStaff: WHY },
  'restoration.set@3': { lists: { cells: 'panel' }, forStaff: WHY },
  'availability.set@3': { lists: { cells: 'cell' }, forStaff: WHY },
  'status.confirmed@3': { lists: {}, forStaff: WHY },
  'change.undone@6': { lists: UNDONE, forStaff: WHY },
  'incident.opened@3': { lists: BESIDE, forStaff: ['why', 'notify', 'knownSince'] },
  'incident.corrected@3': { lists: {}, forStaff: ['why', 'knownSince'] },
  'update.posted@3': { lists: BESIDE, forStaff: ['why', 'notify'] },
  'update.corrected@3': { lists: {}, forStaff: WHY },
  'maintenance.planned@2': { lists: {}, forStaff: ['why', 'notify'] },
  'maintenance.changed@2': { lists: {}, forStaff: ['why', 'notify'] },
  'past.imported@1': {
    lists: {
      incidents: 'said elsewhere',
      updates: 'said elsewhere',
      maintenances: 'said elsewhere',
      cells: 'cell',
    },
    forStaff: WHY,
  },
  'restoration.set@4': { lists: { cells: 'panel' }, forStaff: WHY_AND_QUIET },
  'availability.set@4': { lists: { cells: 'cell' }, forStaff: WHY_AND_QUIET },
  'change.undone@7': { lists: UNDONE, forStaff: WHY_AND_QUIET },
  'words.withdrawn@3': { lists: { withdrawn: 'document' }, forStaff: WHY_AND_QUIET },
  'update.corrected@4': { lists: {}, forStaff: WHY_AND_QUIET },
  'event.redacted@2': { lists: {}, forStaff: ['reason'] },
};

/** `null`: what such an event says is sealed as a whole. */
export function sealingOf(type: string, version: number): Sealing | null {
  return SEALING[`${type}@${version}`] ?? null;
}

/** Whether documents, cells or panels can be taken out of such an event one by one. */
export function hasParts(type: string, version: number): boolean {
  return Object.keys(sealingOf(type, version)?.lists ?? {}).length > 0;
}

/**
 * What a part is called: the path of a document (`pl/faq/money.md`), a cell by its feature and panel (`orders@b`), a panel by
 * its id (`b`), what was said elsewhere by its list and id (`incidents:slow`, `updates:slow/u1`). The database's triggers name
 * them so, too.
 *
 * @param list the list that it stands in
 * @returns `null`: it is none
 */
export function nameOfPart(item: unknown, list: string): string | null {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return null;
  if ('path' in item) return String(item.path);
  if ('panel' in item) return 'feature' in item ? `${item.feature}@${item.panel}` : String(item.panel);
  if (!('id' in item)) return null;
  return `${list}:${'incident' in item ? `${item.incident}/` : ''}${item.id}`;
}

/** What a name is of: what was said elsewhere begins with its list; otherwise only paths have a slash, only cells an @. */
export function kindOfPart(name: string): PartKind {
  if (/^[a-z]+:/.test(name)) return 'said elsewhere';
  if (name.includes('/')) return 'document';
  return name.includes('@') ? 'cell' : 'panel';
}
