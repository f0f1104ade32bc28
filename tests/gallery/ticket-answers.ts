import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { FoundTicket } from '../../shared/tickets/ticket-routes.ts';
import type { TicketStep } from '../../shared/tickets/ticket-story.ts';
import { minutesAgo } from './sample.ts';

/** Tickets of the gallery that a search finds, and the story of one. */

const [one, second] = sampleCentre.services;
const first = { id: one?.id ?? '', name: one?.name ?? {} };

export const foundTickets: readonly FoundTicket[] = [
  { ending: null, imported: false, ago: 30 },
  { ending: 'served' as const, imported: false, ago: 95 },
  { ending: 'no-show' as const, imported: true, ago: 190 },
].map(({ ago, ...rest }, at) => ({
  ...rest,
  id: `t${at + 1}`,
  number: `${'ABC'[at]}042`,
  date: '2026-11-20',
  service: sampleCentre.services[at]?.id ?? '',
  issuedAt: minutesAgo(ago),
}));

/** One that was called twice, transferred, parked and served; `longest`: what its services are called, and then it went on and on. */
export function ticketStory(longest?: RouteValue<'ticket'>['names']['service']): RouteValue<'ticket'> {
  const name = longest ?? first.name;
  const moves = steps.map((step) => ({ ...step, service: step.service && name }));
  const clerk = 'Leyla Məmmədova';
  const leg = { queuedAt: minutesAgo(95), counter: '3', clerk: 'u1', parkedSeconds: 0, suspendedSeconds: 0, index: 0 };
  return {
    ticket: {
      ...ticket,
      legs: [
        { ...leg, ...legs[0] },
        { ...leg, ...legs[1] },
      ],
    },
    names: {
      service: name,
      priorityClass: sampleCentre.priorityClasses[0]?.name ?? null,
      counter: '3',
      outcome: sampleCentre.outcomes[0]?.name ?? null,
      legs: [
        { service: name, counter: '3', clerk },
        { service: second?.name ?? null, counter: '12B', clerk: 'Əbdülrəhman Şükürlü-Cavadzadə' },
      ],
      history: ticket.history.map(({ counter }) => ({ counter })),
    },
    story: { date: '2026-11-20', steps: longest === undefined ? moves : [...moves, ...moves, ...moves, ...moves] },
  };
}

/** One that was taken a moment ago, and waits. */
export function freshStory(): RouteValue<'ticket'> {
  const { ticket, names, story } = ticketStory();
  const none = { calledAt: null, startedAt: null, endedAt: null, counter: null, note: null, outcome: null };
  const waiting = { status: 'waiting' as const, from: ticket.issuedAt, to: null, counter: null };
  const leg = { ...none, index: 0, service: first.id, queuedAt: ticket.issuedAt, clerk: null, ending: null };
  return {
    ticket: {
      ...{ ...ticket, ...none, status: 'waiting', calls: 0, priorityClass: null, history: [waiting] },
      legs: [
        { ...leg, waitSeconds: null, walkSeconds: null, serviceSeconds: null, parkedSeconds: 0, suspendedSeconds: 0 },
      ],
    },
    names: {
      ...{ ...names, priorityClass: null, counter: null, outcome: null, history: [{ counter: null }] },
      legs: [{ service: first.name, counter: null, clerk: null }],
    },
    story: { date: '2026-11-20', steps: story?.steps.slice(0, 1) ?? [] },
  };
}

const times = { calledAt: minutesAgo(70), startedAt: minutesAgo(68) };
const legs = [
  {
    service: first.id,
    ...times,
    endedAt: minutesAgo(60),
    ending: 'transferred' as const,
    waitSeconds: 1500,
    walkSeconds: 61,
    serviceSeconds: 480,
  },
  {
    ...{ index: 1, service: second?.id ?? '', counter: '12B', clerk: 'u3' },
    ...{ queuedAt: minutesAgo(60), calledAt: minutesAgo(41), startedAt: minutesAgo(40), endedAt: minutesAgo(12) },
    ...{
      ending: 'served' as const,
      waitSeconds: 1140,
      walkSeconds: 60,
      serviceSeconds: 1260,
      parkedSeconds: 420,
      suspendedSeconds: 0,
    },
  },
] as const;
const interval = (
  status: RouteValue<'ticket'>['ticket']['status'],
  from: number,
  to: number,
  counter: string | null,
) => ({
  status,
  from: minutesAgo(from),
  to: minutesAgo(to),
  counter,
});
const ticket: RouteValue<'ticket'>['ticket'] = {
  id: 't2',
  number: 'B042',
  service: second?.id ?? '',
  status: 'served',
  priorityClass: sampleCentre.priorityClasses[0]?.id ?? null,
  language: 'az',
  channel: 'kiosk',
  practice: false,
  issuedAt: minutesAgo(95),
  ...times,
  endedAt: minutesAgo(12),
  counter: '12B',
  calls: 3,
  note: 'Diplomun əslini gətirməlidir',
  outcome: sampleCentre.outcomes[0]?.id ?? null,
  later: [],
  party: null,
  legs: [],
  history: [
    interval('waiting', 95, 70, null),
    interval('called', 70, 68, '3'),
    interval('serving', 68, 60, '3'),
    interval('waiting', 60, 41, null),
    interval('called', 41, 40, '12B'),
    interval('serving', 40, 25, '12B'),
    interval('parked', 25, 18, '12B'),
    interval('serving', 18, 12, '12B'),
  ],
};

const step = (ago: number, what: TicketStep['what'], over: Partial<TicketStep> = {}): TicketStep => ({
  at: minutesAgo(ago),
  what,
  by: { kind: 'user', name: 'Leyla Məmmədova' },
  reason: null,
  service: null,
  counter: null,
  clerk: null,
  call: null,
  because: null,
  outcome: null,
  undoes: null,
  edited: [],
  ...over,
});
const steps: readonly TicketStep[] = [
  step(95, 'ticket-issued', { by: { kind: 'device', name: null }, service: first.name }),
  step(70, 'ticket-called', { counter: '3', call: 1, because: { rule: 'first-come' } }),
  step(69, 'ticket-recalled', { counter: '3', call: 2 }),
  step(68, 'ticket-started'),
  step(64, 'ticket-edited', { edited: ['note', 'priorityClass'] }),
  step(60, 'ticket-transferred', { service: first.name, reason: 'Sənəd arxivdən gəlməlidir', clerk: 'Murad Həsənov' }),
  step(41, 'ticket-called', {
    ...{ by: { kind: 'user', name: 'Murad Həsənov' }, counter: '12B', call: 1 },
    because: { rule: 'out-of-turn', reason: 'Körpəsi ağlayır' },
  }),
  step(25, 'ticket-parked', { reason: 'Surət çıxarır' }),
  step(18, 'ticket-resumed', { counter: '12B' }),
  step(12, 'ticket-finished', { outcome: sampleCentre.outcomes[0]?.name ?? null }),
];
