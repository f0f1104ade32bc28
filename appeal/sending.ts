import { isAnswerFault } from '../shared/cases/form.ts';
import { isOutOfDate } from '../shared/cases/form-name.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { RouteBody } from '../shared/routes.ts';
import { contactOf } from '../ui/form/contact-of.ts';
import { createFormModel } from '../ui/form/form-model.ts';
import { toldByBody } from '../ui/told-by.ts';
import type { AppealPorts, Step } from './ports.ts';
import type { AppealState, Sent } from './state.ts';
import { toldByOf } from './told-by.ts';

type Go = (step: Step, how?: 'push' | 'replace') => void;

/** Sends what was answered, once: without an answer the same goes again under the same key, whatever happens in between. */
export function createSending(ports: AppealPorts, state: AppealState, go: Go) {
  return {
    async send(): Promise<void> {
      const { value: offered } = state.offered;
      if (state.busy.value || state.sent.value !== null || offered.at !== 'offer') return;
      const body = state.unsure.value?.body ?? bodyOf(ports, state);
      if (body === null) return showOpen(state, go);
      const key = state.unsure.value?.key ?? ports.newKey();
      state.unsure.value = { key, body };
      state.busy.value = true;
      state.trouble.value = null;
      // Written by `bodyOf`, in this tab.
      const said: RouteBody<'registerCase'> = JSON.parse(body);
      const answer = await ports.api('registerCase', { params: { centre: offered.centre }, body: said, key });
      state.busy.value = false;
      if (!answer.ok && ('lost' in answer || ownFaults.has(answer.refusal.code))) {
        state.trouble.value = { why: 'unsure' };
        return;
      }
      state.unsure.value = null;
      if (!answer.ok) return refused(ports, state, go, answer.refusal);
      state.sent.value = answer.value;
      go({ at: 'sent' }, 'replace');
      await tellMore(ports, state, answer.value);
    },
  };
}

/** A fault of the server's own: it may have stored it all the same. */
const ownFaults: ReadonlySet<string> = new Set(['broken']);

/** What is sent, as text: after a reload the very same. Null where something is not answered well. */
const bodyOf = ({ language }: AppealPorts, { form, choice, secret }: AppealState): string | null => {
  const answers = form.value?.complete() ?? null;
  if (answers === null || form.value === null || choice.value === null) return null;
  const { kind, topic, against, card } = choice.value;
  const told = toldByOf(form.value.form, answers, choice.value);
  if (told.needsAddress) return null;
  return JSON.stringify({
    ...{ kind, form: form.value.form.id, answers, language: language.code.value },
    contact: { ...contactOf(form.value.form, answers), ...toldByBody(told) },
    ...(topic === null ? {} : { topic }),
    ...(against === undefined ? {} : { against }),
    ...(card === undefined ? {} : { proof: { fin: card } }),
    ...(secret.value === null ? {} : { draft: secret.value }),
  });
};

/** A refusal is said at its field where it has one. */
const refused = async (ports: AppealPorts, state: AppealState, go: Go, refusal: Refusal): Promise<void> => {
  const { field, rule } = refusal.about ?? {};
  const form = state.form.value;
  if (form !== null && isOutOfDate(form.form, refusal)) return askOther(ports, state, go, refusal);
  if (refusal.code === 'bad-answers' && typeof field === 'string' && isAnswerFault(rule) && form !== null) {
    form.refuse(field, rule);
    showOpen(state, go);
    return;
  }
  state.trouble.value = { why: 'refused', refusal };
};

/** The form has changed since it was opened: it is asked as it is now, from what is not answered well. What was typed stays. */
const askOther = async ({ api }: AppealPorts, state: AppealState, go: Go, refusal: Refusal): Promise<void> => {
  const old = state.form.value;
  if (old === null) return;
  state.busy.value = true;
  const answer = await api('form', { params: { form: old.form.id } });
  state.busy.value = false;
  if (!answer.ok) {
    state.trouble.value = { why: 'lost' };
    return;
  }
  state.form.value = createFormModel({ form: answer.value, kept: old.answers.value });
  state.form.value.openFirstOpen();
  state.trouble.value = { why: 'refused', refusal };
  showOpen(state, go);
};

/** How its due date was reckoned is asked; without an answer the rest is there all the same. */
const tellMore = async ({ api }: AppealPorts, state: AppealState, { secret }: Sent): Promise<void> => {
  const told = await api('own', { params: { secret } });
  if (told.ok && state.sent.value?.secret === secret) state.told.value = told.value.case;
};

const showOpen = ({ form }: AppealState, go: Go): void => {
  const page = form.value?.page.value?.id;
  if (page !== undefined) go({ at: 'question', page });
};
