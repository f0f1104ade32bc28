import { expect, test } from 'vitest';
import type { CaseLook, CaseSearch } from '../../server/store/case-search.ts';
import type { CaseWrite } from '../../server/store/cases.ts';
import type { Store } from '../../server/store/store.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { Case } from '../../shared/cases/cases.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { caseRow, noCases } from './case-contract.ts';
import { centreId, dayOpened, morning, put } from './rows.ts';

/** [CS11] What every store must keep to about finding cases, and about who looked. */
export function caseSearchContract(at: () => Store): void {
  const write = (cases: Partial<CaseWrite>, rest: Parameters<typeof put>[1] = { events: [dayOpened()] }) =>
    put(at(), { ...rest, events: [...(rest.events ?? []), ...toldOf(cases)], cases: { ...noCases, ...cases } });
  const person = (id: string, answers: object, keys: { phoneKey?: string; emailKey?: string } = {}) => ({
    ...{ case: id, person: `p-${id}`, phoneKey: null, emailKey: null, ...keys },
    about: JSON.stringify({ contact: { name: 'Sınaq' }, form: null, answers }),
  });
  const page = { since: '2026-01-01', limit: 50, offset: 0 };
  const find = async (search: Partial<CaseSearch>, of: Partial<typeof page> = {}) => {
    const { total, found } = await at().searchCases(centreId, { seenBy: null, ...search }, { ...page, ...of });
    return [total, ...found.map(({ case: one }) => one.id)];
  };
  const people = (...cases: readonly Case[]) => cases.map((one) => ({ ...person(one.id, {}), person: one.person }));

  test('a word is found by its beginning, with any case, marks and letters of Azerbaijani', async () => {
    await write({
      cases: ['c1', 'c2', 'c3', 'c4'].map((id, n) => caseRow(id, { registeredAt: morning + n })),
      people: [
        person('c1', { surname: 'Əliyev', name: 'Çingiz', text: 'İşıq yoxdur; FIN 5ABC123' }),
        person('c2', { surname: 'ELIYEVA', name: 'Ilqar', text: 'yol' }),
        person('c3', { surname: 'Алиев', name: 'Иван' }),
        person('c4', { surname: 'Şıxlı-Göyçə', children: [{ name: 'Ülkər', born: '2020-01-01' }] }),
      ],
      texts: [{ id: 't', case: 'c3', body: 'Cavab: ÇIXARIŞ göndərilib' }],
    });
    for (const names of ['əliyev', 'ELIYEV', 'Eliy', 'ƏLİYEV']) expect(await find({ names })).toEqual([2, 'c2', 'c1']);
    for (const names of ['ILQAR', 'ilqar', 'İlqar', 'ılqar']) expect(await find({ names })).toEqual([1, 'c2']);
    expect(await find({ names: 'алиев' })).toEqual([1, 'c3']);
    expect(await find({ names: 'sixli goyce' })).toEqual([1, 'c4']);
    expect(await find({ names: 'liyev' })).toEqual([0]);
    expect(await find({ names: 'əliyev cingiz' })).toEqual([1, 'c1']);
    expect(await find({ words: 'işiq YOXDUR' })).toEqual([1, 'c1']);
    expect(await find({ words: '5abc123' })).toEqual([1, 'c1']);
    expect(await find({ words: 'cixaris' })).toEqual([1, 'c3']);
    expect(await find({ words: 'ulker' })).toEqual([1, 'c4']);
    expect(await find({ names: 'cixaris' })).toEqual([0]);
    for (const names of ['" OR 1', '--', '*', 'NEAR(']) expect((await find({ names }))[0]).toBe(0);
  });

  test('a word that begins one, a few or many others finds each of them, and what begins none finds nothing', async () => {
    const cases = Array.from({ length: 20 }, (_, n) => caseRow(`c${n}`, { registeredAt: morning + n }));
    const endings = 'abcdefghijklmnopqrst';
    await write({ cases, people: cases.map(({ id }, n) => person(id, { surname: `Bağırov${endings[n]} Ñuño` })) });
    expect((await find({ names: 'BAĞIROV' }))[0]).toBe(20);
    expect(await find({ names: 'bagirova' })).toEqual([1, 'c0']);
    expect(await find({ names: 'bagirovu' })).toEqual([0]);
    expect((await find({ names: 'ñuñ bagi' }, { limit: 5, offset: 15 }))[0]).toBe(20);
    expect(await find({ names: 'bagirov' }, { limit: 5, offset: 25 })).toEqual([20]);
    await write({ people: [person('c0', { surname: 'Babayeva' }), person('c1', { surname: 'Babayevb' })] }, {});
    expect(await find({ names: 'babayev' })).toEqual([2, 'c1', 'c0']);
  });

  test('centres search each their own', async () => {
    const written = (id: string, surname: string, n: number, centre: string, rest: Parameters<typeof put>[1] = {}) =>
      put(
        at(),
        {
          events: [...(rest.events ?? []), ...toldOf({ cases: [caseRow(id)] })],
          cases: {
            ...noCases,
            cases: [caseRow(id, { registeredAt: morning + n })],
            people: [person(id, { surname })],
          },
        },
        centre,
      );
    const centres = [centreId, 'ikinci', 'ucuncu'];
    const ofIt = async (centre: string, names: string) => {
      const { total, found } = await at().searchCases(centre, { seenBy: null, names }, page);
      return [total, ...found.map(({ case: one }) => one.id)];
    };
    for (const [n, centre] of centres.entries())
      await written(`c${n}`, 'Quliyeva', n, centre, { events: [dayOpened()] });
    for (const [n, centre] of centres.toReversed().entries()) await written(`c${n + 3}`, 'Quliyev', n + 3, centre);
    for (const names of ['quliye', 'quliyev', 'qu']) {
      expect(await ofIt(centreId, names)).toEqual([2, 'c5', 'c0']);
      expect(await ofIt('ikinci', names)).toEqual([2, 'c4', 'c1']);
      expect(await ofIt('ucuncu', names)).toEqual([2, 'c3', 'c2']);
    }
    expect(await ofIt('ikinci', 'quliyeva')).toEqual([1, 'c1']);
    expect(await ofIt('another', 'quliyeva')).toEqual([0]);
  });

  test('what is written later is found, and what is erased is found no more', async () => {
    await write({ cases: [caseRow('c1')], people: [person('c1', { surname: 'Quliyeva' })] });
    await write({ texts: [{ id: 't1', case: 'c1', body: 'Bərpa edildi' }] }, {});
    expect(await find({ words: 'berpa', names: 'quli' })).toEqual([1, 'c1']);
    await write({ people: [{ ...person('c1', { surname: 'Həsənova' }) }] }, {});
    expect(await find({ names: 'quliyeva' })).toEqual([0]);
    expect(await find({ names: 'hesenova', words: 'berpa' })).toEqual([1, 'c1']);
    await write({ cases: [caseRow('c1', { status: 'closed' })], erasing: [{ case: 'c1', eraseAt: morning }] }, {});
    await at().noteLooks(centreId, [look('l1', 'c1')]);
    await at().erase(morning);
    expect(await find({ names: 'hesenova' })).toEqual([0]);
    expect(await find({ words: 'berpa' })).toEqual([0]);
    expect(await find({})).toEqual([1, 'c1']);
    expect(await at().looksAt(centreId, 'c1')).toEqual([]);
  });

  test('every filter holds, alone and together', async () => {
    const cases = [
      caseRow('c1', {
        topic: 'roads',
        channel: 'post',
        department: 'legal',
        executor: 'u1',
        status: 'assigned',
        due: '2026-01-05',
      }),
      caseRow('c2', { topic: 'roads', status: 'answered', due: '2026-01-05', receivedOn: '2025-12-30' }),
      caseRow('c3', { status: 'asked', due: '2026-01-05', pauses: [{ from: '2026-01-02', to: null }] }),
      caseRow('c4', { status: 'asked', due: '2026-01-01', pauses: [{ from: '2026-01-02', to: null }] }),
    ].map((one, n) => ({ ...one, registeredAt: morning + n }));
    await write({ cases, people: [person('c1', {}, { phoneKey: 'k1' }), person('c2', {}, { emailKey: 'e1' })] });
    expect(await find({ topic: 'roads' })).toEqual([2, 'c2', 'c1']);
    expect(await find({ topic: 'roads', channel: 'post' })).toEqual([1, 'c1']);
    expect(await find({ department: 'legal', executor: 'u1', kind: cases[0]?.kind ?? '' })).toEqual([1, 'c1']);
    expect(await find({ status: ['asked', 'answered'] })).toEqual([3, 'c4', 'c3', 'c2']);
    expect(await find({ overdueOn: '2026-01-06' })).toEqual([2, 'c4', 'c1']);
    expect(await find({ overdueOn: '2026-01-05' })).toEqual([1, 'c4']);
    expect(await find({ to: '2025-12-31' })).toEqual([1, 'c2']);
    expect((await find({ from: '2026-01-01' }))[0]).toBe(3);
    expect(await find({ number: cases[2]?.number ?? '' })).toEqual([1, 'c3']);
    expect(await find({ phoneKey: 'k1' })).toEqual([1, 'c1']);
    expect(await find({ emailKey: 'e1' })).toEqual([1, 'c2']);
    expect(await find({ phoneKey: 'k1', emailKey: 'e1' })).toEqual([0]);
  });

  test('only what one sees is found: of one’s departments, one’s own, and for a registrar what has no department', async () => {
    const cases = [
      caseRow('c1', { department: 'legal', executor: null }),
      caseRow('c2', { department: 'social', executor: 'u1' }),
      caseRow('c3', { department: null, executor: null }),
    ].map((one, n) => ({ ...one, registeredAt: morning + n }));
    await write({ cases, people: cases.map(({ id }) => person(id, { surname: 'Quliyeva' })) });
    const seenBy = { user: 'nobody', departments: [], registrar: false };
    // By all that is kept, and by names alone, which another index knows.
    for (const search of [{}, { names: 'quli' }]) {
      expect(await find({ ...search, seenBy })).toEqual([0]);
      expect(await find({ ...search, seenBy: { ...seenBy, departments: ['legal'] } })).toEqual([1, 'c1']);
      expect(await find({ ...search, seenBy: { ...seenBy, user: 'u1' } })).toEqual([1, 'c2']);
      expect(await find({ ...search, seenBy: { ...seenBy, registrar: true } })).toEqual([1, 'c3']);
    }
    await write({ cases: [caseRow('c3', { department: 'legal', executor: 'u1', registeredAt: morning + 2 })] }, {});
    for (const search of [{}, { names: 'quli' }]) {
      expect(await find({ ...search, seenBy: { ...seenBy, registrar: true } })).toEqual([0]);
      expect(await find({ ...search, seenBy: { ...seenBy, user: 'u1' } })).toEqual([2, 'c3', 'c2']);
      expect(await find({ ...search, seenBy: { ...seenBy, departments: ['legal'] } })).toEqual([2, 'c3', 'c1']);
    }
  });

  test('a total is right by any filters while cases are routed, assigned and closed, also of pages that are not the last', async () => {
    const all = new Map<string, Case>();
    const moved = (n: number, round: number) =>
      caseRow(`c${n}`, {
        ...{ topic: [null, 'roads', 'gas'][n % 3] ?? null, channel: n % 2 === 0 ? 'web' : 'post' },
        ...{ department: [null, 'legal', 'social'][(n + round) % 3] ?? null },
        ...{ executor: (n + round) % 4 === 0 ? 'u1' : null, status: (n + round) % 5 < 2 ? 'assigned' : 'closed' },
        ...{ receivedOn: `2026-01-${10 + (n % 5)}`, registeredAt: morning + n },
      });
    for (const round of [0, 1, 2]) {
      const cases = Array.from({ length: 30 }, (_, n) => moved(n, round * (n % 4)));
      for (const one of cases) all.set(one.id, one);
      const isFirst = round === 0;
      await write(
        { cases, people: isFirst ? cases.map(({ id }) => person(id, { surname: 'Quliyeva' })) : [] },
        isFirst ? { events: [dayOpened()] } : {},
      );
      const rows = [...all.values()].toReversed();
      const filters: readonly (readonly [Partial<CaseSearch>, (one: Case) => boolean])[] = [
        [{}, () => true],
        [{ department: 'legal' }, ({ department }) => department === 'legal'],
        [{ topic: 'gas', status: ['assigned'] }, ({ topic, status }) => topic === 'gas' && status === 'assigned'],
        [{ channel: 'post', executor: 'u1' }, ({ channel, executor }) => channel === 'post' && executor === 'u1'],
        [
          { department: 'social', from: '2026-01-12' },
          (one) => one.department === 'social' && one.receivedOn > '2026-01-11',
        ],
        [
          { seenBy: { user: 'u1', departments: ['legal'], registrar: true } },
          ({ department, executor }) => executor === 'u1' || department === 'legal' || department === null,
        ],
      ];
      for (const [filter, holds] of filters)
        for (const words of [{}, { names: 'quli' }]) {
          const ids = rows.filter(holds).map(({ id }) => id);
          expect(await find({ ...filter, ...words }, { limit: 2 })).toEqual([ids.length, ...ids.slice(0, 2)]);
          expect(await find({ ...filter, ...words }, { limit: 2, offset: 40 })).toEqual([ids.length]);
        }
    }
  });

  test('pages hold each once, with the total, and with how many cases each person has', async () => {
    const cases = ['c1', 'c2', 'c3', 'c4'].map((id, n) =>
      caseRow(id, {
        ...{ person: n === 3 ? 'p2' : 'p1', topic: n === 0 ? null : 'roads', registeredAt: morning + n },
        receivedOn: n === 0 ? '2025-06-01' : '2026-02-01',
      }),
    );
    await write({ cases, people: people(...cases) });
    expect(await find({}, { limit: 2 })).toEqual([4, 'c4', 'c3']);
    expect(await find({}, { limit: 2, offset: 2 })).toEqual([4, 'c2', 'c1']);
    const { found } = await at().searchCases(centreId, { seenBy: null }, page);
    expect(found.map(({ person: counts }) => counts)).toEqual([
      { all: 1, year: 1, topic: 1 },
      { all: 3, year: 2, topic: 2 },
      { all: 3, year: 2, topic: 2 },
      { all: 3, year: 2, topic: 1 },
    ]);
    expect((await at().searchCases('ikinci', { seenBy: null }, page)).total).toBe(0);
  });

  test('who looked is told, the latest first; of a search that found nothing a while', async () => {
    await write({ cases: [caseRow('c1')] });
    const looks = [
      look('l1', 'c1'),
      { ...look('l2', 'c1'), at: morning + 1, what: 'searched' as const, about: 'name' },
    ];
    await at().noteLooks(centreId, [...looks, look('l3', null)]);
    expect(await at().looksAt(centreId, 'c1')).toEqual(looks.toReversed());
    expect(await at().looksAt('ikinci', 'c1')).toEqual([]);
    expect(await at().lastLookAt(centreId, 'c1')).toEqual(looks[1]);
    expect(await at().lastLookAt('ikinci', 'c1')).toBeNull();
    expect(await at().erase(morning + 1094 * dayMs)).toBe(0);
    expect(await at().erase(morning + 1095 * dayMs)).toBe(1);
    expect(await at().looksAt(centreId, 'c1')).toHaveLength(2);
  });
}

/** The log tells of every case whose rows are written. */
export const toldOf = ({ cases = [], people = [], texts = [] }: Partial<CaseWrite>): readonly CaseEvent[] =>
  [...new Set([...cases.map(({ id }) => id), ...[...people, ...texts].map((beside) => beside.case)])].map((id) => ({
    ...{
      type: 'case-commented',
      at: morning,
      by: { kind: 'user', id: 'u', role: 'clerk' },
      date: null,
      practice: false,
    },
    ...{ case: id, text: 't' },
  }));

const look = (id: string, of: string | null): CaseLook => ({
  ...{ id, case: of, at: morning, by: { kind: 'user', id: 'u1', role: 'clerk' } },
  ...{ what: 'opened', about: null },
});
