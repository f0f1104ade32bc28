import { useWords } from '../../ui/use-words.ts';
import { type Weekday, weekdays } from '../setup/hours/week-model.ts';
import type { CalendarProps } from './page-props.ts';

/** The days of the week that are worked: at least one. */
export function WeekChoice({ model, texts, mayChange }: CalendarProps) {
  const { weekdays: names } = useWords();
  const { week } = model.document.value;
  const toggle = (day: Weekday): void =>
    model.change((now) => {
      const next = weekdays.filter((one) => (one === day ? !now.week.includes(one) : now.week.includes(one)));
      return next.length === 0 ? now : { ...now, week: next };
    });
  return (
    <fieldset class="country__week">
      <legend>{texts.week}</legend>
      <div class="checks">
        {weekdays.map((day, at) => (
          <label key={day} class="check">
            <input type="checkbox" checked={week.includes(day)} disabled={!mayChange} onChange={() => toggle(day)} />
            {names[at]}
          </label>
        ))}
      </div>
      <p class="field__hint">{texts.weeks[shapeOf(week)]}</p>
    </fieldset>
  );
}

const shapeOf = (week: readonly Weekday[]): 'five' | 'six' | 'other' => {
  const first = weekdays.filter((day) => week.includes(day)).join(' ');
  if (first === weekdays.slice(0, 5).join(' ')) return 'five';
  return first === weekdays.slice(0, 6).join(' ') ? 'six' : 'other';
};
