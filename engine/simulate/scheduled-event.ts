/** What is due in a simulated day. */
export type ScheduledEvent = CounterEvent | VisitorEvent | VisitEvent;

/** `call`: it may call now. */
export interface CounterEvent {
  readonly kind: 'counter';
  readonly counter: string;
  readonly what: 'open' | 'close' | 'pause' | 'resume' | 'call';
}

/** Somebody (their place in the plan) comes, or leaves unless called; `due`: the slot that they booked begins. */
export interface VisitorEvent {
  readonly kind: 'visitor';
  readonly visit: number;
  readonly what: 'come' | 'leave' | 'due';
}

/** The visitor stands at the counter, or has been waited for in vain, or is done with a stage. */
export interface VisitEvent {
  readonly kind: 'visit';
  readonly visit: number;
  readonly what: 'start' | 'missed' | 'done';
  readonly counter: string;
}
