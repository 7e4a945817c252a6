import type { Availability } from '../../domain/availability.ts';
import type { Revision } from '../../domain/events.ts';
import type { Change } from '../../domain/state.ts';

import { commonWords } from '../../i18n/common.ts';
import { formatClock } from '../../i18n/dates.ts';
import { promiseView } from '../cell.ts';
import type { StaffViewContext } from './context.ts';
import { cellName } from './draft.ts';
import { subjectName } from './subject-name.ts';

/** What somebody published, for an editor that is open: what its cells say now. */
export interface LiveChange {
  readonly revision: Revision;
  readonly who: string;
  /** On the site's clock: `12:04`. */
  readonly when: string;
  readonly cells: readonly {
    readonly name: string;
    readonly title: string;
    readonly state: Availability;
    readonly word: string;
    readonly estimate: string | null;
  }[];
  readonly panels: readonly { readonly title: string }[];
}

export function liveChange(context: StaffViewContext, change: Change): LiveChange {
  const { locale, nameOf } = context;
  return {
    revision: change.revision,
    who: nameOf(change.actor),
    when: formatClock(change.at),
    cells: change.availability.map(({ feature, panel, after }) => ({
      name: cellName(feature, panel),
      title: subjectName(context, { feature, panel }),
      state: after.state,
      word: commonWords[locale].availability[after.state],
      estimate: promiseView(context, { feature, panel }, after.estimate)?.beside ?? null,
    })),
    panels: change.restoration.map(({ panel }) => ({ title: subjectName(context, { panel }) })),
  };
}
