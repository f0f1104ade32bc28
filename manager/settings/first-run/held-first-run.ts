import { type ReadonlySignal, signal } from '@preact/signals';
import { readTemplate } from '../../../shared/templates/templates.ts';
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
  const held = runs.get(manager) ?? hold({ ...manager.firstRun, onMade: (centre) => takeOver(manager, centre) });
  runs.set(manager, held);
  return held;
}

const runs = new WeakMap<Manager, HeldFirstRun>();

const hold = (world: FirstRunWorld): HeldFirstRun => {
  const state = signal<LoadState<FirstRun>>({ step: 'loading' });
  const load = async (): Promise<void> => {
    if (state.peek().step === 'ready') return;
    state.value = { step: 'loading' };
    const centre = keptCentre(world.memory);
    const read = centre === null ? null : await world.config.read(centre);
    const why = read === null ? null : troubleOf(read);
    if (why !== null && (why === 'lost' || why.code !== 'centre-not-found')) state.value = { step: 'trouble', why };
    else if (read?.ok === true) state.value = { step: 'ready', value: openFirstRun(world, read.value, true) };
    else state.value = { step: 'ready', value: openFirstRun(world, await toBeginWith(), false) };
  };
  return { state, load };
};

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
