import { type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../shared/routes.ts';
import type { Answer } from '../ui/api.ts';
import { codeFigures, isCode } from './code-figures.ts';
import type { AppealApi } from './ports.ts';
import type { Trouble } from './state.ts';

/** [CS27] Who applied confirms, by a code, what somebody filled in with them. */
export interface ConfirmingModel {
  /** Where a code went; null = none was asked for. */
  readonly sent: ReadonlySignal<RouteValue<'ownCaseCode'> | null>;
  readonly figures: ReadonlySignal<string>;
  /** What is typed is no code. */
  readonly isWrong: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly busy: ReadonlySignal<boolean>;
  type(figures: string): void;
  /** Asks for a code. */
  ask(language: string): Promise<void>;
  /** Confirms with what is typed; false where that is no code, or it did not go. */
  confirm(): Promise<boolean>;
}

interface Ports {
  readonly secret: string;
  readonly api: AppealApi;
}

/** `onDone` shows what has become of the case. */
export function createConfirming({ api, secret }: Ports, onDone: () => Promise<void>): ConfirmingModel {
  const params = { secret };
  const sent = signal<RouteValue<'ownCaseCode'> | null>(null);
  const figures = signal('');
  const isWrong = signal(false);
  const trouble = signal<Trouble | null>(null);
  const busy = signal(false);
  const asking = async <T>(ask: () => Promise<Answer<T>>): Promise<T | null> => {
    busy.value = true;
    const answer = await ask();
    busy.value = false;
    trouble.value = answer.ok ? null : 'lost' in answer ? { why: 'lost' } : { why: 'refused', refusal: answer.refusal };
    return answer.ok ? answer.value : null;
  };
  return {
    ...{ sent, figures, isWrong, trouble, busy },
    type: (text) => {
      figures.value = codeFigures(text);
      isWrong.value = false;
    },
    async ask(language) {
      if (busy.value) return;
      const to = await asking(() => api('ownCaseCode', { params, body: { language } }));
      if (to !== null) sent.value = to;
    },
    async confirm() {
      isWrong.value = !isCode(figures.value);
      if (isWrong.value || busy.value) return false;
      const done = await asking(() => api('ownCaseConfirm', { params, body: { code: figures.value } }));
      // Confirmed already, or by another page of theirs: what stands now says so.
      if (done !== null || trouble.value?.why !== 'refused' || trouble.value.refusal.code === 'wrong-status')
        await onDone();
      return done !== null;
    },
  };
}
