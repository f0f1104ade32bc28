import type { Command } from '../../shared/commands.ts';
import type { Decision } from './commands/asking.ts';
import { callNext, callTicket, recallTicket } from './commands/calls.ts';
import { configure } from './commands/configure.ts';
import { closeCounter, openCounter, pauseCounter, resumeCounter } from './commands/counters.ts';
import { closeDay, openDay, tick } from './commands/day.ts';
import { issueTicket, serveDirectly } from './commands/issue.ts';
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
import type { State } from './state.ts';

const decideNow = (state: State, command: Command): Decision => {
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
    case 'reprint-slip':
      return reprintSlip(state, command);
    case 'transfer-ticket':
      return transferTicket(state, command);
    case 'add-service':
      return addService(state, command);
    case 'call-next':
      return callNext(state, command);
    case 'call-ticket':
      return callTicket(state, command);
    case 'serve-directly':
      return serveDirectly(state, command);
    case 'open-counter':
      return openCounter(state, command);
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
  }
};

/** [T1] What a command makes happen, or why it does not. The time is the later of the clock's and the last event's. */
export const decide = (state: State, command: Command): Decision =>
  decideNow(state, { ...command, at: Math.max(command.at, state.at) });
