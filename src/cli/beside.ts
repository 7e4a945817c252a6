import type { Command } from 'commander';
import type { ChangeBeside } from '../actions/proposal.ts';
import { AVAILABILITIES } from '../domain/availability.ts';
import { currentCell } from '../domain/current-cell.ts';
import type { AvailabilityCell, Quiet, RestorationCell } from '../domain/events.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { reviseCells } from '../domain/revise.ts';
import type { State } from '../domain/state.ts';
import { type QuietOption, readQuietOption, withQuietOption } from './apply.ts';
import { badUsage } from './output.ts';
import { readDay, readOneOf } from './read.ts';

/** What is to change together with words, as it was typed. */
export interface BesideOptions extends QuietOption {
  cells?: string;
  restorations?: string;
  since?: string;
}

/** The options of every command that says something of an incident. */
export function withBeside(command: Command): Command {
  return withQuietOption(command)
    .option('--cells <cells>', 'what features do from now on: ceneo-xml=a:limited,api=b:available')
    .option('--restorations <panels>', 'how far panels are restored from now on: a:restored,b:restoring')
    .option('--since <day>', 'the day from which these hold, if it is known');
}

/** What was typed, read; the cells as they will be over what stands in a state. @throws bad usage */
export function readBesideOptions({
  cells,
  restorations,
  since,
  notify,
}: BesideOptions): (state: State) => ChangeBeside & Quiet {
  const wanted = split(cells, /^([^=:]+)=([^=:]+):([^=:]+)$/, 'cell', 'ceneo-xml=a:limited').map(
    ([feature = '', panel = '', word = '']) => ({
      address: { feature, panel },
      state: readOneOf(word, AVAILABILITIES, 'state'),
    }),
  );
  const panels = split(restorations, /^([^=:]+):([^=:]+)$/, 'panel with its state', 'a:restored').map(
    ([panel = '', word = '']): RestorationCell => ({
      panel,
      restoration: readOneOf(word, RESTORATIONS, 'state of a panel'),
    }),
  );
  const day = since === undefined ? undefined : readDay(since);
  return (state) => ({
    ...(wanted.length > 0 && {
      cells: wanted.flatMap(({ address, state: word }): readonly AvailabilityCell[] => {
        const stated = () => currentCell(state, address.feature, address.panel);
        return reviseCells([address], stated, { state: word }).cells;
      }),
    }),
    ...(panels.length > 0 && { restorations: panels }),
    ...(day !== undefined && { since: day }),
    ...readQuietOption({ notify }),
  });
}

function split(text: string | undefined, shape: RegExp, what: string, example: string): string[][] {
  if (text === undefined) return [];
  return text.split(',').map((one) => {
    const [, ...parts] = shape.exec(one.trim().toLowerCase()) ?? [];
    if (parts.length === 0) throw badUsage(`“${one}” is no ${what}. Write ${example}.`);
    return parts;
  });
}
