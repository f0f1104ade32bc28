import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '../../server/ids.ts';
import { databaseName } from '../../server/store/place.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { eventually } from '../support/eventually.ts';
import { aFolder, letInOverall } from '../support/server.ts';
import { centreId, type Prepared, prepare, verify } from './a-centre.ts';
import { type Process, startProcess } from './a-process.ts';
import { ask, newAgent } from './asking.ts';
import { openCounters, readLog } from './crowd.ts';
import { chance, isLong, seed } from './rounds.ts';

/** A branch and its head office as processes that are killed, each again and again, while the hall works. */

const rounds = isLong ? 20 : 1;
vi.setConfig({ testTimeout: 240_000 + rounds * 60_000 });

const agent = newAgent();
let prepared: Prepared;
let officeFolder: Awaited<ReturnType<typeof aFolder>>;
let overall: { readonly authorization: string };
let office: Process;
let branch: Process;

const startOffice = async (port = 0): Promise<void> => {
  const environment = { HEAD_OFFICE: 'on', PORT: String(port) };
  office = await startProcess({ folder: officeFolder.path, environment });
};
const startBranch = async (): Promise<void> => {
  branch = await startProcess({ folder: prepared.folder, environment: { UPLINK_URL: office.base } });
};

beforeAll(async () => {
  prepared = await prepare({ counters: 2 });
  officeFolder = await aFolder();
  const store = await openSqliteStore({ file: join(officeFolder.path, databaseName) });
  overall = await letInOverall(store);
  await store.close();
  await startOffice();
  await startBranch();
});
afterAll(async () => {
  agent.destroy();
  await branch?.close();
  await office?.close();
  await prepared?.remove();
  await officeFolder?.remove();
});

const letIn = async (): Promise<void> => {
  const { admin } = prepared.tokens;
  const code = await eventually(async () => {
    const answer = await ask(agent, branch.base, { method: 'GET', path: '/link', token: admin });
    const { state, code } = answer.value<{ state: string; code: string | null }>();
    if (code === null) throw new Error(state);
    return code;
  });
  const reply = await fetch(`${office.base}/api/link/branches/${code}/approve`, { method: 'POST', headers: overall });
  expect(reply.status).toBe(200);
};

/** Tickets that were acknowledged. */
const issued: string[] = [];
const visitors = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at++) {
    const token = prepared.tokens.kiosks.get('k0') ?? '';
    const answer = await ask(agent, branch.base, { path: '/tickets', token, body: { service: 'a' }, key: newId() });
    issued.push(answer.value<{ ticket: { id: string } }>().ticket.id);
    const [clerk = ''] = prepared.tokens.clerks;
    const called = await ask(agent, branch.base, { path: '/counters/1/call-next', token: clerk, body: {} });
    if (called.status !== 200) continue;
    const { id } = called.value<{ ticket: { id: string } }>().ticket;
    for (const move of ['start', 'finish'])
      await ask(agent, branch.base, { path: `/tickets/${id}/${move}`, token: clerk, body: {} });
  }
};

const readAll = async (file: string) => {
  const store = await openSqliteStore({ file });
  try {
    return {
      bodies: await store.bodies(centreId, 0, 1_000_000),
      legs: await store.legs(centreId, '2000-01-01', '2999-12-31', true),
    };
  } finally {
    await store.close();
  }
};

test(`a branch and its head office, each killed ${rounds} times: the same bytes and legs, no ticket lost or twice (seed ${seed})`, async () => {
  const random = chance(seed);
  await eventually(() => openCounters(agent, branch.base, prepared));
  await letIn();
  for (let round = 0; round < rounds; round++) {
    await visitors(1 + Math.floor(random() * 6));
    await office.kill();
    await visitors(1 + Math.floor(random() * 6));
    await startOffice(office.port);
    if (random() < 0.5) await visitors(2);
    await branch.kill();
    await startBranch();
    await eventually(() => visitors(1));
  }
  await eventually(async () => {
    const answer = await ask(agent, branch.base, { method: 'GET', path: '/link', token: prepared.tokens.admin });
    expect(answer.value()).toMatchObject({ state: 'level', seq: await written() });
  });
  await branch.close();
  await office.close();
  const [here, there] = [await readAll(prepared.file), await readAll(join(officeFolder.path, databaseName))];
  expect(there).toEqual(here);
  const tickets = there.bodies.flatMap(({ body }) => {
    const event = JSON.parse(body);
    return event.type === 'ticket-issued' ? event.ticket : [];
  });
  expect(tickets).toHaveLength(new Set(tickets).size);
  expect(issued.filter((ticket) => !tickets.includes(ticket))).toEqual([]);
  const { findings, centres } = await verify(join(officeFolder.path, databaseName));
  expect([findings, centres.map(({ legs }) => legs)]).toEqual([[], [here.legs.length]]);
});

/** The number of the last event of the branch. */
const written = async (): Promise<number> => (await readLog(agent, branch.base, prepared.tokens.admin)).length;
