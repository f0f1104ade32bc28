import { expect, test } from 'vitest';
import type { ActionType } from '../../counter/actions/actions.ts';
import { isAvailable } from '../../counter/actions/availability.ts';
import { foresee } from '../../counter/actions/foresee.ts';
import { type CounterOffer, standing } from '../../counter/choice.ts';
import { whyParked } from '../../counter/screens/set-aside.tsx';
import { stopwatch, waitWords } from '../../counter/times.ts';
import type { SignedIn } from '../../ui/session.ts';
import { atCounter, line, parked, viewWith } from './counter-fakes.ts';

const own: readonly ActionType[] = ['open', 'profile', 'pause', 'resume-counter', 'close', 'call-next', 'serve'];

test.each([
  ['open', false, true, ['profile', 'pause', 'close', 'call-next', 'serve']],
  ['open', true, true, ['profile']],
  ['open', false, false, ['profile', 'pause', 'close']],
  ['paused', false, true, ['profile', 'resume-counter', 'close']],
  ['closed', false, true, ['open']],
] as const)('a counter that is %s, somebody there: %s, day open: %s, may %j', (state, busy, dayOpen, expected) => {
  const base = viewWith({ waiting: [line('A001')] });
  const view = {
    ...base,
    counter: { ...base.counter, state },
    day: { ...base.day, open: dayOpen },
    ticket: busy ? atCounter('A002') : null,
  };
  expect(own.filter((name) => isAvailable(view, name, null))).toEqual(expected);
});

test('where nobody is next nobody is called, and a slip is printed again only where there is a printer', () => {
  const view = viewWith();
  expect(isAvailable(view, 'call-next', null)).toBe(false);
  expect(isAvailable(view, 'reprint', line('A001'))).toBe(true);
  expect(isAvailable({ ...view, printers: [] }, 'reprint', line('A001'))).toBe(false);
});

test('[EM2] while an emergency stands nobody is called, and what is under way is brought to an end', () => {
  const base = viewWith({ waiting: [line('A001')] });
  const stopped = { kind: 'evacuate', texts: {}, since: '2026-11-20T05:00:00Z' } as const;
  const view = { ...base, centre: { ...base.centre, emergency: stopped } };
  expect(own.filter((name) => isAvailable(base, name, null))).toEqual([
    'profile',
    'pause',
    'close',
    'call-next',
    'serve',
  ]);
  expect(own.filter((name) => isAvailable(view, name, null))).toEqual(['profile', 'pause', 'close']);
  const ofTicket: readonly ActionType[] = ['recall', 'start', 'finish', 'no-show', 'park', 'transfer', 'reprint'];
  const called = { ...atCounter('A002'), status: 'called' } as const;
  expect(ofTicket.filter((name) => isAvailable({ ...view, ticket: called }, name, called))).toEqual(
    ofTicket.filter((name) => isAvailable(base, name, called) && !['recall', 'no-show', 'reprint'].includes(name)),
  );
});

test('a parked ticket says why, and who parked it', () => {
  const by = { id: 'u1', name: 'Leyla' };
  const why = (reason: string | null, clerk: typeof by | null) =>
    whyParked({ ...parked('A001'), reason, by: clerk }, (name) => `by ${name}`);
  expect(why('fetches a copy', by)).toBe('fetches a copy · by Leyla');
  expect([why('fetches a copy', null), why(null, by), why(null, null)]).toEqual(['fetches a copy', 'by Leyla', null]);
});

test('times change their words at the minute and the hour', () => {
  const words = { minutes: (n: number) => `${n} min`, hours: (n: number) => `${n} h`, under: 'under' };
  expect([-1, 59, 60, 3599, 3600, 3660, 7200].map((seconds) => waitWords(seconds, words))).toEqual([
    'under',
    'under',
    '1 min',
    '59 min',
    '1 h',
    '1 h 1 min',
    '2 h',
  ]);
  expect([-1, 59, 60, 3599, 3600].map(stopwatch)).toEqual(['0:00', '0:59', '1:00', '59:59', '1:00:00']);
});

test.each([
  ['open', 'u1', null, 'mine'],
  ['paused', 'u1', [], 'mine'],
  ['open', 'u2', null, 'taken'],
  ['paused', 'u2', ['3'], 'taken'],
  ['open', null, null, 'free'],
  // The last clerk of a closed counter says nothing of it.
  ['closed', 'u2', null, 'free'],
  ['closed', 'u1', ['4'], 'barred'],
  ['closed', null, ['3'], 'free'],
  ['closed', null, [], 'barred'],
] as const)(
  'a counter that is %s with %j at it is, for one who may open %j: %s',
  (state, clerk, counters, expected) => {
    const offer = { id: '3', state, clerk: clerk === null ? null : { id: clerk, name: clerk } } as CounterOffer;
    expect(standing(offer, { id: 'u1', counters } as SignedIn)).toBe(expected);
  },
);

test('what is done to one who is elsewhere leaves the one at the counter there', () => {
  const view = viewWith({ ticket: atCounter('A001', { status: 'serving' }), waiting: [line('A002')] });
  for (const name of ['cancel', 'requeue', 'park'] as const) {
    expect(foresee(view, { type: name, ticket: 'a002', reason: null }).ticket?.id).toBe('a001');
    expect(foresee(view, { type: name, ticket: 'a001', reason: null }).ticket).toBeNull();
  }
});
