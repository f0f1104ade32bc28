import { computed } from '@preact/signals';
import type { SharedPage } from '../ui/shared-device/shared-use.ts';
import type { BookModel } from './book-model.ts';

/** [FO5] What booking is to a device that many use. */
export function sharedBooking({ choice, form, sent, step, clear }: BookModel): Omit<SharedPage, 'clock'> {
  return {
    isPrivate: computed(() => sent.value !== null || Object.keys(form.value?.answers.value ?? {}).length > 0),
    isBegun: computed(() => step.value.at !== 'what' || choice.value !== null),
    clear,
  };
}
