import type { Day } from './day.ts';

/** A segment of accounts, as the company names it: `a`, `eu-west`. It stands in addresses, commands and JSON. */
export type PanelId = string;

/** Which accounts a panel holds: by the day they were created, both ends inclusive, `null` for open. */
export interface AccountRange {
  readonly id: PanelId;
  readonly createdFrom: Day | null;
  readonly createdTo: Day | null;
  /** What the panel is called, in each language; by these the lookup finds it as well. */
  readonly titles?: readonly string[];
}

/** With how the panel is called in the reader's language where the word “panel” stands before it. */
export interface NamedAccountRange extends AccountRange {
  readonly name: string;
}

export const RESTORATIONS = ['offline', 'restoring', 'restored', 'new'] as const;

/** The state of a whole panel. `new`: made after the failure, never lost and never restored. */
export type Restoration = (typeof RESTORATIONS)[number];
