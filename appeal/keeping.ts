import type { AppealPorts } from './ports.ts';
import type { AppealState } from './state.ts';

/** [FO5] Keeps by the server what was answered so far, one question after another: without an answer the next page tries again. */
export function createKeeping(ports: AppealPorts, state: AppealState): { readonly keep: () => void } {
  const { api, language, keeps } = ports;
  let running = false;
  let again = false;
  const ask = async (): Promise<void> => {
    const { value: offered } = state.offered;
    const [form, choice, secret] = [state.form.value, state.choice.value, state.secret.value];
    if (offered.at !== 'offer' || form === null || choice === null || state.sent.value !== null) return;
    const about = { kind: choice.kind, ...(choice.topic === null ? {} : { topic: choice.topic }) };
    const answers = form.answers.value;
    // Cleared meanwhile, what is begun now is another's.
    const isStill = (): boolean => state.form.value === form;
    if (secret !== null) {
      const kept = await api('answerDraft', { params: { secret }, body: { answers, about } });
      // It is over: the next page begins another.
      if (!kept.ok && !('lost' in kept) && kept.refusal.code === 'not-found' && isStill()) state.secret.value = null;
      return;
    }
    const body = { form: form.form.id, language: language.code.value, answers, about };
    const begun = await api('addDraft', { params: { centre: offered.centre }, body });
    if (begun.ok && isStill()) state.secret.value = begun.value.secret;
  };
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await ask();
    } while (again);
    running = false;
  };
  return {
    keep() {
      if (!keeps) return;
      again = true;
      if (!running) void run();
    },
  };
}
