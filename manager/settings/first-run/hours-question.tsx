import { useId } from 'preact/hooks';
import type { Centre, Span, Week } from '../../../shared/centre/centre.ts';
import { FieldFault } from '../../../ui/field-fault.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CalendarChoice } from '../setup/hours/calendar-choice.tsx';
import { useCalendars } from '../setup/hours/use-calendars.ts';
import { useSetup } from '../setup/setup-context.ts';
import { faultWords } from '../setup/setup-words.ts';
import { firstRunWords } from './first-run-words.ts';
import type { StepProps } from './step-props.ts';

type Day = keyof Week;
const days: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const usual: Span = { from: '09:00', to: '18:00' };

/** Opening and closing, day by day, and whose days off are the centre's too; what is finer is set later. */
export function HoursQuestion({ manager }: Pick<StepProps, 'manager'>) {
  const { draft } = useSetup();
  const words = firstRunWords(useWords().language);
  const calendars = useCalendars(manager.firstRun.api);
  const { week } = draft.document.value.hours;
  const set = (day: Day, spans: readonly Span[]): void =>
    draft.change((document) => withWeek(document, { ...document.hours.week, [day]: spans }));
  const copy = (): void =>
    draft.change((document) => {
      const { mon, sat, sun } = document.hours.week;
      return withWeek(document, { mon, tue: mon, wed: mon, thu: mon, fri: mon, sat, sun });
    });
  return (
    <>
      <ul class="first-run__days">
        {days.map((day) => (
          <li key={day} class="first-run__day">
            <label class="check">
              <input
                type="checkbox"
                checked={week[day].length > 0}
                onChange={({ currentTarget }) => set(day, currentTarget.checked ? [usual] : [])}
              />
              {words.days[day]}
            </label>
            {week[day].length === 0 ? (
              <span class="soft">{words.closed}</span>
            ) : (
              (['from', 'to'] as const).map((end) => <TimeField key={end} day={day} end={end} />)
            )}
          </li>
        ))}
      </ul>
      <p>
        <button class="button" type="button" onClick={copy}>
          {words.copyMonday}
        </button>
      </p>
      <CalendarChoice calendars={calendars} />
      <p class="soft">{words.hoursMore}</p>
    </>
  );
}

const withWeek = (document: Centre, week: Week): Centre => ({ ...document, hours: { ...document.hours, week } });

const TimeField = ({ day, end }: { readonly day: Day; readonly end: 'from' | 'to' }) => {
  const setup = useSetup();
  const words = firstRunWords(useWords().language);
  const id = useId();
  const spans = setup.draft.document.value.hours.week[day];
  // The first span opens the day and the last one closes it.
  const at = end === 'from' ? 0 : spans.length - 1;
  const path = `hours/week/${day}/${at}/${end}`;
  const fault = setup.draft.faults.value.get(path) ?? null;
  return (
    <span class="field first-run__time">
      <label for={id}>
        {words[end]}
        <span class="visually-hidden">: {words.days[day]}</span>
      </label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        value={spans[at]?.[end] ?? ''}
        onInput={({ currentTarget }) => setup.draft.set(path, currentTarget.value)}
        onBlur={({ currentTarget }) => setup.draft.set(path, whole(currentTarget.value))}
      />
      <FieldFault id={`${id}-fault`} fault={fault === null ? null : faultWords(fault, setup.words)} />
    </span>
  );
};

/** `9`, `9.30` and `930` are times of day too. */
const whole = (typed: string): string => {
  const found = /^\s*(\d{1,2})(?:\s*[:.,]?\s*(\d{2}))?\s*$/.exec(typed);
  return found === null ? typed : `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? '00'}`;
};
