import { afterEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../../server/notices/deliver.ts';
import type { Delivery } from '../../server/notices/provider.ts';
import { sendNotices } from '../../server/notices/sending.ts';
import type { Contact } from '../../server/store/about-person.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import type { NewNotice } from '../../server/store/notices.ts';
import type { SeatPerson } from '../../server/store/seats.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import { manualClock } from '../fakes/clock.ts';
import { centre, centreId, configured, put } from '../store/rows.ts';
import { aSeat, inBaku } from './seats.ts';

/** The outbox on the test's clock, with providers that answer as they are told. */
async function anOutbox(of: {
  readonly at: number;
  readonly contact: Contact | null;
  readonly providers?: readonly string[];
}) {
  const { at, contact, providers = ['email', 'sms'] } = of;
  const clock = manualClock(at);
  const store = openMemoryStore();
  await put(store, { events: [configured('Mərkəz')] });
  let seat: Seat = aSeat({ status: 'booked', date: '2026-03-16', from: '10:00' });
  const sent: string[] = [];
  const replies: Delivery['kind'][] = [];
  /** Whether the providers take what they are given and do not answer. */
  const silent = { now: false };
  const document = {
    ...centre('Mərkəz'),
    notices: { sms: { method: 'get', type: 'form', body: 'x={text}' } },
  } as const;
  const begin = () =>
    sendNotices(
      {
        store: {
          ...store,
          seat: async () => seat,
          seatPeople: async () => (contact === null ? [] : [personWith(contact)]),
        },
        clock,
        log: { warn() {}, error() {} } as never,
        deliver: {
          mail: providers.includes('email') ? { send: () => Promise.reject(), from: 'n@example.org' } : null,
          sms: providers.includes('sms') ? () => Promise.reject() : null,
          async send({ notice, channel }: Envelope, _centre, signal) {
            sent.push(`${notice.kind} ${channel}`);
            if (silent.now) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
            if (signal.aborted) return { kind: 'failed', detail: 'broken off' };
            const kind = replies.shift() ?? 'sent';
            return kind === 'sent' ? { kind } : { kind, detail: 'as told' };
          },
        },
      },
      { id: centreId, document: () => document },
    );
  let job = begin();
  const notice = async (change: Partial<NewNotice> = {}): Promise<void> => {
    const about = seat.startsAt ?? 0;
    const made = { id: 'n1', seat: 's1', key: 'k1', kind: 'booked', due: 0, about, mustReach: false, at } as const;
    await put(store, { events: [], notices: [{ ...made, ...change }] });
  };
  return {
    ...{ clock, store, sent, replies, silent, notice, startsAt: seat.startsAt ?? 0 },
    change(to: Partial<Seat>) {
      seat = { ...seat, ...to };
    },
    state: async () => {
      const [one] = await store.noticesOfSeat(centreId, 's1');
      return [one?.status, one?.channel, one?.reason];
    },
    /** The process dies, and another begins. */
    async restart() {
      await job.close();
      job = begin();
      await clock.advance(2000);
    },
    close: () => job.close(),
  };
}
const personWith = (contact: Contact): SeatPerson => ({
  ...{ seat: 's1', person: 'p1', phoneKey: null, emailKey: null, finKey: null, eraseAt: 0 },
  about: JSON.stringify({ contact }),
});
type Outbox = Awaited<ReturnType<typeof anOutbox>>;

const noon = inBaku('2026-03-10', '12:00');
const both = { email: 'a@example.org', phone: '+994501234567' };
const minute = 60_000;

describe('the outbox', () => {
  let outbox: Outbox;
  afterEach(() => outbox.close());

  test('[NO2] sends what is due, once', async () => {
    outbox = await anOutbox({ at: noon, contact: both });
    await outbox.notice();
    await outbox.clock.advance(10 * minute);
    expect(outbox.sent).toEqual(['booked email']);
    expect(await outbox.state()).toEqual(['sent', 'email', null]);
  });

  test('[NO4] [NO7] after a refusal by mail in the night the SMS goes when the quiet hours end', async () => {
    outbox = await anOutbox({ at: inBaku('2026-03-10', '22:00'), contact: both });
    outbox.replies.push('refused');
    await outbox.notice();
    await outbox.clock.advance(5 * minute);
    expect(outbox.sent).toEqual(['booked email']);
    await outbox.clock.advance(11 * 60 * minute);
    expect(outbox.sent).toEqual(['booked email', 'booked sms']);
    expect(await outbox.state()).toEqual(['sent', 'sms', null]);
  });

  test('[NO3] a seat that was cancelled has no reminder', async () => {
    outbox = await anOutbox({ at: noon, contact: both });
    await outbox.notice({ kind: 'reminder', due: noon + 5 * minute });
    await outbox.clock.advance(4 * minute);
    outbox.change({ status: 'cancelled' });
    await outbox.clock.advance(10 * minute);
    expect(outbox.sent).toEqual([]);
    expect(await outbox.state()).toEqual(['cancelled', null, 'changed']);
  });

  test('[NO4] what is on its way when the server ends is broken off, and goes out once more', async () => {
    outbox = await anOutbox({ at: noon, contact: both });
    outbox.silent.now = true;
    await outbox.notice();
    await outbox.clock.advance(2000);
    await outbox.close();
    expect(await outbox.state()).toEqual(['sending', 'email', null]);
    outbox.silent.now = false;
    await outbox.restart();
    expect(outbox.sent).toEqual(['booked email', 'booked email']);
    expect(await outbox.state()).toEqual(['sent', 'email', null]);
  });

  test('[NO4] is tried again after 1 and 5 minutes, and then taken', async () => {
    outbox = await anOutbox({ at: noon, contact: both });
    outbox.replies.push('failed', 'failed');
    await outbox.notice();
    const counts: number[] = [];
    for (const ms of [2000, minute, 4 * minute, 2 * minute]) {
      await outbox.clock.advance(ms);
      counts.push(outbox.sent.length);
    }
    expect(counts).toEqual([1, 2, 2, 3]);
    expect(await outbox.state()).toEqual(['sent', 'email', null]);
  });

  test('[NO4] refused for good it goes by the next way, and at last to a person of the centre', async () => {
    outbox = await anOutbox({ at: noon, contact: both });
    outbox.replies.push('refused', 'refused');
    outbox.change({ status: 'called-off' });
    await outbox.notice({ kind: 'called-off', mustReach: true });
    await outbox.clock.advance(10_000);
    expect(outbox.sent).toEqual(['called-off email', 'called-off sms']);
    expect((await outbox.state()).slice(0, 2)).toEqual(['queued', 'phone']);
  });

  test('[NO4] with all ways refused, what was seen on the screen has failed', async () => {
    outbox = await anOutbox({ at: noon, contact: both });
    outbox.replies.push('refused', 'refused');
    await outbox.notice();
    await outbox.clock.advance(10_000);
    expect(await outbox.state()).toEqual(['failed', 'sms', 'refused']);
  });

  test('[NO7] without a provider what must be told becomes a task, and what was seen on the screen lapses', async () => {
    outbox = await anOutbox({ at: noon, contact: both, providers: [] });
    await outbox.notice();
    await outbox.clock.advance(3000);
    expect(await outbox.state()).toEqual(['lapsed', null, 'no-way']);
    await outbox.close();
    outbox = await anOutbox({ at: noon, contact: null, providers: [] });
    outbox.change({ status: 'called-off' });
    await outbox.notice({ kind: 'called-off', mustReach: true });
    await outbox.clock.advance(3000);
    expect(await outbox.state()).toEqual(['queued', 'hand', null]);
  });

  test('[NO7] an SMS waits for the end of the quiet hours, an e-mail does not', async () => {
    const night = inBaku('2026-03-10', '23:00');
    outbox = await anOutbox({ at: night, contact: { phone: both.phone } });
    await outbox.notice();
    await outbox.clock.advance(10 * 60 * minute - 5000);
    expect(outbox.sent).toEqual([]);
    await outbox.clock.advance(10_000);
    expect(outbox.sent).toEqual(['booked sms']);
    await outbox.close();
    outbox = await anOutbox({ at: night, contact: both });
    await outbox.notice();
    await outbox.clock.advance(3000);
    expect(outbox.sent).toEqual(['booked email']);
  });

  test('[NO4] a process that dies while sending: sent once more, and after a second death by the next way', async () => {
    outbox = await anOutbox({ at: noon, contact: both });
    await outbox.notice();
    const dying = { status: 'sending', channel: 'email', tries: 1, changedAt: noon } as const;
    await outbox.store.changeNotice(centreId, 'n1', 'queued', dying);
    await outbox.restart();
    expect(outbox.sent).toEqual(['booked email']);
    await outbox.store.changeNotice(centreId, 'n1', 'sent', { status: 'sending', changedAt: noon });
    await outbox.restart();
    expect(outbox.sent).toEqual(['booked email', 'booked sms']);
  });
});
