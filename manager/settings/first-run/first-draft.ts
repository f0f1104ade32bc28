import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Centre } from '../../../shared/centre.ts';
import type { Clock } from '../../../shared/clock.ts';
import { isSame } from '../../../shared/config-diff.ts';
import type { Answer } from '../../../ui/api.ts';
import { type ConfigRead, type Trouble, troubleOf } from '../../ports.ts';
import { readAt, writtenAt } from '../setup/at-path.ts';
import type { DraftModel } from '../setup/draft-model.ts';
import { findSetupFaults } from '../setup/setup-faults.ts';
import { createSteps } from '../setup/steps.ts';

export interface FirstDraftWorld {
  readonly clock: Clock;
  /** Told of every change. */
  readonly keep: (document: Centre) => void;
  /** Makes the centre, or changes it over the version `etag`. */
  readonly write: (etag: string, document: Centre) => Promise<Answer<ConfigRead>>;
}

/** The draft of a centre that is being made by one person in one browser: nobody else types in it. `typed`: what was left of it. */
export function openFirstDraft(begun: ConfigRead, typed: Centre | null, world: FirstDraftWorld): DraftModel {
  const steps = createSteps(typed ?? begun.centre, world.clock);
  const { document } = steps;
  const inForce = signal(begun.centre);
  const etag = signal(begun.etag);
  const refused = signal<Trouble | null>(null);
  const publishing = signal(false);
  const moved = (next: () => void): void => {
    const before = document.peek();
    next();
    if (document.peek() !== before) world.keep(document.peek());
  };
  const publish = async (): Promise<boolean> => {
    if (publishing.peek()) return false;
    publishing.value = true;
    const answer = await world.write(etag.peek(), document.peek());
    publishing.value = false;
    refused.value = troubleOf(answer);
    if (!answer.ok) return false;
    inForce.value = answer.value.centre;
    etag.value = answer.value.etag;
    return true;
  };
  return {
    ...alone,
    document,
    inForce,
    etag,
    changed: computed(() => !isSame(document.value, inForce.value)),
    faults: computed(() => {
      const found = findSetupFaults(document.value).map((fault) => [fault.path, fault] as const);
      return new Map(found.reverse());
    }),
    canUndo: steps.canUndo,
    canRedo: steps.canRedo,
    refused,
    publishing,
    set: (path, value) => {
      const isAsItWas = isSame(readAt(document.peek(), path), value);
      if (!isAsItWas) moved(() => steps.write(writtenAt(document.peek(), path, value), path));
    },
    change: (next) => moved(() => steps.write(next(document.peek()), null)),
    undo: () => moved(steps.undo),
    redo: () => moved(steps.redo),
    publish,
    drop: () => moved(() => steps.write(inForce.peek(), null)),
  };
}

const nobody: ReadonlySignal<null> = signal(null);

/** What comes of others typing in the same draft: nothing. */
const alone: Pick<DraftModel, 'saved' | 'other' | 'clash' | 'taken' | 'settle' | 'seen' | 'follow' | 'close'> = {
  saved: signal('saved'),
  other: nobody,
  clash: nobody,
  taken: nobody,
  settle: () => undefined,
  seen: () => undefined,
  follow: () => ({ close: () => undefined }),
  close: () => undefined,
};
