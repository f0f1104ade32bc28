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
      ...{ status: 'queued', reason: null, tries: 0, deaths: 0, toldBy: null, changedAt: 1000 },
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

  test('[NO4] a task waits for a person, and once it reached nobody for its next way; who tried is kept', async () => {
    await written(aNotice('n1', { kind: 'case-answered' }), aNotice('n2', { kind: 'case-asked' }), aNotice('n3'));
    const change = { status: 'queued', changedAt: 1000 } as const;
    for (const [id, channel] of [
      ['n1', 'letter'],
      ['n2', 'hand'],
      ['n3', 'phone'],
    ] as const)
      await at().changeNotice(centreId, id, 'queued', { ...change, channel });
    expect(await at().dueNotices(centreId, 500, 10)).toEqual([]);
    const asked = { statuses: ['queued'], tasks: true, limit: 10 } as const;
    expect(idsOf(await at().notices(centreId, asked))).toEqual(['n3', 'n2', 'n1']);
    expect(idsOf(await at().notices(centreId, { ...asked, ofCases: true }))).toEqual(['n2', 'n1']);
    expect((await at().noticeCounts(centreId)).tasks).toBe(3);
    await at().changeNotice(centreId, 'n1', 'queued', { ...change, reason: 'not-reached', toldBy: 'u1' });
    await at().changeNotice(centreId, 'n2', 'queued', { status: 'delivered', toldBy: 'u2', changedAt: 2000 });
    expect((await at().dueNotices(centreId, 500, 10)).map(({ id, toldBy }) => [id, toldBy])).toEqual([['n1', 'u1']]);
    expect(await at().notice(centreId, 'n2')).toMatchObject({ status: 'delivered', toldBy: 'u2' });
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
