import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../shared/routes.ts';
import type { FollowView } from '../shared/tickets/follow.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import type { Answer, Api } from '../ui/api.ts';
import type { ChosenLanguage } from '../ui/language.ts';

export type CentreChoice = RouteValue<'listCentres'>;

/** What stands on the page. */
export type Scene =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  /** Nothing can be followed here. */
  | { readonly at: 'none' }
  | { readonly at: 'centres'; readonly centres: CentreChoice }
  | { readonly at: 'shown'; readonly view: FollowView };

export interface FollowPorts {
  readonly api: Api<'follow' | 'listCentres'>;
  readonly clock: Clock;
  readonly language: ChosenLanguage;
  /** The centre and the wall named in the address, if any. */
  readonly centreAsked: string | null;
  readonly wall: string | null;
  /** Whether nobody sees the page: then nothing is asked. */
  readonly isHidden: () => boolean;
}

export interface FollowModel {
  readonly scene: ReadonlySignal<Scene>;
  /** Whether what is shown may no longer be so: the server was not heard of late. */
  readonly isOld: ReadonlySignal<boolean>;
  readonly language: ReadonlySignal<string>;
  /** What time the phone has (ms). */
  now(): number;
  chooseLanguage(code: string): void;
  /** Asks at once: somebody looks again, or presses. */
  look(): void;
  close(): void;
}

/** How often the server is asked (ms); with the 5 s that an answer may take, a lost one is told within 10 s. */
export const askMs = 4000;
/** What was heard longer ago (ms) is not shown as if it were so now. */
const oldMs = 10_000;

/** The page on which phones follow the calls of a hall. */
export function openFollow(ports: FollowPorts): FollowModel {
  const { clock, language } = ports;
  const scene = signal<Scene>({ at: 'loading' });
  const isOld = signal(false);
  let heardAt = clock.now();
  const asking = askAgain(ports, {
    toChoose: (found) => {
      scene.value = found;
    },
    take: (answer) => {
      if (answer.ok) heardAt = clock.now();
      isOld.value = !answer.ok;
      if (answer.ok) scene.value = { at: 'shown', view: answer.value };
      else if (isGone(answer)) scene.value = { at: 'none' };
      else if (scene.value.at !== 'shown') scene.value = { at: 'lost' };
    },
  });
  return {
    scene,
    isOld: computed(() => isOld.value && scene.value.at === 'shown'),
    language: language.code,
    now: clock.now,
    chooseLanguage: language.choose,
    look() {
      if (clock.now() - heardAt > oldMs) isOld.value = true;
      asking.now();
    },
    close: asking.close,
  };
}

interface Hearing {
  readonly take: (answer: Answer<FollowView>) => void;
  /** It is not known yet what is followed. */
  readonly toChoose: (scene: Scene) => void;
}

/** Asks at once and again and again, while somebody sees the page. */
const askAgain = ({ api, clock, wall, isHidden, centreAsked }: FollowPorts, { take, toChoose }: Hearing) => {
  let centre = centreAsked;
  let timer: Timer | null = null;
  let isClosed = false;
  const hear = async (): Promise<number> => {
    if (isHidden()) return askMs;
    const found = centre ?? (await findCentre(api));
    if (isClosed) return askMs;
    if (typeof found !== 'string') {
      toChoose(found);
      return askMs;
    }
    centre = found;
    const answer = await api('follow', { params: { centre }, query: wall === null ? {} : { wall } });
    if (!isClosed) take(answer);
    return Math.max(askMs, waitOf(answer));
  };
  const ask = async (): Promise<void> => {
    timer?.cancel();
    const wait = await hear();
    timer?.cancel();
    if (!isClosed) timer = clock.after(wait, () => void ask());
  };
  void ask();
  return {
    now: () => void ask(),
    close(): void {
      isClosed = true;
      timer?.cancel();
    },
  };
};

/** The one centre of the server, else what is shown: those that are to be chosen from, or that none is to be had. */
const findCentre = async (api: FollowPorts['api']): Promise<string | Scene> => {
  const answer = await api('listCentres');
  if (!answer.ok) return { at: 'lost' };
  const centres = answer.value.filter(({ archived }) => !archived);
  const [only, ...others] = centres;
  return only !== undefined && others.length === 0 ? only.id : { at: 'centres', centres };
};

const isGone = (answer: Answer<unknown>): boolean =>
  'refusal' in answer && (answer.refusal.code === 'not-found' || answer.refusal.code === 'centre-not-found');

/** How long the server asks to be left alone, ms. */
const waitOf = (answer: Answer<unknown>): number => {
  const seconds = 'refusal' in answer ? answer.refusal.about?.retryAfterSeconds : undefined;
  return typeof seconds === 'number' ? seconds * 1000 : 0;
};
