import { counterPlace } from '../../engine/queue/announce.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import type { State } from '../../engine/queue/state.ts';
import type { TicketCalled, TicketRecalled } from '../../shared/events.ts';
import type { PushMessage } from '../../shared/notices/push.ts';
import { languages } from '../languages.ts';

/** What a phone is told of a call, in its own language; null where the ticket or the words are not known. */
export function pushMessage(state: State, event: TicketCalled | TicketRecalled, language: string): PushMessage | null {
  const ticket = findTicket(state, event.ticket);
  if (ticket === null) return null;
  const spoken = [language, ticket.language, ...(state.centre?.languages ?? [])];
  const code = spoken.find((one) => languages.has(one));
  const phone = code === undefined ? undefined : languages.get(code)?.phone;
  if (code === undefined || phone === undefined) return null;
  const called = event.call > 1 ? phone.calledAgain(event.call) : phone.yourTurn;
  return {
    title: `${ticket.number}: ${phone.goTo(counterPlace(state, event.counter).name)}`,
    body: ticket.practice ? phone.practice : called,
    language: code,
    number: ticket.number,
    at: event.at,
  };
}
