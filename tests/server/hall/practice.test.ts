import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Registers } from '../../../server/registers/registers.ts';
import { isPracticeTable, practiceTable } from '../../../server/rules/practice-table.ts';
import { soundnessOf } from '../../../server/rules/tables.ts';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, type Who } from '../../support/server.ts';

/** [RE3] [RU7] The sample centre takes an application of invented people; nobody else's is ever decided so. */

let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
let clock: ManualClock;
let asked: string[];

const begin = async (centre: Centre): Promise<void> => {
  const store = await openSqliteStore({ file: `${folder.path}/novbe.db` });
  const registers: Registers = {
    async ask(question, { fin }) {
      asked.push(`${question} ${fin}`);
      return { is: 'none' };
    },
  };
  server = await aServer({ centre, clock, store, folder: folder.path, registers, jobs: true });
};
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  folder = await aFolder();
  asked = [];
});
afterEach(async () => {
  await server.close();
  await folder.remove();
});

const contact = { phone: '+994501112233' };
const answers = (members: number) => ({
  ...{ members, surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1' },
  ...{ phone: contact.phone, agreed: true },
});
const apply = (who: Who | null, fin: string, members: number) =>
  server.ask(who, 'registerCase', {
    body: { kind: 'assistance', answers: answers(members), contact, proof: { fin } },
  });
const decided = (secret: string) =>
  eventually(async () => {
    await clock.advance(1000);
    const { decision } = (await server.ask(null, 'own', { params: { secret } })).value.case ?? {};
    expect(decision).not.toBeNull();
    return decision;
  });

test('[RE3] with a practice card anybody applies in the sample centre, and the table of practice decides', async () => {
  await begin(sampleCentre);
  const { kinds } = (await server.ask(null, 'caseKinds')).value;
  const cards = kinds.find(({ id }) => id === 'assistance')?.cards ?? [];
  expect(cards.length).toBeGreaterThanOrEqual(6);
  expect(kinds.find(({ id }) => id === 'request')?.cards).toBeNull();
  const [granted, refused, differs] = [
    await apply(null, '0NMN001', 4),
    await apply(null, '0NMN003', 2),
    await apply(null, '0NMN001', 5),
  ];
  expect(await decided(granted.value.secret)).toMatchObject({ outcome: 'grant', amount: 30_000, months: 12 });
  expect(await decided(refused.value.secret)).toMatchObject({ outcome: 'refuse' });
  expect((await decided(differs.value.secret))?.ground?.['en']).toContain('not the same as in the register');
  expect(asked).toEqual([]);
  const { tables, months } = (await server.ask(null, 'decisions')).value;
  expect(tables.map(({ id }) => id)).toEqual([practiceTable.id]);
  expect(months.length).toBeGreaterThan(0);
  expect(
    (
      await server.ask(null, 'ownCaseObject', {
        params: { secret: refused.value.secret },
        body: { reason: 'Gəlir düzgün hesablanmayıb.' },
      })
    ).status,
  ).toBe(201);
  await server.close();
  expect((await verifyStore({ file: `${folder.path}/novbe.db`, clock, legsOf: null })).findings).toEqual([]);
});

test('[RE3] a register that does not answer is asked again, and nothing is decided', async () => {
  await begin(sampleCentre);
  const { secret } = (await apply(null, '0NMN006', 4)).value;
  await eventually(async () => {
    await clock.advance(1000);
    const { asked: told } = (await server.ask(null, 'ownCaseFacts', { params: { secret } })).value;
    expect(told.filter(({ said }) => said === 'down').length).toBeGreaterThan(1);
  });
  expect((await server.ask(null, 'own', { params: { secret } })).value.case?.status).toBe('checking');
});

test('[PV4] outside a sample centre a practice card is no proof, and no table of practice decides', async () => {
  const { sample: _, ...real } = sampleCentre;
  await begin(real);
  const { kinds } = (await server.ask(null, 'caseKinds')).value;
  expect(kinds.map(({ id }) => id)).not.toContain('assistance');
  for (const who of [null, 'reception', 'manager'] as const)
    expect((await apply(who, '0NMN001', 4)).refusal?.code, `${who}`).toBe('needs-proof');
  await clock.advance(5000);
  expect((await server.ask(null, 'decisions')).value.tables).toEqual([]);
});

test('[RE3] the office has the practice cards to apply with, and of a centre that is none it has none', async () => {
  const cards = async () =>
    (await server.ask('manager', 'office')).value.kinds.find(({ id }) => id === 'assistance')?.cards ?? [];
  await begin(sampleCentre);
  const offered = await cards();
  expect(offered.length).toBeGreaterThan(1);
  for (const { fin } of offered) expect((await apply('reception', fin, 4)).refusal, fin).toBeNull();
  await server.close();
  const { sample: _, ...real } = sampleCentre;
  await folder.remove();
  folder = await aFolder();
  await begin(real);
  expect(await cards()).toEqual([]);
});

test('[RU7] of people who are real no table of practice decides, and nobody proposes one', async () => {
  await begin(sampleCentre);
  expect((await apply(null, '5ABC123', 4)).refusal?.code).toBe('needs-proof');
  expect((await apply('reception', '5ABC123', 4)).refusal?.code).toBe('needs-proof');
  await clock.advance(5000);
  const listed = (await server.ask('admin', 'tables')).value;
  expect(listed.tables).toEqual([]);
  expect(soundnessOf(practiceTable)).toEqual([]);
  expect(isPracticeTable(practiceTable.id)).toBe(true);
});
