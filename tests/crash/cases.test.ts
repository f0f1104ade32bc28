import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../server/ids.ts';
import { tamper } from '../store/raw.ts';
import { eventually } from '../support/eventually.ts';
import { type Prepared, prepare, verify } from './a-centre.ts';
import { type Process, startProcess } from './a-process.ts';
import { type Askers, askedPart, createAskers, decides, prepareAsking, readCases } from './askers.ts';
import { ask, newAgent } from './asking.ts';
import { type CaseOperation, type CaseProblem, judgeCases } from './case-checker.ts';
import { type Crowd, openCrowd } from './crowd.ts';
import { openSmallDisk } from './faults.ts';
import { chance, isLong, seed } from './rounds.ts';

/** What people ask in writing, its answers and what tables decide, on two servers at once and on a disk without room. */

const visits = isLong ? 60 : 3;
const lanes = 4;
vi.setConfig({ testTimeout: 240_000 + visits * 10_000 });
const agent = newAgent();
let prepared: Prepared;
let servers: Process[];
let crowd: Crowd;
let askers: Askers;

const begin = async (count: number, within?: string): Promise<void> => {
  console.log(`seed ${seed} (CRASH_SEED)`);
  prepared = await prepare({ counters: 1, change: askedPart, ...(within === undefined ? {} : { within }) });
  await prepareAsking(prepared);
  servers = [];
  for (let at = 0; at < count; at++) servers.push(await startProcess(prepared));
  let turn = 0;
  // In turns: what one server said is asked of the other next, the same key again too.
  const where = async (): Promise<string> => servers[turn++ % servers.length]?.base ?? '';
  crowd = openCrowd(where);
  askers = createAskers(crowd, prepared.tokens, { random: chance(seed), where });
};
beforeEach(() => {
  servers = [];
});
afterEach(async () => {
  askers.close();
  crowd.close();
  for (const server of servers) await server.close();
  await prepared.remove();
});

/** So many people beside each other, each after the one before. */
const visitors = (each: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let at = 0; at < each; at++) await askers.visit();
    }),
  );
const read = (base: string) => readCases(agent, base, prepared.tokens.admin);
const problems = async (base: string): Promise<readonly CaseProblem[]> =>
  judgeCases({ operations: askers.operations, cases: await read(base), decides }).map(({ problem }) => problem);

const isOfTable = (one: CaseOperation): boolean => one.do === 'register' && one.kind === decides.kind;

/** All that was acknowledged is there, decided too, on each server alike; nothing else is; and the log says the same. */
const allThere = async (): Promise<void> => {
  for (const { base } of servers) {
    const cases = await eventually(async () => {
      const found = await read(base);
      expect(found.filter(({ status }) => status === 'checking')).toEqual([]);
      return found;
    });
    expect(judgeCases({ operations: askers.operations, cases, decides })).toEqual([]);
  }
  for (const { asked, answer } of crowd.kept) {
    const again = await ask(agent, servers.at(-1)?.base ?? '', asked);
    expect([again.status, again.text]).toEqual([answer.status, answer.text]);
  }
  expect((await verify(prepared.file)).findings).toEqual([]);
};

describe('two servers on one folder', () => {
  test('take, answer and decide as one; what is spoilt behind their backs is seen', async () => {
    await begin(2);
    await visitors(visits);
    const done = (what: 'register' | 'answer') =>
      askers.operations.filter((one) => (one.do === 'move' ? one.what === what : one.do === what)).length;
    // What happens to a case is chance: as many more as it takes until there is an answer to spoil, and a decision.
    let more = 0;
    for (; done('answer') === 0 || !askers.operations.some(isOfTable); more++) await askers.visit();
    console.log(`${done('register')} cases, ${done('answer')} answers`);
    expect(done('register')).toBe(visits * lanes + more);
    await allThere();
    const [base = ''] = servers.map((one) => one.base);
    const sum = async (sql: string): Promise<readonly [readonly CaseProblem[], string]> => {
      await tamper(prepared.file, sql);
      const { findings } = await verify(prepared.file);
      return [await problems(base), findings.map(({ message }) => message).join()];
    };
    const [spoilt, told] = await sum(
      `UPDATE case_texts SET body = replace(body, 'izah', 'izan') WHERE (case_id, id) =
         (SELECT case_id, id FROM case_texts WHERE body LIKE '%izah%' LIMIT 1)`,
    );
    expect(spoilt).toEqual(['move-lost', 'move-unexpected']);
    expect(told).toMatch(/^case M\d\d-\d+-\S: its answer is not what was written$/);
    const [decided, others] = await sum(
      `UPDATE cases SET outcome = iif(outcome = 'grant', 'refuse', 'grant'),
         decision = json_set(decision, '$.outcome', iif(decision ->> '$.outcome' = 'grant', 'refuse', 'grant'))
       WHERE id = (SELECT id FROM cases WHERE decision IS NOT NULL LIMIT 1)`,
    );
    expect(decided).toContain('decision-differs');
    expect(others).toMatch(/case A\d\d-\d+-\S: .*decision is /);
  });
});

const small = openSmallDisk(24);
small?.remove();
const full = small === null ? ' (left out: only root can mount a small disk)' : '';

describe('a full disk', () => {
  test.skipIf(small === null)(
    `takes no half of a case, and all that was asked meanwhile comes in once${full}`,
    async () => {
      const disk = openSmallDisk(24);
      if (disk === null) throw new Error('it could be mounted a moment ago');
      const refused = async (what: string, body: object): Promise<void> => {
        const answer = await ask(agent, servers[0]?.base ?? '', {
          ...{ path: what, token: prepared.tokens.admin, body, key: newId() },
        });
        expect([answer.status, answer.refusal]).toEqual([503, 'cannot-store']);
      };
      try {
        await begin(1, disk.folder);
        await visitors(2);
        const [appeal] = (await read(servers[0]?.base ?? '')).filter(
          ({ kind, status }) => kind === 'appeal' && status !== 'withdrawn',
        );
        const phone = '+994501112233';
        const body = { kind: 'appeal', form: 'apply', answers: { members: 1, phone }, contact: { phone } };
        const coming = visitors(visits);
        for (const dies of [false, true]) {
          disk.fill();
          await eventually(() => refused('/cases', body));
          // Nobody sees what was not stored, of those either who ask until there is an answer.
          await refused('/cases', { ...body, kind: 'help', proof: { fin: '5AB0000' } });
          await refused(`/cases/${appeal?.id}/comment`, { text: 'Qeyd' });
          await eventually(async () =>
            expect((await problems(servers[0]?.base ?? '')).filter((one) => one !== 'decision-differs')).toEqual([]),
          );
          if (dies) await servers[0]?.kill();
          disk.clear();
          if (dies) servers[0] = await startProcess(prepared);
        }
        await coming;
        await allThere();
      } finally {
        for (const server of servers.splice(0)) await server.close();
        disk.remove();
      }
    },
  );
});
