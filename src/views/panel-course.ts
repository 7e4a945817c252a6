import type { Day } from '../domain/day.ts';
import type { IncidentMeta } from '../domain/documents.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Period } from '../domain/periods.ts';
import type { Axis } from './axis.ts';
import type { PanelCourse } from './panel-periods.ts';
import type { UpcomingItem } from './upcoming.ts';
/** An estimate with a day. */
export interface DatedItem extends UpcomingItem {
  readonly day: Day;
}

/** A panel and what is known of it over time. */
export interface KnownPanel {
  readonly panel: PanelId;
  readonly letter: string;
  readonly periods: readonly Period<PanelCourse>[];
}

/** What the picture and the table are both made of. */
export interface Course {
  readonly axis: Axis;
  readonly incident: IncidentMeta | null;
  readonly panels: readonly KnownPanel[];
  readonly dated: readonly DatedItem[];
}
