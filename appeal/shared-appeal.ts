import { computed } from '@preact/signals';
import type { SharedPage } from '../ui/shared-device/shared-use.ts';
import type { AppealModel } from './appeal-model.ts';

/** [FO5] What writing to an authority is to a device that many use. */
export function sharedAppeal({ choice, form, secret, sent, clear }: AppealModel): Omit<SharedPage, 'clock'> {
  return {
    isPrivate: computed(() => sent.value !== null || Object.keys(form.value?.answers.value ?? {}).length > 0),
    // A kind alone says nothing of anybody, and where there is only one it is always picked.
    isBegun: computed(() => {
      const topic = choice.value?.topic ?? null;
      return [topic, form.value, secret.value, sent.value].some((part) => part !== null);
    }),
    clear,
  };
}
