import type { Command, CommandType } from '../../shared/commands.ts';
import { ok } from '../../shared/refusals.ts';
import { applyAll } from './apply.ts';
import { archiveCentre, archivedRefusal, bringBackCentre } from './commands/archive.ts';
import { callNext, callTicket, recallTicket } from './commands/calls.ts';
import { correctClock } from './commands/clock.ts';
import { configure } from './commands/configure.ts';
import { changeProfile, closeCounter, openCounter, pauseCounter, resumeCounter } from './commands/counters.ts';
import { closeDay, openDay, theClock, tick } from './commands/day.ts';
import { endTickets } from './commands/end-many.ts';
import type { Decision } from './commands/guards.ts';
import { issueTicket, serveDirectly } from './commands/issue.ts';
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

/** [T1] What a command makes happen, or why it does not. The time is the later of the clock's and the last event's. */
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
  switch (command.type) {
    case 'issue-ticket':
      return issueTicket(state, command);
    case 'edit-ticket':
      return editTicket(state, command);
    case 'recall-ticket':
      return recallTicket(state, command);
    case 'start-ticket':
      return startTicket(state, command);
    case 'finish-ticket':
      return finishTicket(state, command);
    case 'mark-no-show':
      return markNoShow(state, command);
    case 'requeue-ticket':
      return requeueTicket(state, command);
    case 'park-ticket':
      return parkTicket(state, command);
    case 'resume-ticket':
      return resumeTicket(state, command);
    case 'reinstate-ticket':
      return reinstateTicket(state, command);
    case 'cancel-ticket':
      return cancelTicket(state, command);
    case 'undo-move':
      return undoMove(state, command);
    case 'reprint-slip':
      return reprintSlip(state, command);
    case 'transfer-ticket':
      return transferTicket(state, command);
    case 'add-service':
      return addService(state, command);
    case 'end-tickets':
      return endTickets(state, command);
    case 'call-next':
      return callNext(state, command);
    case 'call-ticket':
      return callTicket(state, command);
    case 'serve-directly':
      return serveDirectly(state, command);
    case 'open-counter':
      return openCounter(state, command);
    case 'change-profile':
      return changeProfile(state, command);
    case 'pause-counter':
      return pauseCounter(state, command);
    case 'resume-counter':
      return resumeCounter(state, command);
    case 'close-counter':
      return closeCounter(state, command);
    case 'open-day':
      return openDay(state, command);
    case 'close-day':
      return closeDay(state, command);
    case 'tick':
      return tick(state, command);
    case 'configure':
      return configure(state, command);
    case 'archive-centre':
      return archiveCentre(state, command);
    case 'bring-back-centre':
      return bringBackCentre(state, command);
    case 'correct-clock':
      return correctClock(state, command);
  }
};

const aboutTheDay: ReadonlySet<CommandType> = new Set(['open-day', 'close-day', 'tick', 'configure']);

/** [K6] What is still answered in a centre that is out of use. */
const whileArchived: ReadonlySet<CommandType> = new Set(['archive-centre', 'bring-back-centre', 'tick']);

/** [D2] One who asks after midnight, before the clock has come round (a server that was off all night), finds the day closed. */
const decideAfterMidnight = (state: State, command: Command): Decision => {
  const turned = tick(state, { type: 'tick', at: command.at, by: theClock });
  if (!turned.ok) return turned;
  const decision = decideNow(applyAll(state, turned.value), command);
  return decision.ok ? ok([...turned.value, ...decision.value]) : decision;
};
