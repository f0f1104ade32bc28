import { expect, test } from 'vitest';
import type { Said } from '../../kiosk/access/said.ts';
import { createSayer } from '../../kiosk/access/sayer.ts';

/** How the voice of a kiosk takes turns: sounds end when the test says so. */

const aSayer = (mute: readonly string[] = []) => {
  const told: string[] = [];
  const playing = new Map<string, () => void>();
  const sayer = createSayer({
    load: async ({ text }) =>
      mute.includes(text)
        ? null
        : {
            play: () =>
              new Promise<void>((resolve) => {
                told.push(text);
                playing.set(text, resolve);
              }),
            stop: () => {
              told.push(`stop ${text}`);
              playing.get(text)?.();
            },
          },
    hold: (isHeld) => told.push(isHeld ? 'held' : 'goes on'),
    onSaid: () => told.push('said'),
  });
  const say = (texts: readonly string[], cutsOff = false): Promise<void> => {
    sayer.say(
      texts.map((text): Said => ({ text, language: 'az' })),
      { cutsOff },
    );
    return turn();
  };
  const end = (text: string): Promise<void> => {
    playing.get(text)?.();
    return turn();
  };
  return { sayer, told, say, end };
};
const turn = async (): Promise<void> => {
  for (let at = 0; at < 10; at += 1) await Promise.resolve();
};

test('says one after another, and what comes later after them', async () => {
  const { told, say, end, sayer } = aSayer();
  await say(['a', 'b']);
  await say(['c']);
  expect(told).toEqual(['a']);
  for (const text of ['a', 'b', 'c']) await end(text);
  expect(told).toEqual(['a', 'said', 'b', 'said', 'c', 'said']);
  expect(sayer.isSpeaking()).toBe(false);
});

test('is cut off at once, by a key and by another screen, and forgets the rest', async () => {
  const { told, say, sayer, end } = aSayer();
  await say(['a', 'b']);
  sayer.hush();
  await end('a');
  expect(told).toEqual(['a', 'stop a']);
  await say(['c', 'd']);
  await say(['e'], true);
  await end('e');
  expect(told.slice(2)).toEqual(['c', 'stop c', 'e', 'said']);
});

test('leaves out what cannot be said and goes on', async () => {
  const { told, say, end } = aSayer(['b']);
  await say(['a', 'b', 'c']);
  await end('a');
  await end('c');
  expect(told).toEqual(['a', 'said', 'c', 'said']);
});

test('stands still where it is and goes on there; silent it has nothing to pause', async () => {
  const { told, say, sayer } = aSayer();
  expect(sayer.togglePause()).toBe(false);
  await say(['a']);
  expect([sayer.togglePause(), sayer.togglePause(), sayer.togglePause()]).toEqual([true, false, true]);
  sayer.hush();
  expect(told.slice(1)).toEqual(['a', 'held', 'goes on', 'held', 'stop a', 'goes on']);
});
