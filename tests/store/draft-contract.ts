import { expect, test } from 'vitest';
import type { StoredDraft } from '../../server/store/drafts.ts';
import type { Store } from '../../server/store/store.ts';
import { centreId, configured, dayOpened, put } from './rows.ts';

/** What every store must keep to about drafts of configurations, and about those that were in force. */
export function draftContract(at: () => Store): void {
  test('a draft stands once a centre; it is put and dropped only by one who knows what stands there', async () => {
    await put(at(), { events: [configured('a')] });
    expect(await at().draft(centreId)).toBeNull();
    expect(await at().putDraft(centreId, draft('r1'), 'r0')).toBe(false);
    expect(await at().putDraft(centreId, draft('r1'), null)).toBe(true);
    expect(await at().draft(centreId)).toEqual(draft('r1'));
    expect(await at().putDraft(centreId, draft('r2'), null)).toBe(false);
    expect(await at().putDraft(centreId, draft('r2', '{"b":"ə"}'), 'r1')).toBe(true);
    expect(await at().dropDraft(centreId, 'r1')).toBe(false);
    expect(await at().draft(centreId)).toEqual(draft('r2', '{"b":"ə"}'));
    expect(await at().draft('ikinci')).toBeNull();
    expect(await at().dropDraft(centreId, 'r2')).toBe(true);
    expect(await at().draft(centreId)).toBeNull();
    await expect(at().putDraft('nowhere', draft('r1'), null)).rejects.toThrow();
  });

  test('of two who put a draft over the same one at once, one does not', async () => {
    await put(at(), { events: [configured('a')] });
    const both = await Promise.all(['r1', 'r2'].map((revision) => at().putDraft(centreId, draft(revision), null)));
    expect(both.toSorted()).toEqual([false, true]);
    expect((await at().draft(centreId))?.revision).toBe(both[0] ? 'r1' : 'r2');
  });

  test('a draft whose document comes into force is over with that; another one and that of another centre stay', async () => {
    await put(at(), { events: [configured('a')] });
    await put(at(), { events: [configured('a')] }, 'ikinci');
    for (const centre of [centreId, 'ikinci']) await at().putDraft(centre, draft('r1'), null);
    await put(at(), { events: [configured('b')], published: ['c'.repeat(64)] });
    expect(await at().draft(centreId)).not.toBeNull();
    const failing = at().commit(centreId, 2, () => {
      throw new Error('impossible');
    });
    await expect(failing).rejects.toThrow();
    expect(await at().draft(centreId)).not.toBeNull();
    await put(at(), { events: [configured('c')], published: [draft('r1').digest] });
    expect(await at().draft(centreId)).toBeNull();
    expect(await at().draft('ikinci')).not.toBeNull();
  });

  test('the configurations before an event, the latest first, and one by its event', async () => {
    await put(at(), { events: [configured('a'), dayOpened(), configured('b'), configured('c')] });
    const seqs = async (before: number, limit: number) =>
      (await at().configurationsBefore(centreId, before, limit)).map(({ seq }) => seq);
    expect([await seqs(5, 9), await seqs(5, 2), await seqs(4, 9), await seqs(1, 9)]).toEqual([
      [4, 3, 1],
      [4, 3],
      [3, 1],
      [],
    ]);
    const one = await at().configuration(centreId, 3);
    const event = configured('b');
    expect(one).toEqual(
      event.type === 'centre-configured' && {
        seq: 3,
        at: event.at,
        by: event.by,
        source: 'install',
        centre: event.centre,
      },
    );
    for (const seq of [0, 2, 5]) expect(await at().configuration(centreId, seq)).toBeNull();
    expect(await at().configurationsBefore('ikinci', 9, 9)).toEqual([]);
  });
}

export function draft(revision: string, document = '{"a":1}'): StoredDraft {
  const by = { kind: 'user', id: 'u1', role: 'manager' } as const;
  return { revision, baseVersion: 1, document, digest: 'd'.repeat(64), by, at: 1_700_000_000_000 };
}
