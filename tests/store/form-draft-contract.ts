import { expect, test } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { centreId, configured, morning, put } from './rows.ts';

/** What every store must keep to about forms that were begun and not sent. */
export function formDraftContract(at: () => Store): void {
  const draft = (letter: string) => ({
    ...{ secret: letter.repeat(32), centre: centreId, about: '{"answers":{"name":"Əli"}}' },
    expiresAt: morning + dayMs,
  });
  const [a, b] = [draft('a'), draft('b')];

  test('a form that was begun is found by its secret until its time is over, and changed in one go', async () => {
    await put(at(), { events: [configured('a')] });
    await at().addFormDraft(a);
    expect(await at().formDraft(a.secret, morning)).toEqual(a);
    expect(await at().formDraft(b.secret, morning)).toBeNull();
    expect(await at().formDraft(a.secret, a.expiresAt)).toBeNull();
    const seen: string[] = [];
    const change = (secret: string, now: number, next: string | null) =>
      at().changeFormDraft(secret, now, (about) => {
        seen.push(about);
        return next;
      });
    expect(await change(a.secret, morning, '{"answers":{}}')).toBe(true);
    expect(await change(a.secret, morning, null)).toBe(false);
    expect(await change(b.secret, morning, '{}')).toBe(false);
    expect(await change(a.secret, a.expiresAt, '{}')).toBe(false);
    expect(seen).toEqual([a.about, '{"answers":{}}']);
    expect((await at().formDraft(a.secret, morning))?.about).toBe('{"answers":{}}');
    await expect(at().addFormDraft(a)).rejects.toThrow();
    await expect(at().addFormDraft({ ...b, centre: 'nowhere' })).rejects.toThrow();
  });

  test('of many requests under one key one begins a form; the others are given its answer while that is kept', async () => {
    await put(at(), { events: [configured('a')] });
    const answer = { scope: 's', key: 'k', bodyHash: 'h', status: 201, body: '{"ok":true}', keptAt: morning };
    const once = { answer, since: morning - dayMs };
    expect(await at().addFormDraft(a, once)).toBeNull();
    expect(await at().addFormDraft(b, { ...once, answer: { ...answer, body: '{}' } })).toEqual(answer);
    expect(await at().formDraft(b.secret, morning)).toBeNull();
    const late = { answer: { ...answer, keptAt: morning + dayMs }, since: morning };
    expect(await at().addFormDraft(b, late)).toBeNull();
    expect(await at().formDraft(b.secret, morning)).toEqual(b);
  });

  test('it is gone with the transaction that sends it, when it is dropped, and when its time has come', async () => {
    await put(at(), { events: [configured('a')] });
    const c = { ...draft('c'), expiresAt: morning + 2 * dayMs };
    for (const one of [a, b, c]) await at().addFormDraft(one);
    const failing = at().commit(centreId, 1, () => {
      throw new Error('impossible');
    });
    await expect(failing).rejects.toThrow();
    expect(await at().formDraft(a.secret, morning)).not.toBeNull();
    await put(at(), { events: [], sent: [a.secret] });
    expect(await at().formDraft(a.secret, morning)).toBeNull();
    expect([await at().dropFormDraft(c.secret), await at().dropFormDraft(c.secret)]).toEqual([true, false]);
    const before = await at().erase(b.expiresAt - 1);
    expect([before, await at().erase(b.expiresAt)]).toEqual([0, 1]);
    expect(await at().formDraft(b.secret, morning)).toBeNull();
  });
}
