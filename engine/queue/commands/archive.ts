import type { ArchiveCentre, BringBackCentre } from '../../../shared/commands.ts';
import { refuse } from '../../../shared/refusals.ts';
import { applyAll } from '../apply.ts';
import type { State } from '../state.ts';
import { closeDay } from './day.ts';
import { type Decision, decided, stamp, theCentre } from './guards.ts';

/** [K6] A centre is taken out of use, its day closed as by hand; one that is out of use already stays so. */
export function archiveCentre(state: State, command: ArchiveCentre): Decision {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  if (state.archived) return decided();
  const { at, by, force } = command;
  const closed = state.day === null ? decided() : closeDay(state, { type: 'close-day', at, by, force, practice: null });
  if (!closed.ok) return closed;
  const after = applyAll(state, closed.value);
  return decided(...closed.value, { ...stamp(after, command), type: 'centre-archived' });
}

/** [K6] The centre is in use again, as it was. */
export function bringBackCentre(state: State, command: BringBackCentre): Decision {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  return state.archived ? decided({ ...stamp(state, command), type: 'centre-brought-back' }) : decided();
}

/** [K6] Why a centre does nothing just now; null if it is in use. */
export function archivedRefusal(state: State) {
  return state.archived ? refuse('centre-archived', 'this centre is archived: it is to be brought back first') : null;
}
