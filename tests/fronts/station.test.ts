import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { openStation } from '../../kiosk/station.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import type { KioskView } from '../../shared/views.ts';
import type { Pairing } from '../../ui/pairing.ts';
import { manualClock } from '../fakes/clock.ts';
import { handView } from './hall-fakes.ts';
import { kioskView } from './kiosk-fakes.ts';

/** A paired kiosk whose view is refused. */
const refusedWith = async (code: RefusalCode) => {
  const clock = manualClock();
  const state = signal<Pairing>({ step: 'paired', centre: 'sample', place: 'kiosk-1', token: 'token' });
  const hands: ReturnType<typeof handView<KioskView>>[] = [];
  let forgotten = 0;
  const forget = () => {
    forgotten += 1;
    state.value = { step: 'code', code: 'K7M4' };
  };
  const station = openStation({
    clock,
    device: { state, lost: signal(false), forget, close: () => {} },
    watch: () => {
      const hand = handView<KioskView>(kioskView);
      hands.push(hand);
      return hand.live;
    },
  });
  const [first] = hands;
  if (first === undefined) throw new Error('nothing is watched');
  expect(station.situation.value).toEqual({ at: 'ready' });
  first.refusal.value = { code, message: code };
  expect(station.situation.value).toEqual({ at: 'refused', code });
  await clock.advance(9999);
  const before = [forgotten, hands.length];
  await clock.advance(1);
  return { station, before, after: [forgotten, hands.length], isClosed: first.isClosed() };
};

test.each([
  ['not-signed-in', 'code'],
  ['device-not-found', 'code'],
  ['not-allowed', 'code'],
  ['view-not-found', 'ready'],
  ['too-many', 'ready'],
] as const)('a kiosk that is refused with %s is after ten seconds at: %s', async (code, at) => {
  const { station, before, after, isClosed } = await refusedWith(code);
  expect([before, station.situation.value.at, isClosed]).toEqual([[0, 1], at, true]);
  // Paired again where its token is no good, else the same view is asked for again.
  expect(after).toEqual(at === 'code' ? [1, 1] : [0, 2]);
  station.close();
});
