import { Mark } from '../../ui/mark.tsx';
import { Labelled } from '../labelled.tsx';
import { changedYear, countWorking } from './calendar-days.ts';
import type { YearProps } from './page-props.ts';

/** The published count of a year's working days, held against what its table comes to, and where it was published. */
export function YearFacts(props: YearProps) {
  const { model, texts, year } = props;
  const calendar = model.document.value;
  const count = countWorking(calendar, year);
  const said = calendar.years[year]?.workingDays ?? null;
  const fault = count === said ? null : said === null ? texts.countMissing(count) : texts.countWrong(count, said);
  return (
    <div class="country__facts">
      <div class="country__count">
        <span>{texts.counted}</span>
        <b class="country__figure">{count}</b>
        {fault === null && <Mark kind="good">{texts.countGood}</Mark>}
      </div>
      <Published {...props} said={said} fault={fault} />
      <Source {...props} />
    </div>
  );
}

const Published = (props: YearProps & { readonly said: number | null; readonly fault: string | null }) => {
  const { model, texts, mayChange, year, said, fault } = props;
  const set = (typed: string): void => {
    if (!/^\s*\d{0,3}\s*$/.test(typed)) return;
    const workingDays = typed.trim() === '' ? null : Number(typed);
    model.change((now) => changedYear(now, year, (was) => ({ ...was, workingDays })), `${year}/workingDays`);
  };
  return (
    <Labelled label={texts.published} hint={texts.publishedLead} fault={fault}>
      {(named) => (
        <input
          {...named}
          class="country__typed"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={3}
          disabled={!mayChange}
          value={said === null ? '' : String(said)}
          onInput={({ currentTarget }) => {
            set(currentTarget.value);
            currentTarget.value = String(model.document.peek().years[year]?.workingDays ?? '');
          }}
        />
      )}
    </Labelled>
  );
};

const Source = ({ model, texts, mayChange, year }: YearProps) => {
  const set = (typed: string): void =>
    model.change(
      (now) => changedYear(now, year, ({ source: _, ...was }) => (typed === '' ? was : { ...was, source: typed })),
      `${year}/source`,
    );
  return (
    <Labelled label={texts.source} hint={texts.sourceLead}>
      {(named) => (
        <input
          {...named}
          type="text"
          autocomplete="off"
          maxLength={200}
          disabled={!mayChange}
          value={model.document.value.years[year]?.source ?? ''}
          onInput={({ currentTarget: { value } }) => set(value)}
        />
      )}
    </Labelled>
  );
};
