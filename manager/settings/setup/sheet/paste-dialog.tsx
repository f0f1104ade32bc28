import { useState } from 'preact/hooks';
import type { Words } from '../../../../shared/words.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { Panel } from '../lists/panel.tsx';
import { type PastedCell, type PastePlan, planPaste } from './paste-plan.ts';
import type { SheetColumn } from './sheet-columns.ts';
import type { PasteGoal } from './sheet-state.ts';
import type { az } from './text/az.ts';
import { sheetTexts } from './texts.ts';
import { readCells } from './tsv.ts';

/** What pasting would change, row by row, before it is done. */
export function PasteDialog<Row>(props: {
  readonly goal: PasteGoal;
  readonly list: readonly Row[];
  readonly columns: readonly SheetColumn<Row>[];
  readonly onApply: (plan: PastePlan<Row>) => void;
  readonly onClose: () => void;
}) {
  const { words: common, language } = useWords();
  const words = wordsOf(sheetTexts, language);
  const [text, setText] = useState(props.goal.text);
  const columns = props.columns.slice(props.goal.column);
  const plan = planPaste({ list: props.list, targets: props.goal.rows, columns }, cellsFor(props.goal, text));
  const isIdle = plan.fresh + plan.changed === 0;
  const apply = (): void => {
    if (isIdle) return;
    props.onApply(plan);
    props.onClose();
  };
  return (
    <Panel title={words.paste.title} look="wide" onClose={props.onClose}>
      <div class="dialog__text">
        <p>{words.paste.lead}</p>
        <label class="field">
          <b>{words.paste.label}</b>
          <textarea rows={4} spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <p class="pasted__sum" role="status">
          <span>{words.paste.from(columns[0]?.head ?? '')}</span>
          {sums(plan, words).map((sum) => (
            <b key={sum}>{sum}</b>
          ))}
        </p>
        {plan.rows.length > 0 && <Preview plan={plan} list={props.list} words={words} />}
      </div>
      <div class="dialog__actions">
        <button class="button" type="button" onClick={props.onClose}>
          {common.cancel}
        </button>
        <button class="button button--primary" type="button" aria-disabled={isIdle} onClick={apply}>
          {words.paste.apply}
        </button>
      </div>
    </Panel>
  );
}

type SheetWords = Words<typeof az>;

const cellsFor = ({ rows, fills }: PasteGoal, text: string): readonly (readonly string[])[] => {
  const cells = text === '' ? [] : readCells(text);
  const [only, ...others] = cells;
  return fills && only !== undefined && others.length === 0 ? rows.map(() => only) : cells;
};

const sums = <Row,>({ fresh, changed, wrong, beyond }: PastePlan<Row>, { paste }: SheetWords): readonly string[] => [
  ...(fresh > 0 ? [paste.fresh(fresh)] : []),
  ...(changed > 0 ? [paste.changed(changed)] : []),
  ...(fresh + changed === 0 ? [paste.nothing] : []),
  ...(wrong > 0 ? [paste.wrong(wrong)] : []),
  ...(beyond > 0 ? [paste.beyond(beyond)] : []),
];

const Preview = <Row,>({
  plan,
  words,
}: {
  readonly plan: PastePlan<Row>;
  readonly list: readonly Row[];
  readonly words: SheetWords;
}) => {
  const widest = plan.rows.reduce(
    (wide, { cells }) => (cells.length > wide.length ? cells : wide),
    [] as PastePlan<Row>['rows'][number]['cells'],
  );
  const shown = plan.rows.slice(0, mostShown);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="pasted" tabIndex={0} aria-label={words.paste.title}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words.paste.row}</th>
            {widest.map(({ column }) => (
              <th key={column.key} scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ at, cells }, index) => (
            <tr key={index}>
              <th scope="row" class="plain">
                {at === null ? words.paste.isNew : at + 1}
              </th>
              {cells.map((cell) => (
                <Shown key={cell.column.key} cell={cell} isNew={at === null} words={words} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {plan.rows.length > shown.length && <p>{words.paste.more(plan.rows.length - shown.length)}</p>}
    </section>
  );
};

const Shown = <Row,>(props: {
  readonly cell: PastedCell<Row>;
  readonly isNew: boolean;
  readonly words: SheetWords;
}) => {
  const { cell, isNew, words } = props;
  const isChanged = !isNew && cell.value !== null && cell.before !== cell.typed;
  return (
    <td class={cell.fault !== null ? 'pasted__wrong' : isChanged ? 'pasted__changed' : undefined}>
      {cell.typed}
      {cell.fault !== null && <small>{words.faults[cell.fault]}</small>}
      {isChanged && cell.before !== '' && <small>{words.paste.was(cell.before)}</small>}
    </td>
  );
};

const mostShown = 200;
