import type { IncidentMeta } from '../domain/documents.ts';
import type { PanelId, Restoration } from '../domain/panel.ts';
import { type Period, periodsOf, type Statement } from '../domain/periods.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant, startOfDay } from '../domain/time.ts';

/** `normal`: before the failure, when the panel ran as always. */
export type PanelCourse = Restoration | 'normal' | 'unknown';

/** When nothing was wrong yet: before any axis begins. */
export const LONG_AGO: Instant = '0002-01-01T00:00:00.000Z';

/** What is known of a panel over time, from before the incident that hit it. */
export function panelPeriods(
  state: State,
  panel: PanelId,
  incident: IncidentMeta | null,
): readonly Period<PanelCourse>[] {
  const hit = incident?.panels.includes(panel) ? incident : null;
  const said = statementsOf(state, panel, hit);
  const checks = state.index.confirmations.map(({ at }) => at);
  return periodsOf(hit ? [...before(hit, said), ...said] : said, checks);
}

function statementsOf(state: State, panel: PanelId, hit: IncidentMeta | null): Statement<PanelCourse>[] {
  const fromOf = (course: PanelCourse, since: Statement<PanelCourse>['since']) => {
    if (since === null) return null;
    const isFailure = hit !== null && course === 'offline' && since === dayAt(hit.startedAt);
    return isFailure ? hit.startedAt : startOfDay(since);
  };
  const said = (state.index.standingPanels[panel] ?? []).flatMap(({ at, since, restoration }) =>
    restoration
      .filter((one) => one.panel === panel)
      .map(({ after }): Statement<PanelCourse> => {
        const course = after ?? 'unknown';
        return { state: course, from: fromOf(course, since), since, at };
      }),
  );
  const now = state.restoration[panel];
  const course = now?.restoration ?? 'unknown';
  if (!now || said.at(-1)?.state === course) return said;
  return [...said, { state: course, from: fromOf(course, now.since), since: now.since, at: now.at }];
}

/** The panel ran until the incident; then it was down, if nobody says otherwise. */
function before(
  { startedAt }: IncidentMeta,
  said: readonly Statement<PanelCourse>[],
): Statement<PanelCourse>[] {
  const day = dayAt(startedAt);
  const normal: Statement<PanelCourse> = {
    state: 'normal',
    from: LONG_AGO,
    since: dayAt(LONG_AGO),
    at: LONG_AGO,
  };
  const isSaid = said.some(({ from }) => from !== null && from <= startedAt);
  return isSaid ? [normal] : [normal, { state: 'offline', from: startedAt, since: day, at: startedAt }];
}
