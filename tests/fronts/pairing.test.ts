import { describe, expect, test } from 'vitest';
import type { Answer, Api, Ask } from '../../ui/api.ts';
import { pairDevice } from '../../ui/pairing.ts';
import type { Memory } from '../../ui/storage.ts';
import { manualClock } from '../fakes/clock.ts';

type Reply = Answer<unknown>;
const lost: Reply = { ok: false, lost: true };
const centres = (...ids: string[]): Reply => ({ ok: true, value: ids.map((id) => ({ id, name: { az: id } })) });
const device = (token: string | null): Reply => ({
  ok: true,
  value: { code: 'K7M4', claim: 'a claim', approved: token !== null, place: 'hall-1', token },
});

const screen = (replies: Reply[], saved: string | null = null, address: { centre?: string; place?: string } = {}) => {
  const clock = manualClock();
  const asked: { route: string; body: unknown }[] = [];
  const api = (async (route: string, ask?: Ask<'askDevice'>) => {
    asked.push({ route, body: ask?.body });
    return replies.shift() ?? lost;
  }) as unknown as Api;
  let text = saved;
  const memory: Memory = {
    read: () => text,
    write: (next) => {
      text = next;
    },
  };
  const paired = pairDevice({
    kind: 'display',
    centre: address.centre ?? null,
    place: address.place ?? null,
    api,
    clock,
    memory,
  });
  return { clock, asked, paired, saved: () => text };
};
const bodies = (asked: readonly { route: string; body: unknown }[]) =>
  asked.filter(({ route }) => route === 'askDevice').map(({ body }) => body);

describe('a device that pairs', () => {
  test('shows a code, asks on with its claim, and keeps its token', async () => {
    const { clock, asked, paired, saved } = screen([centres('sample'), device(null), device('secret')]);
    await clock.advance(0);
    expect(paired.state.value).toEqual({ step: 'code', code: 'K7M4' });
    await clock.advance(2000);
    expect(paired.state.value).toEqual({ step: 'paired', centre: 'sample', place: 'hall-1', token: 'secret' });
    expect(bodies(asked)).toEqual([
      { kind: 'display', centre: 'sample' },
      { kind: 'display', centre: 'sample', claim: 'a claim' },
    ]);
    expect(JSON.parse(saved() ?? '')).toEqual({ centre: 'sample', place: 'hall-1', token: 'secret' });
    expect(clock.pending()).toBe(0);
  });

  test('is paired at once by what it remembers, unless the address names another place', async () => {
    const saved = JSON.stringify({ centre: 'sample', place: 'hall-1', token: 'secret' });
    expect(screen([], saved).paired.state.value.step).toBe('paired');
    const other = screen([device(null)], saved, { centre: 'sample', place: 'hall-2' });
    expect(other.paired.state.value.step).toBe('asking');
    await other.clock.advance(0);
    expect(bodies(other.asked)).toEqual([{ kind: 'display', centre: 'sample', place: 'hall-2' }]);
    const elsewhere = screen([device(null)], saved, { centre: 'other' });
    expect(elsewhere.paired.state.value.step).toBe('asking');
    await elsewhere.clock.advance(0);
    expect(bodies(elsewhere.asked)).toEqual([{ kind: 'display', centre: 'other' }]);
  });

  test.each([
    ['{"centre":"sample","token":"secret"}'],
    ['{"place":"hall-1","token":"secret"}'],
    ['{"centre":5,"place":"hall-1","token":"secret"}'],
    ['{"centre":"sample","place":'],
    ['null'],
  ])('starts again where what it remembers is no place of a centre: %s', async (saved) => {
    const { clock, asked, paired } = screen([centres('sample'), device(null)], saved);
    await clock.advance(0);
    expect(paired.state.value.step).toBe('code');
    expect(bodies(asked)).toEqual([{ kind: 'display', centre: 'sample' }]);
  });

  test('lets one choose between centres', async () => {
    const { clock, paired } = screen([centres('a', 'b')]);
    await clock.advance(0);
    expect(paired.state.value).toMatchObject({ step: 'choose', centres: [{ id: 'a' }, { id: 'b' }] });
  });

  test('says that the server is lost, and goes on asking', async () => {
    const { clock, paired } = screen([lost, centres('sample'), device('secret')]);
    await clock.advance(0);
    expect(paired.lost.value).toBe(true);
    await clock.advance(2000);
    expect([paired.lost.value, paired.state.value.step]).toEqual([false, 'paired']);
  });

  test('asks on where the server wants patience, and keeps what it has', async () => {
    const saved = JSON.stringify({ centre: 'sample', place: 'hall-1', claim: 'a claim' });
    const busy: Reply = { ok: false, refusal: { code: 'too-many', message: '' } };
    const { clock, asked, paired, saved: kept } = screen([busy, device('secret')], saved);
    await clock.advance(0);
    expect([paired.state.value.step, paired.lost.value, kept()]).toEqual(['asking', false, saved]);
    await clock.advance(2000);
    expect(paired.state.value.step).toBe('paired');
    expect(bodies(asked).at(-1)).toMatchObject({ claim: 'a claim' });
  });

  test('drops a claim that the server does not know, and asks again', async () => {
    const saved = JSON.stringify({ centre: 'sample', place: 'hall-1', claim: 'an old claim' });
    const unknown: Reply = { ok: false, refusal: { code: 'device-not-found', message: '' } };
    const { clock, asked, paired } = screen([unknown, centres('sample'), device('secret')], saved);
    await clock.advance(0);
    expect(paired.state.value).toMatchObject({ step: 'refused', refusal: { code: 'device-not-found' } });
    await clock.advance(10_000);
    expect(paired.state.value.step).toBe('paired');
    expect(bodies(asked).at(-1)).toEqual({ kind: 'display', centre: 'sample' });
  });

  test('forgets a token that is no longer good', async () => {
    const saved = JSON.stringify({ centre: 'sample', place: 'hall-1', token: 'old' });
    const { clock, paired } = screen([centres('sample'), device('new')], saved);
    paired.forget();
    expect(paired.state.value.step).toBe('asking');
    await clock.advance(2000);
    expect(paired.state.value).toMatchObject({ step: 'paired', token: 'new' });
  });

  test('takes a spoilt memory for none', async () => {
    const { clock, paired } = screen([centres('sample'), device(null)], '{"centre":5');
    await clock.advance(0);
    expect(paired.state.value.step).toBe('code');
  });

  test('asks no more once it is closed', async () => {
    const { clock, paired, asked } = screen([centres('sample'), device(null)]);
    await clock.advance(0);
    paired.close();
    await clock.advance(60_000);
    expect([clock.pending(), asked.length]).toEqual([0, 2]);
  });
});
