import { type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal } from '../shared/refusals.ts';
import type { FormModel } from '../ui/form/form-model.ts';
import { toSend } from '../ui/form/form-pages.ts';
import type { BookPorts } from './ports.ts';
import type { BookState } from './state.ts';

/** How far the keeping of what is begun has come. */
export type LaterState =
  | { readonly at: 'open' | 'asking' | 'lost' }
  | { readonly at: 'refused'; readonly refusal: Refusal }
  /** `page` leads back to it, within this server, until then (ISO 8601). */
  | { readonly at: 'kept'; readonly page: string; readonly until: string };

/** [FO5] Keeps the answers on the server for 30 days: with the link one goes on with them, on any device. */
export interface Later {
  readonly state: ReadonlySignal<LaterState>;
  /** Whether some questions are answered once more: what stands on a document is not kept. */
  leavesOut(): boolean;
  keep(): Promise<void>;
  /** What was kept is told no more; it stays kept. */
  close(): void;
  /** This device knows nothing of it any more; it stays kept. */
  forget(): void;
}

type Ports = Pick<BookPorts, 'api' | 'later' | 'newKey' | 'language'>;

export function createLater(ports: Ports, of: BookState): Later {
  const state = signal<LaterState>({ at: 'open' });
  const asking = createAsking(ports);
  /** Of the one who is there: what is asked in an earlier one is nobody's here. */
  let round = 0;
  const close = (): void => {
    state.value = { at: 'open' };
  };
  return {
    state,
    leavesOut: () => fieldsOf(of.form.value).some(({ sensitive }) => sensitive === true),
    async keep() {
      const [centre, resource, form] = [of.offer.value?.centre, of.choice.value?.resource, of.form.value];
      if (centre === undefined || resource === undefined || form === null || state.peek().at === 'asking') return;
      state.value = { at: 'asking' };
      const mine = round;
      const answer = await asking.ask(centre, form);
      // Forgotten meanwhile: the next one must not go on with what is another's.
      if (mine !== round) return;
      if (!answer.ok) {
        state.value = 'lost' in answer ? { at: 'lost' } : { at: 'refused', refusal: answer.refusal };
        return;
      }
      const { secret, until } = answer.value;
      asking.answered(secret);
      // Behind the sign that no browser sends to a server, so that it stands in no log.
      const page = `/book?${new URLSearchParams({ centre, of: resource })}#${secret}`;
      state.value = { at: 'kept', page, until };
    },
    close,
    forget() {
      round += 1;
      asking.answered(null);
      close();
    },
  };
}

/** Puts the answers in the place of those that are kept, or begins with them. */
const createAsking = ({ api, later, newKey, language }: Ports) => {
  /** Of the asking that begins it: without an answer the same goes again. */
  let begun: { readonly key: string; readonly text: string } | null = null;
  return {
    async ask(centre: string, form: FormModel) {
      const answers = answersOf(form);
      const secret = later.read();
      if (secret !== null) {
        const body = { answers: { ...nothing(form), ...answers } };
        const put = await api('answerDraft', { params: { secret }, body });
        if (put.ok || 'lost' in put || !others.has(put.refusal.code))
          return put.ok ? { ...put, value: { ...put.value, secret } } : put;
      }
      const body = { form: form.form.id, language: language.code.peek(), answers };
      const text = JSON.stringify(body);
      begun = begun?.text === text ? begun : { key: newKey(), text };
      return api('addDraft', { params: { centre }, body, key: begun.key });
    },
    /** It is kept under this secret; null = of nothing here. */
    answered(secret: string | null): void {
      begun = null;
      later.write(secret);
    },
  };
};

/** It is over, or of another form: a new one begins. */
const others: ReadonlySet<string> = new Set(['not-found', 'bad-answers']);

const fieldsOf = (form: FormModel | null) => form?.form.steps.flatMap(({ fields }) => fields) ?? [];

/** What stands on a document is not kept where only a link is needed. */
const answersOf = (form: FormModel) => {
  const open = new Set(fieldsOf(form).flatMap(({ id, sensitive }) => (sensitive === true ? [] : [id])));
  const said = toSend(form.form, form.answers.peek());
  return Object.fromEntries(Object.entries(said).filter(([id]) => open.has(id)));
};
const nothing = (form: FormModel) => Object.fromEntries(fieldsOf(form).map(({ id }) => [id, null]));
