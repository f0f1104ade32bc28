// biome-ignore-all lint/a11y/useSemanticElements: a group within a page, drawn as a row
import { dayRange } from '../../../shared/reports/figure-words.ts';
import { useWords } from '../../ui/use-words.ts';
import { languages } from '../../words.ts';
import { oneOf, stretchesOf } from '../year/days.ts';
import { type DayKind, kindOf, type MadeKind, withDays, withFixed, withNames } from './calendar-days.ts';
import type { YearProps } from './page-props.ts';

type MadeProps = YearProps & { readonly dates: readonly string[] };

/** How the chosen days are: a holiday, a moved rest day, worked instead, or as in the week; what they are called, and whether they come every year. */
export function DaysMade(props: MadeProps) {
  const { model, texts, mayChange, year, dates } = props;
  const { months } = useWords();
  if (dates.length === 0)
    return (
      <section class="year-days" aria-label={texts.nothing}>
        <h3>{texts.nothing}</h3>
        <p>{texts.nothingLead}</p>
      </section>
    );
  const calendar = model.document.value;
  const days = dates.map((date) => kindOf(calendar, date));
  const kind = oneOf(days.map((day) => (day.kind === 'rest' ? 'usual' : day.kind)));
  const isFixed = dates.every((date) => calendar.provisional.includes(date.slice(5)));
  const hasTable = calendar.years[year] !== undefined;
  const isCalled = days.some((day) => day.kind === 'off' || day.kind === 'moved' || day.kind === 'worked');
  return (
    <section class="year-days" aria-label={texts.chosen(dates.length)}>
      <h3>{texts.chosen(dates.length)}</h3>
      <p class="year-days__dates">
        {stretchesOf(dates)
          .map(([from, to]) => dayRange(from, to, months))
          .join('; ')}
      </p>
      {hasTable && <Kinds {...props} kind={kind} />}
      {isCalled && <Names {...props} />}
      <label class="check">
        <input
          type="checkbox"
          checked={isFixed}
          disabled={!mayChange}
          onChange={() => model.change((now) => withFixed(now, dates, !isFixed))}
        />
        {texts.fixed}
      </label>
      <p class="field__hint">{texts.fixedLead}</p>
    </section>
  );
}

const Kinds = (props: MadeProps & { readonly kind: DayKind | null }) => {
  const { model, texts, mayChange, dates, kind } = props;
  return (
    <div class="year-days__choice" role="group" aria-label={texts.how}>
      {made.map((one) => (
        <button
          key={one}
          class="button"
          type="button"
          aria-pressed={kind === one}
          aria-disabled={!mayChange}
          onClick={() => mayChange && model.change((now) => withDays(now, dates, one))}
        >
          {texts.make[one]}
        </button>
      ))}
    </div>
  );
};

const made: readonly MadeKind[] = ['off', 'moved', 'worked', 'usual'];

const Names = ({ model, texts, mayChange, dates }: MadeProps) => {
  const calendar = model.document.value;
  const days = dates.map((date) => kindOf(calendar, date)).filter(({ kind }) => kind !== 'usual' && kind !== 'rest');
  return (
    <fieldset class="field">
      <legend>{texts.name}</legend>
      <p class="field__hint">{texts.nameLead}</p>
      {languages.map(({ code, name: language }) => {
        const name = oneOf(days.map((day) => day.name?.[code] ?? ''));
        return (
          <label key={code} class="year-days__name">
            <span>{language}</span>
            <input
              type="text"
              lang={code}
              maxLength={200}
              disabled={!mayChange}
              placeholder={name === null ? texts.several : undefined}
              value={name ?? ''}
              onInput={({ currentTarget: { value } }) =>
                model.change((now) => withNames(now, dates, code, value), `names ${code} ${dates.join(' ')}`)
              }
            />
          </label>
        );
      })}
    </fieldset>
  );
};
