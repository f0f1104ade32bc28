import { expect, test } from 'vitest';
import type { CitizenCode } from '../../server/store/citizen.ts';
import type { Store } from '../../server/store/store.ts';
import { caseRow, noCases } from './case-contract.ts';
import { centreId, configured, dayOpened, morning, put } from './rows.ts';

/** [PV5] What every store must keep to about citizens who show that a phone or an address is theirs. */
export function citizenContract(at: () => Store): void {
  const code = (id: string, change: Partial<CitizenCode> = {}): CitizenCode => ({
    ...{ code: id, key: 'k', by: 'phone', centre: centreId, kind: 'case', id: 'c1', language: 'az' },
    ...{ expiresAt: morning + 600_000, ...change },
  });
  const notice = (id: string) =>
    ({
      id: `n-${id}`,
      key: `code:${id}`,
      seat: id,
      kind: 'code',
      due: 0,
      about: 0,
      mustReach: false,
      at: morning,
    }) as const;
  const send = (id: string, change: Partial<CitizenCode> = {}) => at().putCitizenCode(code(id, change), notice(id));
  const session = (hash: string) => ({ hash, key: 'k', names: 'n1 n2', expiresAt: morning + 900_000 });

  test('what is kept under a key is found in every centre, of its phone or its address, the latest first', async () => {
    const person = (id: string, keys: { phoneKey?: string; emailKey?: string }) => ({
      ...{ case: id, person: `p-${id}`, phoneKey: null, emailKey: null, ...keys, about: '{}' },
    });
    const write = (centre: string, ids: readonly string[], people: readonly ReturnType<typeof person>[]) =>
      put(at(), { events: [dayOpened()], cases: { ...noCases, cases: ids.map((id) => caseRow(id)), people } }, centre);
    await write(
      centreId,
      ['c1', 'c3', 'c4'],
      [
        ...[person('c1', { phoneKey: 'k' }), person('c3', { phoneKey: 'k', emailKey: 'k' })],
        person('c4', { phoneKey: 'other' }),
      ],
    );
    await write('ikinci', ['c2'], [person('c2', { emailKey: 'k' })]);
    expect(await at().citizenSubjects('k')).toEqual([
      { centre: centreId, kind: 'case', id: 'c3' },
      { centre: 'ikinci', kind: 'case', id: 'c2' },
      { centre: centreId, kind: 'case', id: 'c1' },
    ]);
    expect(await at().citizenSubjects('none')).toEqual([]);
  });

  test('one code of a key counts, for its time, and its notice is written with it', async () => {
    await put(at(), { events: [configured('a')] });
    await send('one');
    expect(await at().citizenCode('k', morning)).toEqual(code('one'));
    expect((await at().dueNotices(centreId, morning, 9)).map(({ seat, kind }) => [seat, kind])).toEqual([
      ['one', 'code'],
    ]);
    await send('two', { by: 'email', kind: 'seat', id: 's1', language: 'ru' });
    expect(await at().citizenCode('k', morning)).toMatchObject({ code: 'two', by: 'email', kind: 'seat', id: 's1' });
    expect(await at().citizenCodeOf('one')).toBeNull();
    expect(await at().citizenCodeOf('two')).toMatchObject({ key: 'k', language: 'ru' });
    expect(await at().citizenCode('k', morning + 600_000)).toBeNull();
  });

  test('a code opens one session, which ends with its time or by its holder', async () => {
    await put(at(), { events: [configured('a')] });
    await send('one');
    expect(await at().startCitizenSession('one', session('h1'))).toBe(true);
    expect(await at().startCitizenSession('one', session('h2'))).toBe(false);
    expect(await at().citizenCode('k', morning)).toBeNull();
    expect(await at().citizenSession('h2', morning)).toBeNull();
    expect(await at().citizenSession('h1', morning)).toEqual(session('h1'));
    expect(await at().citizenSession('h1', morning + 900_000)).toBeNull();
    await at().endCitizenSession('h1');
    expect(await at().citizenSession('h1', morning)).toBeNull();
  });

  test('codes and sessions that are over are erased', async () => {
    await put(at(), { events: [configured('a')] });
    for (const id of ['one', 'two']) {
      await send(id, { key: id });
      await at().startCitizenSession(id, { ...session(id), key: id });
      await send(`${id}-again`, { key: id, expiresAt: morning + (id === 'one' ? 1 : 600_000) });
    }
    expect(await at().erase(morning + 1)).toBe(1);
    expect(await at().citizenCodeOf('one-again')).toBeNull();
    expect(await at().citizenCodeOf('two-again')).not.toBeNull();
    expect(await at().erase(morning + 900_000)).toBe(3);
    expect(await at().citizenSession('one', morning)).toBeNull();
  });
}
