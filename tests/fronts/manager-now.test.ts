import { describe, expect, test } from 'vitest';
import { meets, openNow, patienceMs, secondsSince, withQueue } from '../../manager/now/now-model.ts';
import {
  countedKeys,
  floor,
  good,
  heldLive,
  lost,
  refused,
  row,
  settle,
  talkingApi,
  turnedClock,
} from './manager-fakes.ts';

const open = (view: Parameters<typeof heldLive>[0] = floor()) => {
  const server = talkingApi();
  const clock = turnedClock();
  const live = heldLive(view);
  server.on('summary', () => good({ total: row(''), rows: [row('09')] }));
  const now = openNow('sample', live, { api: server.api, clock, newKey: countedKeys() });
  return { server, clock, live, now };
};

describe('whether the view is fresh', () => {
  test('loading at first, unreachable after eight seconds, live once it came', () => {
    const { clock, live, now } = open(null);
    expect(now.liveness.value).toBe('loading');
    clock.turn(patienceMs - 1000);
    expect(now.liveness.value).toBe('loading');
    clock.turn(1000);
    expect(now.liveness.value).toBe('unreachable');
    live.data.value = floor();
    live.connected.value = true;
    expect(now.liveness.value).toBe('live');
  });

  test('old while the server is away: the view stays, and its clock stands still', () => {
    const { clock, live, now } = open();
    clock.turn(3000);
    const at = now.serverNow.value;
    live.connected.value = false;
    clock.turn(60_000);
    expect(now.liveness.value).toBe('old');
    expect(now.view.value).not.toBeNull();
    expect(now.serverNow.value).toBe(at);
    live.connected.value = true;
    clock.turn(1000);
    expect(now.serverNow.value).toBe(at + 61_000);
  });

  test('of a hall that is run elsewhere: once it is cut off its waits run no further than when it was heard of', () => {
    const { clock, live, now } = open();
    expect(now.asOf.value).toBeNull();
    const heardAt = new Date(now.serverNow.value).toISOString();
    live.data.value = floor({ heardAt });
    clock.turn(119_000);
    expect(now.asOf.value).toBeNull();
    expect(now.hallNow.value).toBe(now.serverNow.value);
    clock.turn(2000);
    expect(now.asOf.value).toBe(Date.parse(heardAt));
    expect(now.hallNow.value).toBe(now.asOf.value);
  });

  test('times are the server’s, not this machine’s', () => {
    const { clock, live, now } = open();
    live.clockOffset.value = 7_000;
    expect(now.serverNow.value).toBe(clock.now() + 7_000);
  });

  test('refused when the server will not show it', () => {
    const { live, now } = open(null);
    live.refusal.value = { code: 'not-allowed', message: '' };
    expect(now.liveness.value).toBe('refused');
  });
});

describe('today by hour', () => {
  test('asked at once, each minute, and again for another day', async () => {
    const { server, clock, live, now } = open();
    await settle();
    expect(server.of('summary')[0]?.query).toEqual({ from: '2026-11-20', to: '2026-11-20', by: 'hour' });
    expect(now.hours.value).toEqual([row('09')]);
    clock.turn(60_000);
    expect(server.of('summary')).toHaveLength(2);
    live.data.value = floor({ day: { ...floor().day, date: '2026-11-21' } });
    expect(server.of('summary').at(-1)?.query).toMatchObject({ from: '2026-11-21' });
  });

  test('a fresh view of the same day asks nothing more', () => {
    const { server, live } = open();
    live.data.value = floor({ waiting: 5 });
    expect(server.of('summary')).toHaveLength(1);
  });

  test('on a closed day today’s date is the centre’s', () => {
    const { server } = open(floor({ day: { ...floor().day, open: false, date: null } }));
    expect(server.of('summary')[0]?.query).toMatchObject({ from: '2026-11-20' });
  });

  test('closing lets go of the clock and the view', () => {
    const { clock, live, now } = open();
    now.close();
    expect(clock.alarms()).toBe(0);
    expect(live.closed()).toBe(true);
  });
});

describe('opening and closing the day', () => {
  test('asks first, then does it once', async () => {
    const { server, now } = open();
    server.on('openDay', () => good({}));
    now.ask('practice');
    expect(server.of('openDay')).toHaveLength(0);
    await now.confirm();
    expect(server.of('openDay')).toEqual([{ params: { centre: 'sample' }, key: 'k1', body: { practice: true } }]);
    expect(now.question.value).toBeNull();
  });

  test('a counter that somebody left open is closed after a question', async () => {
    const { server, now } = open();
    server.on('closeCounter', () => good({}));
    now.ask({ counter: 'c5', name: '5' });
    expect(server.of('closeCounter')).toHaveLength(0);
    await now.confirm();
    expect(server.of('closeCounter')).toEqual([{ params: { centre: 'sample', counter: 'c5' }, key: 'k1', body: {} }]);
    expect(now.question.value).toBeNull();
  });

  test('visits still going on: a second question, and only its answer cuts them short', async () => {
    const { server, now } = open();
    server.on('closeDay', ({ body }) => (JSON.stringify(body) === '{}' ? refused('still-serving') : good({})));
    now.ask('close');
    await now.confirm();
    expect(now.question.value).toBe('force');
    expect(now.change.trouble.value).toBeNull();
    expect(server.of('closeDay')).toHaveLength(1);
    await now.confirm();
    expect(server.of('closeDay').map(({ body, key }) => [body, key])).toEqual([
      [{}, 'k1'],
      [{ force: true }, 'k2'],
    ]);
    expect(now.question.value).toBeNull();
  });

  test('any other refusal is told, and the question stays', async () => {
    const { server, now } = open();
    server.on('openDay', () => refused('day-open'));
    now.ask('open');
    await now.confirm();
    expect(now.question.value).toBe('open');
    expect(now.change.trouble.value).toMatchObject({ code: 'day-open' });
    now.dismiss();
    expect(now.question.value).toBeNull();
  });

  test.each([
    ['close', 'closeDay', 'day-closed'],
    ['close', 'closeDay', 'not-allowed'],
    ['force', 'closeDay', 'still-serving'],
    ['open', 'openDay', 'still-serving'],
    ['practice', 'openDay', 'still-serving'],
  ] as const)('%s refused with %s: nothing sharper is offered', async (what, route, code) => {
    const { server, now } = open();
    server.on(route, () => refused(code));
    now.ask(what);
    expect(await now.confirm()).toBe(false);
    expect(now.question.value).toBe(what);
    expect(now.change.trouble.value).toMatchObject({ code });
  });

  test('an answer to closing that was lost offers nothing sharper', async () => {
    const { server, now } = open();
    server.on('closeDay', () => lost);
    now.ask('close');
    await now.confirm();
    expect([now.question.value, now.change.trouble.value]).toEqual(['close', 'lost']);
  });

  test('an answer that was lost is asked again with the same key', async () => {
    const { server, now } = open();
    server.on('openDay', () => lost);
    now.ask('open');
    await now.confirm();
    expect(now.change.trouble.value).toBe('lost');
    server.on('openDay', () => good({}));
    await now.confirm();
    expect(server.of('openDay').map(({ key }) => key)).toEqual(['k1', 'k1']);
  });

  test('a double press sends one question', async () => {
    const { server, now } = open();
    server.on('openDay', () => good({}));
    now.ask('open');
    await Promise.all([now.confirm(), now.confirm()]);
    expect(server.of('openDay')).toHaveLength(1);
  });
});

test('a mean at its target meets it', () => {
  expect([meets(177, 177), meets(178, 177), meets(null, 177)]).toEqual([true, false, null]);
});

test('seconds since never run below 0', () => {
  expect(secondsSince('2026-11-20T06:00:00Z', Date.parse('2026-11-20T06:00:02.900Z'))).toBe(2);
  expect(secondsSince('2026-11-20T06:00:00Z', Date.parse('2026-11-20T05:59:00Z'))).toBe(0);
});

test('services with a queue, the longest wait first', () => {
  const service = (id: string, waiting: number, longestSince: string | null) => ({
    id,
    name: {},
    waiting,
    longestSince,
    estimate: null,
  });
  const sorted = withQueue([
    service('none', 0, null),
    service('late', 2, '2026-11-20T06:05:00Z'),
    service('early', 1, '2026-11-20T06:01:00Z'),
    service('as early and more', 3, '2026-11-20T06:01:00Z'),
  ]);
  expect(sorted.map(({ id }) => id)).toEqual(['as early and more', 'early', 'late']);
});
