import { describe, expect, test } from 'vitest';
import type { StaffMember } from '../../engine/cases/case-commands.ts';
import { isTheirMove } from '../../engine/cases/duties.ts';
import { countedHistory } from '../../engine/figures/counted-case.ts';
import { anAuthority, appeal, clerk, theCases } from './case-world.ts';

/** [CS27] What somebody filled in with the applicant, who alone confirms it. */

const registrar: StaffMember = { ...clerk, user: 'registrar', departments: [], registrar: true };
const byCode = { type: 'confirm', case: 'c1', how: 'code' } as const;
const bySignature = { type: 'confirm', case: 'c1', how: 'signature' } as const;
const helpedOn = (kind: string, date = '2026-03-06') => {
  const authority = anAuthority(date);
  authority.register({ case: 'c1', kind, helpedBy: 'helper' });
  return authority;
};

describe('[CS27] a form that somebody helped to fill in', () => {
  test.each([
    ['appeal', 'received'],
    ['help', 'checking'],
  ])('of kind %s waits, with its number and who helped, and is %s once it is confirmed', (kind, after) => {
    const authority = helpedOn(kind);
    const waiting = authority.case('c1');
    expect(waiting).toMatchObject({
      ...{ status: 'unconfirmed', told: [], receivedOn: '2026-03-06' },
      helped: { by: 'helper', until: '2026-03-20', confirmed: null },
    });
    expect(waiting.number).toMatch(/^[AM]26-000001-/);
    authority.date = '2026-03-10';
    authority.does(byCode);
    expect(authority.case('c1')).toMatchObject({
      ...{ status: after, receivedOn: '2026-03-06', countedFrom: '2026-03-10' },
      ...{ due: '2026-04-09', told: [{ due: '2026-04-09' }] },
      helped: { by: 'helper', until: '2026-03-20', confirmed: 'code' },
    });
  });

  test('is confirmed by a signature that staff see who did not help; never by who helped, nor by staff with a code', () => {
    const helper: StaffMember = { ...registrar, user: 'helper' };
    const authority = helpedOn('help');
    const refusalOf = (command: Parameters<typeof authority.ask>[0], by: StaffMember | null) => {
      const done = authority.ask(command, by);
      return 'code' in done ? done.code : null;
    };
    expect(refusalOf(bySignature, helper)).toBe('not-allowed');
    expect(refusalOf(byCode, helper)).toBe('not-allowed');
    expect(refusalOf(byCode, registrar)).toBe('not-allowed');
    expect(refusalOf(bySignature, null)).toBe('not-allowed');
    expect(isTheirMove(helper, 'confirm', authority.case('c1'))).toBe(false);
    expect(isTheirMove(registrar, 'confirm', authority.case('c1'))).toBe(true);
    expect(authority.case('c1').status).toBe('unconfirmed');
    expect(refusalOf(bySignature, registrar)).toBeNull();
    expect(authority.case('c1').helped?.confirmed).toBe('signature');
    expect(refusalOf(bySignature, registrar)).toBe('wrong-status');
  });

  test('lapses the day after its last, and is confirmed until then', () => {
    const authority = helpedOn('help');
    authority.date = '2026-03-20';
    expect(authority.closesOld()).toEqual([]);
    authority.date = '2026-03-21';
    expect(authority.ask(byCode)).toMatchObject({ code: 'too-late', about: { until: '2026-03-20' } });
    expect(authority.closesOld()).toMatchObject([{ type: 'case-lapsed', case: 'c1' }]);
    expect(authority.case('c1').status).toBe('lapsed');
    expect(authority.closesOld()).toEqual([]);
    const last = helpedOn('help');
    last.date = '2026-03-20';
    last.does(byCode);
    expect(last.case('c1').status).toBe('checking');
  });

  test('waits for as many days as its kind says', () => {
    const authority = anAuthority('2026-03-06');
    authority.cases = { ...theCases, caseKinds: [{ ...appeal, confirmDays: 3 }] };
    authority.register({ case: 'c1', helpedBy: 'helper' });
    expect(authority.case('c1').helped?.until).toBe('2026-03-09');
  });

  test('is counted from its confirmation on, and not at all where there is none', () => {
    const authority = helpedOn('appeal');
    expect(countedHistory(authority.events)).toEqual([]);
    authority.date = '2026-03-10';
    authority.does(byCode);
    expect(countedHistory(authority.events)).toMatchObject([{ countedFrom: '2026-03-10', end: null }]);
    const lapsed = helpedOn('appeal');
    lapsed.date = '2026-03-21';
    lapsed.closesOld();
    expect(countedHistory(lapsed.events)).toEqual([]);
  });

  test('that lapsed is repeated by nothing', () => {
    const authority = helpedOn('appeal');
    authority.date = '2026-03-21';
    authority.closesOld();
    expect(authority.register({ case: 'c2' }).repeats).toBeNull();
  });
});
