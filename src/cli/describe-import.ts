import type { ImportPast } from '../actions/foreign-past.ts';
import type { DraftEvent } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import { warsawTime } from '../domain/time.ts';
import type { ImportedSite } from '../import/imported-site.ts';
import type { MappedComponent, Mapping, Target } from '../import/mapping.ts';
import { formatTable } from './output.ts';

/** How many of each kind a table shows; `--json` has them all. */
const SHOWN = 25;

/** What an import does, as tables: which component is what here, and what is new of incidents and planned work. */
export function describeImport(
  state: State,
  mapping: Mapping,
  past: ImportPast,
  drafts: readonly DraftEvent[],
  remarks: readonly string[],
): string {
  const [draft] = drafts;
  if (draft?.type !== 'past.imported') return '';
  const { incidents, updates, maintenances, cells = [] } = draft.payload;
  const newHere = new Set(incidents.map(({ id }) => id));
  const later = updates.filter(({ incident }) => !newHere.has(incident));
  const said = Map.groupBy(updates, ({ incident }) => incident);
  return [
    ...table(
      'Components',
      ['there', 'here', 'state'],
      mapping.components.map((one) => componentRow(one, cells)),
    ),
    ...table(
      `Incidents: ${incidents.length} new, ${past.incidents.length - incidents.length} here already`,
      ['began', 'address', 'impact', 'updates', 'last', 'title'],
      incidents.map(({ id, startedAt, impact, title }) => {
        const own = said.get(id) ?? [];
        return [
          warsawTime(startedAt),
          `/incidents/${id}/`,
          impact,
          String(own.length),
          own.at(-1)?.status ?? '–',
          title.pl,
        ];
      }),
    ),
    ...table(
      'Updates of incidents that are here already',
      ['at', 'address', 'status'],
      later.map(({ at, incident, status }) => [warsawTime(at), `/incidents/${incident}/`, status]),
    ),
    ...table(
      `Maintenances: ${maintenances.length} new, ${past.maintenances.length - maintenances.length} here already`,
      ['from', 'until', 'ended', 'title'],
      maintenances.map(({ from, until, endedAt, title }) => [
        ...[warsawTime(from), warsawTime(until)],
        endedAt == null ? '–' : warsawTime(endedAt),
        title.pl,
      ]),
    ),
    ...(remarks.length === 0 ? [] : [['Remarks', ...shorten(remarks)].join('\n')]),
    `On revision ${state.revision}: incidents ${incidents.length}, updates ${updates.length}, maintenances ${maintenances.length}, states ${cells.length}. Nobody is notified.`,
  ].join('\n\n');
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > SHOWN ? `\n… and ${rows.length - SHOWN} more (all of them: --json)` : '';
  return [`${title}\n${formatTable([head, ...rows.slice(0, SHOWN)])}${more}`];
}

function shorten(lines: readonly string[]): string[] {
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), `… and ${lines.length - SHOWN} more`] : [...lines];
}

function componentRow(
  { component, target }: MappedComponent,
  cells: readonly { readonly feature: string; readonly panel: string; readonly state: string }[],
): string[] {
  const isCell = target !== null && typeof target !== 'string';
  const said = isCell
    ? cells.find(({ feature, panel }) => feature === target.feature && panel === target.panel)
    : undefined;
  return [
    `${component.name} (${component.id})`,
    target === null ? '?' : targetText(target),
    said?.state ?? '–',
  ];
}

/** What a component is here, as it is written in `--map`. */
export function targetText(target: Target): string {
  if (typeof target === 'string') return target;
  return `${target.feature ?? ''}${target.panel === null ? '' : `@${target.panel}`}`;
}

/** What nobody has said yet what it is here, as lines that can be filled in. */
export function describeUnmapped(unmapped: readonly MappedComponent[], { groups }: ImportedSite): string {
  const lines = unmapped.map(({ component: { id, name, group } }) => {
    const of = groups.find((one) => one.id === group);
    return `# ${name}${of ? `, in ${of.name}` : ''}\n${id}=`;
  });
  return [
    'Nobody has said what these components are here. Save the lines below to a file, write after each = a feature@panel, a feature, @panel, * (everything) or - (nothing), and add --map <that file>:',
    ...lines,
  ].join('\n');
}
