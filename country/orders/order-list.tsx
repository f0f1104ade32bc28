import { clockTime } from '../../shared/words.ts';
import type { BoardModel } from '../board-model.ts';
import { centreName } from '../rows.ts';
import { useScene } from '../screens/context.ts';
import { ListLost } from '../screens/list-lost.tsx';
import { whenOf, zone } from '../screens/when.ts';
import { actOf } from './acts.ts';
import type { OrdersModel, ShownOrder } from './orders-model.ts';
import { orderWords } from './words.ts';

interface Parts {
  readonly model: OrdersModel;
  readonly board: BoardModel;
}

/** The last orders: when, of which centre, what, who asked, and what came of it. */
export function OrderList({ model, board }: Parts) {
  const { country, language } = useScene();
  const own = orderWords(language);
  const state = model.list.value;
  const orders = model.orders.value;
  return (
    <>
      <h2>{own.lastHeading}</h2>
      <ListLost isLost={state === 'lost'} text={own.listLost} again={own.again} onAgain={() => void model.load()} />
      {state === 'loading' && (
        <p class="centres__none" role="status" aria-busy="true">
          {country.loading}
        </p>
      )}
      {state === 'ready' && orders.length === 0 && <p class="centres__none">{own.noOrders}</p>}
      {orders.length > 0 && <Table orders={orders} board={board} />}
    </>
  );
}

interface Shown {
  readonly orders: readonly ShownOrder[];
  readonly board: BoardModel;
}

const Table = ({ orders, board }: Shown) => {
  const { language } = useScene();
  const own = orderWords(language);
  const names = new Map(board.all.value.map(({ centre }) => [centre.id, centreName(centre, language)]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="centres orders__list" tabIndex={0} aria-label={own.lastHeading}>
      <table>
        <thead>
          <tr>
            {[own.columns.centre, own.columns.what, own.columns.result, own.columns.when, own.columns.who].map(
              (word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <th scope="row" class="centres__name">
                {names.get(order.centre) ?? order.centre}
              </th>
              <td>{whatOf(order, language)}</td>
              <td>
                <Result order={order} />
              </td>
              <td>{whenOf(order.askedAt, own.dateSign)}</td>
              <td>{order.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const whatOf = ({ order }: ShownOrder, language: string): string => {
  const own = orderWords(language);
  const act = actOf(order);
  if (act !== null) return own.acts[act].name;
  return kindOf(order) === 'configuration' ? own.configuration : own.unknown;
};

const kindOf = (order: unknown): unknown =>
  typeof order === 'object' && order !== null && 'kind' in order ? order.kind : null;

const looks = { waiting: 'off', given: 'off', done: 'good', refused: 'bad', lapsed: 'warn' } as const;

const Result = ({ order }: { readonly order: ShownOrder }) => {
  const { language } = useScene();
  const own = orderWords(language);
  const { status, endedAt, detail } = order;
  return (
    <>
      <span class={`state state--${looks[status]}`}>{own.statuses[status]}</span>
      {endedAt !== null && <small>{own.at(clockTime(Date.parse(endedAt), zone))}</small>}
      {detail !== null && <Why detail={detail} />}
    </>
  );
};

/** Why a centre refused: in words where they are known, with the place in the settings where it is about that. */
const Why = ({ detail }: { readonly detail: string }) => {
  const { refusals } = useScene();
  const [code = '', ...rest] = detail.split(': ');
  const words = Object.entries(refusals).find(([name]) => name === code)?.[1];
  if (typeof words !== 'string') return <small>{detail}</small>;
  return (
    <small>
      {words}
      {code === 'bad-config' && ` ${rest.join(': ')}`}
    </small>
  );
};
