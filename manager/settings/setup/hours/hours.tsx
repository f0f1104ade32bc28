import '../lists/lists.css';
import './hours.css';
import { useContext, useState } from 'preact/hooks';
import type { Words } from '../../../../shared/words.ts';
import { browserClock } from '../../../../ui/clock.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { YearTurn } from '../../year/year-turn.tsx';
import type { DraftModel } from '../draft-model.ts';
import { DurationSetting } from '../fields/plain-fields.tsx';
import { type PartProps, SetupWorldContext } from '../setup-context.ts';
import { CalendarChoice } from './calendar-choice.tsx';
import { DaysOff } from './days-off.tsx';
import { DaysPanel } from './days-panel.tsx';
import { HoursYear } from './hours-year.tsx';
import type { az } from './text/az.ts';
import { hoursTexts } from './texts.ts';
import { useCalendars } from './use-calendars.ts';
import { WeekEditor } from './week-editor.tsx';
import { withYearCopied } from './year-model.ts';

type HoursWords = Words<typeof az>;

/** The hours of a centre: the usual week, the days of a year that differ from it, and when the day is closed. */
export function HoursPart(props: PartProps) {
  const { draft, language } = props;
  const texts = wordsOf(hoursTexts, language);
  const { hours } = draft.document.value;
  const [year, setYear] = useState(() => firstYear(hours.exceptions.map(({ date }) => date)));
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const calendars = useCalendars(useContext(SetupWorldContext)?.api);
  const calendar = calendars.find(({ id }) => id === hours.calendar) ?? null;
  const turn = (to: number): void => {
    choose(new Set());
    setYear(to);
  };
  return (
    <div class="edit">
      <h2>{texts.week}</h2>
      <WeekEditor {...props} path="hours/week" label={texts.week} />
      <YearHead {...{ draft, year, turn, texts }} />
      <p class="field__hint">{texts.yearLead}</p>
      <div class="year">
        <HoursYear {...{ ...props, hours, calendar, year, chosen, onChoose: choose, texts }} />
        <DaysPanel {...{ ...props, chosen, texts }} />
      </div>
      <DaysOff {...{ ...props, year, texts, onChoose: choose }} />
      <h2>{texts.calendar}</h2>
      <div class="setup-form">
        <CalendarChoice calendars={calendars} />
      </div>
      <p class="field__hint">{texts.calendarLead}</p>
      <h2>{texts.grace}</h2>
      <div class="setup-form">
        <DurationSetting path="hours/graceSeconds" />
      </div>
    </div>
  );
}

/** Which year is shown, and what is taken over from the one before. */
const YearHead = (props: {
  readonly draft: DraftModel;
  readonly year: number;
  readonly turn: (to: number) => void;
  readonly texts: HoursWords;
}) => {
  const { draft, year, turn, texts } = props;
  const { hours } = draft.document.value;
  const [said, tell] = useState('');
  const isBefore = hours.exceptions.some(({ date }) => date.startsWith(`${year - 1}-`));
  const takeOver = (): void => {
    const next = withYearCopied(hours, year - 1, year);
    draft.change((now) => ({ ...now, hours: next }));
    tell(texts.takenOver(next.exceptions.length - hours.exceptions.length));
  };
  return (
    <div class="year__head">
      <h2>{texts.year}</h2>
      <YearTurn {...{ year, texts }} onTurn={(by) => turn(year + by)} />
      {isBefore && (
        <button class="button" type="button" onClick={takeOver}>
          {texts.takeOver(year - 1)}
        </button>
      )}
      <p class="year__said" role="status">
        {said}
      </p>
    </div>
  );
};

/** The last year of which a day is set; where none is, this one. */
const firstYear = (dates: readonly string[]): number => {
  const last = [...dates].sort().at(-1);
  return Number(last?.slice(0, 4)) || new Date(browserClock.now()).getFullYear();
};
