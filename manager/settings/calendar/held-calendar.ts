import { type ReadonlySignal, signal } from '@preact/signals';
import type { Calendar } from '../../../shared/booking/calendar.ts';
import type { Office } from '../../manager-model.ts';
import { type SharedDocumentPort, troubleOf } from '../../ports.ts';
import type { LoadState } from '../../ui/loaded.ts';
import { type CalendarModel, createCalendarModel } from './calendar-model.ts';

/** The calendar of the country, as it is being fetched. */
export interface HeldCalendar {
  readonly state: ReadonlySignal<LoadState<CalendarModel>>;
  load(): Promise<void>;
}

/** One as long as the page is open: what was changed is there after a look elsewhere. */
export function heldCalendar({ shared, world }: Pick<Office, 'shared' | 'world'>): HeldCalendar {
  const found = held.get(shared.calendar) ?? hold(shared.calendar, world);
  held.set(shared.calendar, found);
  return found;
}

const held = new WeakMap<SharedDocumentPort<Calendar>, HeldCalendar>();

const hold = (documents: SharedDocumentPort<Calendar>, { api, clock }: Office['world']): HeldCalendar => {
  const state = signal<LoadState<CalendarModel>>({ step: 'loading' });
  const load = async (): Promise<void> => {
    const now = state.peek();
    if (now.step === 'ready' && now.value.changed.peek()) return;
    if (now.step === 'trouble') state.value = { step: 'loading' };
    const list = await api('calendars');
    const [first] = list.ok ? list.value : [];
    const answer = first === undefined ? null : await documents.read(first.id);
    if (answer?.ok)
      state.value = { step: 'ready', value: createCalendarModel(answer.value, { api, documents, clock }) };
    else state.value = { step: 'trouble', why: troubleOf(answer ?? list) ?? 'lost' };
  };
  return { state, load };
};
