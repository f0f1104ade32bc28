import './oversight.css';
import type { OverseenAuthority } from '../../shared/cases/oversight-routes.ts';
import { monthOfYear } from '../../shared/reports/figure-words.ts';
import { useOffice } from '../screens/context.ts';
import { TroubleLines } from '../screens/trouble.tsx';
import { AuthorityPage } from './authority.tsx';
import {
  type OversightColumn,
  type OversightModel,
  oversightColumns,
  oversightFigure,
  periods,
  sortedAuthorities,
} from './oversight-model.ts';
import { figureWord, type OversightWords, oversightWords } from './words.ts';

interface Shown {
  readonly model: OversightModel;
}

/** [CS14] Authorities as rows, the worst first; one of them looked into. No persons. */
export function OversightPage({ model }: Shown) {
  const { language, words } = useOffice();
  const own = oversightWords(language);
  const state = model.state.value;
  return (
    <main class="oversight">
      <h1 class="inbox__heading">{own.heading}</h1>
      <fieldset class="oversight__choices" aria-label={own.period}>
        {periods.map((period) => (
          <button
            key={period}
            type="button"
            class="button"
            aria-pressed={model.period.value === period}
            onClick={() => model.choosePeriod(period)}
          >
            {own.periods[period]}
          </button>
        ))}
      </fieldset>
      {state.step === 'loading' && <p role="status">{words.office.loading}</p>}
      {state.step === 'trouble' && <TroubleLines why={state.why} onRetry={() => void model.load()} />}
      {state.step === 'ready' && <Found model={model} all={state.value} own={own} />}
    </main>
  );
}

type Parts = Shown & { readonly all: readonly OverseenAuthority[]; readonly own: OversightWords };

const Found = ({ model, all, own }: Parts) => {
  const { text } = useOffice();
  const chosen = all.find(({ id }) => id === model.chosen.value);
  if (chosen !== undefined) return <AuthorityPage model={model} id={chosen.id} name={text(chosen.name)} own={own} />;
  if (all.length === 0) return <p class="inbox__none">{own.none}</p>;
  return (
    <>
      <p class="oversight__note">{own.worstFirst}</p>
      <Table model={model} all={all} own={own} />
    </>
  );
};

const Table = ({ model, all, own }: Parts) => {
  const { text, language } = useOffice();
  const sort = model.sort.value;
  const rows = sortedAuthorities(all, sort, (a, b) => text(a.name).localeCompare(text(b.name), language));
  return (
    <div class="oversight__table-room">
      <table class="oversight__table">
        <thead>
          <tr>
            {(['name', ...oversightColumns] as const).map((column) => (
              <Head key={column} model={model} column={column} own={own} />
            ))}
            <th scope="col">{own.trend}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <Row key={one.id} model={model} one={one} own={own} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Head = ({ model, column, own }: Shown & { readonly column: OversightColumn; readonly own: OversightWords }) => {
  const { column: by, descending } = model.sort.value;
  const sorted = by === column ? (descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-sort={sorted} class={column === 'name' ? undefined : 'oversight__number'}>
      <button type="button" class="oversight__sort" onClick={() => model.sortBy(column)}>
        {own.columns[column]}
        <span aria-hidden="true">{sorted === 'none' ? '' : descending ? ' ↓' : ' ↑'}</span>
      </button>
    </th>
  );
};

const Row = (props: Shown & { readonly one: OverseenAuthority; readonly own: OversightWords }) => {
  const { model, one, own } = props;
  const { text, language } = useOffice();
  return (
    <tr>
      <th scope="row">
        <button type="button" class="oversight__name" onClick={() => model.choose(one.id)}>
          {text(one.name)}
        </button>
        {one.trouble !== null && <span class="mark">{own.noAnswer}</span>}
      </th>
      {oversightColumns.map((column) => {
        const figure = oversightFigure(one, column);
        const isBad = column === 'overdue' && (figure ?? 0) > 0;
        return (
          <td key={column} class={isBad ? 'oversight__number oversight__number--bad' : 'oversight__number'}>
            {figureWord(column, figure, language)}
          </td>
        );
      })}
      <td>
        <Trend one={one} own={own} />
      </td>
    </tr>
  );
};

/** The share in time month by month, as columns; read out in words. */
const Trend = ({ one, own }: { readonly one: OverseenAuthority; readonly own: OversightWords }) => {
  const { words, language } = useOffice();
  const months = one.overview?.months ?? [];
  if (months.length === 0) return null;
  const said = months.map(
    ({ key, onTime }) => `${monthOfYear(key, words.monthNames)} ${figureWord('onTime', onTime, language)}`,
  );
  return (
    <svg class="trend" role="img" aria-label={own.trendOf(said.join(', '))} viewBox={`0 0 ${months.length * 8} 24`}>
      {months.map(({ key, onTime }, at) => (
        <rect
          key={key}
          class={onTime === null ? 'trend__none' : 'trend__month'}
          x={at * 8 + 1}
          y={onTime === null ? 22 : 24 - Math.max(2, onTime * 24)}
          width="6"
          height={onTime === null ? 2 : Math.max(2, onTime * 24)}
        />
      ))}
    </svg>
  );
};
