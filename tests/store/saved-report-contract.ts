import { expect, test } from 'vitest';
import type { SavedReport } from '../../server/store/saved-reports.ts';
import type { Store } from '../../server/store/store.ts';
import { centreId, configured, put } from './rows.ts';

/** What every store must keep to about reports saved under a name. */
export function savedReportContract(at: () => Store): void {
  test('reports are saved a centre, renamed under their id, and dropped; no two of a centre have one name', async () => {
    await put(at(), { events: [configured('a')] });
    await put(at(), { events: [configured('a')] }, 'ikinci');
    expect(await at().putSavedReport(centreId, savedReport('s2', 'Ə'), 2)).toBe('put');
    expect(await at().putSavedReport(centreId, savedReport('s1', 'B'), 2)).toBe('put');
    expect(await at().savedReports(centreId)).toEqual([savedReport('s1', 'B'), savedReport('s2', 'Ə')]);
    expect(await at().putSavedReport(centreId, savedReport('s1', 'Ə'), 2)).toBe('name-taken');
    expect(await at().putSavedReport(centreId, savedReport('s3', 'C'), 2)).toBe('full');
    expect(await at().putSavedReport(centreId, savedReport('s1', 'C'), 2)).toBe('put');
    expect(await at().putSavedReport('ikinci', savedReport('s1', 'Ə'), 2)).toBe('put');
    expect(await at().dropSavedReport(centreId, 's2')).toBe(true);
    expect(await at().dropSavedReport(centreId, 's2')).toBe(false);
    expect(await at().savedReports(centreId)).toEqual([savedReport('s1', 'C')]);
    expect(await at().savedReports('ikinci')).toEqual([savedReport('s1', 'Ə')]);
    await expect(at().putSavedReport('nowhere', savedReport('s1', 'A'), 2)).rejects.toThrow();
  });

  test('nothing is recorded at first', async () => {
    await put(at(), { events: [configured('a')] });
    expect(await at().firstRecordedDay(centreId)).toBeNull();
  });
}

export function savedReport(id: string, name: string, at = 1_700_000_000_000): SavedReport {
  return { id, name, choices: '{"by":"day"}', by: { kind: 'user', id: 'u1', role: 'manager' }, at };
}
