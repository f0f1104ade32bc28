import type { CaseDecidedByTable } from '../../../shared/cases/case-events.ts';
import { refuse } from '../../../shared/refusals.ts';
import { decideByTable } from '../../rules/decide-by-table.ts';
import type { AskWhatDiffers, DecideByTable, NoteFact, TellSilentRegister } from '../case-commands.ts';
import {
  byTable,
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  caseToday,
  stampCase,
  theCase,
} from '../case-world.ts';

/** Applications that nobody decides by hand. */

/** [RE2] Notes what a register said of who applies, or that it said nothing. */
export function fact(world: CaseWorld, command: NoteFact): CaseDecision {
  const moving = theCase(world, command.case, 'fact');
  if (!moving.ok) return moving;
  if (!isTheClock(world)) return byTable;
  const { register, said, hash, asOf } = command;
  const text = command.text?.id ?? null;
  return casesDecided({ ...stampCase(world, command.case), type: 'case-fact', register, said, text, hash, asOf });
}

/** [RU4] [CS23] The table decides, at the clock's word alone; `not-yet` where it does not. */
export function decide(world: CaseWorld, command: DecideByTable): CaseDecision {
  const moving = theCase(world, command.case, 'decide');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  const { table, facts, tableHash, factsHash } = command;
  if (!isTheClock(world) || found.table !== table.id) return byTable;
  if (kind.stopped === true) return refuse('not-yet', 'This table is stopped');
  const said = decideByTable(table, facts, world.feel);
  if (said.is === 'not-yet') return refuse('not-yet', `nothing is decided: ${said.why}`, { why: said.why });
  const { row, outcome, ground, amount, months } = said;
  const decided: CaseDecidedByTable = {
    ...stampCase(world, found.id),
    ...{ type: 'case-decided', table: table.id, version: table.version, tableHash, factsHash },
    ...{ row, outcome, ground, amount, months, text: command.text.id },
    from: months === null ? null : `${found.receivedOn.slice(0, 8)}01`,
  };
  return casesDecided(decided);
}

/** [CS21] Asks who applied about what a register says otherwise: what they reply is what the table goes by. */
export function differ(world: CaseWorld, command: AskWhatDiffers): CaseDecision {
  const moving = theCase(world, command.case, 'differ');
  if (!moving.ok) return moving;
  if (!isTheClock(world)) return byTable;
  const pausesFrom = moving.value.kind.askPauses ? caseToday(world) : null;
  return casesDecided({ ...stampCase(world, command.case), type: 'case-asked', text: command.text.id, pausesFrom });
}

/** [RE2] Tells once that a register is silent. */
export function silent(world: CaseWorld, { case: id, register }: TellSilentRegister): CaseDecision {
  const moving = theCase(world, id, 'silent');
  if (!moving.ok) return moving;
  if (!isTheClock(world)) return byTable;
  if (moving.value.found.silent.includes(register)) return casesDecided();
  return casesDecided({ ...stampCase(world, id), type: 'case-silent', register });
}

/** No route asks for these moves: the server does, as the clock. */
const isTheClock = ({ by }: CaseWorld): boolean => by.kind === 'system';
