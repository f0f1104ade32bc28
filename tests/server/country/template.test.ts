import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../server/async/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aServer, fridayClock, letInOverall } from '../../support/server.ts';

/** The settings that a head office gives to its branches, from the draft to what a branch makes of them. */

/** What is tried again is so twenty times as soon. */
const friday = fridayClock();
const clock = { now: friday.now, after: (ms: number, run: () => void) => systemClock.after(ms / 20, run) };

let office: AServer;
let overall: { readonly authorization: string };
let branch: AServer;
beforeAll(async () => {
  office = await aServer({ clock, headOffice: true, jobs: true });
  overall = await letInOverall(office.store);
  branch = await aServer({ clock, uplinkUrl: await office.listen(), jobs: true });
  const code = await eventually(async () => {
    const { state, code: shown } = (await branch.ask('admin', 'uplink')).value;
    if (state !== 'waiting' || shown === null) throw new Error(`it does not wait: ${state}`);
    return shown;
  });
  await office.ask(null, 'approveBranch', { params: { code }, body: {}, headers: overall });
  await eventually(async () => expect(office.centres.find('small')?.latest().centre?.id).toBe('small'));
});
afterAll(async () => {
  await branch.close();
  await office.close();
});

test('a template is drafted, looked at, published and comes into force at a branch, or is refused with its path', async () => {
  type Names = 'countryTemplate' | 'draftTemplate' | 'previewTemplate' | 'publishTemplate';
  const ask = <const Name extends Names>(name: Name, body?: object) =>
    office.ask(null, name, { headers: overall, ...(body === undefined ? {} : { body }) });
  const small = async () => {
    const found = (await ask('countryTemplate')).value.centres.find(({ id }) => id === 'small');
    if (found === undefined) throw new Error('the branch is not there');
    return found;
  };
  const value = (path: string, given: unknown) => ({ path, value: given, locked: true });
  const rules = (...values: readonly object[]) => [{ which: { kind: 'all' }, values }];
  const draft = async (...values: readonly object[]) => {
    const over = (await ask('countryTemplate')).value.draft?.revision ?? null;
    return ask('draftTemplate', { rules: rules(...values), over });
  };
  for (const [path, given] of [
    ['targets/waitSeconds', 0],
    ['name', { az: 'Bir ad' }],
    ['nowhere', 1],
    ['outcomes/x', { id: 'y', name: { az: 'Y' } }],
  ] as const)
    expect((await draft(value(path, given))).refusal).toMatchObject({ code: 'bad-config', about: { path } });
  expect((await ask('countryTemplate')).value).toMatchObject({ draft: null, published: null });
  const { revision } = (await draft(value('targets/waitSeconds', 840))).value;
  expect((await ask('draftTemplate', { rules: [], over: null })).refusal?.code).toBe('draft-changed');
  const [seen] = (await ask('previewTemplate', {})).value;
  expect(seen).toMatchObject({ id: 'small', changes: [{ path: 'targets/waitSeconds', after: 840 }], fault: null });
  expect(await small()).toMatchObject({ drafted: true });
  const [one, other] = await Promise.all([1, 2].map(() => ask('publishTemplate', { revision, over: 0 })));
  expect([one?.reply.statusCode, other?.reply.statusCode].sort()).toEqual([201, 412]);
  await eventually(async () =>
    expect(await small()).toMatchObject({ drafted: false, published: { version: 1, status: 'done' }, inForce: 1 }),
  );
  expect(branch.centres.find('small')?.latest().centre?.targets.waitSeconds).toBe(840);
  const bad = await draft(value('counters/1/profile', 'none'));
  expect((await ask('previewTemplate', {})).value[0]?.fault?.path).toMatch(/^counters\/.*profile$/);
  await ask('publishTemplate', { revision: bad.value.revision, over: 1 });
  await eventually(async () =>
    expect(await small()).toMatchObject({ published: { version: 2, status: 'refused' }, inForce: 1 }),
  );
  expect((await small()).published?.detail).toContain('counters/0/profile');
  const none = await draft();
  expect(none.refusal?.code).toBe('malformed');
  const over = (await ask('countryTemplate')).value.draft?.revision ?? null;
  const freed = await ask('draftTemplate', { rules: [], over });
  await ask('publishTemplate', { revision: freed.value.revision, over: 2 });
  await eventually(async () => expect(await small()).toMatchObject({ published: { status: 'done' }, inForce: 3 }));
});
