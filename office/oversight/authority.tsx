import { useEffect, useRef } from 'preact/hooks';
import { type CasesReport, caseFigure } from '../../shared/cases/case-figures.ts';
import { caseChannels } from '../../shared/cases/cases.ts';
import { type OverseenCase, type OverseenKey, overseenKeys } from '../../shared/cases/oversight-routes.ts';
import { monthOfYear } from '../../shared/reports/figure-words.ts';
import { useOffice } from '../screens/context.ts';
import { TroubleLines } from '../screens/trouble.tsx';
import type { OversightModel, Within } from './oversight-model.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { figureWord, type OversightWords } from './words.ts';

interface Parts {
  readonly model: OversightModel;
  readonly own: OversightWords;
}

/** One authority: its figures by what is chosen, and the open cases that one may ask to see. */
export function AuthorityPage({ model, own, id, name }: Parts & { readonly id: string; readonly name: string }) {
  const { words } = useOffice();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const within = model.within.value;
  return (
    <>
      <button type="button" class="button button--quiet" onClick={() => model.choose(null)}>
        ← {own.back}
      </button>
      <h2 ref={heading} tabIndex={-1} class="oversight__authority">
        {name}
      </h2>
      <Choices
        label={own.by}
        options={overseenKeys}
        chosen={model.by.value}
        word={own.keys}
        onChoose={model.chooseBy}
      />
      {within.step === 'loading' && <p role="status">{words.office.loading}</p>}
      {within.step === 'trouble' && <TroubleLines why={within.why} onRetry={() => model.choose(id)} />}
      {within.step === 'ready' && <Ready model={model} own={own} id={id} value={within.value} />}
    </>
  );
}

const Choices = <Option extends string>(props: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: Option;
  readonly word: { readonly [O in Option]: string };
  readonly onChoose: (option: Option) => void;
}) => (
  <fieldset class="oversight__choices" aria-label={props.label}>
    {props.options.map((option) => (
      <button
        key={option}
        type="button"
        class="button"
        aria-pressed={props.chosen === option}
        onClick={() => props.onChoose(option)}
      >
        {props.word[option]}
      </button>
    ))}
  </fieldset>
);

const Ready = ({ model, own, id, value }: Parts & { readonly id: string; readonly value: Within }) => (
  <>
    <Figures report={value.figures} by={model.by.value} own={own} />
    <section aria-labelledby="oversight-list">
      <h2 id="oversight-list">{own.list}</h2>
      <Choices
        label={own.list}
        options={['overdue', 'control']}
        chosen={model.only.value}
        word={own.only}
        onChoose={model.chooseOnly}
      />
      <List model={model} own={own} list={value.list} />
    </section>
    <ReasonDialog model={model} own={own} centre={id} />
  </>
);

const shown = ['received', 'answered', 'inTime', 'late', 'onTime', 'open', 'overdue', 'median'] as const;

const Figures = (props: { readonly report: CasesReport; readonly by: OverseenKey; readonly own: OversightWords }) => {
  const { report, by, own } = props;
  const { words, text } = useOffice();
  const channels = words.office.channels;
  const rowWord = ({ key, name }: CasesReport['total']): string => {
    if (by === 'month') return monthOfYear(key, words.monthNames);
    const channel = by === 'channel' ? caseChannels.find((one) => one === key) : undefined;
    if (channel !== undefined) return channels[channel];
    if (key === '') return own.nothing;
    return name === undefined || name === null ? key : typeof name === 'string' ? name : text(name);
  };
  if (report.rows.length === 0) return <p class="inbox__none">{own.figuresNone}</p>;
  return (
    <div class="oversight__table-room">
      <table class="oversight__table">
        <thead>
          <tr>
            <th scope="col">{own.keys[by]}</th>
            {shown.map((column) => (
              <th key={column} scope="col" class="oversight__number">
                {own.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <FigureRow key={row.key} row={row} word={rowWord(row)} />
          ))}
        </tbody>
        <tfoot>
          <FigureRow row={report.total} word={own.total} />
        </tfoot>
      </table>
    </div>
  );
};

const FigureRow = ({ row, word }: { readonly row: CasesReport['total']; readonly word: string }) => {
  const { language } = useOffice();
  return (
    <tr>
      <th scope="row">{word}</th>
      {shown.map((column) => (
        <td key={column} class="oversight__number">
          {figureWord(column, caseFigure(row, column), language)}
        </td>
      ))}
    </tr>
  );
};

const List = ({ model, own, list }: Parts & { readonly list: Within['list'] }) => {
  if (list.cases.length === 0) return <p class="inbox__none">{own.listNone}</p>;
  return (
    <div class="oversight__table-room">
      <table class="oversight__table">
        <thead>
          <tr>
            {[own.number, own.about, own.department, own.due, own.step].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.cases.map((one) => (
            <CaseLine key={one.id} model={model} own={own} list={list} one={one} />
          ))}
        </tbody>
      </table>
      {list.more && <p class="oversight__note">{own.more}</p>}
    </div>
  );
};

const CaseLine = ({ model, own, list, one }: Parts & { readonly list: Within['list']; readonly one: OverseenCase }) => {
  const { text, date } = useOffice();
  const nameOf = (all: Within['list']['topics'], id: string | null): string => {
    const found = all.find((one) => one.id === id);
    return id === null ? own.nothing : found === undefined ? id : text(found.name);
  };
  return (
    <tr>
      <th scope="row">{one.number}</th>
      <td>
        <b>{nameOf(list.topics, one.topic)}</b> <span class="inbox__kind">{nameOf(list.kinds, one.kind)}</span>
        {one.control && <span class="mark">{own.mark}</span>}
      </td>
      <td>{nameOf(list.departments, one.department)}</td>
      <td class={one.overdue ? 'oversight__number--bad' : undefined}>{date(one.due)}</td>
      <td>
        <button type="button" class="button" aria-label={own.pick(one.number)} onClick={() => model.pick(one)}>
          {own.pickShort}
        </button>
      </td>
    </tr>
  );
};
