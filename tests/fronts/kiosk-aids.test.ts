import { expect, test } from 'vitest';
import { aKiosk } from './kiosk-fakes.ts';

/** What helps a visitor is theirs alone, and nobody is sent away who is there. */

test('low controls, high contrast, large letters and speech are as usual again for the next, whether they end or leave', async () => {
  for (const leaves of ['ends', 'goes away'] as const) {
    const kiosk = aKiosk();
    const { aids } = kiosk.model;
    await kiosk.touch(() => kiosk.model.openGroup('social'));
    for (const aid of [aids.low, aids.contrast, aids.large, aids.speech]) aid.value = true;
    if (leaves === 'ends') await kiosk.touch(() => kiosk.model.startOver());
    else {
      kiosk.model.touched();
      await kiosk.clock.advance(65_000);
    }
    const { low, contrast, large, speech } = aids;
    expect([kiosk.step().step, ...[low, contrast, large, speech].map(({ value }) => value)]).toEqual([
      ...['home', false, false, false, false],
    ]);
  }
});

test('the first screen is left to itself only where nobody has asked for anything', async () => {
  const kiosk = aKiosk();
  kiosk.model.aids.contrast.value = true;
  kiosk.model.touched();
  await kiosk.clock.advance(64_000);
  expect([kiosk.model.warning.value, kiosk.model.aids.contrast.value]).toEqual([1, true]);
  await kiosk.clock.advance(2000);
  expect(kiosk.model.aids.contrast.value).toBe(false);
});

test('the time is extended by any key as often as one likes', async () => {
  const kiosk = aKiosk();
  await kiosk.touch(() => kiosk.model.openSearch());
  for (let times = 0; times < 25; times += 1) {
    await kiosk.clock.advance(60_000);
    expect(kiosk.model.warning.value).not.toBeNull();
    kiosk.model.touched();
    expect([kiosk.step().step, kiosk.model.warning.value]).toEqual(['search', null]);
  }
});
