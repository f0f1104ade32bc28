import { useId } from 'preact/hooks';
import { dash, decimal, fullDay, maybeDuration, maybePercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { DaySums, Replay } from '../../shared/reports/staffing.ts';
import { inLanguage } from '../../shared/words.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import type { Office } from '../manager-model.ts';
import { TroubleNotice } from '../ui/answered.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { columnDuration } from '../ui/format.ts';
import { LargeDuration } from '../ui/large-duration.tsx';
import { Met } from '../ui/met.tsx';
import { useWords } from '../ui/use-words.ts';
import type { WhatIf as Asked, StaffingModel } from './staffing-model.ts';

/** A recorded day run again with something changed, before and after side by side. */
export function WhatIf({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const { replay, running, trouble } = office.staffing;
  return (
    <section class="what-if" aria-labelledby="what-if">
      <h2 id="what-if" class="section__title">
        {words.staffing.whatIf}
      </h2>
      <p class="what-if__about">{words.staffing.whatIfMore}</p>
      <Form office={office} />
      <TroubleNotice why={trouble.value} />
      {replay.value !== null && (
        <div class={running.value ? 'section--old' : ''}>
          <Shown office={office} {...replay.value} />
        </div>
      )}
    </section>
  );
}

const counterChoices = [-3, -2, -1, 0, 1, 2, 3, 4, 5];
const visitorChoices = [0.5, 0.8, 0.9, 1, 1.1, 1.2, 1.5, 2];

const Select = (props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};

const DateField = ({ staffing }: { readonly staffing: StaffingModel }) => {
  const { words } = useWords();
  const id = useId();
  const wrong = staffing.whatIf.value.date === '';
  return (
    <div class="field">
      <label for={id}>{words.staffing.date}</label>
      <DateInput
        id={id}
        value={staffing.whatIf.value.date}
        today={staffing.today()}
        wrong={wrong}
        describedBy={wrong ? `${id}-fault` : undefined}
        onChange={(date) => staffing.change({ date })}
      />
      <FieldFault id={`${id}-fault`} fault={wrong ? `${words.staffing.date}: ${words.dates.pattern}` : null} />
    </div>
  );
};

const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0');
const signedPercent = (times: number): string => `${signed(Math.round((times - 1) * 100))} %`;

const Form = ({ office }: { readonly office: Office }) => {
  const { words, language } = useWords();
  const { staffing, names } = office;
  const { counters, profile, visitors } = staffing.whatIf.value;
  const centre = names.centre.value;
  const asItWas = words.staffing.asItWas;
  const profiles = (centre?.profiles ?? []).map(({ id, name }) => ({
    value: id,
    label: inLanguage(name, language, centre?.languages[0]),
  }));
  return (
    <form
      class="what-if__form"
      onSubmit={(event) => {
        event.preventDefault();
        void staffing.run();
      }}
    >
      <DateField staffing={staffing} />
      <Select
        label={words.staffing.counters}
        value={String(counters)}
        options={[
          ...counterChoices.map((n) => ({ value: String(n), label: n === 0 ? asItWas : signed(n) })),
          { value: 'needed', label: words.staffing.asNeeded },
        ]}
        onChoose={(value) => staffing.change({ counters: value === 'needed' ? value : Number(value) })}
      />
      <Select
        label={words.staffing.profile}
        value={profile ?? ''}
        options={[{ value: '', label: asItWas }, ...profiles]}
        onChoose={(value) => staffing.change({ profile: value === '' ? null : value })}
      />
      <Select
        label={words.staffing.visitors}
        value={String(visitors)}
        options={visitorChoices.map((n) => ({ value: String(n), label: n === 1 ? asItWas : signedPercent(n) }))}
        onChoose={(value) => staffing.change({ visitors: Number(value) })}
      />
      <button class="button button--primary" type="submit" aria-disabled={staffing.running.value}>
        {staffing.running.value ? words.day.working : words.staffing.run}
      </button>
    </form>
  );
};

interface FigureLine {
  readonly name: string;
  readonly word: (sums: DaySums) => string;
  readonly difference: (before: DaySums, after: DaySums) => string;
}

const useLines = (): readonly FigureLine[] => {
  const { words } = useWords();
  const { lines } = words.staffing;
  const seconds = (name: string, of: (sums: DaySums) => number | null): FigureLine => ({
    name,
    word: (sums) => columnDuration(of(sums), words),
    difference: (before, after) => {
      const [a, b] = [of(before), of(after)];
      return a === null || b === null ? dash : `${b < a ? '−' : '+'}${maybeDuration(Math.abs(b - a), words)}`;
    },
  });
  const share = (name: string, of: (sums: DaySums) => number | null): FigureLine => ({
    name,
    word: (sums) => maybePercent(of(sums), words),
    difference: (before, after) => {
      const [a, b] = [of(before), of(after)];
      if (a === null || b === null) return dash;
      return `${b < a ? '−' : '+'}${words.staffing.points(decimal(Math.abs(b - a) * 100, words))}`;
    },
  });
  const count = (name: string, of: (sums: DaySums) => number): FigureLine => ({
    name,
    word: (sums) => wholeNumber(of(sums), words),
    difference: (before, after) => signed(of(after) - of(before)),
  });
  return [
    count(lines.visits, (sums) => sums.visits),
    seconds(lines.wait, (sums) => sums.wait.mean),
    seconds(lines.p90, (sums) => sums.wait.p90),
    seconds(lines.max, (sums) => sums.wait.max),
    share(lines.level, (sums) => sums.serviceLevel),
    share(lines.utilisation, (sums) => sums.utilisation),
    count(lines.served, (sums) => sums.served),
    count(lines.abandoned, (sums) => sums.abandoned),
  ];
};

const Table = ({ replay }: { readonly replay: Replay }) => {
  const { words } = useWords();
  const { real, before, after } = replay;
  const lines = useLines();
  const heads = [words.staffing.recorded, words.staffing.again, words.staffing.changed, words.staffing.difference];
  return (
    <table class="table what-if__table">
      <caption class="visually-hidden">{words.staffing.whatIf}</caption>
      <thead>
        <tr>
          <td />
          {heads.map((head) => (
            <th key={head} scope="col" class="figure">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, word, difference }) => (
          <tr key={name}>
            <th scope="row" class="plain">
              {name}
            </th>
            <td class="figure what-if__real">{word(real)}</td>
            <td class="figure">{word(before)}</td>
            <td class="figure staffing__strong">{word(after)}</td>
            <td class="figure">{difference(before, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Side = (props: { readonly title: string; readonly sums: DaySums; readonly target: number | null }) => {
  const { words } = useWords();
  const { mean } = props.sums.wait;
  return (
    <div class="what-if__side">
      <h3>{props.title}</h3>
      <p class="what-if__figure">
        <LargeDuration seconds={mean} />
      </p>
      <p class="what-if__more">
        {words.figures.wait} <Met met={mean === null || props.target === null ? null : mean <= props.target} />
      </p>
    </div>
  );
};

const Shown = (props: { readonly office: Office; readonly asked: Asked; readonly replay: Replay }) => {
  const { words, months } = useWords();
  const { asked, replay } = props;
  const target = props.office.names.centre.value?.targets.meanWaitSeconds ?? null;
  return (
    <div class="what-if__shown">
      <div class="what-if__sides" role="status">
        <p class="what-if__day">
          {fullDay(asked.date, months)}: {words.staffing.countersFromTo(replay.counters.before, replay.counters.after)}
        </p>
        <Side title={words.staffing.before} sums={replay.before} target={target} />
        <span class="what-if__arrow" aria-hidden="true">
          →
        </span>
        <Side title={words.staffing.after} sums={replay.after} target={target} />
        <p class="what-if__near">
          {words.staffing.near(
            maybeDuration(replay.real.wait.mean, words),
            maybeDuration(replay.before.wait.mean, words),
          )}
          {replay.leftOut > 0 && ` ${words.staffing.leftOut(replay.leftOut)}`}
        </p>
      </div>
      <Table replay={replay} />
    </div>
  );
};
