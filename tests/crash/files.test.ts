import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../server/ids.ts';
import type { CaseFileBody } from '../../shared/cases/case-file-schema.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { eventually } from '../support/eventually.ts';
import { type Prepared, prepare, verify } from './a-centre.ts';
import { openHouse } from './a-house.ts';
import { type Process, startProcess } from './a-process.ts';
import { ask, askUntilAnswered, newAgent } from './asking.ts';
import { readLog } from './crowd.ts';
import { openSmallDisk } from './faults.ts';
import { chance, isLong, seed } from './rounds.ts';

/** [CS24] Files of cases while servers die, share one folder, or have no room: what was acknowledged is there byte for byte, and nothing else. */

const rounds = isLong ? 40 : 4;
vi.setConfig({ testTimeout: 240_000 + rounds * 10_000 });
const agent = newAgent();
const name = (id: string) => ({ id, name: { az: id } });
const change: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};

interface Sent {
  readonly of: string;
  readonly file: string;
  readonly hash: string;
}
type Where = () => Promise<string>;

let prepared: Prepared;
const servers: Process[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await prepared.remove();
});

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** A picture by its marks, with bytes of its own. */
const aPicture = (bytes: number): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'),
    Buffer.alloc(bytes, newId()),
    Buffer.from('0000000049454e44ae426082', 'hex'),
  ]);

const answers = { text: 'Pensiya', surname: 'N', name: 'N', address: 'K 1', phone: '+994501112233' };
const aCase = async (where: Where): Promise<string> => {
  const { admin: token } = prepared.tokens;
  const body = { kind: 'appeal', topic: 'pension', answers, contact: { phone: answers.phone } };
  const added = await askUntilAnswered(agent, where, { path: '/cases', token, body, key: newId() });
  const path = `/cases?number=${added.value<{ number: string }>().number}`;
  const found = await askUntilAnswered(agent, where, { method: 'GET', path, token });
  return found.value<{ cases: readonly { readonly id: string }[] }>().cases[0]?.id ?? '';
};
const asked = (of: string, file: Buffer) => ({
  ...{ path: `/cases/${of}/files?part=request`, token: prepared.tokens.admin, file, key: newId() },
});
const add = async (where: Where, of: string, bytes: number): Promise<Sent> => {
  const file = aPicture(bytes);
  const answer = await askUntilAnswered(agent, where, asked(of, file));
  return { of, file: answer.value<CaseFileBody>().id, hash: hashOf(file) };
};
const fetched = async (base: string, { of, file }: Sent): Promise<string> => {
  const headers = { authorization: `Bearer ${prepared.tokens.admin}` };
  const reply = await fetch(`${base}/api/centres/crowd/cases/${of}/files/${file}`, { headers });
  return reply.status === 200 ? hashOf(Buffer.from(await reply.arrayBuffer())) : `status ${reply.status}`;
};

/** The log names each file that was acknowledged once and no other, its bytes are those that were sent, and the store verifies. */
const allThere = async (base: string, sent: readonly Sent[]): Promise<void> => {
  const log = await readLog(agent, base, prepared.tokens.admin);
  const named = log.flatMap(({ event }) =>
    event.type === 'case-file-added' ? `${event.case} ${event.file} ${event.hash}` : [],
  );
  expect(named.sort()).toEqual(sent.map(({ of, file, hash }) => `${of} ${file} ${hash}`).sort());
  for (const one of sent) expect(await fetched(base, one)).toBe(one.hash);
  expect((await verify(prepared.file)).findings).toEqual([]);
};

test(`[CS24] killed ${rounds} times while files are sent: each that was acknowledged is there once`, async () => {
  console.log(`seed ${seed} (CRASH_SEED)`);
  const random = chance(seed);
  prepared = await prepare({ counters: 1, change });
  const house = openHouse(prepared);
  const sent: Sent[] = [];
  let stopped = false;
  let answered: () => void = () => undefined;
  const sender = async (): Promise<void> => {
    while (!stopped) {
      const of = await aCase(house.where);
      for (let at = 0; at < 3; at++) {
        sent.push(await add(house.where, of, 1000 + Math.floor(random() * 400_000)));
        answered();
      }
    }
  };
  try {
    expect(await house.start()).toBe(true);
    const working = Promise.all([sender(), sender(), sender()]);
    for (let round = 0; round < rounds; round++) {
      house.open();
      let left = 1 + Math.floor(random() * 12);
      await new Promise<void>((resolve) => {
        answered = () => {
          left -= 1;
          if (left <= 0) resolve();
        };
      });
      await house.kill();
      expect((await verify(prepared.file)).findings).toEqual([]);
      expect(await house.start()).toBe(true);
    }
    house.open();
    stopped = true;
    await working;
    console.log(`${rounds} kills, ${sent.length} files`);
    await allThere(house.server().base, sent);
  } finally {
    await house.close();
  }
});

test('[CS24] what one of two servers on a folder took the other gives, and both know all of it', async () => {
  prepared = await prepare({ counters: 1, change });
  servers.push(await startProcess(prepared), await startProcess(prepared));
  const bases = servers.map(({ base }) => base);
  const wheres = bases.map((base) => async () => base);
  const cases = await Promise.all(wheres.map(aCase));
  const sent = await Promise.all(cases.flatMap((of) => wheres.map((where, at) => add(where, of, 50_000 + at))));
  for (const base of bases) await allThere(base, sent);
});

const small = openSmallDisk(24);
small?.remove();
const full = small === null ? ' (left out: only root can mount a small disk)' : '';

describe('a full disk', () => {
  test.skipIf(small === null)(`takes no half of a file, and goes on once there is room${full}`, async () => {
    const disk = openSmallDisk(24);
    if (disk === null) throw new Error('it could be mounted a moment ago');
    try {
      prepared = await prepare({ counters: 1, change, within: disk.folder });
      servers.push(await startProcess(prepared));
      const { base } = servers[0] ?? { base: '' };
      const where: Where = async () => base;
      const of = await aCase(where);
      const sent = [await add(where, of, 300_000)];
      disk.fill();
      const refused = asked(of, aPicture(300_000));
      const answer = await ask(agent, base, refused);
      expect([answer.status, answer.refusal]).toEqual([503, 'cannot-store']);
      disk.clear();
      await eventually(async () => expect((await ask(agent, base, refused)).refusal).toBeNull());
      // The same key, once more: it is there once.
      const again = await ask(agent, base, refused);
      sent.push({ of, file: again.value<CaseFileBody>().id, hash: hashOf(refused.file) });
      await allThere(base, sent);
    } finally {
      for (const server of servers.splice(0)) await server.close();
      disk.remove();
    }
  });
});
