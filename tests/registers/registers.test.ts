import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ConnectedRegisters, openRegisters } from '../../server/registers/open-registers.ts';
import type { Proof } from '../../server/registers/registers.ts';
import { manualClock } from '../fakes/clock.ts';
import { openRegisterServer, type RegisterFault, registerFaults } from '../fakes/register-server.ts';
import { eventually } from '../support/eventually.ts';
import { aFolder, keptLog } from '../support/server.ts';

/** [RE1] Registers of other institutions: by HTTP with every fault that we know of, and as a file. */

const proof: Proof = { kind: 'clerk', fin: '5ABC123' };
const clock = manualClock();
let folder: Awaited<ReturnType<typeof aFolder>>;
let server: Awaited<ReturnType<typeof openRegisterServer>>;
let registers: ConnectedRegisters;

const document = (way: object, more: object = {}) => ({
  ...{ id: 'taxes', institution: { az: 'Vergi', ru: 'Налоги', en: 'Taxes' } },
  values: [
    { id: 'salaries', type: 'money' },
    { id: 'business', type: 'money' },
    { id: 'able', type: 'yes-no' },
  ],
  ...{ way, ...more },
});

const put = async (id: string, text: string, kind = 'registers'): Promise<void> => {
  await mkdir(join(folder.path, kind), { recursive: true });
  await writeFile(join(folder.path, kind, id), text);
};
const open = async (written: object): Promise<void> => {
  await put('taxes.json', JSON.stringify(written));
  registers = await openRegisters(folder.path, { clock, log: keptLog().log });
};

beforeEach(async () => {
  folder = await aFolder();
  server = await openRegisterServer({ [proof.fin]: { salaries: 600_000, business: 0, able: true, secret: 'x' } });
});
afterEach(async () => {
  await registers.close();
  await server.close();
  await folder.remove();
});

describe('[RE1] a register that is asked by HTTP', () => {
  test('says what was agreed and nothing more, to whoever has the token, with the purpose', async () => {
    await put('register-taxes', 'a token\n', 'keys');
    await open(document({ kind: 'http-json', url: server.url }));
    server.plan.asOf = '2026-11-01T00:00:00Z';
    expect(await registers.ask('taxes', proof, 'case A26-000001')).toEqual({
      ...{ is: 'answer', asOf: '2026-11-01' },
      values: { salaries: 600_000, business: 0, able: true },
    });
    expect(server.asked).toEqual([{ fin: proof.fin, purpose: 'case A26-000001', token: 'Bearer a token' }]);
  });

  test('knows nothing of somebody, and one that is not connected knows nothing at all', async () => {
    await open(document({ kind: 'http-json', url: server.url }));
    expect(await registers.ask('taxes', { ...proof, fin: '7XYZ123' }, 'p')).toEqual({ is: 'none' });
    expect(await registers.ask('bank', proof, 'p')).toEqual({ is: 'none' });
  });

  const why: { readonly [fault in Exclude<RegisterFault, 'none' | 'silent'>]: string } = {
    ...{ cut: 'unreachable', error: 'error', redirect: 'error', 'no-json': 'unreadable' },
    ...{ 'wrong-shape': 'unreadable', 'wrong-type': 'unreadable', endless: 'unreadable' },
  };
  test.each(Object.entries(why))('is down where it is %s: never an answer, never a refusal', async (fault, told) => {
    await open(document({ kind: 'http-json', url: server.url }));
    server.plan.fault = registerFaults.find((one) => one === fault) ?? 'none';
    expect(await registers.ask('taxes', proof, 'p')).toEqual({ is: 'down', why: told });
    server.plan.fault = 'none';
    expect(await registers.ask('taxes', proof, 'p')).toMatchObject({ is: 'answer' });
  });

  test('is down where it says nothing in its time', async () => {
    await open(document({ kind: 'http-json', url: server.url }, { timeoutSeconds: 3 }));
    server.plan.fault = 'silent';
    const answer = registers.ask('taxes', proof, 'p');
    await eventually(() => expect(server.asked).toHaveLength(1));
    await clock.advance(3000);
    expect(await answer).toEqual({ is: 'down', why: 'late' });
  });

  test('is not asked more often than it takes', async () => {
    await open(document({ kind: 'http-json', url: server.url }, { perMinute: 2 }));
    const said = [];
    for (let at = 0; at < 3; at += 1) said.push((await registers.ask('taxes', proof, 'p')).is);
    expect(said).toEqual(['answer', 'answer', 'down']);
    await clock.advance(30_000);
    expect(await registers.ask('taxes', proof, 'p')).toMatchObject({ is: 'answer' });
    expect(server.asked).toHaveLength(3);
  });

  test('that is nowhere is down', async () => {
    await open(document({ kind: 'http-json', url: 'http://127.0.0.1:1/' }));
    expect(await registers.ask('taxes', proof, 'p')).toEqual({ is: 'down', why: 'unreachable' });
  });
});

describe('[RE1] a register that comes as a file', () => {
  const csv = (text: string) => put('taxes.csv', text);

  test('says what stands in its line, as of the day of the line or of the file', async () => {
    await csv('fin,asOf,salaries,business,able,name\n5ABC123,2026-10-31,600000,,true,"Əliyev, A."\n');
    await open(document({ kind: 'csv' }));
    expect(await registers.ask('taxes', proof, 'p')).toEqual({
      ...{ is: 'answer', asOf: '2026-10-31', values: { salaries: 600_000, able: true } },
    });
    await csv('fin;salaries\n5ABC123;7\n');
    await utimes(join(folder.path, 'registers/taxes.csv'), 1_790_000_000, Date.UTC(2026, 9, 2) / 1000);
    expect(await registers.ask('taxes', proof, 'p')).toEqual({
      ...{ is: 'answer', asOf: '2026-10-02', values: { salaries: 7 } },
    });
    expect(await registers.ask('taxes', { ...proof, fin: '7XYZ123' }, 'p')).toEqual({ is: 'none' });
  });

  test.each([
    ['that is not there', null, 'unreachable'],
    ['that names nobody', 'name,salaries\nA,1\n', 'unreadable'],
    ['that breaks off in a line', 'fin,salaries,business\n7XYZ123,1,2\n5ABC', 'unreadable'],
    ['with a figure that is none', 'fin,salaries\n5ABC123,6.5\n', 'unreadable'],
    ['with a date that is none', 'fin,asOf\n5ABC123,2026-02-31\n', 'unreadable'],
  ])('%s is down', async (_, text, why) => {
    if (text !== null) await csv(text);
    await open(document({ kind: 'csv' }));
    expect(await registers.ask('taxes', proof, 'p')).toEqual({ is: 'down', why });
  });
});

test('[RE1] a document that is none is refused, and said', async () => {
  await open(document({ kind: 'ftp' }));
  expect(registers.documents.list()).toEqual([]);
  expect(registers.documents.refused()).toMatchObject([{ file: 'registers/taxes.json' }]);
});
