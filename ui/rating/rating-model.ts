import { type ReadonlySignal, signal } from '@preact/signals';
import type { Score } from '../../shared/reports/rating-scores.ts';
import type { RatingAsked, RatingState } from '../../shared/reports/ratings.ts';
import type { Answer } from '../api.ts';

/** What went wrong with the last thing that was said. */
export type RatingTrouble = 'lost' | 'late' | 'refused';

/** `nothing`: nobody is asked here, or not yet, or no longer. */
export type RatingScene =
  | { readonly at: 'nothing' }
  | { readonly at: 'asking'; readonly state: RatingState }
  | { readonly at: 'given'; readonly state: RatingState; readonly score: Score; readonly mayChange: boolean };

export interface RatingPorts {
  readonly look: () => Promise<Answer<RatingState>>;
  readonly say: (body: RatingAsked, key: string) => Promise<Answer<RatingState>>;
  readonly newKey: () => string;
}
export interface RatingModel {
  readonly scene: ReadonlySignal<RatingScene>;
  /** What is being sent. */
  readonly sending: ReadonlySignal<'face' | 'more' | null>;
  readonly trouble: ReadonlySignal<RatingTrouble | null>;
  /** The reasons and the comment were taken. */
  readonly sentMore: ReadonlySignal<boolean>;
  readonly reasons: ReadonlySignal<readonly string[]>;
  readonly comment: ReadonlySignal<string>;
  load(): Promise<void>;
  /** One touch says it. */
  pick(score: Score): Promise<void>;
  /** Takes a reason, or takes it back. */
  tick(reason: string): void;
  write(comment: string): void;
  /** Sends the reasons and the comment with the face that stands. */
  sendMore(): Promise<void>;
}

/** [RA1] How somebody says that it was: a face at once, the rest if they like. */
export function createRating(ports: RatingPorts): RatingModel {
  const saying = createSaying(ports);
  const { scene, reasons, say, take } = saying;
  const [sentMore, comment] = [signal(false), signal('')];
  return {
    ...{ scene, sending: saying.sending, trouble: saying.trouble, sentMore, reasons, comment },
    async load() {
      const answer = await ports.look();
      if (answer.ok) take(answer.value);
    },
    async pick(score) {
      sentMore.value = false;
      if (score > lowest) reasons.value = [];
      await say('face', bodyOf(score, reasons.peek(), comment.peek()));
    },
    tick(reason) {
      const before = reasons.peek();
      reasons.value = before.includes(reason) ? before.filter((one) => one !== reason) : [...before, reason];
      sentMore.value = false;
    },
    write(text) {
      comment.value = text;
      sentMore.value = false;
    },
    async sendMore() {
      const { value } = scene;
      if (value.at !== 'given') return;
      if (await say('more', bodyOf(value.score, reasons.peek(), comment.peek()))) sentMore.value = true;
    },
  };
}

/** What is sent, one thing at a time, and what stands after it. */
const createSaying = (ports: RatingPorts) => {
  const scene = signal<RatingScene>({ at: 'nothing' });
  const [sending, trouble] = [signal<'face' | 'more' | null>(null), signal<RatingTrouble | null>(null)];
  const reasons = signal<readonly string[]>([]);
  const take = (state: RatingState): void => {
    scene.value = sceneOf(state);
    reasons.value = state.given?.reasons ?? reasons.value;
  };
  return {
    ...{ scene, sending, trouble, reasons, take },
    async say(what: 'face' | 'more', body: RatingAsked): Promise<boolean> {
      if (sending.peek() !== null) return false;
      sending.value = what;
      trouble.value = null;
      const answer = await ports.say(body, ports.newKey());
      sending.value = null;
      if (answer.ok) take(answer.value);
      else trouble.value = troubleOf(answer);
      if (trouble.value === 'late' && scene.value.at === 'given') scene.value = { ...scene.value, mayChange: false };
      return answer.ok;
    },
  };
};

/** Up to this face it is asked why. */
export const lowest: Score = 3;

const sceneOf = (state: RatingState): RatingScene =>
  state.given === null
    ? { at: 'asking', state }
    : { at: 'given', state, score: state.given.score, mayChange: state.given.mayChange };

const bodyOf = (score: Score, reasons: readonly string[], comment: string): RatingAsked => ({
  score,
  ...(reasons.length === 0 ? {} : { reasons: [...reasons] }),
  ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
});

const troubleOf = (answer: Extract<Answer<RatingState>, { ok: false }>): RatingTrouble => {
  if ('lost' in answer) return 'lost';
  return answer.refusal.code === 'already-rated' || answer.refusal.code === 'too-late' ? 'late' : 'refused';
};
