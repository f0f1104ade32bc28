import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Calendar } from '../../../shared/booking/calendar.ts';
import { isSame } from '../../../shared/centre/config-diff.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import type { Api } from '../../../ui/api.ts';
import { type SharedDocumentPort, type Tagged, troubleOf } from '../../ports.ts';
import type { LoadState } from '../../ui/loaded.ts';
import { createDocumentDraft, type DocumentDraft } from '../document-draft.ts';
import { type ChangedDay, changedDays, type DraftCalendar, type WrongCount, wrongCounts } from './calendar-days.ts';

export interface CalendarWorld {
  readonly api: Api;
  readonly documents: SharedDocumentPort<Calendar>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The seats that would lose their slot, by date. */
export type SeatsLeft = RouteValue<'tryCalendar'>['seats'];

/** A calendar as somebody is making it; in force only once it is put. */
export interface CalendarModel extends DocumentDraft<Calendar, DraftCalendar> {
  readonly changedDays: ReadonlySignal<readonly ChangedDay[]>;
  /** Years whose published count is not what their days come to: nothing is put while there is one. */
  readonly wrongCounts: ReadonlySignal<readonly WrongCount[]>;
  /** What the change would do, once it was asked. */
  readonly effect: ReadonlySignal<LoadState<SeatsLeft>>;
  /** Asks which booked seats the change would leave without their slot. */
  look(): Promise<void>;
}

/** The making of a calendar that was read with its version. */
export function createCalendarModel(read: Tagged<Calendar>, { api, documents, clock }: CalendarWorld): CalendarModel {
  const { id } = read.value;
  const draft = createDocumentDraft<Calendar, DraftCalendar>({ id, read, documents, clock, isAlike: isSame });
  const effect = signal<LoadState<SeatsLeft>>({ step: 'loading' });
  return {
    ...draft,
    changedDays: computed(() => changedDays(draft.inForce.value, draft.document.value)),
    wrongCounts: computed(() => wrongCounts(draft.document.value)),
    effect,
    look: async () => {
      effect.value = { step: 'loading' };
      const answer = await api('tryCalendar', { params: { calendar: id }, body: draft.document.peek() });
      const why = troubleOf(answer);
      if (answer.ok) effect.value = { step: 'ready', value: answer.value.seats };
      else if (why !== null) effect.value = { step: 'trouble', why };
    },
  };
}
