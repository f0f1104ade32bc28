import { type ReadonlySignal, signal } from '@preact/signals';
import { readTemplate } from '../../../shared/centre/templates/templates.ts';
import type { Manager } from '../../manager-model.ts';
import { type ConfigRead, troubleOf } from '../../ports.ts';
import type { LoadState } from '../../ui/loaded.ts';
import { type FirstRun, type FirstRunWorld, keptCentre, openFirstRun, spareId } from './first-run-model.ts';

/** The seven questions, as what was left of them is being fetched. */
export interface HeldFirstRun {
  readonly state: ReadonlySignal<LoadState<FirstRun>>;
  load(): Promise<void>;
}

/** One as long as the page is open, whichever centre is open meanwhile. */
export function heldFirstRun(manager: Manager): HeldFirstRun {
  const held = runs.get(manager) ?? hold(manager);
  runs.set(manager, held);
  return held;
}

const runs = new WeakMap<Manager, HeldFirstRun>();

const hold = (manager: Manager): HeldFirstRun => {
  const world: FirstRunWorld = { ...manager.firstRun, onMade: (centre) => takeOver(manager, centre) };
  const state = signal<LoadState<FirstRun>>({ step: 'loading' });
  const load = async (): Promise<void> => {
    const now = state.peek();
    if (now.step === 'ready' && isWanted(manager, now.value)) return;
    state.value = { step: 'loading' };
    const kept = keptCentre(world.memory);
    const centre = kept ?? centreAtHand(manager);
    const read = centre === null ? null : await world.config.read(centre);
    const why = read === null ? null : troubleOf(read);
    if (why !== null && (why === 'lost' || why.code !== 'centre-not-found')) state.value = { step: 'trouble', why };
    else if (read?.ok === true && (kept !== null || read.value.centre.sample !== true))
      state.value = { step: 'ready', value: openFirstRun(world, read.value, centre) };
    else state.value = { step: 'ready', value: openFirstRun(world, await toBeginWith(), null) };
  };
  return { state, load };
};

/** Gone through to the end, they are about the centre that is open. */
const isWanted = ({ firstRun, office }: Manager, { made }: FirstRun): boolean =>
  firstRun.memory.read() !== null || made.peek() === null || made.peek() === office.peek()?.centre;

/** Where nothing was begun in this browser: the centre that is open. A sample is not gone on with, but taken the place of. */
const centreAtHand = ({ firstRun, office }: Manager): string | null =>
  firstRun.memory.read() === null ? (office.peek()?.centre ?? null) : null;

/** As little as a centre can be, without a name. */
const toBeginWith = async (): Promise<ConfigRead> => {
  const empty = await readTemplate('empty', spareId);
  return { centre: { ...empty, name: {} }, etag: '' };
};

/** The new centre is opened; the sample, which it takes the place of, goes to the archive. */
const takeOver = async (manager: Manager, centre: string): Promise<void> => {
  const before = manager.office.peek()?.names.centre.peek();
  if (before?.sample === true && before.id !== centre)
    await manager.firstRun.api('archiveCentre', { params: { centre: before.id }, body: { force: true } });
  await manager.reload();
  manager.chooseCentre(centre);
};
