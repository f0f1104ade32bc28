import './orders.css';
import { useEffect, useMemo } from 'preact/hooks';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import type { CountryWorld } from '../country-model.ts';
import { useScene } from '../screens/context.ts';
import { Plain } from '../screens/plain.tsx';
import type { SectionProps } from '../section.ts';
import { acts, isGrave } from './acts.ts';
import { ChooseCentres } from './choose-centres.tsx';
import { ConfirmOrder } from './confirm-order.tsx';
import { OrderList } from './order-list.tsx';
import { type OrdersModel, openOrders, type Said } from './orders-model.ts';
import { orderWords } from './words.ts';

/** What is asked of the halls of centres, and what came of it. */
export function Orders({ world, board, user }: SectionProps) {
  const model = useOrders(world);
  const { language } = useScene();
  const own = orderWords(language);
  if (model.list.value === 'not-yours') return <Plain title={own.notYours} />;
  return (
    <main class="board orders">
      <h1>{own.heading}</h1>
      {user.role === 'admin' ? (
        <>
          <p class="orders__note">{own.note}</p>
          <form
            class="orders__form"
            onSubmit={(event) => {
              event.preventDefault();
              model.ask();
            }}
          >
            <ChooseAct model={model} />
            <ChooseCentres model={model} board={board} />
            <Go model={model} />
          </form>
          <ConfirmOrder model={model} board={board} />
        </>
      ) : (
        <p class="orders__note">{own.onlyAdmins}</p>
      )}
      <OrderList model={model} board={board} />
    </main>
  );
}

const useOrders = (world: CountryWorld): OrdersModel => {
  const model = useMemo(() => openOrders(world), [world]);
  useEffect(() => model.close, [model]);
  return model;
};

const ChooseAct = ({ model }: { readonly model: OrdersModel }) => {
  const { language } = useScene();
  const own = orderWords(language);
  return (
    <fieldset class="orders__part">
      <legend>{own.what}</legend>
      {acts.map((act) => (
        <label key={act} class={isGrave(act) ? 'order-act order-act--grave' : 'order-act'}>
          <input
            type="radio"
            name="act"
            value={act}
            checked={model.act.value === act}
            onChange={() => model.choose(act)}
          />
          <span>
            <b>{own.acts[act].name}</b>
            <small>{own.acts[act].more}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

const Go = ({ model }: { readonly model: OrdersModel }) => {
  const { country, language } = useScene();
  const own = orderWords(language);
  const count = model.chosen.value.size;
  const said = model.said.value;
  return (
    <div class="orders__go">
      <button
        type="submit"
        class="button button--primary button--large"
        aria-disabled={count === 0 || model.step.value === 'sending'}
        aria-busy={model.step.value === 'sending'}
      >
        {own.go}
      </button>
      <p role="status">{count === 0 && said === null ? own.chooseFirst : own.chosen(wholeNumber(count, country))}</p>
      <div role="alert">{said !== null && <SaidLine said={said} />}</div>
    </div>
  );
};

const SaidLine = ({ said }: { readonly said: Said }) => {
  const { country, language, refusals } = useScene();
  const own = orderWords(language);
  switch (said.type) {
    case 'sent':
      return <p class="notice">{own.sent(wholeNumber(said.centres, country))}</p>;
    case 'lost':
      return <p class="notice notice--bad">{own.lost}</p>;
    case 'refused':
      return <p class="notice notice--bad">{refusalWords(said.refusal, refusals)}</p>;
  }
};
