import { describe, expect, test } from 'vitest';
import { inputDefs } from '../../engine/wait/inputs.ts';
import { sortRows } from '../../manager/ui/sorting.ts';
import { mostWaited, planPromises } from '../../manager/waiting/promise-plan.ts';
import { inputKinds, kindOf, mostKinds, weighed } from '../../manager/waiting/waiting-inputs.ts';
import { openWaiting } from '../../manager/waiting/waiting-model.ts';
import { alongHours, firstSort, servicesToChoose, strayed } from '../../manager/waiting/waiting-rows.ts';
import * as az from '../../shared/text/az.ts';
import * as en from '../../shared/text/en.ts';
import * as ru from '../../shared/text/ru.ts';
import type { EstimatesBody, QuotedRow } from '../../shared/tickets/estimate.ts';
import { good, lost, place, refused, settle, talkingApi, turnedClock } from './manager-fakes.ts';

const today = '2026-11-20';
const quotedRow = (key: string, over: Partial<QuotedRow> = {}): QuotedRow => ({
  key,
  count: 10,
  quoted: 600,
  waited: 540,
  bias: 60,
  meanError: 120,
  inside: 0.8,
  belowUpper: 0.9,
  aboveLower: 0.9,
  promisedFrom: 300,
  promisedTo: 900,
  waitLow: 240,
  waitMedian: 500,
  waitHigh: 1000,
  ...over,
});
const nothing = quotedRow('', {
  count: 0,
  ...{ quoted: null, waited: null, bias: null, meanError: null, inside: null, belowUpper: null, aboveLower: null },
  ...{ promisedFrom: null, promisedTo: null, waitLow: null, waitMedian: null, waitHigh: null },
});
const about = (learntAt: string | null, learning = false): EstimatesBody => ({
  learnt:
    learntAt === null ? null : { version: 1, learntAt, days: 20, visits: 900, model: true, meanError: 200, inputs: [] },
  learning,
  quoted: { from: today, to: today, total: nothing, byService: [], byHour: [] },
});

const open = () => {
  const server = talkingApi();
  const at = place();
  const clock = turnedClock();
  const waiting = openWaiting('sample', () => today, { api: server.api, place: at, clock });
  return { server, at, clock, waiting };
};

describe('asking', () => {
  test('to learn, pressed twice, is asked once', async () => {
    const { server, waiting } = open();
    server.on('estimates', () => good(about(null)));
    server.on('learn', () => good({}));
    await waiting.loadKnowledge();
    const first = waiting.learn();
    expect(waiting.learning.value).toBe(true);
    await Promise.all([first, waiting.learn()]);
    expect(server.of('learn')).toHaveLength(1);
  });

  test('the last 30 days by hour for the picture and by service for the table, and says so in the address', async () => {
    const { server, at, waiting } = open();
    server.on('quoted', ({ query }) => good({ total: quotedRow(JSON.stringify(query)), rows: [] }));
    await waiting.load();
    expect(server.of('quoted').map(({ query }) => query)).toEqual([
      { from: '2026-10-22', to: today, by: 'hour' },
      { from: '2026-10-22', to: today, by: 'service' },
    ]);
    expect(at.path.value).toBe('/waiting?from=2026-10-22&to=2026-11-20&by=service');
    expect(waiting.state.value.step).toBe('ready');
  });

  test('one service: the picture is of it, and the table still compares services', async () => {
    const { server, at, waiting } = open();
    server.on('quoted', () => good({ total: quotedRow(''), rows: [] }));
    waiting.chooseService('diploma');
    await settle();
    expect(server.of('quoted').map(({ query }) => query)).toEqual([
      { from: '2026-10-22', to: today, by: 'hour', service: 'diploma' },
      { from: '2026-10-22', to: today, by: 'service' },
    ]);
    expect(at.path.value).toContain('&service=diploma');
    waiting.chooseBy('day');
    await settle();
    const [hours, services, days] = server.of('quoted').slice(2);
    expect([hours?.query, services?.query]).toMatchObject([{ by: 'hour', service: 'diploma' }, { by: 'service' }]);
    expect(days?.query).toMatchObject({ by: 'day', service: 'diploma' });
  });

  test('by hour one question answers both, and another which services there were', async () => {
    const { server, waiting } = open();
    server.on('quoted', () => good({ total: quotedRow(''), rows: [] }));
    waiting.readAddress('from=2026-11-01&to=2026-11-20&by=hour&service=x');
    await waiting.load();
    expect(server.of('quoted').map(({ query }) => query)).toMatchObject([{ by: 'hour' }, { by: 'service' }]);
    expect([waiting.by.value, waiting.service.value]).toEqual(['hour', 'x']);
  });

  test('trouble with either question is shown; a range with a fault asks nothing', async () => {
    const { server, waiting } = open();
    server.on('quoted', ({ query }) =>
      JSON.stringify(query).includes('hour') ? good({ total: nothing, rows: [] }) : refused('cannot-store'),
    );
    await waiting.load();
    expect(waiting.state.value).toMatchObject({ step: 'trouble', why: { code: 'cannot-store' } });
    const before = server.asked.length;
    waiting.chooseRange({ from: '2026-11-21', to: today });
    await settle();
    expect(waiting.fault.value).toBe('backwards');
    expect(server.asked).toHaveLength(before);
  });
});

describe('learning now', () => {
  const learnOn = async (answer: () => EstimatesBody, reply: 'good' | 'lost' | 'refused') => {
    const { server, clock, waiting } = open();
    let now = about('2026-11-19T23:00:00Z');
    server.on('estimates', () => good(now));
    await waiting.loadKnowledge();
    server.on('learn', () => {
      now = answer();
      return reply === 'good' ? good(now) : reply === 'lost' ? lost : refused('report-interrupted');
    });
    const say = (next: EstimatesBody): void => {
      now = next;
    };
    await waiting.learn();
    return { server, clock, waiting, say };
  };

  test('done at once: says so with what is known now', async () => {
    const { waiting } = await learnOn(() => about('2026-11-20T06:00:01Z'), 'good');
    expect([waiting.outcome.value, waiting.learning.value]).toEqual(['learnt', false]);
    expect(waiting.knowledge.value).toMatchObject({ value: { learnt: { learntAt: '2026-11-20T06:00:01Z' } } });
  });

  test('nothing to learn from is told', async () => {
    const { waiting } = await learnOn(() => about('2026-11-19T23:00:00Z'), 'good');
    expect(waiting.outcome.value).toBe('nothing');
  });

  test('no answer in time, but the server learns: no trouble; it is asked every two seconds until that is done', async () => {
    const { server, clock, waiting, say } = await learnOn(() => about('2026-11-19T23:00:00Z', true), 'lost');
    expect([waiting.learnTrouble.value, waiting.learning.value, waiting.outcome.value]).toEqual([null, true, null]);
    const asked = server.of('estimates').length;
    clock.turn(2000);
    await settle();
    expect(server.of('estimates')).toHaveLength(asked + 1);
    await waiting.learn();
    expect(server.of('learn')).toHaveLength(1);
    say(about('2026-11-20T06:01:00Z'));
    clock.turn(2000);
    await settle();
    expect([waiting.learning.value, waiting.outcome.value, clock.alarms()]).toEqual([false, 'learnt', 0]);
  });

  test('a refusal is trouble, and what was learnt before stays', async () => {
    const { waiting } = await learnOn(() => about('2026-11-19T23:00:00Z'), 'refused');
    expect(waiting.learnTrouble.value).toMatchObject({ code: 'report-interrupted' });
    expect([waiting.outcome.value, waiting.learning.value]).toEqual([null, false]);
    expect(waiting.knowledge.value).toMatchObject({ value: { learnt: { days: 20 } } });
  });

  test('closing stops the asking', async () => {
    const { clock, waiting } = await learnOn(() => about(null, true), 'lost');
    expect(clock.alarms()).toBe(1);
    waiting.close();
    expect(clock.alarms()).toBe(0);
  });
});

describe('rows', () => {
  test('services to choose: those of the centre, and those that the days shown have had', () => {
    const known = [{ id: 'a', name: { az: 'A' } }, { id: 'b' }];
    const seen = [quotedRow('b'), quotedRow('c', { name: { az: 'C' } })];
    expect(servicesToChoose(known, seen)).toEqual([...known, { id: 'c', name: { az: 'C' } }]);
    expect(servicesToChoose(undefined, seen).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  test('services with the most tickets first, hours along time; what has no figure comes last either way', () => {
    const rows = [quotedRow('a', { bias: null }), quotedRow('b', { bias: -30 }), quotedRow('c', { bias: 90 })];
    const compare = (a: string, b: string): number => (a < b ? -1 : 1);
    const keys = (descending: boolean) =>
      sortRows(rows, { column: 'bias', descending }, (row) => row.bias, compare).map(({ key }) => key);
    expect([keys(true), keys(false)]).toEqual([
      ['c', 'b', 'a'],
      ['b', 'c', 'a'],
    ]);
    expect([firstSort('service').column, firstSort('hour').column]).toEqual(['count', 'key']);
  });

  test('called sooner and later than promised are what is left beyond either end', () => {
    const stray = strayed(quotedRow('', { belowUpper: 0.75, aboveLower: 0.875 }));
    expect(stray).toEqual({ sooner: 0.125, later: 0.25 });
    expect(strayed(nothing)).toBeNull();
  });

  test('hours without tickets are gaps, and a range without an upper end has no band', () => {
    const hours = alongHours([quotedRow('09'), quotedRow('11', { promisedTo: null })]);
    expect(hours.map(({ key, promised, waited }) => [key, promised === null, waited === null])).toEqual([
      ['09', false, false],
      ['10', true, true],
      ['11', true, false],
    ]);
    expect(alongHours([])).toEqual([]);
  });
});

describe('the picture', () => {
  test('ranges, spreads and kept promises stand where their seconds and shares say', () => {
    const hours = alongHours([quotedRow('09'), quotedRow('10', { waitHigh: 1200 })]);
    expect(mostWaited(hours)).toBe(1200);
    const [first] = planPromises(hours, 1200, { width: 400, height: 120, strip: 40 });
    expect(first).toMatchObject({
      x: 0,
      width: 200,
      band: { y: 30, height: 60 },
      spread: { y: 20, height: 76, middle: 70 },
      kept: { y: 8, height: 32, share: 0.8 },
    });
  });

  test('an hour of nothing draws nothing', () => {
    const [, gap] = planPromises(alongHours([quotedRow('09'), quotedRow('11')]), 1200, {
      width: 300,
      height: 120,
      strip: 40,
    });
    expect(gap).toMatchObject({ key: '10', band: null, spread: null, kept: null });
  });
});

describe('inputs in plain words', () => {
  test('every input of the model has a kind, and every kind words in three languages', () => {
    expect(inputDefs.map(({ name }) => name).filter((name) => kindOf(name) === 'other')).toEqual([]);
    for (const { manager } of [az, ru, en]) {
      for (const kind of inputKinds) expect(manager.waiting.inputs[kind].length).toBeGreaterThan(3);
    }
  });

  test('inputs of one kind are added up, the largest first; one without words is shown as "other", last', () => {
    const inputs = [
      { input: 'somethingNew', weight: 0.4 },
      { input: 'ahead', weight: 0.2 },
      { input: 'calls15', weight: 0.25 },
      { input: 'poolAhead', weight: 0.15 },
    ];
    expect(weighed(inputs)).toEqual([
      { kind: 'ahead', weight: 0.35 },
      { kind: 'paceQuarter', weight: 0.25 },
      { kind: 'other', weight: 0.4 },
    ]);
  });

  test('what weighs least goes together, and nothing is lost', () => {
    const inputs = inputDefs.map(({ name }, index) => ({ input: name, weight: (index + 1) / 1128 }));
    const rows = weighed(inputs);
    expect(rows).toHaveLength(mostKinds + 1);
    const sum = (of: readonly { readonly weight: number }[]) => of.reduce((all, { weight }) => all + weight, 0);
    expect(sum(rows)).toBeCloseTo(sum(inputs));
  });
});
