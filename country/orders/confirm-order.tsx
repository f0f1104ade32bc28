import '../../ui/dialog.css';
import { duration, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { BoardModel } from '../board-model.ts';
import { type BoardRow, centreName } from '../rows.ts';
import { useScene } from '../screens/context.ts';
import { useModal } from '../screens/modal.ts';
import { isGrave, lapseSeconds } from './acts.ts';
import type { OrdersModel } from './orders-model.ts';
import { orderWords } from './words.ts';

interface Parts {
  readonly model: OrdersModel;
  readonly board: BoardModel;
}

/** Says in plain words what will happen in which halls, and asks whether it is meant. */
export function ConfirmOrder(parts: Parts) {
  return parts.model.step.value === 'asked' ? <Asked {...parts} /> : null;
}

const Asked = ({ model, board }: Parts) => {
  const { country, language } = useScene();
  const own = orderWords(language);
  const act = model.act.value;
  const rows = board.all.value.filter(({ centre }) => model.chosen.value.has(centre.id));
  return (
    <dialog
      ref={useModal()}
      class="dialog dialog--padded"
      aria-labelledby="order-asked"
      onCancel={(event) => {
        event.preventDefault();
        model.dismiss();
      }}
    >
      <h2 id="order-asked">{own.confirm(own.acts[act].name)}</h2>
      <div class="dialog__text">
        <p>{own.plain[act]}</p>
        <Names rows={rows} />
        <p>{own.lapse(duration(lapseSeconds(act), country))}</p>
        <Cut rows={rows} />
      </div>
      <Answers model={model} />
    </dialog>
  );
};

const Answers = ({ model }: Pick<Parts, 'model'>) => {
  const { country, language } = useScene();
  const own = orderWords(language);
  const act = model.act.value;
  const count = wholeNumber(model.chosen.value.size, country);
  return (
    <div class="dialog__actions">
      <button type="button" class="button" onClick={model.dismiss}>
        {own.no}
      </button>
      <button
        type="button"
        class={isGrave(act) ? 'button button--grave' : 'button button--primary'}
        onClick={() => void model.send()}
      >
        {own.yes(own.acts[act].name, count)}
      </button>
    </div>
  );
};

/** So many are named; of the others it is said how many. */
const namedAtMost = 8;

const Names = ({ rows }: { readonly rows: readonly BoardRow[] }) => {
  const { country, language } = useScene();
  const more = rows.length - namedAtMost;
  return (
    <ul class="orders__names">
      {rows.slice(0, namedAtMost).map(({ centre }) => (
        <li key={centre.id}>{centreName(centre, language)}</li>
      ))}
      {more > 0 && <li>{orderWords(language).more(wholeNumber(more, country))}</li>}
    </ul>
  );
};

const Cut = ({ rows }: { readonly rows: readonly BoardRow[] }) => {
  const { country, language } = useScene();
  const cut = rows.filter(({ troubles }) => troubles.includes('cut')).length;
  if (cut === 0) return null;
  return <p class="notice notice--warn">{orderWords(language).cutOff(wholeNumber(cut, country))}</p>;
};
