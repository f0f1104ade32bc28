import { describe, expect, test } from 'vitest';
import { answersInYear } from '../../engine/cases/repeated.ts';
import { countedCase } from '../../engine/figures/counted-case.ts';
import { anAuthority, clerk, overseer } from './case-world.ts';

/** [CS25] Calling back: three tries, the last of which is the end of it. */

const opened = (date = '2026-03-06') => {
  const authority = anAuthority(date);
  authority.register({ case: 'c1', kind: 'callback' });
  const call = (reached: boolean) => authority.ask({ type: 'try', case: 'c1', reached }, clerk);
  return { authority, call, now: () => authority.case('c1') };
};

describe('[CS25] a call-back', () => {
  test('is due the next working day, unless its kind says otherwise', () => {
    const { authority, now } = opened();
    expect(now()).toMatchObject({ days: 1, due: '2026-03-10' });
    const kinds = (authority.cases.caseKinds ?? []).map((kind) => ({ ...kind, days: 3 }));
    authority.cases = { ...authority.cases, caseKinds: kinds };
    expect(authority.register({ case: 'c2', kind: 'callback' })).toMatchObject({ days: 3, due: '2026-03-12' });
  });

  test('that reaches somebody is answered at that moment, at whichever try', () => {
    for (const before of [0, 1, 2]) {
      const { authority, call, now } = opened();
      for (let tries = 0; tries < before; tries++) call(false);
      expect(call(true)).toMatchObject([{ type: 'case-tried', outcome: 'reached', by: { id: 'clerk' } }]);
      expect(now()).toMatchObject({ status: 'answered', outcome: 'reached', tries: before + 1 });
      expect(now().answeredAt).toBe(authority.events.at(-1)?.at);
      expect(call(true)).toMatchObject({ code: 'wrong-status' });
    }
  });

  test('that reaches nobody is tried twice more, then closed', () => {
    const { call, now } = opened();
    expect(call(false)).toMatchObject([{ type: 'case-tried', outcome: null }]);
    expect(now()).toMatchObject({ status: 'received', outcome: null, tries: 1, answeredAt: null });
    expect(call(false)).toMatchObject([{ outcome: null }]);
    expect(call(false)).toMatchObject([{ outcome: 'not-reached' }]);
    expect(now()).toMatchObject({ status: 'closed', outcome: 'not-reached', tries: 3 });
    expect(call(false)).toMatchObject({ code: 'wrong-status' });
  });

  test('reopened by an overseer, has three tries more', () => {
    const { authority, call, now } = opened();
    for (let tries = 0; tries < 3; tries++) call(false);
    authority.does({ type: 'reopen', case: 'c1', reason: 'They have another number' }, overseer);
    expect(now()).toMatchObject({ status: 'received', outcome: null, tries: 0 });
    expect([false, false, false].map((reached) => Array.isArray(call(reached)))).toEqual([true, true, true]);
    expect(now()).toMatchObject({ status: 'closed', tries: 3 });
  });

  test('that nobody answered is no answer, and one that was is', () => {
    const [lost, found] = [opened(), opened()];
    for (let tries = 0; tries < 3; tries++) lost.call(false);
    found.call(true);
    expect([lost, found].map(({ now }) => countedCase(now()).end)).toEqual(['not-reached', 'answered']);
    const one = { id: 'other', topic: lost.now().topic };
    expect([lost, found].map(({ now }) => answersInYear([now()], one, '2026-03-06'))).toEqual([0, 1]);
  });

  test('whose answer another case waits for lets that one go on', () => {
    const { authority, call } = opened();
    authority.register({ case: 'c2', topic: 'roads' });
    authority.does({ type: 'join', case: 'c2', to: 'c1' }, { ...clerk, registrar: true });
    expect(call(true)).toMatchObject([{ type: 'case-tried' }, { type: 'case-parted', case: 'c2' }]);
    expect(authority.case('c2').status).toBe('received');
  });
});
