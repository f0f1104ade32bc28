import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RefusalCode } from '../shared/refusals.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { CounterView } from '../shared/views.ts';
import type { Api } from '../ui/api.ts';
import type { LiveView } from '../ui/live-view.ts';
import type { Session, SignedIn } from '../ui/session.ts';
import type { Memory } from '../ui/storage.ts';
import type { Desk } from './actions/actions.ts';
import { type Choice, openChoice, standing } from './choice.ts';
import { type DeskModel, openDesk } from './desk-model.ts';

export interface CounterPorts {
  readonly api: Api;
  readonly watch: (desk: Desk) => LiveView<CounterView>;
  readonly clock: Clock;
  readonly newKey: () => string;
  /** What this browser remembers under a key. */
  readonly memory: (key: string) => Memory;
  readonly session: Session;
  /** The centre named in the address; null = the person's own, or the only one. */
  readonly centre: string | null;
}

/** Where the clerk is: before the door (the session says why), choosing a counter, or at one. */
export type Scene =
  | { readonly step: 'door' }
  | { readonly step: 'finding' }
  | { readonly step: 'trouble'; readonly why: RefusalCode | 'lost' }
  | { readonly step: 'choosing'; readonly user: SignedIn; readonly choice: Choice; readonly last: string | null }
  | { readonly step: 'at'; readonly user: SignedIn; readonly desk: DeskModel };

/** What becomes of the visitor at the counter when the clerk leaves. */
export type LeaveHow = 'finish' | 'requeue';

export interface CounterModel {
  readonly scene: ReadonlySignal<Scene>;
  readonly session: Session;
  /** Single-letter shortcuts: on unless this browser switched them off. */
  readonly letters: ReadonlySignal<boolean>;
  switchLetters(on: boolean): void;
  /** Looks again for the centre after a trouble. */
  again(): void;
  /** Leaves the counter's screen for the list; the counter stays as it is. */
  chooseAnother(): void;
  /**
   * Ends the visit at the counter by `how` (null = there must be none), closes the counter, then signs out. A refusal stops
   * it and is shown; with a visit and no `how` nothing is done. From the list it leads to one's own open counter and asks there.
   */
  leave(how: LeaveHow | null): Promise<void>;
  close(): void;
}

/** The whole counter screen's behaviour, from the door to the desk; it owns whatever is open and closes it. */
export function openCounter(ports: CounterPorts): CounterModel {
  const { session } = ports;
  const lettersMemory = ports.memory('novbe.letters');
  const letters = signal(lettersMemory.read() !== 'off');
  const way = createWay(ports);

  const stop = effect(() => {
    const state = session.state.value;
    if (state.step === 'in') void way.arrive(state.user);
    else way.leaveToDoor();
  });

  return {
    scene: way.scene,
    session,
    letters,
    switchLetters: (on) => {
      letters.value = on;
      lettersMemory.write(on ? 'on' : 'off');
    },
    again: way.again,
    chooseAnother: () => void way.choose(false),
    leave: async (how) => {
      const now = way.scene.value;
      if (now.step === 'choosing') {
        const own = ownOf(now.choice, now.user);
        if (own !== undefined) return way.sit(own.id, true);
      }
      if (now.step === 'at' && !(await left(now.desk, how))) return;
      await session.signOut();
    },
    close: () => {
      stop();
      way.leaveToDoor();
    },
  };
}

interface Way {
  readonly scene: ReadonlySignal<Scene>;
  /** Somebody has signed in: finds their centre, then their own open counter or the list. */
  arrive(person: SignedIn): Promise<void>;
  again(): void;
  choose(goesToOwn: boolean): Promise<void>;
  sit(counter: string, asksToLeave?: boolean): void;
  leaveToDoor(): void;
}

/** From the door to a desk; whatever was open where the clerk was is closed. */
const createWay = (ports: CounterPorts): Way => {
  const lastCounter = ports.memory('novbe.counter');
  const scene = signal<Scene>({ step: 'door' });
  let centre = '';
  let user: SignedIn | null = null;

  const go = (next: Scene): void => {
    const before = scene.peek();
    if (before.step === 'choosing') before.choice.close();
    if (before.step === 'at') before.desk.close();
    scene.value = next;
  };
  const onSignedOut = (): void => ports.session.ended();

  const sit = (counter: string, asksToLeave = false): void => {
    if (user === null) return;
    lastCounter.write(counter);
    const desk = openDesk({ centre, counter }, { ...ports, user: user.id, onSignedOut });
    go({ step: 'at', user, desk });
    if (asksToLeave) void whenShown(desk.view).then(() => desk.open({ kind: 'sign-out' }));
  };
  const choose = async (goesToOwn: boolean): Promise<void> => {
    if (user === null) return;
    const person = user;
    const choice = openChoice({ ...ports, centre, user: person, onChosen: (counter) => sit(counter), onSignedOut });
    await choice.refresh();
    const own = ownOf(choice, person);
    if (user !== person) return choice.close();
    if (goesToOwn && own !== undefined) {
      choice.close();
      return sit(own.id);
    }
    go({ step: 'choosing', user: person, choice, last: lastCounter.read() });
  };
  const arrive = async (person: SignedIn): Promise<void> => {
    user = person;
    go({ step: 'finding' });
    const found = await findCentre(ports, person);
    if (user !== person) return;
    if (!found.ok) return go({ step: 'trouble', why: found.why });
    centre = found.centre;
    await choose(true);
  };
  return {
    scene,
    arrive,
    again: () => {
      if (user !== null) void arrive(user);
    },
    choose,
    sit,
    leaveToDoor: () => {
      user = null;
      go({ step: 'door' });
    },
  };
};

/** The open counter of this person on the list. */
const ownOf = (choice: Choice, person: SignedIn) =>
  choice.list.value?.counters.find((offer) => standing(offer, person) === 'mine');

type Found =
  | { readonly ok: true; readonly centre: string }
  | { readonly ok: false; readonly why: RefusalCode | 'lost' };
const findCentre = async (ports: CounterPorts, user: SignedIn): Promise<Found> => {
  const named = ports.centre ?? user.centre;
  if (named !== null) return { ok: true, centre: named };
  const answer = await ports.api('listCentres');
  if (!answer.ok) return { ok: false, why: 'lost' in answer ? 'lost' : answer.refusal.code };
  const first = answer.value.find(({ archived }) => !archived) ?? answer.value[0];
  return first === undefined ? { ok: false, why: 'centre-not-found' } : { ok: true, centre: first.id };
};

/** Leaves nobody and nothing behind at a counter; false = it could not be done, or it must first be said what becomes of the visitor. */
const left = async (desk: DeskModel, how: LeaveHow | null): Promise<boolean> => {
  const view = desk.view.value;
  if (view === null || desk.foreign.value || view.counter.state === 'closed') return true;
  if (view.ticket !== null) {
    const ticket = view.ticket.id;
    if (how === null) return false;
    if (
      !(await desk.ask(how === 'finish' ? { type: how, ticket, outcome: null } : { type: how, ticket, reason: null }))
    ) {
      return false;
    }
  }
  return desk.ask({ type: 'close', reason: null });
};

const whenShown = (view: ReadonlySignal<CounterView | null>): Promise<void> => {
  if (view.value !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (view.value === null) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
};
