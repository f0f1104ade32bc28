import { useMemo } from 'preact/hooks';
import type { BookedShares } from '../../../shared/booking/booked-shares.ts';
import { type BookingsWords, bookingsWords } from '../../../shared/booking/booking-report-words.ts';
import {
  dayRange,
  maybeDuration,
  maybePercent,
  roundPercent,
  signedDuration,
  wholeNumber,
} from '../../../shared/reports/figure-words.ts';
import type { Office } from '../../manager-model.ts';
import { TroubleNotice } from '../../ui/answered.tsx';
import type { ManagerWords } from '../../ui/format.ts';
import type { Range } from '../../ui/range.ts';
import { Heads } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CategoryChart } from '../category-chart.tsx';
import type { Measure } from '../time-chart.tsx';
import { createTryOut, type TriedRow, triedRows } from './try-out-model.ts';

/** What it would do if more booked: the centre's own days run again, as a picture and a table. */
export function TryOut({ office, range }: { readonly office: Office; readonly range: Range }) {
  const { words, language } = useWords();
  const { tryOut: own } = bookingsWords(language);
  const model = useMemo(() => createTryOut(office.centre, office.world), [office]);
  const { busy, trouble } = model.change;
  const result = model.result.value;
  return (
    <section class="out-of-turn" aria-labelledby="try-out">
      <h2 id="try-out">{own.heading}</h2>
      <p class="overbooking__note">{own.more}</p>
      <button
        class="button try-out__run"
        type="button"
        aria-disabled={busy.value}
        onClick={() => {
          void model.run(range);
        }}
      >
        {busy.value ? words.day.working : own.run}
      </button>
      <TroubleNotice why={trouble.value} />
      <p class="overbooking__note" role="status">
        {result !== null && <About result={result} />}
      </p>
      {result !== null && (
        <div class={busy.value ? 'try-out__shown section--old' : 'try-out__shown'}>
          <Shown result={result} />
        </div>
      )}
    </section>
  );
}

/** Which days were run, and with what. */
const About = ({ result }: { readonly result: BookedShares }) => {
  const { words, months, language } = useWords();
  const { tryOut: own } = bookingsWords(language);
  const { from, to, days, attendance, leftOut } = result;
  const count = (n: number): string => wholeNumber(n, words);
  return (
    <>
      {own.of(dayRange(from, to, months), count(days), roundPercent(attendance, words))}
      {leftOut > 0 && ` ${own.leftOut(count(leftOut))}`}
    </>
  );
};

const Shown = ({ result }: { readonly result: BookedShares }) => {
  const { words, language } = useWords();
  const { tryOut: own } = bookingsWords(language);
  const rows = triedRows(result.shares);
  const runWord = ({ share }: TriedRow): string => (share === 0 ? own.none : own.some(roundPercent(share, words)));
  const rowWord = (key: string): string => {
    const row = rows.find((one) => one.key === key);
    return row === undefined ? '' : `${runWord(row)}: ${own[row.who]}`;
  };
  return (
    <>
      <CategoryChart<TriedRow> label={own.heading} rows={rows} measures={measuresOf(own, words)} keyWord={rowWord} />
      <table class="table">
        <Heads words={[own.heading, own.who]} figures={[own.came, own.median, own.p90, own.within, own.after]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{runWord(row)}</th>
              <td>{own[row.who]}</td>
              <td class="figure">{wholeNumber(row.came, words)}</td>
              <td class="figure">{maybeDuration(row.wait.median, words)}</td>
              <td class="figure">{maybeDuration(row.wait.p90, words)}</td>
              <td class="figure">{maybePercent(row.within, words)}</td>
              <td class="figure">{signedDuration(row.afterSeconds, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

const measuresOf = (own: BookingsWords['tryOut'], words: ManagerWords): readonly Measure<TriedRow>[] => {
  const ofWait = {
    kind: 'duration' as const,
    target: null,
    word: (value: number | null) => maybeDuration(value, words),
    roundWord: (value: number) => maybeDuration(value, words),
  };
  return [
    { ...ofWait, id: 'median', title: own.median, value: ({ wait }) => wait.median },
    { ...ofWait, id: 'p90', title: own.p90, value: ({ wait }) => wait.p90 },
    {
      id: 'within',
      title: own.within,
      kind: 'share',
      target: null,
      value: ({ within }) => within,
      word: (value) => maybePercent(value, words),
      roundWord: (value) => roundPercent(value, words),
    },
    {
      id: 'came',
      title: own.came,
      kind: 'count',
      target: null,
      value: ({ came }) => came,
      word: (value) => wholeNumber(value ?? 0, words),
      roundWord: (value) => wholeNumber(value, words),
    },
  ];
};
