import fc from 'fast-check';
import { entries } from '../../engine/queue/ordered-map.ts';
import { fairCentre } from './fair-centre.ts';
import { Hall } from './hall.ts';
import { smallCentre } from './small-centre.ts';

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does one step, or is refused. */
export function take(hall: Hall, { what, which, counter, service, priorityClass, placing, seconds }: Step): void {
  hall.wait(seconds);
  const tickets = [...entries(hall.state.tickets)].map((one) => one.key);
  const ticket = tickets[which % Math.max(1, tickets.length)] ?? 'nobody';
  const callId = hall.id('c');
  const reason = which % 2 === 0 ? null : 'because';
  const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
  switch (what) {
    case 'issue':
      hall.try({ type: 'issue-ticket', ticket: hall.id('t'), job: hall.id('j'), service, priorityClass, ...rest });
      break;
    case 'next':
      hall.try({ type: 'call-next', counter, callId });
      break;
    case 'start':
      hall.try({ type: 'start-ticket', ticket });
      break;
    case 'finish':
      hall.try({ type: 'finish-ticket', ticket, outcome: null });
      break;
    case 'move-on':
      hall.try({ type: 'finish-ticket', ticket, outcome: null, next: service });
      break;
    case 'later':
      hall.try({ type: 'edit-ticket', ticket, later: [service], personal: [] });
      break;
    case 'recall':
      hall.try({ type: 'recall-ticket', ticket, callId });
      break;
    case 'no-show':
      hall.try({ type: 'mark-no-show', ticket });
      break;
    case 'requeue':
      hall.try({ type: 'requeue-ticket', ticket, reason });
      break;
    case 'park':
      hall.try({ type: 'park-ticket', ticket, reason });
      break;
    case 'resume':
      hall.try({ type: 'resume-ticket', ticket });
      break;
    case 'reinstate':
      hall.try({ type: 'reinstate-ticket', ticket });
      break;
    case 'cancel':
      hall.try({ type: 'cancel-ticket', ticket, reason });
      break;
    case 'undo':
      undoIn(hall, ticket);
      break;
    case 'call':
      hall.try({ type: 'call-ticket', counter, ticket, callId, reason });
      break;
    case 'serve':
      hall.try({ type: 'serve-directly', counter, ticket: hall.id('t'), service });
      break;
    case 'add':
      hall.try({ type: 'add-service', ticket, service });
      break;
    case 'transfer':
      hall.try({ type: 'transfer-ticket', ticket, target: { service }, placing });
      break;
    case 'send':
      hall.try({ type: 'transfer-ticket', ticket, target: { counter }, placing });
      break;
    case 'send-to-person':
      hall.try({ type: 'transfer-ticket', ticket, target: { clerk: 'chief' }, placing });
      break;
    case 'profile':
      hall.try({ type: 'change-profile', counter, profile: which % 2 === 0 ? 'all' : 'a-first' });
      break;
    case 'edit':
      hall.try({ type: 'edit-ticket', ticket, service, priorityClass, personal: ['note'] });
      break;
    case 'open':
      hall.try({ type: 'open-counter', counter, profile: null });
      break;
    case 'pause':
      hall.try({ type: 'pause-counter', counter, reason });
      break;
    case 'unpause':
      hall.try({ type: 'resume-counter', counter });
      break;
    case 'close':
      hall.try({ type: 'close-counter', counter, reason });
      break;
    case 'close-day':
      if (which === 0) hall.try({ type: 'close-day', force: true, practice: null });
      break;
    case 'open-day':
      hall.try({ type: 'open-day', practice: which % 5 === 0, force: true });
      break;
    case 'tick':
      hall.try({ type: 'tick' });
      break;
  }
}

/** Takes back what was done last with the ticket, or with whichever it may be done to, as an unhurried clerk would. */
const undoIn = (hall: Hall, ticket: string): void => {
  const fresh = [...entries(hall.state.tickets)].filter(({ value }) => value.undoable !== null).at(-1)?.key;
  hall.try({ type: 'undo-move', ticket: fresh ?? ticket });
};

/** A hall with a short series, so that laps happen, and two counters open. */
export function begun(make: typeof smallCentre): Hall {
  return new Hall(
    make({
      series: [
        { id: 'a', prefix: 'A', first: 1, last: 9, digits: 1, wrap: true },
        { id: 'c', prefix: 'C', first: 1, last: 99, digits: 2, wrap: true },
      ],
    }),
  ).open('1', '2');
}

/** Random visitors and clerks: each step names what is tried, on which of the tickets there are, after how long. */
export const step = fc.record({
  what: fc.constantFrom(
    'issue',
    'issue',
    'issue',
    'issue',
    'next',
    'next',
    'next',
    'start',
    'start',
    'finish',
    'finish',
    'move-on',
    'later',
    'recall',
    'no-show',
    'requeue',
    'park',
    'resume',
    'reinstate',
    'cancel',
    'undo',
    'undo',
    'call',
    'serve',
    'add',
    'transfer',
    'send',
    'send-to-person',
    'profile',
    'edit',
    'open',
    'pause',
    'unpause',
    'close',
    'close-day',
    'open-day',
    'tick',
  ),
  which: fc.nat(40),
  counter: fc.constantFrom('1', '2', '3'),
  service: fc.constantFrom('a', 'b', 'c'),
  priorityClass: fc.constantFrom(null, null, 'veteran', 'infant'),
  placing: fc.constantFrom('front', 'age', 'back'),
  seconds: fc.constantFrom(-3600, 0, 1, 30, 600, 5000),
} as const);

/** Plain first come first served, or every rule of fair calling in use. */
export const centre = fc.constantFrom(smallCentre, fairCentre);

export const story = fc.array(step, { minLength: 1, maxLength: 120 });
