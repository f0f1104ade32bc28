import { expect, test } from 'vitest';
import type { ToldCall } from '../../server/store/calls.ts';
import type { Store } from '../../server/store/store.ts';
import { centreId, configured, put } from './rows.ts';

/** [HL2] What every store must keep to about what the exchange tells of calls. */
export function callContract(at: () => Store): void {
  const told = (call: string, event: ToldCall['event'], when: number, more: Partial<ToldCall> = {}): ToldCall => ({
    ...{ call, event, at: when, counter: null, ticket: null, digest: `${call} ${event} ${when}` },
    ...more,
  });

  test('[HL2] each event of a call is kept once: what came first stays', async () => {
    await put(at(), { events: [configured('a')] });
    const first = told('c1', 'answered', 2000, { counter: '9', ticket: 't1' });
    expect(await at().tellCall(centreId, first)).toEqual(first);
    expect(await at().tellCall(centreId, told('c1', 'answered', 2500))).toEqual(first);
    const ringing = told('c1', 'ringing', 1000);
    expect(await at().tellCall(centreId, ringing)).toEqual(ringing);
    expect(await at().toldOfCall(centreId, 'c1')).toEqual([ringing, first]);
    expect(await at().toldOfCall(centreId, 'c2')).toEqual([]);
    await expect(at().tellCall('nowhere', first)).rejects.toThrow();
  });

  test('[HL2] a call counts when it began, with all that is told of it, in its centre alone', async () => {
    await put(at(), { events: [configured('a')] });
    await put(at(), { events: [configured('a')] }, 'ikinci');
    const none = { ringing: null, answered: null, ended: null, abandoned: null, ticket: null };
    await at().tellCall(centreId, told('long', 'ended', 5000, { ticket: 't1' }));
    await at().tellCall(centreId, told('long', 'answered', 1500));
    await at().tellCall(centreId, told('long', 'ringing', 1000));
    await at().tellCall(centreId, told('gone', 'abandoned', 4000));
    await at().tellCall(centreId, told('a', 'ringing', 4000));
    await at().tellCall('ikinci', told('long', 'abandoned', 1200));
    expect(await at().callsBegun(centreId, 1000, 4001)).toEqual([
      { ...none, call: 'long', ringing: 1000, answered: 1500, ended: 5000, ticket: 't1' },
      { ...none, call: 'a', ringing: 4000 },
      { ...none, call: 'gone', abandoned: 4000 },
    ]);
    expect(await at().callsBegun(centreId, 1001, 4000)).toEqual([]);
    expect(await at().callsBegun('ikinci', 0, 9000)).toEqual([{ ...none, call: 'long', abandoned: 1200 }]);
  });
}
