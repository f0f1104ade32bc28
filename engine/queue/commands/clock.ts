import type { CorrectClock } from '../../../shared/commands.ts';
import type { State } from '../state.ts';
import { type Decision, decided, stamp } from './guards.ts';

/** [T6] Goes on from another time; one correction is taken in once, however many tell of it. */
export function correctClock(state: State, command: CorrectClock): Decision {
  const { was, why, boot, generation, offset } = command;
  const known = state.corrected;
  if (known !== null && known.boot === boot && known.generation >= generation) return decided();
  const until = Math.max(was, state.at);
  if (until === command.at) return decided();
  return decided({ ...stamp(state, command), type: 'clock-corrected', was: until, why, boot, generation, offset });
}
