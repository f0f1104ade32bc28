import { expect, test } from 'vitest';
import type { RatingWrite, StoredRating } from '../../server/store/ratings.ts';
import type { Store } from '../../server/store/store.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { centreId, configured, dayOpened, issued, leg, morning, put, today } from './rows.ts';

/** [RA1] What every store must keep to about ratings. */
export function ratingContract(at: () => Store): void {
  const rating = (subject: string, more: Partial<StoredRating> = {}): StoredRating => ({
    ...{ kind: 'visit', subject, date: today, practice: false, score: 4, reasons: ['waited'], service: 'pension' },
    ...{ clerk: 'u1', firstAt: morning, givenAt: morning, givenOn: today },
    ...more,
  });
  const write = (one: StoredRating, text: string | null = null): RatingWrite => ({
    rating: one,
    comment: text === null ? null : { text, eraseAt: morning + 1000 },
  });
  const say = (one: StoredRating, text: string | null = null, centre = centreId) =>
    at().changeRating(centre, one, () => write(one, text));
  const until = morning + dayMs;
  const ask = (ticket: string) => ({
    secret: `a-secret-of-ticket-${ticket}`,
    ticket,
    expiresAt: morning + 10,
    ask: { date: today, link: `link-${ticket}`, until },
  });
  const span = { from: today, to: today, givenBefore: '2099-01-01' };

  test('[RA1] a rating stands once, what comes later takes its place, and no change changes nothing', async () => {
    await put(at(), { events: [configured('a')] });
    const [first, second] = [rating('t1'), rating('t1', { score: 2, reasons: [], givenAt: morning + 5 })];
    expect(await at().rating(centreId, first)).toBeNull();
    expect(await say(first)).toBeNull();
    expect(await at().rating(centreId, first)).toEqual(first);
    const seen: (StoredRating | null)[] = [];
    await at().changeRating(centreId, first, (before) => {
      seen.push(before);
      return write(second);
    });
    await at().changeRating(centreId, first, (before) => {
      seen.push(before);
      return null;
    });
    expect(seen).toEqual([first, second]);
    expect(await at().rating(centreId, { kind: 'case', subject: 't1' })).toBeNull();
    await expect(say(first, null, 'nowhere')).rejects.toThrow();
  });

  test('[RA1] under one key it is said once, and answered as before', async () => {
    await put(at(), { events: [configured('a')] });
    const answer = { scope: 's', key: 'k', bodyHash: 'h', status: 200, body: '{}', keptAt: morning };
    const once = { answer, since: morning - dayMs };
    expect(await at().changeRating(centreId, rating('t1'), () => write(rating('t1')), once)).toBeNull();
    expect(await at().changeRating(centreId, rating('t2'), () => write(rating('t2')), once)).toMatchObject({
      body: '{}',
    });
    expect(await at().rating(centreId, rating('t2'))).toBeNull();
  });

  test('[RA1] a link opens a visit until its time, then is erased; that it was asked stays', async () => {
    await put(at(), {
      events: [configured('a'), dayOpened(), issued('t1'), issued('t2')],
      legs: [
        leg('t1', { ending: 'transferred', endedAt: morning }),
        leg('t1', { leg: 1, ending: 'served', endedAt: morning + 7, clerk: 'u2' }),
        leg('t2', { ending: null, endedAt: null }),
      ],
      secrets: [ask('t1'), ask('t2')],
    });
    const of = { centre: centreId, date: today, ticket: 't1' };
    expect(await at().visitOfLink('link-t1', until - 1)).toEqual(of);
    expect(await at().visitOfLink('link-t1', until)).toBeNull();
    expect(await at().visitOfLink('a-secret-of-ticket-t1', morning)).toBeNull();
    expect(await at().visitEnd(of)).toMatchObject({ servedAt: morning + 7, clerk: 'u2', practice: false });
    expect((await at().visitEnd({ ...of, ticket: 't2' }))?.servedAt).toBeNull();
    expect(await at().visitEnd({ ...of, ticket: 'nobody' })).toBeNull();
    await at().erase(until);
    expect(await at().visitOfLink('link-t1', morning)).toBeNull();
    expect((await at().askedVisits(centreId, today)).map(({ clerk, count }) => [clerk, count])).toEqual([['u2', 1]]);
  });

  test('[RA3] what is counted: days of the span, given before its date, without practice; comments until they are erased', async () => {
    await put(at(), { events: [configured('a')] });
    await say(rating('t1'), 'b');
    await say(rating('t2', { score: 1 }), 'a');
    await say(rating('t3', { practice: true }), 'practice');
    await say(rating('t4', { date: '2020-01-01' }));
    await say(rating('t5', { givenOn: '2098-12-31' }));
    await say(rating('x', { kind: 'anonymous', service: null, clerk: null }));
    const counted = await at().countedRatings(centreId, { ...span, givenBefore: '2098-12-31' });
    expect(counted.map(({ kind, score }) => `${kind} ${score}`).toSorted()).toEqual([
      'anonymous 4',
      'visit 1',
      'visit 4',
    ]);
    expect(await at().ratingComments(centreId, span)).toEqual([
      { kind: 'visit', score: 1, text: 'a' },
      { kind: 'visit', score: 4, text: 'b' },
    ]);
    await at().erase(morning + 999);
    expect(await at().ratingComments(centreId, span)).toHaveLength(2);
    await at().erase(morning + 1000);
    expect(await at().ratingComments(centreId, span)).toEqual([]);
    expect(await at().countedRatings(centreId, span)).toHaveLength(4);
    await say(rating('t1'), 'again');
    await say(rating('t1'));
    expect(await at().ratingComments(centreId, span)).toEqual([]);
  });

  test.each([16 * 3_600_000, -5 * 3_600_000])(
    '[T6] a correction of the clock by %s ms ends nothing and gives no time more',
    async (by) => {
      await put(at(), {
        events: [configured('a'), dayOpened(), issued('t1')],
        legs: [leg('t1')],
        secrets: [ask('t1')],
      });
      await say(rating('t1'), 'a');
      const agreed = { boot: 'boot', generation: 1, offset: 0, doubtFrom: null, correctedAt: null, spreading: null };
      await at().agreeOnTime({ ...agreed, over: null, seenAt: morning + by }, 'boot', {
        was: morning,
        at: morning + by,
      });
      expect((await at().rating(centreId, rating('t1')))?.firstAt).toBe(morning + by);
      expect(await at().visitOfLink('link-t1', until + by - 1)).not.toBeNull();
      expect(await at().visitOfLink('link-t1', until + by)).toBeNull();
      await at().erase(morning + by + 999);
      expect(await at().ratingComments(centreId, span)).toHaveLength(1);
      await at().erase(morning + by + 1000);
      expect(await at().ratingComments(centreId, span)).toEqual([]);
    },
  );
}
