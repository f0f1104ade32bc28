import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Prepared, prepare, verify } from '../crash/a-centre.ts';
import { type Process, startProcess } from '../crash/a-process.ts';
import { ask, newAgent } from '../crash/asking.ts';
import { eventually } from '../support/eventually.ts';

/** Two servers on one store whose clocks differ, and jump: tickets, days, numbers and durations are as if both were right. */

const hour = 3_600_000;
const day = 24 * hour;
const agent = newAgent();
let centre: Prepared;
let servers: readonly Process[] = [];

const fileOf = (server: number): string => join(centre.folder, '..', `${server}-off-${process.pid}`);
/** Sets the clock of a server off by so many ms: whole, never half a number. */
const setOff = (server: number, ms: number): void => {
  writeFileSync(`${fileOf(server)}.new`, String(ms));
  renameSync(`${fileOf(server)}.new`, fileOf(server));
};

beforeAll(async () => {
  centre = await prepare({ counters: 1 });
  const flags = ['--import', join(import.meta.dirname, 'children/shifted-clock.ts')];
  const start = (server: number) =>
    startProcess({ folder: centre.folder, flags, environment: { CLOCK_OFF: fileOf(server) } });
  setOff(0, 0);
  setOff(1, 60_000);
  // One after another: the first says what time it is.
  const first = await start(0);
  servers = [first, await start(1)];
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await centre.remove();
});

const base = (server: number): string => servers[server]?.base ?? '';
const standing = async (server: number) => {
  const answer = await fetch(`${base(server)}/readyz`);
  return {
    status: answer.status,
    ...((await answer.json()) as { readonly clock: { state: string; offSeconds: number } }).clock,
  };
};
const untilStanding = (server: number, state: string, offSeconds: number) =>
  eventually(async () => {
    const { offSeconds: off, ...rest } = await standing(server);
    expect(rest).toEqual({ status: 200, state });
    expect(Math.abs(off - offSeconds)).toBeLessThanOrEqual(2);
  });

const warnings = (server: number): number => (servers[server]?.said() ?? '').split('clock is in doubt').length - 1;

const asClerk = async (server: number, path: string): Promise<void> => {
  const answer = await ask(agent, base(server), { path, token: centre.tokens.clerks[0] ?? '' });
  if (answer.status >= 300) throw new Error(answer.text);
};
const issue = async (server: number) => {
  const answer = await ask(agent, base(server), {
    path: '/tickets',
    token: centre.tokens.reception,
    body: { service: 'a' },
  });
  return answer.value<{
    readonly ticket: { readonly id: string; readonly number: string; readonly issuedAt: string };
  }>().ticket;
};
/** When something was asked for and when it was answered (ms): it happened in between. */
const timed = async <T>(
  run: () => Promise<T>,
): Promise<{ readonly value: T; readonly from: number; readonly to: number }> => {
  const from = performance.now();
  const value = await run();
  return { value, from, to: performance.now() };
};
type Timed = Pick<Awaited<ReturnType<typeof timed>>, 'from' | 'to'>;

/** A figure in seconds is what passed between two things, within 2 s. */
const expectReal = (figure: number | null, first: Timed, then: Timed): void => {
  expect(figure).toBeGreaterThanOrEqual((then.from - first.to) / 1000 - 2);
  expect(figure).toBeLessThanOrEqual((then.to - first.from) / 1000 + 2);
};

test('[T9] a minute apart, and ahead by 400 days for a moment: one day, one run of numbers, real durations', async () => {
  await untilStanding(0, 'sure', 0);
  await untilStanding(1, 'in-doubt', 60);
  await asClerk(0, '/counters/1/open');
  const came = await timed(() => issue(0));
  const tickets = [came.value, await issue(1), await issue(0), await issue(1)];
  expect(tickets.map(({ number }) => number)).toEqual(['A0001', 'A0002', 'A0003', 'A0004']);
  const times = tickets.map(({ issuedAt }) => Date.parse(issuedAt));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(Math.abs((times[0] ?? 0) - Date.now())).toBeLessThan(60_000);

  setOff(0, 400 * day);
  await untilStanding(0, 'in-doubt', 400 * 86_400);
  // It looks at its clock each second.
  await eventually(() => expect(warnings(0)).toBe(1));
  tickets.push(await issue(0), await issue(1));
  const called = await timed(() => asClerk(0, '/counters/1/call-next'));
  const begun = await timed(() => asClerk(0, `/tickets/${came.value.id}/start`));
  setOff(0, 0);
  await untilStanding(0, 'sure', 0);
  // Both jump while somebody is being served, one of them back.
  setOff(0, 5 * hour);
  setOff(1, -5 * hour);
  await untilStanding(0, 'in-doubt', 5 * 3600);
  await untilStanding(1, 'in-doubt', -5 * 3600);
  const finished = await timed(() => asClerk(1, `/tickets/${came.value.id}/finish`));
  tickets.push(await issue(1));
  setOff(0, 0);
  setOff(1, 0);
  await untilStanding(0, 'sure', 0);
  await untilStanding(1, 'sure', 0);

  const { timeZone } = centre.centre;
  const today = Temporal.Now.plainDateISO(timeZone).toString();
  const report = await ask(agent, base(0), {
    method: 'GET',
    path: `/reports/summary?from=${today}&to=${today}&by=day`,
    token: centre.tokens.admin,
  });
  const { total, rows } = report.value<{ readonly total: Row; readonly rows: readonly Row[] }>();
  expect(rows).toHaveLength(1);
  expect(total).toMatchObject({
    issued: 7,
    served: 1,
    noShow: 0,
    abandoned: 0,
    wait: { count: 1 },
    service: { count: 1 },
  });
  expectReal(total.service.mean, begun, finished);
  expectReal(total.wait.mean, came, called);
  expect(tickets.map(({ number }) => number)).toEqual(Array.from({ length: 7 }, (_, at) => `A000${at + 1}`));
  expect([warnings(0), warnings(1)]).toEqual([1, 1]);
  for (const server of servers) await server.close();
  expect((await verify(centre.file)).findings).toEqual([]);
});

interface Row {
  readonly issued: number;
  readonly wait: { readonly count: number; readonly mean: number | null };
  readonly service: { readonly count: number; readonly mean: number | null };
}
