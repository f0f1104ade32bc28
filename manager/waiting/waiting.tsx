import { useEffect } from 'preact/hooks';
import { byAlphabet } from '../../shared/alphabet.ts';
import { dash, dayAndMonth, dayRange, maybeDuration, maybePercent } from '../../shared/reports/figure-words.ts';
import { quotedKeys } from '../../shared/reports/figures.ts';
import type { Office } from '../manager-model.ts';
import { Blank, Loading, Refused } from '../ui/answered.tsx';
import { Definition } from '../ui/definition.tsx';
import { minuteRange } from '../ui/format.ts';
import { keyLabel, namesIn, stillNamed } from '../ui/names.ts';
import { OneOf } from '../ui/one-of.tsx';
import { RangeChoice } from '../ui/range-choice.tsx';
import { sortRows } from '../ui/sorting.ts';
import { useWords } from '../ui/use-words.ts';
import { PromiseChart } from './promise-chart.tsx';
import { WaitingFigures } from './waiting-figures.tsx';
import { Knowledge } from './waiting-knowledge.tsx';
import type { Waits } from './waiting-model.ts';
import { alongHours, hourOfWaits, servicesToChoose } from './waiting-rows.ts';
import { WaitingTable } from './waiting-table.tsx';

/** What visitors were told against how long they waited, and what the estimate has learnt. */
export function Waiting({ office }: { readonly office: Office }) {
  const { words, months } = useWords();
  const { waiting } = office;
  useEffect(() => {
    waiting.readAddress(location.hash.split('?')[1] ?? '');
    void waiting.load();
    void waiting.loadKnowledge();
  }, [waiting]);
  const { from, to } = waiting.range.value;
  return (
    <div class="section waiting">
      <header class="section__head">
        <h1>
          {words.waiting.heading}{' '}
          {waiting.fault.value === null && <span class="beside-heading">{dayRange(from, to, months)}</span>}
        </h1>
        <RangeChoice model={waiting} />
      </header>
      <State office={office} />
      <Knowledge office={office} />
    </div>
  );
}

const ServiceChoice = ({ office }: { readonly office: Office }) => {
  const screenWords = useWords();
  const { words, language, alphabet } = screenWords;
  const known = office.names.centre.value?.services;
  const { service, chooseService, state } = office.waiting;
  const compare = byAlphabet(alphabet, language);
  const seen = state.value.step === 'ready' ? state.value.value.services : [];
  const services = servicesToChoose(known, seen)
    .map(({ id, name }) => ({ id, name: stillNamed(id, name, known, screenWords) }))
    .sort((a, b) => compare(a.name, b.name));
  return (
    <label class="range__date waiting__service">
      {words.waiting.service}
      <select
        value={service.value ?? ''}
        onChange={(event) => chooseService(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        <option value="">{words.waiting.allServices}</option>
        {services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};

/** What the marks mean, with their figures: of the hour pointed at, else of all. */
const Legend = ({ office, waits }: { readonly office: Office; readonly waits: Waits }) => {
  const { words } = useWords();
  const { waiting } = words;
  const row = waits.hours.rows.find(({ key }) => key === office.waiting.pointed.value) ?? null;
  const { promised, waited } = hourOfWaits(row ?? waits.hours.total);
  const { inside } = row ?? waits.hours.total;
  const minutes = (ends: { readonly from: number; readonly to: number } | null): string =>
    ends === null ? dash : minuteRange(ends.from, ends.to, words);
  const lines = [
    { key: 'promised', word: waiting.promised, value: minutes(promised) },
    { key: 'middle', word: waiting.median, value: maybeDuration(waited?.middle ?? null, words) },
    {
      key: 'spread',
      word: waiting.spread,
      value: minutes(waited === null ? null : { from: waited.low, to: waited.high }),
    },
    { key: 'kept', word: waiting.kept, value: maybePercent(inside, words) },
  ];
  return (
    <div>
      <dl class="legend waiting__legend">
        {lines.map(({ key, word, value }) => (
          <div key={key}>
            <dt>
              <span class={`key key--${key}`} aria-hidden="true" />
              {word}
            </dt>
            <dd class="chart__value">{value}</dd>
          </div>
        ))}
      </dl>
      <p class="chart__note">{row === null ? words.waiting.wholeDay : words.hour(row.key)}</p>
    </div>
  );
};

const PictureTitle = ({ office }: { readonly office: Office }) => {
  const { words } = useWords();
  return (
    <div class="waiting__title">
      <h2>
        {words.waiting.picture} <Definition figure={words.waiting.picture}>{words.waiting.pictureIs}</Definition>
      </h2>
      <ServiceChoice office={office} />
    </div>
  );
};

const Picture = ({ office, waits }: { readonly office: Office; readonly waits: Waits }) => {
  const screenWords = useWords();
  const { words, months } = screenWords;
  const { names, waiting } = office;
  const of =
    waits.service === null
      ? words.waiting.allServices
      : keyLabel('service', waits.service, names, screenWords, waits.hours.total.name);
  return (
    <>
      <div class="chart">
        <Legend office={office} waits={waits} />
        <PromiseChart
          label={`${words.waiting.picture}. ${of}, ${dayRange(waits.range.from, waits.range.to, months)}`}
          hours={alongHours(waits.hours.rows)}
          pointed={waiting.pointed.value}
          onPoint={waiting.point}
        />
      </div>
      <WaitingFigures total={waits.hours.total} />
    </>
  );
};

const Broken = ({ office, waits }: { readonly office: Office; readonly waits: Waits }) => {
  const screenWords = useWords();
  const { words, months, alphabet, language } = screenWords;
  const { waiting, names } = office;
  const { range, by, table } = waits;
  const oneYear = range.from.slice(0, 4) === range.to.slice(0, 4);
  const rowNames = namesIn(table.rows);
  const keyWord = (key: string): string =>
    by === 'day' && oneYear ? dayAndMonth(key, months) : keyLabel(by, key, names, screenWords, rowNames.get(key));
  const compare = byAlphabet(alphabet, language);
  const compareKeys = (a: string, b: string): number =>
    by === 'service' ? compare(keyWord(a), keyWord(b)) : a < b ? -1 : Number(a > b);
  const rows = sortRows(table.rows, waiting.sort.value, (row, figure) => row[figure], compareKeys);
  return (
    <div>
      <OneOf
        label={words.history.by}
        labelled
        options={quotedKeys}
        chosen={waiting.by.value}
        word={(key) => words.history.keys[key]}
        onChoose={waiting.chooseBy}
      />
      <WaitingTable
        by={by}
        rows={rows}
        total={table.total}
        sort={waiting.sort.value}
        onSort={waiting.sortBy}
        keyWord={keyWord}
      />
    </div>
  );
};

const State = ({ office }: { readonly office: Office }) => {
  const { words } = useWords();
  const { waiting } = office;
  const state = waiting.state.value;
  if (waiting.fault.value !== null || state.step !== 'ready') {
    return (
      <section class="waiting__picture">
        <PictureTitle office={office} />
        {waiting.fault.value !== null ? (
          <Blank title={words.history[waiting.fault.value]} />
        ) : state.step === 'trouble' ? (
          <Refused why={state.why} onRetry={() => void waiting.load()} />
        ) : (
          <Loading />
        )}
      </section>
    );
  }
  const waits = state.value;
  const old = waiting.fetching.value ? ' section--old' : '';
  return (
    <>
      <section class={`waiting__picture${old}`}>
        <PictureTitle office={office} />
        {waits.hours.total.count > 0 ? (
          <Picture office={office} waits={waits} />
        ) : (
          <Blank title={words.waiting.empty}>
            <p>{words.waiting.emptyMore}</p>
          </Blank>
        )}
      </section>
      {waits.table.total.count > 0 && (
        <div class={`waiting__broken${old}`}>
          <Broken office={office} waits={waits} />
        </div>
      )}
    </>
  );
};
