import { type CallbackEnd, callbackKind, callbackTries } from '../../../shared/calls/calls.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { TryCallback } from '../case-commands.ts';
import { type CaseDecision, type CaseWorld, casesDecided, stampCase, theCase } from '../case-world.ts';
import { ended } from './answer.ts';

/** [CS25] A call-back is tried up to three times: reached, it is answered; the last try that reaches nobody closes it. */
export function tryCallback(world: CaseWorld, command: TryCallback): CaseDecision {
  const moving = theCase(world, command.case, 'try');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  if (found.kind !== callbackKind)
    return refuse('wrong-status', 'Only a call-back is tried', { status: found.status, move: 'try' });
  const event = { ...stampCase(world, found.id), type: 'case-tried' } as const;
  const outcome = outcomeOf(command.reached, found.tries + 1);
  const tried = { ...event, outcome };
  return outcome === null ? casesDecided(tried) : ended(world, found, tried);
}

const outcomeOf = (reached: boolean, tries: number): CallbackEnd | null => {
  if (reached) return 'reached';
  return tries < callbackTries ? null : 'not-reached';
};
