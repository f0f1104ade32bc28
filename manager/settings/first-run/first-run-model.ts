import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { Answer } from '../../../ui/api.ts';
import type { Memory } from '../../../ui/storage.ts';
import type { ConfigRead, ManagerPorts, Trouble } from '../../ports.ts';
import { idFrom } from '../import/letters.ts';
import type { DraftModel } from '../setup/draft-model.ts';
import type { SetupFault } from '../setup/setup-faults.ts';
import { openFirstDraft } from './first-draft.ts';
import { needsCentre, type Question, questionFor, type Step, steps } from './questions.ts';

/** The seven questions: where somebody is, the centre as it is being made, and whether it is there. */
export interface FirstRun {
  readonly step: ReadonlySignal<Step>;
  readonly draft: DraftModel;
  /** The id of the centre once it has been made. */
  readonly made: ReadonlySignal<string | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why it could not be made or changed. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** What is wrong and may be said by now: of the questions that were answered. */
  readonly told: ReadonlySignal<ReadonlyMap<string, SetupFault>>;
  /** The questions with something wrong in them. */
  readonly unfinished: ReadonlySignal<readonly Question[]>;
  /** What a question has ready and not yet put into the draft: going on with an answer takes it along; null = nothing. */
  readonly ready: Signal<(() => void) | null>;
  go(step: Step): void;
  /** On to the next question, if this one is answered; before the printer the centre is made. */
  next(): Promise<boolean>;
  /** On without an answer. */
  skip(): Promise<boolean>;
  back(): void;
  /** Puts what was changed into the centre, or makes it; true if it stands as typed. */
  store(): Promise<boolean>;
}

export interface FirstRunWorld extends Pick<ManagerPorts, 'api' | 'config' | 'clock' | 'newKey'> {
  readonly memory: Memory;
  /** Told once the centre is there. */
  readonly onMade: (centre: string) => Promise<void>;
}

/** Takes the seven questions up where they were left in this browser; on the centre that is `there`, or (null) on one to begin with. */
export function openFirstRun(world: FirstRunWorld, begun: ConfigRead, there: string | null): FirstRun {
  const kept = openKept(world.memory, there);
  const { step, made, answered } = kept;
  const busy = signal(false);
  const ready = signal<(() => void) | null>(null);
  // What is in force may have been changed elsewhere since: it is gone on with as it stands.
  const typed = there === null ? kept.document() : null;
  const write = createOrChange(world, made);
  const draft = openFirstDraft(begun, typed, { clock: world.clock, keep: kept.keepDocument, write });
  const told = computed(() => faultsOf(draft.faults.value, answered.value));
  const unfinished = computed(() => questionsOf(draft.faults.value));
  const go = (next: Step): void => {
    step.value = next;
    // Who has come to the end is not asked to go on.
    if (next === 'done') world.memory.write(null);
    else kept.keep();
  };
  const store = async (): Promise<boolean> => {
    if (busy.peek()) return false;
    if (made.peek() !== null && !draft.changed.peek()) return true;
    if (draft.faults.peek().size > 0) return false;
    busy.value = true;
    if (made.peek() === null) draft.set('id', await freeCentreId(world, draft.document.peek()));
    const done = await draft.publish();
    kept.keep();
    busy.value = false;
    return done;
  };
  const onwards = async (): Promise<boolean> => {
    const next = steps[steps.indexOf(step.peek()) + 1] ?? 'done';
    if (needsCentre(next) && !(await store())) {
      answered.value = new Set(steps);
      const [first] = unfinished.peek();
      if (first !== undefined && first !== step.peek()) go(first);
      return false;
    }
    go(next);
    return true;
  };
  return {
    step,
    draft,
    made,
    busy,
    trouble: draft.refused,
    told,
    unfinished,
    ready,
    go,
    store,
    next: async () => {
      ready.peek()?.();
      answered.value = new Set([...answered.peek(), step.peek()]);
      const isWrong = [...told.peek().keys()].some((path) => questionFor(path) === step.peek());
      return !isWrong && onwards();
    },
    skip: onwards,
    back: () => go(steps[steps.indexOf(step.peek()) - 1] ?? 'start'),
  };
}

/** The centre that an earlier visit made in this browser. */
export function keptCentre(memory: Memory): string | null {
  return readKept(memory).made;
}

/** What a centre is called in addresses until its name has been typed. */
export const spareId = 'centre';

interface Kept {
  readonly step: Step;
  readonly made: string | null;
  readonly answered: readonly Step[];
  readonly document: Centre | null;
}
/** Where a centre that is there is gone through again. */
const comeBack: Step = 'name';
const nothingKept: Kept = { step: 'start', made: null, answered: [], document: null };

/** What an earlier visit left; what cannot be read is nothing. */
const readKept = (memory: Memory): Kept => {
  try {
    // Written by ourselves, in this browser; a step of another version of the program begins at the beginning.
    const kept = JSON.parse(memory.read() ?? 'null') as Kept | null;
    return kept !== null && steps.includes(kept.step) ? kept : nothingKept;
  } catch {
    return nothingKept;
  }
};

/** Where somebody is and what they have typed, kept in the browser with every change. */
const openKept = (memory: Memory, there: string | null) => {
  const found = readKept(memory);
  // A centre that was made and is not there any more is made again.
  const before =
    found.made === there ? found : there === null ? nothingKept : { ...nothingKept, step: comeBack, made: there };
  const step = signal<Step>(before.step);
  const made = signal(before.made);
  const answered = signal<ReadonlySet<Step>>(new Set(before.answered));
  let document = before.document;
  const keep = (): void => {
    const all: Kept = { step: step.peek(), made: made.peek(), answered: [...answered.peek()], document };
    memory.write(JSON.stringify(all));
  };
  const keepDocument = (next: Centre): void => {
    document = next;
    keep();
  };
  return { step, made, answered, document: () => document, keep, keepDocument };
};

const questionsOf = (faults: ReadonlyMap<string, SetupFault>): readonly Question[] => [
  ...new Set([...faults.keys()].flatMap((path) => questionFor(path) ?? [])),
];

const faultsOf = (
  faults: ReadonlyMap<string, SetupFault>,
  answered: ReadonlySet<Step>,
): ReadonlyMap<string, SetupFault> =>
  new Map([...faults].filter(([path]) => answered.has(questionFor(path) ?? 'done')));

/** An id made of the name that no centre of the server has. */
const freeCentreId = async ({ api }: FirstRunWorld, { name, languages }: Centre): Promise<string> => {
  const list = await api('listCentres');
  const taken = new Set(list.ok ? list.value.map(({ id }) => id) : []);
  return idFrom(name[languages[0] ?? 'az'] ?? '', taken, spareId);
};

/** The first write makes the centre, each later one changes it. */
const createOrChange = (world: FirstRunWorld, made: Signal<string | null>) => {
  const key = world.newKey();
  return async (etag: string, centre: Centre): Promise<Answer<ConfigRead>> => {
    const there = made.peek();
    if (there !== null) return world.config.write(there, etag, centre);
    const body = { id: centre.id, document: centre };
    const added = await world.api('addCentre', { body, key: `${key}-${centre.id}` });
    if (!added.ok) return added;
    made.value = centre.id;
    await world.onMade(centre.id);
    return world.config.read(centre.id);
  };
};
