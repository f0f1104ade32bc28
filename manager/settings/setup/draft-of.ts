import { type ReadonlySignal, signal } from '@preact/signals';
import { type SetupWorld, troubleOf } from '../../ports.ts';
import type { LoadState } from '../../ui/loaded.ts';
import { type DraftModel, openDraft } from './draft-model.ts';

/** The draft of a centre, as it is being fetched. */
export interface HeldDraft {
  readonly state: ReadonlySignal<LoadState<DraftModel>>;
  load(): Promise<void>;
}

/** The draft of a centre's settings: one as long as the centre is open, whichever section is looked at meanwhile. */
export function draftOf(world: SetupWorld): HeldDraft {
  const held = drafts.get(world) ?? hold(world);
  drafts.set(world, held);
  return held;
}

const drafts = new WeakMap<SetupWorld, HeldDraft>();

const hold = (world: SetupWorld): HeldDraft => {
  const state = signal<LoadState<DraftModel>>({ step: 'loading' });
  const load = async (): Promise<void> => {
    if (state.peek().step === 'ready') return;
    state.value = { step: 'loading' };
    const [read, stored] = await Promise.all([world.config.read(world.centre), world.drafts.read(world.centre)]);
    const why = troubleOf(read) ?? troubleOf(stored);
    if (why !== null) state.value = { step: 'trouble', why };
    if (!read.ok || !stored.ok) return;
    const { draft } = stored.value;
    // A draft that began from an older version is laid over the present one: what it began from is to be known.
    const isOlder = draft !== null && `"${draft.base}"` !== read.value.etag;
    const base = isOlder
      ? await world.drafts.past(world.centre, draft.base)
      : { ok: true as const, value: read.value.centre };
    if (base.ok) state.value = { step: 'ready', value: openDraft(read.value, draft, world, base.value) };
    else state.value = { step: 'trouble', why: troubleOf(base) ?? 'lost' };
  };
  return { state, load };
};
