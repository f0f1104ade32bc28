import '../setup/lists/lists.css';
import '../setup/hours/hours.css';
import './calendar.css';
import { useEffect, useState } from 'preact/hooks';
import { dateIn } from '../../../shared/words.ts';
import { say, wordsOf } from '../../../ui/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CalendarYears } from './calendar-years.tsx';
import { ChangesBar } from './changes-bar.tsx';
import { heldCalendar } from './held-calendar.ts';
import { calendarPageTexts } from './texts.ts';
import { WeekChoice } from './week-choice.tsx';

/** The country's calendar: its week, its years day by day, and what a change of them would do. */
export function CalendarPage({ office }: { readonly office: Office }) {
  const { language } = useWords();
  const texts = wordsOf(calendarPageTexts, language);
  const [held] = useState(() => heldCalendar(office));
  useEffect(() => void held.load(), [held]);
  const { role, centre } = office.user;
  const mayChange = role === 'admin' && centre === null;
  const today = dateIn(office.now.serverNow.value, office.timeZone.value);
  return (
    <div class="country">
      <p class="lead">{texts.lead}</p>
      {!mayChange && <p class="notice">{texts.readOnly}</p>}
      <Answered state={held.state.value} onRetry={() => void held.load()}>
        {(model) => (
          <>
            <h2>{texts.calendarName(say(model.document.value.name, language, ['az']))}</h2>
            <WeekChoice {...{ model, texts, mayChange }} />
            <CalendarYears {...{ model, texts, mayChange, today }} />
            {mayChange && <ChangesBar {...{ model, texts, mayChange }} centre={office.centre} />}
          </>
        )}
      </Answered>
    </div>
  );
}
