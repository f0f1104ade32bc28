import { apply } from '../../engine/queue/apply.ts';
import { decide } from '../../engine/queue/decide.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';
import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Command, CorrectClock } from '../../shared/commands.ts';
import type { QueueEvent, TicketCalled } from '../../shared/events.ts';
import type { Refusal, RefusalCode } from '../../shared/refusals.ts';
import { smallCentre } from './small-centre.ts';

export const chief: Actor = { kind: 'user', id: 'chief', role: 'manager' };
export const clerk = (id: string): Actor => ({ kind: 'user', id, role: 'clerk' });
export const kiosk: Actor = { kind: 'device', id: 'kiosk-1', role: 'device' };

type Wish<C extends Command> = C extends Command ? Omit<C, 'at' | 'by'> : never;

/** A hall to try rules in: commands one second apart, ids in order, the log kept. Monday 23 November 2026, 10:00 in Baku. */
export class Hall {
  state: State = initialState;
  now: number;
  readonly log: QueueEvent[] = [];
  private made = 0;

  constructor(centre: Centre = smallCentre(), at = '2026-11-23T10:00:00+04:00') {
    this.now = Date.parse(at);
    this.must({ type: 'configure', centre, source: 'install', onVersion: null });
  }

  id(kind: string): string {
    this.made += 1;
    return `${kind}${this.made}`;
  }

  /** Events, or the code of the refusal. */
  try(wish: Wish<Command>, by: Actor = chief): readonly QueueEvent[] | RefusalCode {
    this.now += 1000;
    const decision = decide(this.state, { ...wish, at: this.now, by });
    if (!decision.ok) return decision.refusal.code;
    for (const event of decision.value) this.state = apply(this.state, event);
    this.log.push(...decision.value);
    return decision.value;
  }

  /** The refusal of what is asked at this moment (ms). */
  refusal(wish: Wish<Command>, by: Actor, at: number): Refusal {
    const decision = decide(this.state, { ...wish, at, by });
    if (decision.ok) throw new Error(`${wish.type} was not refused`);
    return decision.refusal;
  }

  /** Goes on from another time (ms). */
  correct(correction: Omit<Wish<CorrectClock>, 'type'>, at: number): void {
    this.now = at - 1000;
    this.must({ type: 'correct-clock', ...correction });
  }

  must(wish: Wish<Command>, by: Actor = chief): readonly QueueEvent[] {
    const events = this.try(wish, by);
    if (typeof events === 'string') throw new Error(`${wish.type} was refused: ${events}`);
    return events;
  }

  open(...counters: readonly string[]): this {
    if (this.state.day === null) this.must({ type: 'open-day', practice: false, force: false });
    for (const counter of counters) this.must({ type: 'open-counter', counter, profile: null });
    return this;
  }

  issue(service = 'a', priorityClass: string | null = null, by: Actor = chief): string {
    const ticket = this.id('t');
    const channel = 'kiosk' as const;
    const rest = { language: null, channel, printer: null, hasPhone: false, job: this.id('j') };
    this.must({ type: 'issue-ticket', ticket, service, priorityClass, ...rest }, by);
    return ticket;
  }

  tryIssue(service: string, by: Actor = chief): readonly QueueEvent[] | RefusalCode {
    const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false, priorityClass: null } as const;
    return this.try({ type: 'issue-ticket', ticket: this.id('t'), job: this.id('j'), service, ...rest }, by);
  }

  next(counter = '1', by: Actor = chief): TicketCalled {
    const [event] = this.must({ type: 'call-next', counter, callId: this.id('c') }, by);
    if (event?.type !== 'ticket-called') throw new Error('call-next gave no call');
    return event;
  }

  /** Calls next and lets it go, so that the counter is free again. */
  nextAndDone(counter = '1'): string {
    const { ticket } = this.next(counter);
    this.must({ type: 'start-ticket', ticket });
    this.must({ type: 'finish-ticket', ticket, outcome: null });
    return ticket;
  }

  ticket(id: string): Ticket {
    const ticket = findTicket(this.state, id);
    if (ticket === null) throw new Error(`no ticket ${id}`);
    return ticket;
  }

  wait(seconds: number): this {
    this.now += seconds * 1000;
    return this;
  }
}
