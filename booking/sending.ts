import { isAnswerFault } from '../shared/cases/form.ts';
import { isOutOfDate } from '../shared/cases/form-name.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { RouteBody } from '../shared/routes.ts';
import { contactOf } from '../ui/form/contact-of.ts';
import { createFormModel } from '../ui/form/form-model.ts';
import { troubleOf } from './holding.ts';
import type { BookPorts, Step } from './ports.ts';
import type { BookState, Sent } from './state.ts';

/** Sends what was answered, once: without an answer the same goes again under the same key, whatever happens in between. */
export function createSending(ports: BookPorts, state: BookState, go: (step: Step, how?: 'push' | 'replace') => void) {
  const refused = async (refusal: Refusal): Promise<void> => {
    const { field, rule } = refusal.about ?? {};
    const form = state.form.value;
    if (form !== null && isOutOfDate(form.form, refusal)) return askAnew(ports, state, go, refusal);
    if (refusal.code === 'bad-answers' && typeof field === 'string' && isAnswerFault(rule) && form !== null) {
      form.refuse(field, rule);
      showOpen(state, go);
      return;
    }
    // The place was given back meanwhile, or somebody else has it.
    const isGone = refusal.code === 'seat-not-found' || refusal.code === 'wrong-status';
    state.trouble.value = isGone ? { why: 'taken', nearest: [] } : troubleOf(refusal);
    if (state.trouble.value.why === 'taken') state.hold.value = null;
  };
  return {
    async send(): Promise<void> {
      const centre = state.offer.value?.centre;
      if (state.busy.value || state.sent.value !== null || centre === undefined) return;
      const body = state.unsure.value?.body ?? bodyOf(ports, state);
      if (body === null) return showOpen(state, go);
      const key = state.unsure.value?.key ?? ports.newKey();
      state.unsure.value = { key, body };
      state.busy.value = true;
      state.trouble.value = null;
      const answer = await ask(ports, centre, { key, body });
      state.busy.value = false;
      if (!answer.ok && ('lost' in answer || ownFaults.has(answer.refusal.code))) {
        state.trouble.value = { why: 'unsure' };
        return;
      }
      state.unsure.value = null;
      if (!answer.ok) return refused(answer.refusal);
      state.sent.value = answer.value;
      go({ at: 'sent' }, 'replace');
      await tellMore(ports, state, answer.value);
    },
  };
}

/** The form has changed since it was opened: it is asked as it is now, from what is not answered well. What was typed stays. */
const askAnew = async ({ api }: BookPorts, state: BookState, go: (step: Step) => void, refusal: Refusal) => {
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
  state.trouble.value = troubleOf(refusal);
  showOpen(state, go);
};

/** A fault of the server's own: it may have stored it all the same. */
const ownFaults: ReadonlySet<string> = new Set(['broken']);

const ask = (ports: BookPorts, centre: string, { key, body }: { readonly key: string; readonly body: string }) => {
  // Written by `bodyOf`, in this tab.
  const said: RouteBody<'book'> | RouteBody<'standBy'> = JSON.parse(body);
  return 'hold' in said
    ? ports.api('book', { params: { centre }, body: said, key })
    : ports.api('standBy', { params: { centre }, body: said, key });
};

/** What is sent, as text: after a reload the very same. Null where something is not answered well. */
const bodyOf = ({ language }: BookPorts, { form, choice, hold }: BookState): string | null => {
  const answers = form.value?.complete() ?? null;
  if (answers === null || form.value === null || choice.value === null) return null;
  const { resource, date, standby } = choice.value;
  const place = standby ? { resource, date } : { hold: hold.value?.id ?? '' };
  const contact = contactOf(form.value.form, answers);
  return JSON.stringify({ ...place, contact, form: form.value.form.id, answers, language: language.code.value });
};

/** Kept in this phone's history. Where to come and what to bring is asked; without an answer the rest is there all the same. */
const tellMore = async ({ api, bookings }: BookPorts, state: BookState, { seat, secret }: Sent): Promise<void> => {
  bookings.add({ secret, number: seat.code ?? '', sentAt: seat.bookedAt ?? '' });
  const told = await api('phoneSeat', { params: { secret } });
  if (told.ok && state.sent.value?.secret === secret) state.about.value = told.value.about;
};

const showOpen = ({ form }: BookState, go: (step: Step) => void): void => {
  const page = form.value?.page.value?.id;
  if (page !== undefined) go({ at: 'question', page });
};
