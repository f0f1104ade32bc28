import { computed, type ReadonlySignal } from '@preact/signals';
import type { Given } from '../../shared/cases/form.ts';
import type { RouteBody } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { Answer } from '../../ui/api.ts';
import type { FormModel } from '../../ui/form/form-model.ts';
import { type Hiding, openHiding } from '../../ui/hiding.ts';
import type { BookState, Chosen, Trouble } from './booking-state.ts';

/** What is sent, with the key under which it goes until it is answered. */
export interface Sending {
  readonly key: string;
  readonly body: RouteBody<'book'> | RouteBody<'standBy'>;
}

/** The request of somebody for the place that is kept for them, else to stand by. */
export function sendingOf(
  { bookee, date }: Chosen,
  hold: string | null,
  { form, answers }: { readonly form: string; readonly answers: Given },
  { language, key }: { readonly language: string; readonly key: string },
): Sending {
  const place = hold === null ? { resource: bookee.resource, date: date ?? '' } : { hold };
  return { key, body: { ...place, form, answers: { ...answers }, contact: contactOf(answers), language } };
}

/** What went wrong, in the words of a visitor. */
export function troubleOf(answer: Exclude<Answer<unknown>, { readonly ok: true }>): Trouble {
  if ('lost' in answer) return 'lost';
  const { code } = answer.refusal;
  switch (code) {
    case 'slot-taken':
    case 'slot-gone':
    case 'seat-not-found':
    case 'wrong-status':
      return 'taken';
    case 'too-many':
    case 'has-seat':
    case 'too-many-seats':
    case 'booking-paused':
    case 'no-standby':
    case 'places-free':
    case 'cannot-store':
      return code;
    default:
      return 'unknown';
  }
}

/** How they are reached, out of what they answered; at a kiosk they need not say. */
const contactOf = (answers: Given): NonNullable<RouteBody<'book'>['contact']> => {
  const text = (field: string): string | null => {
    const value = answers[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const [phone, email] = [text('phone'), text('email')];
  const name = [text('name'), text('surname')].filter((part) => part !== null).join(' ');
  return {
    ...(name === '' ? {} : { name }),
    ...(phone === null ? {} : { phone }),
    ...(email === null ? {} : { email }),
  };
};

/** [FO5] Hides the answers while there are any on the screen. */
export function hidingOf(clock: Clock, state: ReadonlySignal<BookState>, form: () => FormModel | null): Hiding {
  const isPrivate = computed(() => {
    const { at } = state.value;
    return (at === 'question' || at === 'check') && Object.keys(form()?.answers.value ?? {}).length > 0;
  });
  return openHiding(clock, isPrivate);
}
