import { useEffect } from 'preact/hooks';
import { decimal, duration, roundDecimal, roundPercent } from '../../shared/reports/figure-words.ts';
import type { Staffing as Needs, StaffingDay } from '../../shared/reports/staffing.ts';
import type { Office } from '../manager-model.ts';
import { Answered, Blank } from '../ui/answered.tsx';
import { OneOf } from '../ui/one-of.tsx';
import { useWords } from '../ui/use-words.ts';
import { StaffingChart } from './staffing-chart.tsx';
import { missingHours, type StaffingModel, shownHours, weekChoices, worstHour } from './staffing-model.ts';
import { StaffingTable } from './staffing-table.tsx';
import { WhatIf } from './what-if.tsx';

/** How many counters are needed by hour and weekday, against those that were open; and days run again with a change. */
export function Staffing({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const { staffing } = office;
  useEffect(() => void staffing.load(), [staffing]);
  return (
    <div class="section staffing">
      <header class="section__head">
        <h1>{words.staffing.heading}</h1>
        <OneOf
          label={words.staffing.period}
          options={weekChoices}
          chosen={staffing.weeks.value}
          word={words.staffing.weeks}
          onChoose={staffing.chooseWeeks}
        />
      </header>
      <Answered state={staffing.state.value} onRetry={staffing.load}>
        {(needs) => <Shown office={office} needs={needs} />}
      </Answered>
    </div>
  );
}

const Lead = ({ day }: { readonly day: StaffingDay }) => {
  const { words } = useWords();
  const worst = worstHour(day);
  return (
    <p class="staffing__lead">
      {worst === null
        ? words.staffing.enough
        : words.staffing.lacks(words.hour(worst.hour), String(worst.needed), roundDecimal(worst.open, words))}
    </p>
  );
};

const Legend = ({ day }: { readonly day: StaffingDay }) => {
  const { words } = useWords();
  const { staffing } = words;
  const hours = shownHours(day);
  const most = Math.max(0, ...hours.map(({ needed }) => needed));
  const open = Math.max(0, ...hours.map((hour) => hour.open));
  return (
    <dl class="legend staffing__legend">
      <div>
        <dt>
          <span class="key key--needed" aria-hidden="true" />
          {staffing.needed}
        </dt>
        <dd class="chart__value">{most}</dd>
        <dd class="chart__note">{staffing.atMost}</dd>
      </div>
      <div>
        <dt>
          <span class="key key--open" aria-hidden="true" />
          {staffing.open}
        </dt>
        <dd class="chart__value">{roundDecimal(open, words)}</dd>
        <dd class="chart__note">{staffing.atMost}</dd>
      </div>
      <div>
        <dt>
          <span class="key key--lacking" aria-hidden="true" />
          {staffing.missing}
        </dt>
        <dd class="chart__value">{decimal(missingHours(day), words)}</dd>
        <dd class="chart__note">{staffing.counterHours}</dd>
      </div>
    </dl>
  );
};

const Picture = (props: { readonly staffing: StaffingModel; readonly needs: Needs; readonly day: StaffingDay }) => {
  const { words, weekdays } = useWords();
  const { staffing, needs, day } = props;
  const { meanWaitSeconds, serviceLevel, waitSeconds } = needs.targets;
  const hours = shownHours(day);
  const calls = needs.calls.find(({ weekday }) => weekday === day.weekday);
  const label = words.staffing.chart(weekdays[day.weekday - 1] ?? '');
  return (
    <>
      <div class="section__bar">
        <OneOf
          label={words.staffing.weekday}
          options={needs.weekdays.map(({ weekday }) => weekday)}
          chosen={day.weekday}
          word={(weekday) => weekdays[weekday - 1] ?? ''}
          onChoose={staffing.chooseWeekday}
        />
        <p class="chart__note">{words.staffing.overDays(day.days)}</p>
      </div>
      <Lead day={day} />
      <p class="staffing__target">
        {words.staffing.target(
          duration(meanWaitSeconds, words),
          roundPercent(serviceLevel, words),
          duration(waitSeconds, words),
        )}
      </p>
      <div class="chart">
        <Legend day={day} />
        <StaffingChart hours={hours} label={label} />
      </div>
      <StaffingTable hours={hours} calls={calls === undefined ? [] : shownHours(calls)} label={label} />
    </>
  );
};

const Shown = ({ office, needs }: { readonly office: Office; readonly needs: Needs }) => {
  const { words } = useWords();
  const { staffing } = office;
  const day = staffing.day.value;
  if (day === null) {
    return (
      <Blank title={words.staffing.none}>
        <p>{words.staffing.noneMore}</p>
      </Blank>
    );
  }
  return (
    <>
      <Picture staffing={staffing} needs={needs} day={day} />
      <WhatIf office={office} />
    </>
  );
};
