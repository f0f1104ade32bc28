import type { Command, CommandType } from '../../shared/commands.ts';
import { ok } from '../../shared/refusals.ts';
import { applyAll } from './apply.ts';
import { archiveCentre, archivedRefusal, bringBackCentre } from './commands/archive.ts';
import { callNext, callTicket, recallTicket } from './commands/calls.ts';
import { correctClock } from './commands/clock.ts';
import { changeDocument, configure, noteDocuments } from './commands/configure.ts';
import { changeProfile, closeCounter, openCounter, pauseCounter, resumeCounter } from './commands/counters.ts';
import { closeDay, openDay, theClock, tick } from './commands/day.ts';
import { beginEmergency, emergencyRefusal, endEmergency } from './commands/emergency.ts';
import { endTickets } from './commands/end-many.ts';
import { goOn } from './commands/go-on.ts';
import type { Decision } from './commands/guards.ts';
import { issueTicket, placeTicket, serveDirectly } from './commands/issue.ts';
import { undoMove } from './commands/undo.ts';
import {
  addService,
  cancelTicket,
  editTicket,
  finishTicket,
  markNoShow,
  parkTicket,
  reinstateTicket,
  reprintSlip,
  requeueTicket,
  resumeTicket,
  startTicket,
  transferTicket,
} from './commands/visit.ts';
import { withDue } from './order/waiting-lines.ts';
import type { State } from './state.ts';

/** [T1] [T2] What a command makes happen, or why it does not, which changes nothing. The time is the later of the clock's and the last event's. */
export function decide(state: State, command: Command): Decision {
  // [T6] The one command that time may go back with.
  if (command.type === 'correct-clock') return correctClock(state, command);
  const asked = { ...command, at: Math.max(command.at, state.at) };
  const isOver = state.day !== null && asked.at >= state.day.midnight;
  return isOver && !aboutTheDay.has(asked.type)
    ? decideAfterMidnight(state, asked)
    : decideNow(withDue(state, asked.at), asked);
}

const decideNow = (state: State, command: Command): Decision => {
  const archived = whileArchived.has(command.type) ? null : archivedRefusal(state);
  if (archived !== null) return archived;
  const stopped = emergencyRefusal(state, command);
  if (stopped !== null) return stopped;
  return dispatch(command.type, state, command);
};

type Commands = { readonly [Type in CommandType]: Extract<Command, { readonly type: Type }> };

const dispatch = <Type extends CommandType>(type: Type, state: State, command: Commands[Type]): Decision =>
  deciders[type](state, command);

const deciders: { readonly [Type in CommandType]: (state: State, command: Commands[Type]) => Decision } = {
  'issue-ticket': issueTicket,
  'place-ticket': placeTicket,
  'edit-ticket': editTicket,
  'recall-ticket': recallTicket,
  'start-ticket': startTicket,
  'finish-ticket': finishTicket,
  'mark-no-show': markNoShow,
  'requeue-ticket': requeueTicket,
  'park-ticket': parkTicket,
  'resume-ticket': resumeTicket,
  'reinstate-ticket': reinstateTicket,
  'cancel-ticket': cancelTicket,
  'undo-move': undoMove,
  'reprint-slip': reprintSlip,
  'transfer-ticket': transferTicket,
  'add-service': addService,
  'end-tickets': endTickets,
  'call-next': callNext,
  'call-ticket': callTicket,
  'serve-directly': serveDirectly,
  'open-counter': openCounter,
  'change-profile': changeProfile,
  'pause-counter': pauseCounter,
  'resume-counter': resumeCounter,
  'close-counter': closeCounter,
  'open-day': openDay,
  'close-day': closeDay,
  'begin-emergency': beginEmergency,
  'end-emergency': endEmergency,
  tick: tick,
  configure: configure,
  'change-document': changeDocument,
  'note-documents': noteDocuments,
  'archive-centre': archiveCentre,
  'bring-back-centre': bringBackCentre,
  'correct-clock': correctClock,
  'go-on': goOn,
};

const aboutTheDay: ReadonlySet<CommandType> = new Set([
  'open-day',
  'close-day',
  'tick',
  'configure',
  'change-document',
  'note-documents',
  'go-on',
]);

/** [K6] What is still answered in a centre that is out of use. */
const whileArchived: ReadonlySet<CommandType> = new Set([
  'archive-centre',
  'bring-back-centre',
  'tick',
  'end-emergency',
  'go-on',
]);

/** [D2] One who asks after midnight, before the clock has come round (a server that was off all night), finds the day closed. */
const decideAfterMidnight = (state: State, command: Command): Decision => {
  const turned = tick(state, { type: 'tick', at: command.at, by: theClock });
  if (!turned.ok) return turned;
  const decision = decideNow(applyAll(state, turned.value), command);
  return decision.ok ? ok([...turned.value, ...decision.value]) : decision;
};
