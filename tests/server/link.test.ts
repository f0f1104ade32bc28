import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type AServer, aServer, letInOverall } from '../support/server.ts';

/** A branch and its head office, each a whole server, over loopback HTTP. */

let office: AServer;
let address: string;
let branch: AServer;
let overall: { readonly authorization: string };
beforeAll(async () => {
  office = await aServer({ headOffice: true, jobs: true });
  address = await office.listen();
  overall = await letInOverall(office.store);
  branch = await aServer({ uplinkUrl: address, jobs: true });
});
afterAll(async () => {
  await branch.close();
  await office.close();
});

const standing = async () => (await branch.ask('admin', 'uplink')).value;
const level = async (): Promise<void> => {
  const { seq } = await branch.store.head('small');
  await eventually(async () => expect((await office.store.head('small')).seq).toBe(seq));
};

test('a branch asks by a code, is let in, and its hall is seen at the head office as it is', async () => {
  const code = await eventually(async () => {
    const { state, code } = await standing();
    expect(state).toBe('waiting');
    return code ?? '';
  });
  const asking = await office.ask(null, 'branches', { headers: overall });
  expect(asking.value).toMatchObject([{ centre: 'small', code, approved: false, name: null, stream: null }]);
  const approved = await office.ask(null, 'approveBranch', { params: { code }, body: {}, headers: overall });
  expect(approved.value.approved).toBe(true);
  await branch.ask('admin', 'openCounter', { id: '1', body: {} });
  await branch.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
  await branch.ask('admin', 'callNext', { id: '1' });
  await level();
  await eventually(async () => {
    const there = office.centres.find('small');
    expect(there?.latest().seq).toBe((await branch.store.head('small')).seq);
    expect((await standing()).state).toBe('level');
  });
});
