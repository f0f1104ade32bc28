import { afterEach, expect, test } from 'vitest';
import { type Choice, type CounterOffer, openChoice } from '../../counter/choice.ts';
import type { SignedIn } from '../../ui/session.ts';
import { manualClock } from '../fakes/clock.ts';
import { done, refused, scriptedApi } from './counter-fakes.ts';

/** Choosing where to sit before the day has begun. */

const leyla: SignedIn = {
  ...{ id: 'u1', login: 'leyla', name: 'Leyla', role: 'clerk', centre: 'c', counters: null },
  ...{ mustChange: false, mustEnrol: false },
};
const free: CounterOffer = {
  id: '3',
  name: '3',
  place: null,
  kind: 'desk',
  state: 'closed',
  clerk: null,
  profile: 'general',
};
const byTelephone: CounterOffer = { ...free, id: '90', name: '90', kind: 'phone' };
const list = (open: boolean) => ({
  ok: true as const,
  value: {
    counters: [free, byTelephone],
    profiles: [],
    day: { open, opensAt: open ? null : '2026-11-20T05:00:00.000Z', timeZone: 'Asia/Baku' },
  },
});

const opened: Choice[] = [];
afterEach(() => {
  for (const choice of opened.splice(0)) choice.close();
});
const choosing = async (open: boolean) => {
  const [server, clock, chosen] = [scriptedApi(), manualClock(), [] as string[]];
  const choice = openChoice({
    ...{ api: server.api, clock, newKey: () => 'k', centre: 'c', user: leyla },
    onChosen: (counter) => chosen.push(counter),
    onSignedOut: () => {},
  });
  opened.push(choice);
  void choice.refresh();
  await server.answer(list(open));
  return { choice, server, clock, chosen };
};

test('[HL1] desks at which calls are taken are not among the counters to sit at', async () => {
  const { choice } = await choosing(true);
  expect(choice.list.value?.counters.map(({ id }) => id)).toEqual(['3']);
});

test('on a closed day nothing is asked; once it opens one sits down', async () => {
  const { choice, server, clock, chosen } = await choosing(false);
  await choice.take(free, null);
  expect(server.asked.map(({ route }) => route)).toEqual(['counters']);
  await clock.advance(4000);
  await server.answer(list(true));
  void choice.take(free, null);
  await server.answer(done);
  expect(chosen).toEqual(['3']);
});

test('a day that closed meanwhile is said, and unsaid by itself once it is open again', async () => {
  const { choice, server, clock } = await choosing(true);
  void choice.take(free, null);
  await server.answer(refused('day-closed'));
  await server.answer(list(false));
  expect(choice.trouble.value).toMatchObject({ code: 'day-closed' });
  await clock.advance(4000);
  await server.answer(list(true));
  expect(choice.trouble.value).toBeNull();
});

test('other troubles stay until something else is asked', async () => {
  const { choice, server, clock } = await choosing(true);
  void choice.take(free, null);
  await server.answer(refused('counter-taken'));
  await server.answer(list(true));
  await clock.advance(4000);
  await server.answer(list(true));
  expect(choice.trouble.value).toMatchObject({ code: 'counter-taken' });
});
