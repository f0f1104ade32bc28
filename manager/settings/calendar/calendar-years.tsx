import { useState } from 'preact/hooks';
import { say } from '../../../ui/words.ts';
import { useWords } from '../../ui/use-words.ts';
import { type ShownDay, YearGrid } from '../year/year-grid.tsx';
import { YearTurn } from '../year/year-turn.tsx';
import { type DayKind, kindOf, withoutYear, withYearBegun } from './calendar-days.ts';
import { CountryDays } from './country-list.tsx';
import { DaysMade } from './days-made.tsx';
import type { CalendarProps, YearProps } from './page-props.ts';
import { PasteDays } from './paste-days.tsx';
import { YearFacts } from './year-facts.tsx';

/** One year of the calendar, and the way to the others. */
export function CalendarYears(props: CalendarProps & { readonly today: string }) {
  const { model, texts, mayChange, today } = props;
  const [year, setYear] = useState(today.slice(0, 4));
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const turn = (by: number): void => {
    choose(new Set());
    setYear((now) => String(Number(now) + by).padStart(4, '0'));
  };
  const calendar = model.document.value;
  const hasTable = calendar.years[year] !== undefined;
  const { language } = useWords();
  const kinds = (hasTable ? tableKinds : fixedKinds).map((kind) => ({
    kind: drawnAs[kind],
    letter: texts.letters[kind],
    word: texts.kinds[kind],
  }));
  const dayOf = (date: string): ShownDay => {
    const { kind, name: called } = kindOf(calendar, date);
    const name = called === undefined ? '' : say(called, language, ['az']);
    return { kind: drawnAs[kind], name, said: [texts.kinds[kind], name].filter((part) => part !== '').join(', ') };
  };
  return (
    <>
      <YearHead {...props} year={year} onTurn={turn} />
      {!hasTable && <p class="notice notice--warn">{texts.noTable(year)}</p>}
      {hasTable && <YearFacts {...props} year={year} />}
      {mayChange && <p class="field__hint">{texts.yearLead}</p>}
      <div class="year">
        <YearGrid {...{ chosen, dayOf, kinds }} year={Number(year)} onChoose={choose} />
        <DaysMade {...props} year={year} dates={[...chosen].sort()} />
      </div>
      {hasTable && <CountryDays {...props} year={year} onChoose={choose} />}
    </>
  );
}

/** Which year, and what begins, fills or removes its table. */
const YearHead = (props: YearProps & { readonly onTurn: (by: number) => void }) => {
  const { model, texts, mayChange, year, onTurn } = props;
  const [isPasting, paste] = useState(false);
  const [said, tell] = useState('');
  const calendar = model.document.value;
  const begin = (): void => {
    const next = withYearBegun(calendar, year);
    model.change(() => next);
    tell(texts.begun(year, next.years[year]?.off.length ?? 0));
  };
  const turn = (by: number): void => {
    tell('');
    onTurn(by);
  };
  return (
    <div class="year__head">
      <h2>{texts.year}</h2>
      <YearTurn {...{ year, texts }} onTurn={turn} />
      {mayChange && <TableButtons {...props} onBegin={begin} onPaste={() => paste(true)} />}
      <p class="year__said" role="status">
        {said}
      </p>
      {isPasting && <PasteDays {...props} onClose={() => paste(false)} />}
    </div>
  );
};

const TableButtons = (props: YearProps & { readonly onBegin: () => void; readonly onPaste: () => void }) => {
  const { model, texts, year, onBegin, onPaste } = props;
  const hasTable = model.document.value.years[year] !== undefined;
  return (
    <>
      {!hasTable && (
        <button class="button button--primary" type="button" onClick={onBegin}>
          {texts.begin(year)}
        </button>
      )}
      <button class="button" type="button" onClick={onPaste}>
        {texts.paste}
      </button>
      {hasTable && (
        <button
          class="button button--quiet"
          type="button"
          onClick={() => model.change((now) => withoutYear(now, year))}
        >
          {texts.removeYear(year)}
        </button>
      )}
    </>
  );
};

const tableKinds = ['usual', 'rest', 'off', 'moved', 'worked'] as const;
const fixedKinds = ['usual', 'rest', 'fixed'] as const;

/** How each kind is drawn: by the same looks as the days of a centre. */
const drawnAs: { readonly [Kind in DayKind]: string } = {
  usual: 'usual',
  rest: 'rest',
  off: 'off',
  moved: 'country',
  worked: 'special',
  fixed: 'off',
};
