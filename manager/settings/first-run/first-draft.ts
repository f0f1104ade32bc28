import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Centre } from '../../../shared/centre/centre.ts';
import { isSame } from '../../../shared/centre/config-diff.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import type { Answer } from '../../../ui/api.ts';
import { type ConfigRead, type Trouble, troubleOf } from '../../ports.ts';
import { editsOf } from '../setup/draft-edits.ts';
import type { DraftModel } from '../setup/draft-model.ts';
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
    ...editsOf(steps, inForce, () => world.keep(document.peek())),
    inForce,
    etag,
    changed: computed(() => !isSame(document.value, inForce.value)),
    refused,
    publishing,
    publish,
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
