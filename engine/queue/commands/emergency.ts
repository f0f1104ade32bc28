import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { BeginEmergency, EndEmergency } from '../../../shared/centre/emergency.ts';
import { emergencyTexts } from '../../../shared/centre/emergency-texts.ts';
import type { Command, CommandType } from '../../../shared/commands.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { State } from '../state.ts';
import { type Decision, decided, type Refused, stamp, theCentre } from './guards.ts';

/** [EM1] The same again is no event; another kind takes the place of the one that stands. */
export function beginEmergency(state: State, command: BeginEmergency): Decision {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  const { kind } = command;
  if (state.emergency?.kind === kind) return decided();
  return decided({
    ...stamp(state, command),
    type: 'emergency-begun',
    kind,
    texts: emergencyTexts(centre.value, kind),
  });
}

/** [EM3] Never refused; where none stands it is no event. */
export function endEmergency(state: State, command: EndEmergency): Decision {
  return state.emergency === null ? decided() : decided({ ...stamp(state, command), type: 'emergency-ended' });
}

/** [EM2] Why a command is not done while an emergency stands; null = it is. */
export function emergencyRefusal(state: State, command: Command): Refused | null {
  const { emergency } = state;
  if (emergency === null || !stopped.has(command.type)) return null;
  // Calls come by telephone, wherever their desk is.
  if (command.type === 'serve-directly' && isPhoneDesk(state.index.counters.get(command.counter))) return null;
  return refuse('emergency', 'an emergency stands: nothing is given out and nobody is called', {
    kind: emergency.kind,
  });
}

/** What would give somebody a number, call somebody, give a place up, or print. */
const stopped: ReadonlySet<CommandType> = new Set([
  'issue-ticket',
  'serve-directly',
  'call-next',
  'call-ticket',
  'recall-ticket',
  'resume-ticket',
  'mark-no-show',
  'reprint-slip',
  'open-day',
]);
