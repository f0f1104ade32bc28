import { beforeEach, describe, expect, test } from 'vitest';
import {
  type FirstRunWorld,
  keptCentre,
  openFirstRun,
  spareId,
} from '../../manager/settings/first-run/first-run-model.ts';
import { practiceStep } from '../../manager/settings/first-run/practice-step.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { readTemplate } from '../../shared/centre/templates/templates.ts';
import type { FloorView } from '../../shared/views.ts';
import { memories } from './counter-fakes.ts';
import {
  countedKeys,
  good,
  heldConfig,
  lost,
  refused,
  settle,
  type TalkingApi,
  talkingApi,
  turnedClock,
} from './manager-fakes.ts';

let server: TalkingApi;
let made: string[];
let written: Centre[];
let world: FirstRunWorld;
const empty = await readTemplate('empty', spareId);
const begun = { centre: { ...empty, name: {} }, etag: '' };

beforeEach(() => {
  server = talkingApi();
  made = [];
  written = [];
  server.on('listCentres', () => good([{ id: 'yeni', name: {}, archived: false }]));
  server.on('addCentre', ({ body }) => {
    written.push((body as unknown as { document: Centre }).document);
    return good({ id: (body as unknown as Centre).id, name: {}, archived: false });
  });
  world = {
    api: server.api,
    config: heldConfig(
      async (_, etag, document) => {
        written.push(document as Centre);
        return { ok: true, value: { centre: document as Centre, etag: `${etag}+` } };
      },
      async () => ({ ok: true, value: { centre: written.at(-1) as Centre, etag: '1' } }),
    ),
    clock: turnedClock(),
    newKey: countedKeys(),
    memory: memories()('first-run'),
    onMade: async (centre) => void made.push(centre),
  };
});

const named = () => {
  const run = openFirstRun(world, begun, null);
  run.draft.set('name', { az: 'Yeni' });
  return run;
};

describe('seven questions', () => {
  test('one that is answered wrong says so and stays; nothing is said before', async () => {
    const run = openFirstRun(world, begun, null);
    run.go('name');
    expect(run.told.value.size).toBe(0);
    expect(await run.next()).toBe(false);
    expect([...run.told.value.keys()]).toEqual(['name/az']);
    expect(run.step.value).toBe('name');
    run.draft.set('name', { az: 'Yeni' });
    expect(await run.next()).toBe(true);
    expect(run.step.value).toBe('hours');
  });

  test('a list that is ready goes along with the answer, and not where the question is left for later', async () => {
    const run = named();
    const taken: string[] = [];
    run.ready.value = () => void taken.push('services');
    run.go('services');
    await run.skip();
    expect(taken).toEqual([]);
    run.go('services');
    expect(await run.next()).toBe(true);
    expect(taken).toEqual(['services']);
  });

  test('any may be left for later; the centre is made before the printer, and only once it is whole', async () => {
    const run = openFirstRun(world, begun, null);
    for (const _ of ['start', 'name', 'hours', 'services']) await run.skip();
    expect(run.step.value).toBe('counters');
    expect(await run.skip()).toBe(false);
    expect(run.step.value).toBe('name');
    expect(run.unfinished.value).toEqual(['name']);
    expect(written).toEqual([]);
    run.draft.set('name', { az: 'Yeni' });
    run.go('counters');
    expect(await run.next()).toBe(true);
    expect(run.step.value).toBe('printer');
    expect(made).toEqual(['yeni-2']);
    expect(written.map(({ id }) => id)).toEqual(['yeni-2']);
  });

  test('what is wrong inside a profile belongs to the counters', async () => {
    const run = named();
    run.go('counters');
    run.draft.set('profiles/0/tiers/0/0', 'no-such-service');
    expect(await run.next()).toBe(false);
    expect(run.told.value.get('profiles/0/tiers/0/0')?.code).toBe('no-service');
    expect(run.step.value).toBe('counters');
  });

  test('a centre that is there is changed, not made again; what is not changed is not written', async () => {
    const run = named();
    expect(await run.store()).toBe(true);
    expect(await run.store()).toBe(true);
    expect(written).toHaveLength(1);
    run.draft.set('printers/0/dots', 384);
    expect(await run.store()).toBe(true);
    expect(server.of('addCentre')).toHaveLength(1);
    expect(written.at(-1)?.printers[0]?.dots).toBe(384);
  });

  test('a refusal is told, and asked again it goes on under another key where the id is another', async () => {
    server.on('addCentre', () => refused('centre-exists'));
    const run = named();
    expect(await run.store()).toBe(false);
    expect(run.made.value).toBeNull();
    expect(run.trouble.value).toMatchObject({ code: 'centre-exists' });
    server.on('addCentre', () => lost);
    expect(await run.store()).toBe(false);
    expect(run.trouble.value).toBe('lost');
  });

  test('is taken up again where it was left in this browser', async () => {
    const run = named();
    run.go('services');
    const clock = world.clock as ReturnType<typeof turnedClock>;
    run.draft.set('timeZone', 'Asia/Tbilisi');
    clock.turn(10_000);
    await settle();
    const again = openFirstRun(world, begun, null);
    expect(again.step.value).toBe('services');
    expect(again.draft.document.value.timeZone).toBe('Asia/Tbilisi');
    expect(await again.store()).toBe(true);
    again.go('printer');
    expect(keptCentre(world.memory)).toBe('yeni-2');
    const there = openFirstRun(world, { centre: written.at(-1) as Centre, etag: '1' }, 'yeni-2');
    expect([there.step.value, there.made.value, there.draft.changed.value]).toEqual(['printer', 'yeni-2', false]);
    there.go('done');
    expect(world.memory.read()).toBeNull();
  });

  test('another browser, or this one later, comes back to the centre that is there: every question is open, nothing is made', async () => {
    const run = named();
    await run.store();
    run.go('done');
    const there = openFirstRun(world, { centre: written.at(-1) as Centre, etag: '1' }, 'yeni-2');
    expect([there.step.value, there.made.value]).toEqual(['name', 'yeni-2']);
    there.go('hours');
    there.draft.set('timeZone', 'Asia/Tbilisi');
    expect(await there.next()).toBe(true);
    expect(await there.store()).toBe(true);
    expect(server.of('addCentre')).toHaveLength(1);
    expect(written.at(-1)?.timeZone).toBe('Asia/Tbilisi');
  });

  test('a centre that was made and is gone is made again, and so is what cannot be read', async () => {
    const run = named();
    await run.store();
    run.go('clerk');
    expect(openFirstRun(world, begun, null).step.value).toBe('start');
    world.memory.write('{"step":"nonsense"}');
    expect(openFirstRun(world, begun, null).step.value).toBe('start');
    world.memory.write('{');
    expect(openFirstRun(world, begun, null).made.value).toBeNull();
  });
});

describe('the first practice day', () => {
  const day: FloorView['day'] = {
    ...{ open: true, date: '2026-11-30', practice: false, taking: true },
    ...{ closesAt: null, opensAt: null },
  };
  const issued = (count: number) => ({
    today: { issued: count },
  });

  test('is opened beside no day and in place of one that nobody has used, and only a practice day is called one', () => {
    expect(practiceStep(null)).toBe('closed');
    expect(practiceStep({ day: { ...day, open: false }, ...issued(3) })).toBe('closed');
    expect(practiceStep({ day: { ...day, practice: true }, ...issued(3) })).toBe('practice');
    expect(practiceStep({ day, ...issued(0) })).toBe('unused');
    expect(practiceStep({ day, ...issued(1) })).toBe('real');
  });
});
