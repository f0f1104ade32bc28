import { type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { type Api, newKey } from '../../ui/api.ts';
import { answerParts, leastLetters, receptionAnswerWords } from '../../ui/reception-answer.ts';

/** [CS29] What the visitor's reception came to, as it is written at the counter. */

export interface OutcomeSaid {
  readonly outcome: string;
  readonly text: string;
  readonly consent: boolean;
  readonly kind: string;
  readonly appeal: string;
}
export type OutcomeFault = 'noOutcome' | 'tooShort' | 'noConsent' | 'noAppeal';

export interface OutcomeModel {
  readonly said: ReadonlySignal<OutcomeSaid>;
  readonly fault: ReadonlySignal<OutcomeFault | null>;
  readonly trouble: ReadonlySignal<Refusal | 'lost' | null>;
  readonly busy: ReadonlySignal<boolean>;
  say(part: Partial<OutcomeSaid>): void;
  /** Whether it is stored; what is missing is said at its field. */
  save(): Promise<boolean>;
}

export interface OutcomePorts {
  readonly api: Api;
  readonly centre: string;
  readonly seat: string;
  /** The language in which the citizen reads the answer. */
  readonly language: string;
  readonly request: NonNullable<RouteValue<'seat'>['request']>;
  /** What they asked for, as they wrote it, and as which kind. */
  readonly asked: string;
  readonly kind: string | null;
}

export function createOutcome({ api, centre, seat, language, request, ...asked }: OutcomePorts): OutcomeModel {
  const kind = request.appeals.find(({ id }) => id === asked.kind) ?? request.appeals[0];
  const said = signal<OutcomeSaid>({
    ...{ outcome: '', text: '', consent: false, kind: kind?.id ?? '', appeal: asked.asked },
  });
  const fault = signal<OutcomeFault | null>(null);
  const trouble = signal<Refusal | 'lost' | null>(null);
  const busy = signal(false);
  let key = newKey();
  return {
    ...{ said, fault, trouble, busy },
    say(part) {
      said.value = { ...said.peek(), ...part };
      fault.value = null;
      trouble.value = null;
      key = newKey();
    },
    async save() {
      if (busy.peek()) return false;
      fault.value = faultOf(said.peek());
      if (fault.peek() !== null) return false;
      busy.value = true;
      const body = bodyOf(said.peek(), language);
      const answer = await api('answerRequest', { params: { centre, seat }, key, body });
      busy.value = false;
      trouble.value = answer.ok ? null : 'lost' in answer ? 'lost' : answer.refusal;
      return answer.ok;
    },
  };
}

const faultOf = ({ outcome, text, consent, appeal }: OutcomeSaid): OutcomeFault | null => {
  if (outcome === '') return 'noOutcome';
  const parts = answerParts(outcome);
  if (parts === 'appeal') return appeal.trim() === '' ? 'noAppeal' : null;
  if (text.trim().length < leastLetters) return 'tooShort';
  return parts === 'said' && !consent ? 'noConsent' : null;
};

const bodyOf = ({ outcome, text, consent, kind, appeal }: OutcomeSaid, language: string) => {
  const parts = answerParts(outcome);
  if (parts === 'appeal')
    return { outcome, text: receptionAnswerWords(language).made, appeal: { kind, text: appeal.trim() } };
  return { outcome, text: text.trim(), ...(parts === 'said' ? { consent } : {}) };
};
