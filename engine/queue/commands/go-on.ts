import type { GoOn } from '../../../shared/commands.ts';
import { refuse } from '../../../shared/refusals.ts';
import { dateAt } from '../business-day.ts';
import { freshUse, leapt } from '../numbering.ts';
import type { State } from '../state.ts';
import { type Decision, decided, stamp, theCentre } from './guards.ts';

/** [N5] Goes on upon a copy. Refused `not-found` where the log no longer ends with what the copy ends with. */
export function goOn(state: State, command: GoOn): Decision {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  const { copy } = command;
  if (state.seq !== copy.seq) return refuse('not-found', 'this log has been gone on with already', { seq: state.seq });
  const on = dateAt(command.at, centre.value.timeZone);
  const used = usesOn(state, on);
  const series = centre.value.series.map((one) => leapt(one, used.get(one.id) ?? freshUse(one)));
  return decided({ ...stamp(state, command), type: 'log-gone-on', copy, on, series });
}

/** How far each series has come on a date. */
const usesOn = ({ day, kept }: State, on: string) => {
  if (day !== null && day.date === on && !day.practice) return day.series;
  return new Map(kept?.date === on ? kept.series.map((use) => [use.id, use]) : []);
};
