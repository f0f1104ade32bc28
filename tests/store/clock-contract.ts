import { describe, expect, test } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import type { AgreedTime } from '../../server/store/time.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { device, session, user } from './access-contract.ts';
import { draft } from './draft-contract.ts';
import { centreId, configured, dayOpened, issued, job, morning, put, writeOf } from './rows.ts';
import { savedReport } from './saved-report-contract.ts';

/** What every store must keep to about the time agreed on, and about a correction of it. */
export function clockContract(at: () => Store): void {
  const correct = (was: number, now: number) =>
    at().agreeOnTime({ ...agreed, over: null, seenAt: now }, 'boot', { was, at: now });

  test('what was agreed on comes back as it was, for its boot; another generation than expected is given instead', async () => {
    expect(await at().agreeOnTime(null, 'boot')).toBeNull();
    expect(await at().agreeOnTime({ ...agreed, over: null }, 'boot')).toEqual(agreed);
    const spreading = { was: 1, at: 2, why: 'accepted', generation: 2, offset: 0.25 } as const;
    const next: AgreedTime = { ...agreed, generation: 2, doubtFrom: 1.5, correctedAt: 3, spreading };
    expect(await at().agreeOnTime({ ...next, over: 1 }, 'boot')).toEqual(next);
    expect(await at().agreeOnTime({ ...agreed, generation: 2, over: 1 }, 'boot')).toEqual(next);
    expect(await at().agreeOnTime({ ...agreed, over: null }, 'boot')).toEqual(next);
    expect(await at().agreeOnTime(null, 'boot')).toEqual(next);
    expect(await at().agreeOnTime(null, 'other')).toBeNull();
  });

  describe.each([
    ['half a minute on', 30_000],
    ['sixteen hours on', 16 * hour],
    ['half a minute back', -30_000],
    ['five hours back', -5 * hour],
    ['400 days back', -400 * dayMs],
  ])('after a correction by %s', (_, by) => {
    const [was, now] = [morning, morning + by];

    test('what ends has as long to go as before', async () => {
      await put(at(), {
        events: [configured('a'), dayOpened(), issued('t1'), issued('t2')],
        secrets: [{ secret, ticket: 't1', expiresAt: was + 1000 }],
        personal: [
          { ticket: 't1', note: 'x', eraseAt: was + 1000 },
          { ticket: 't2', note: 'over', eraseAt: was - 1 },
        ],
      });
      await at().putUser(user('u1'));
      await at().putSession({ ...session('h', 'u1'), expiresAt: was + 1000 });
      await at().takeLease('one', 'a', was, 1000);
      await correct(was, now);
      expect(await at().ticketOfSecret(secret, now + 999)).not.toBeNull();
      expect(await at().ticketOfSecret(secret, now + 1000)).toBeNull();
      expect(await at().session('h', now + 999)).not.toBeNull();
      expect(await at().session('h', now + 1000)).toBeNull();
      expect(await at().takeLease('one', 'b', now + 999, 1000)).toBe(false);
      expect(await at().takeLease('one', 'b', now + 1000, 1000)).toBe(true);
      await at().erase(now + 999);
      expect(await at().personal(centreId, ['t1', 't2'])).toEqual([{ ticket: 't1', note: 'x', phone: null }]);
      await at().erase(now + 1000);
      expect(await at().personal(centreId, ['t1'])).toEqual([]);
    });

    test('what is over stays over', async () => {
      await put(at(), {
        events: [configured('a'), dayOpened(), issued('t1')],
        secrets: [{ secret, ticket: 't1', expiresAt: was }],
      });
      await at().putUser(user('u1'));
      await at().putSession({ ...session('h', 'u1'), expiresAt: was });
      await at().takeLease('one', 'a', was - 1000, 1000);
      await correct(was, now);
      expect(await at().ticketOfSecret(secret, now)).toBeNull();
      expect(await at().session('h', now)).toBeNull();
      expect(await at().takeLease('one', 'b', now, 1000)).toBe(true);
    });

    test('what counts for a while is as long ago as before', async () => {
      await put(at(), {
        events: [configured('a'), dayOpened(), issued('t1')],
        jobs: [job('j1', 't1', { queuedAt: was - 20_000 })],
        answers: [{ scope: 's', key: 'k', bodyHash: 'b', status: 200, body: '{}', keptAt: was - 23 * hour }],
      });
      await at().putUser(user('u1'));
      const times = { createdAt: was - 9 * hour, seenAt: was - 1000, expiresAt: was + hour };
      await at().putSession({ ...session('h', 'u1'), ...times });
      await at().putDevice(device('d', { askedAt: was - 60_000, seenAt: was - 2000 }));
      await at().countFailure('name', was - 50_000, 0, () => true);
      await correct(was, now);
      const ages = { createdAt: now - 9 * hour, seenAt: now - 1000, expiresAt: now + hour };
      expect(await at().session('h', now)).toMatchObject(ages);
      expect(await at().devices(centreId)).toMatchObject([{ askedAt: now - 60_000, seenAt: now - 2000 }]);
      expect(await at().pendingJobs(centreId, 'hall')).toMatchObject([{ queuedAt: now - 20_000 }]);
      const before = await at().countFailure('name', now, now - 50_000, () => false);
      expect(before).toEqual({ count: 1, lastAt: now - 50_000 });
      expect((await at().countFailure('name', now, now - 49_999, () => false)).count).toBe(0);
      const { value } = await at().commit(centreId, 3, (locked) => ({
        write: writeOf({}),
        value: locked.answer('s', 'k')?.keptAt,
      }));
      expect(value).toBe(now - 23 * hour);
    });

    test('who is called what holds from as long ago as before, in the order that it was', async () => {
      const names = [
        { id: 'u1', since: 0, name: 'Leyla' },
        { id: 'u1', since: was - 2 * hour, name: 'Lalə' },
        { id: 'u1', since: was - 1000, name: 'Lalə Quliyeva' },
        { id: 'u2', since: 0, name: 'Aysel' },
        { id: 'u2', since: was - 900 * dayMs, name: 'Aysu' },
        { id: 'u2', since: was - 300 * dayMs, name: 'Aynur' },
      ];
      await at().putUser(user('u1'));
      await at().changeAccess(() => ({ write: { user: user('u1'), named: names }, value: null }));
      await correct(was, now);
      const moved = await at().personNames();
      expect(moved.map(({ id, name }) => [id, name])).toEqual(names.map(({ id, name }) => [id, name]));
      expect(moved.slice(0, 3).map(({ since }) => since)).toEqual([0, now - 2 * hour, now - 1000]);
      const [first, second, third] = moved.slice(3).map(({ since }) => since);
      expect([first, Math.sign((third ?? 0) - (second ?? 0))]).toEqual([0, 1]);
      expect(third).toBeLessThanOrEqual(now);
      if (by > -dayMs) expect([second, third]).toEqual([was - 900 * dayMs, was - 300 * dayMs]);
    });

    test('the security log says how long ago it was, and gathers what strangers do for no longer than before', async () => {
      const line = {
        what: 'signed-in' as const,
        stranger: false,
        who: 'leyla',
        address: '10.0.0.1',
        centre: null,
        about: null,
      };
      const strange = { ...line, what: 'sign-in-refused' as const, stranger: true, who: null, times: 1 };
      await at().noteSecurity({ ...line, at: was - 800 * dayMs, times: 1 }, 0, 100);
      await at().noteSecurity({ ...line, at: was - 5000, times: 1 }, 0, 100);
      await at().noteSecurity({ ...strange, at: was - 2000 }, hour, 100);
      await at().noteSecurity({ ...strange, at: was - 1000 }, hour, 100);
      await correct(was, now);
      await at().noteSecurity({ ...strange, at: now + 1000 }, hour, 100);
      await at().noteSecurity({ ...strange, at: now + 1000 + hour }, hour, 100);
      const lines = await at().security(null, null, 10);
      expect(lines.map(({ at: first, lastAt, times }) => [first - now, lastAt - now, times])).toEqual([
        [1000 + hour, 1000 + hour, 1],
        [-2000, 1000, 3],
        [-5000, -5000, 1],
        [was - 800 * dayMs - now, was - 800 * dayMs - now, 1],
      ]);
    });

    test('what was found out or learnt of late is not of a time to come', async () => {
      await put(at(), { events: [configured('a')] });
      const grade = { centre: centreId, printer: 'hall', way: 'tcp', grade: 'real-time', foundAt: was - 1000 } as const;
      await at().putPrinterGrade(grade);
      await at().putLearnt(centreId, { version: 1, learntAt: was - 1000, body: '{}' });
      await at().putDraft(centreId, { ...draft('r1'), at: was - 1000 }, null);
      await at().putSavedReport(centreId, savedReport('s1', 'A', was - 1000), 9);
      await correct(was, now);
      expect((await at().printerGrades(centreId))[0]?.foundAt).toBeLessThanOrEqual(now);
      expect(await at().learntAt(centreId)).toBeLessThanOrEqual(now);
      expect((await at().draft(centreId))?.at).toBeLessThanOrEqual(now);
      expect((await at().savedReports(centreId))[0]?.at).toBeLessThanOrEqual(now);
    });

    test('what was, be it long ago, was not later than now, and what was before stays', async () => {
      await put(at(), { events: [configured('a'), dayOpened(), issued('t1')] });
      const token = { hash: 'x', name: 'n', role: 'manager', centre: null } as const;
      await at().putToken({ ...token, id: 'late', createdAt: was - 3 * dayMs });
      await at().putToken({ ...token, id: 'early', hash: 'y', createdAt: was - 800 * dayMs });
      await at().putDevice(device('d', { approved: true, askedAt: was - 800 * dayMs, seenAt: was - 3 * dayMs }));
      await correct(was, now);
      const [early, late] = await at().tokens();
      expect(early?.createdAt).toBe(was - 800 * dayMs);
      expect(late?.createdAt).toBeLessThanOrEqual(now);
      const [found] = await at().devices(centreId);
      expect(found?.askedAt).toBe(was - 800 * dayMs);
      expect(found?.seenAt).toBeLessThanOrEqual(now);
      if (by > -dayMs) expect([late?.createdAt, found?.seenAt]).toEqual([was - 3 * dayMs, was - 3 * dayMs]);
    });
  });
}

const hour = 3_600_000;
const agreed: AgreedTime = {
  boot: 'boot',
  offset: 0.5,
  generation: 1,
  doubtFrom: null,
  correctedAt: null,
  seenAt: morning,
  spreading: null,
};
const secret = 's'.repeat(32);
