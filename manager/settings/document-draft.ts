import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Clock } from '../../shared/time/clock.ts';
import type { Answer } from '../../ui/api.ts';
import { type SharedDocumentPort, type Tagged, type Trouble, troubleOf } from '../ports.ts';
import { createSteps, type Steps } from './setup/steps.ts';

/** A document that centres share, as somebody is making it: `Draft` may be less finished than what is in force. */
export interface DocumentDraft<Document extends Draft, Draft> {
  readonly document: ReadonlySignal<Draft>;
  readonly inForce: ReadonlySignal<Document>;
  readonly changed: ReadonlySignal<boolean>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last putting did not work. */
  readonly refused: ReadonlySignal<Trouble | null>;
  /** Whether it is that somebody else has put another version meanwhile. */
  readonly isOutdated: ReadonlySignal<boolean>;
  /** `about`: what is typed at; keys of one word are one step to undo. */
  change(next: (document: Draft) => Draft, about?: string): void;
  undo(): void;
  redo(): void;
  /** Gives the changes up for what is in force. */
  drop(): void;
  /** Puts it in force; true if it was done. */
  put(): Promise<boolean>;
  /** Begins again from what is in force by now. */
  takeTheirs(): Promise<void>;
}

interface DraftParts<Document, Draft> {
  readonly id: string;
  readonly read: Tagged<Document>;
  readonly documents: SharedDocumentPort<Document>;
  readonly clock: Pick<Clock, 'now'>;
  /** Whether two of them say the same. */
  readonly isAlike: (one: Draft, other: Draft) => boolean;
}

/** The making of a document that was read with its version. */
export function createDocumentDraft<Document extends Draft, Draft>(
  parts: DraftParts<Document, Draft>,
): DocumentDraft<Document, Draft> {
  const inForce = signal(parts.read.value);
  let { etag } = parts.read;
  const steps = createSteps<Draft>(parts.read.value, parts.clock);
  const busy = signal(false);
  const refused = signal<Trouble | null>(null);
  const takeIn = (next: Tagged<Document>): void => {
    inForce.value = next.value;
    etag = next.etag;
    steps.write(next.value, null);
  };
  const write = (next: Draft, about: string | null): void => {
    refused.value = null;
    steps.write(next, about);
  };
  return {
    document: steps.document,
    changed: computed(() => !parts.isAlike(steps.document.value, inForce.value)),
    canUndo: steps.canUndo,
    canRedo: steps.canRedo,
    isOutdated: computed(() => {
      const why = refused.value;
      return why !== null && why !== 'lost' && why.code === 'config-changed';
    }),
    ...{ inForce, busy, refused },
    change: (next, about) => write(next(steps.document.peek()), about ?? null),
    undo: steps.undo,
    redo: steps.redo,
    drop: () => write(inForce.peek(), null),
    ...storing(parts, { steps, takeIn, busy, refused, etag: () => etag }),
  };
}

const storing = <Document extends Draft, Draft>(
  { id, documents }: DraftParts<Document, Draft>,
  held: {
    readonly steps: Steps<Draft>;
    readonly takeIn: (next: Tagged<Document>) => void;
    readonly busy: Signal<boolean>;
    readonly refused: Signal<Trouble | null>;
    readonly etag: () => string;
  },
) => {
  const { steps, takeIn, busy, refused } = held;
  const heard = (answer: Answer<Tagged<Document>>): boolean => {
    refused.value = troubleOf(answer);
    if (answer.ok) takeIn(answer.value);
    return answer.ok;
  };
  return {
    put: async (): Promise<boolean> => {
      if (busy.peek()) return false;
      busy.value = true;
      const answer = await documents.write(id, held.etag(), steps.document.peek());
      busy.value = false;
      return heard(answer);
    },
    takeTheirs: async (): Promise<void> => {
      heard(await documents.read(id));
    },
  };
};
