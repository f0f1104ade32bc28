/// <reference types="vite/client" />
import { batch, computed, signal } from '@preact/signals';
import { render } from 'preact';
import '../../../ui/base.css';
import '../../../display/display.css';
import { arrange, freshCalls, usualCapacity } from '../../../display/board.ts';
import type { DisplayModel, Scene } from '../../../display/display-model.ts';
import { Wall } from '../../../display/screens/wall.tsx';
import type { Announcement } from '../../../shared/live.ts';
import { roundabout } from '../../../ui/roundabout.tsx';
import { faultsOf } from './faults.ts';
import { type Sizes, sizesOf } from './sizes.ts';

/** The wall's screens, with what they show set by hand: `show` one state, then ask for its `faults`. */

export interface Shown {
  readonly scene: Scene;
  readonly announced: Announcement | null;
  readonly lost: boolean;
  readonly language: string;
  readonly foot: string;
  readonly sound: 'on' | 'blocked';
  readonly roundabout: boolean;
  /** ms since 1970 */
  readonly now: number;
}

const shown = signal<Shown>({
  scene: { step: 'loading' },
  announced: null,
  lost: false,
  language: 'az',
  foot: '',
  sound: 'on',
  roundabout: false,
  now: 0,
});
const capacity = signal(usualCapacity);
const model: DisplayModel = {
  capacity,
  firstRow: signal(0),
  turn: signal(0),
  scene: computed(() => shown.value.scene),
  board: computed(() => {
    const { scene, announced, lost, now } = shown.value;
    if (!('view' in scene)) return null;
    return arrange(scene.view, announced, new Set(lost ? [] : freshCalls(scene.view, now)), lost, capacity.value);
  }),
  lostSince: computed(() => (shown.value.lost ? shown.value.now : null)),
  language: computed(() => shown.value.language),
  foot: computed(() => shown.value.foot),
  skips: signal(false),
  now: computed(() => shown.value.now),
  close() {},
};
const chime = {
  sound: computed(() => shown.value.sound),
  unlock() {},
  play: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

const app = document.createElement('div');
document.body.append(app);
render(<Wall model={model} chime={chime} />, app);

const { port1, port2 } = new MessageChannel();
/** Lets all that waits to be drawn be drawn. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => void drawn().then(resolve)));

const show = async (next: Shown): Promise<void> => {
  batch(() => {
    shown.value = next;
    roundabout.value = next.roundabout;
  });
  await drawn();
};
/** Laid out and not painted, which would take longer than all the rest. */
const unpainted = (isSo: boolean): void => {
  document.documentElement.style.opacity = isSo ? '0' : '';
};
/** The faults of each state, with its name. What looks wrong is looked at again as it is painted: sizes are watched until then. */
const walk = async (states: readonly (readonly [string, Shown])[]): Promise<readonly string[]> => {
  const all: string[] = [];
  unpainted(true);
  await frame();
  for (const [name, state] of states) {
    await show(state);
    if (faultsOf(app).length === 0) continue;
    await frame();
    all.push(...faultsOf(app).map((fault) => `${name}: ${fault}`));
  }
  unpainted(false);
  return all;
};
/** The sizes of each state, as it is painted. */
const measure = async (states: readonly (readonly [string, Shown])[]): Promise<readonly Sizes[]> => {
  const all: Sizes[] = [];
  unpainted(true);
  await frame();
  for (const [, state] of states) {
    await show(state);
    await frame();
    all.push(sizesOf(app));
  }
  unpainted(false);
  return all;
};
Object.assign(window, { wall: { walk, measure } });
