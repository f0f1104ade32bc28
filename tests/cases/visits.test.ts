import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseCommand, Visitor } from '../../engine/cases/case-commands.ts';
import { isTheirMove, seesCase } from '../../engine/cases/duties.ts';
import { drawnByLot } from '../../engine/cases/lot.ts';
import { caseMoveNames } from '../../shared/cases/cases.ts';
import { anAuthority, aText, clerk, home, lead, overseer, theCases } from './case-world.ts';

/** [CS26] Who visits a household is drawn by lot, can be drawn again by anybody, and decides nothing. */

const sha256 = (text: string): string => hash('sha256', text);
const people = ['ayan', 'bahar', 'ceyhun', 'dilarə', 'elvin'];
const visitors: readonly Visitor[] = people.map((user) => ({ user, department: 'social', official: null }));
type Draw = Extract<CaseCommand, { readonly type: 'draw' }>;

const opened = () => {
  const authority = anAuthority();
  const register = (id: string) => authority.register({ case: id, kind: 'home', topic: 'roads' });
  register('c1');
  const base = { type: 'draw', seed: 'seed', visitors, district: null, helpers: [] } as const;
  const draw = (more: Partial<Draw> = {}, who = lead) => authority.ask({ ...base, case: 'c1', ...more }, who);
  return { authority, register, draw, now: () => authority.case('c1') };
};
const drawnIn = (done: ReturnType<ReturnType<typeof opened>['draw']>) => {
  const [event] = 'code' in done ? [] : done;
  if (event?.type !== 'case-visit-drawn') throw new Error(JSON.stringify(done));
  return event;
};

describe('[CS26] the lot', () => {
  test('is what anybody reckons: SHA-256 of seed and number, divided by how many, leaves the place', () => {
    // printf %s 'seed E26-000001-P' | sha256sum
    const lot = { seed: 'seed', number: 'E26-000001-P' };
    const rest = Number(BigInt(`0x${sha256('seed E26-000001-P')}`) % 5n);
    expect(drawnByLot(people, lot, sha256)).toBe([...people].sort()[rest]);
    expect(drawnByLot([], lot, sha256)).toBeNull();
    expect(drawnByLot(['one'], lot, sha256)).toBe('one');
  });

  test('is the same for the same seed, whatever order the candidates come in, and however often one is named', () => {
    const shuffled = fc.shuffledSubarray(people, { minLength: 1 });
    fc.assert(
      fc.property(shuffled, fc.string(), fc.string(), (some, seed, number) => {
        const drawn = drawnByLot(some, { seed, number }, sha256);
        expect(some).toContain(drawn);
        expect(drawnByLot([...some].reverse(), { seed, number }, sha256)).toBe(drawn);
        expect(drawnByLot([...some, ...some], { seed, number }, sha256)).toBe(drawn);
      }),
      { seed: 26 },
    );
  });

  test('favours nobody: over 5,000 seeds chi-square stays under its 0.1 % bound, for 2 up to 12 people', () => {
    // Bounds of chi-square at 0.001 for 1 to 11 degrees of freedom (NIST handbook, 1.3.6.7.4).
    const bounds = [10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322, 26.125, 27.877, 29.588, 31.264];
    const draws = 5_000;
    for (const [at, bound] of bounds.entries()) {
      const some = Array.from({ length: at + 2 }, (_, n) => `p${n}`);
      const counts = new Map<string | null, number>();
      for (let seed = 0; seed < draws; seed++) {
        const drawn = drawnByLot(some, { seed: `${seed}`, number: 'E26-000001-P' }, sha256);
        counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
      }
      const fair = draws / some.length;
      const chi = some.reduce((sum, one) => sum + ((counts.get(one) ?? 0) - fair) ** 2 / fair, 0);
      expect(chi).toBeLessThan(bound);
    }
  });
});

describe('[CS26] a draw', () => {
  test('says the seed, who could be drawn and who was; the case stays where it stood', () => {
    const { draw, now } = opened();
    const before = now();
    const { seed, candidates, drawn, department } = drawnIn(draw());
    expect({ seed, candidates, department }).toEqual({ seed: 'seed', candidates: people, department: 'social' });
    expect(drawn).toBe(drawnByLot(people, { seed, number: before.number }, sha256));
    expect(now()).toEqual({ ...before, visitor: drawn, visitOf: 'social', draws: 1 });
  });

  test('is never of who helped, answers or is complained of, nor of another department', () => {
    const { authority, draw } = opened();
    authority.cases = { ...theCases, caseKinds: [{ ...home, letter: 'E' }] };
    authority.register({ case: 'c2', kind: 'home', against: 'deputy' });
    authority.does({ type: 'route', case: 'c2', department: 'social' });
    authority.does({ type: 'assign', case: 'c2', to: { ...clerk, user: 'bahar' } }, lead);
    const others = visitors.map((one) => (one.user === 'ceyhun' ? { ...one, official: 'deputy' } : one));
    const legal = { user: 'farid', department: 'legal', official: null };
    for (let seed = 0; seed < 40; seed++) {
      const asked = { case: 'c2', visitors: [...others, legal], helpers: ['ayan'], seed: `${seed}`, reason: 'r' };
      expect(['dilarə', 'elvin']).toContain(drawnIn(draw(asked)).drawn);
    }
  });

  test('goes to the department of the district, else to the one that the kind names, else nowhere', () => {
    const { authority, draw } = opened();
    const legal = { user: 'farid', department: 'legal', official: null };
    const asked = { visitors: [...visitors, legal], reason: 'r' };
    const departments = [{ id: 'legal', name: { az: 'l' }, districts: ['babek'] }];
    const districts = { ...theCases, departments };
    authority.cases = districts;
    expect(drawnIn(draw({ ...asked, district: 'babek' }))).toMatchObject({ department: 'legal', drawn: 'farid' });
    expect(drawnIn(draw({ ...asked, district: 'culfa' })).department).toBe('social');
    const visit = { act: 'household-visit', question: 'district' };
    authority.cases = { ...theCases, caseKinds: [{ ...home, visit }] };
    expect(draw({ ...asked, district: 'culfa' })).toMatchObject({ code: 'department-not-found' });
  });

  test('leaves out who has as many visits before them as the kind lets them have; where that is all, nobody is drawn', () => {
    const { authority, register, draw } = opened();
    const visit = { act: 'household-visit', department: 'social', mostOpen: 2 };
    authority.cases = { ...theCases, caseKinds: [{ ...home, visit }] };
    const drawn: string[] = [];
    for (let n = 1; n <= 10; n++) {
      if (n > 1) register(`c${n}`);
      drawn.push(drawnIn(draw({ case: `c${n}` })).drawn);
    }
    expect(drawn.toSorted()).toEqual(people.flatMap((one) => [one, one]));
    register('c11');
    const refused = { code: 'nobody-free', about: { department: 'social', mostOpen: 2 } };
    expect(draw({ case: 'c11' })).toMatchObject(refused);
    expect(authority.case('c11')).toMatchObject({ visitor: null, draws: 0 });
    const first = { ...clerk, user: drawn[0] ?? '', departments: [] };
    authority.does({ type: 'visit', case: 'c1', form: 'household-visit@1', text: aText, hash: 'h' }, first);
    expect(drawnIn(draw({ case: 'c11' })).candidates).toEqual([drawn[0]]);
  });

  test('is made again by a lead with a reason, of another; nobody draws again once the visit was made', () => {
    const { authority, draw, now } = opened();
    const first = drawnIn(draw({}, clerk)).drawn;
    expect(draw({ reason: 'ill' }, clerk)).toMatchObject({ code: 'needs-lead' });
    expect(draw()).toMatchObject({ code: 'needs-reason' });
    expect(now().visitor).toBe(first);
    const second = drawnIn(draw({ reason: 'They are ill', seed: 'other' }));
    expect(second).toMatchObject({ why: 'They are ill', candidates: people.filter((one) => one !== first) });
    expect(now()).toMatchObject({ visitor: second.drawn, draws: 2 });
    const act = { type: 'visit', case: 'c1', form: 'household-visit@1', text: aText, hash: 'h' } as const;
    expect(authority.ask(act, { ...clerk, user: first })).toMatchObject({ code: 'not-allowed' });
    authority.does(act, { ...clerk, user: second.drawn });
    expect(now().visitedAt).toBe(authority.events.at(-1)?.at);
    for (const again of [draw({ reason: 'r' }), authority.ask(act, { ...clerk, user: second.drawn })])
      expect(again).toMatchObject({ code: 'wrong-status' });
  });
});

describe('[CS26] who was drawn', () => {
  test('sees the case until they have written what they found, and comments; every other move is not theirs', () => {
    const { authority, draw, now } = opened();
    const user = drawnIn(draw()).drawn;
    const visitor = { ...clerk, user, departments: [] };
    expect([seesCase(visitor, now()), seesCase({ ...visitor, user: 'another' }, now())]).toEqual([true, false]);
    // Whatever else they may do: a registrar who leads, for example.
    const mighty = { ...visitor, departments: ['social'], lead: true, registrar: true };
    for (const staff of [visitor, mighty])
      expect(caseMoveNames.filter((move) => isTheirMove(staff, move, now()))).toEqual(['comment', 'visit']);
    authority.does({ type: 'visit', case: 'c1', form: 'household-visit@1', text: aText, hash: 'h' }, visitor);
    expect(seesCase(visitor, now())).toBe(false);
    expect(caseMoveNames.filter((move) => isTheirMove(mighty, move, now()))).toEqual(['comment']);
    authority.does({ type: 'route', case: 'c1', department: 'social' });
    const assigning = authority.ask({ type: 'assign', case: 'c1', to: { ...mighty } }, lead);
    expect(assigning).toMatchObject({ code: 'not-allowed' });
  });

  test('is seen by who leads their department, who alone has it drawn again', () => {
    const { draw, now } = opened();
    draw();
    const others = { ...lead, departments: ['legal'] };
    expect([lead, clerk, others].map((staff) => seesCase(staff, now()))).toEqual([true, false, false]);
    expect([lead, clerk, others].map((staff) => isTheirMove(staff, 'draw', now()))).toEqual([true, false, false]);
    expect(isTheirMove({ ...overseer, registrar: true }, 'draw', now())).toBe(false);
  });
});
