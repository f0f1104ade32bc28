import { expect, test } from 'vitest';
import type { NewNotice } from '../../server/store/notices.ts';
import type { Store } from '../../server/store/store.ts';
import { centreId, configured, put } from './rows.ts';

/** What every store must keep to about notices. */
export function noticeContract(at: () => Store): void {
  const written = async (...notices: readonly NewNotice[]): Promise<void> => {
    await put(at(), { events: [configured('a')], notices });
  };
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

  test('[NO1] a notice is written with what causes it, and under its key only once', async () => {
    await written(aNotice('n1'), aNotice('n2', { key: 'booked:s1:1' }), aNotice('n3', { key: 'booked:s1:1' }));
    await put(at(), { events: [], notices: [aNotice('n4', { key: 'booked:s1:1' })] });
    expect(idsOf(await at().noticesOfSeat(centreId, 's1'))).toEqual(['n1', 'n2']);
    expect((await at().notices(centreId, { statuses: ['queued'], limit: 10 }))[0]).toEqual({
      ...{ id: 'n2', seat: 's1', kind: 'booked', about: 1, mustReach: false, due: 0, retryAt: null, channel: null },
      ...{ status: 'queued', reason: null, tries: 0, deaths: 0, changedAt: 1000 },
    });
  });

  test('[NO4] due is what waits for a provider and whose time has come, the earliest first', async () => {
    await written(
      aNotice('n1', { due: 500 }),
      aNotice('n2'),
      aNotice('n3', { due: 501 }),
      aNotice('n4'),
      aNotice('n5'),
    );
    const change = { status: 'queued', changedAt: 1000 } as const;
    await at().changeNotice(centreId, 'n4', 'queued', { ...change, retryAt: 501 });
    await at().changeNotice(centreId, 'n5', 'queued', { ...change, channel: 'phone' });
    expect(idsOf(await at().dueNotices(centreId, 500, 10))).toEqual(['n2', 'n1']);
    expect(idsOf(await at().dueNotices(centreId, 501, 10))).toEqual(['n2', 'n4', 'n1', 'n3']);
    expect(idsOf(await at().dueNotices(centreId, 501, 1))).toEqual(['n2']);
    expect(await at().dueNotices('ikinci', 501, 10)).toEqual([]);
  });

  test('[NO2] only one that has the status is changed; what is not named stays', async () => {
    await written(aNotice('n1'));
    const sending = { status: 'sending', channel: 'email', tries: 1, changedAt: 2000 } as const;
    expect(await at().changeNotice(centreId, 'n1', 'queued', sending)).toBe(true);
    expect(await at().changeNotice(centreId, 'n1', 'queued', sending)).toBe(false);
    expect(await at().changeNotice(centreId, 'n9', 'queued', sending)).toBe(false);
    await at().changeNotice(centreId, 'n1', 'sending', { status: 'failed', reason: 'refused', changedAt: 3000 });
    expect(await at().noticesOfSeat(centreId, 's1')).toMatchObject([
      { status: 'failed', reason: 'refused', channel: 'email', tries: 1, changedAt: 3000 },
    ]);
  });

  test('notices are read in pages, the newest first, and counted with the tasks among them', async () => {
    await written(aNotice('n1'), aNotice('n2'), aNotice('n3'));
    await at().changeNotice(centreId, 'n2', 'queued', { status: 'sent', changedAt: 2000 });
    await at().changeNotice(centreId, 'n3', 'queued', { status: 'queued', channel: 'hand', changedAt: 2000 });
    expect(idsOf(await at().notices(centreId, { statuses: ['queued', 'sent'], limit: 2 }))).toEqual(['n3', 'n2']);
    expect(idsOf(await at().notices(centreId, { statuses: ['queued'], before: 'n3', limit: 2 }))).toEqual(['n1']);
    expect(idsOf(await at().notices(centreId, { statuses: ['queued'], tasks: true, limit: 2 }))).toEqual(['n3']);
    expect([(await at().notice(centreId, 'n2'))?.status, await at().notice('ikinci', 'n2')]).toEqual(['sent', null]);
    const { byStatus, tasks } = await at().noticeCounts(centreId);
    expect([byStatus.queued, byStatus.sent, byStatus.failed, tasks]).toEqual([2, 1, 0, 1]);
  });
}

function aNotice(id: string, change: Partial<NewNotice> = {}): NewNotice {
  return {
    id,
    seat: 's1',
    key: `key of ${id}`,
    kind: 'booked',
    due: 0,
    about: 1,
    mustReach: false,
    at: 1000,
    ...change,
  };
}
