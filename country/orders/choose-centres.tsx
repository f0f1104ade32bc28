import { useState } from 'preact/hooks';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import type { BoardModel } from '../board-model.ts';
import { type BoardRow, centreName, isNamed } from '../rows.ts';
import { useScene } from '../screens/context.ts';
import type { OrdersModel } from './orders-model.ts';
import { orderWords } from './words.ts';

interface Parts {
  readonly model: OrdersModel;
  readonly board: BoardModel;
}

/** The centres by name, with how each stands, to be ticked; a search shortens the list. */
export function ChooseCentres({ model, board }: Parts) {
  const { language } = useScene();
  const own = orderWords(language);
  const [search, setSearch] = useState('');
  const shown = found(board.all.value, search, language);
  return (
    <fieldset class="orders__part">
      <legend>{own.which}</legend>
      <p class="field">
        <label for="orders-search">{own.search}</label>
        <input
          id="orders-search"
          type="search"
          autocomplete="off"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </p>
      <AllOrNone model={model} ids={shown.map(({ centre }) => centre.id)} />
      {shown.length === 0 ? (
        <p class="orders__none">{own.noneFits}</p>
      ) : (
        <ul class="orders__centres">
          {shown.map((row) => (
            <Choice key={row.centre.id} row={row} model={model} />
          ))}
        </ul>
      )}
    </fieldset>
  );
}

const AllOrNone = ({ model, ids }: Pick<Parts, 'model'> & { readonly ids: readonly string[] }) => {
  const { country, language } = useScene();
  const own = orderWords(language);
  return (
    <div class="orders__all">
      <button type="button" class="button" disabled={ids.length === 0} onClick={() => model.take(ids, true)}>
        {own.all(wholeNumber(ids.length, country))}
      </button>
      <button
        type="button"
        class="button button--quiet"
        disabled={model.chosen.value.size === 0}
        onClick={() => model.take([...model.chosen.value], false)}
      >
        {own.none}
      </button>
    </div>
  );
};

const found = (rows: readonly BoardRow[], search: string, language: string): readonly BoardRow[] => {
  const named = rows.map((row) => ({ row, name: centreName(row.centre, language) }));
  return named
    .filter(({ row }) => isNamed(row.centre, search, language))
    .sort((a, b) => a.name.localeCompare(b.name, language))
    .map(({ row }) => row);
};

const Choice = ({ row, model }: Pick<Parts, 'model'> & { readonly row: BoardRow }) => {
  const { language } = useScene();
  const { id } = row.centre;
  const state = stateOf(row);
  return (
    <li>
      <label class="check order-centre">
        <input
          type="checkbox"
          checked={model.chosen.value.has(id)}
          onChange={(event) => model.take([id], event.currentTarget.checked)}
        />
        <span>{centreName(row.centre, language)}</span>
        <small class={state === 'cut' || state === 'emergency' ? 'order-centre__bad' : undefined}>
          {orderWords(language).states[state]}
        </small>
      </label>
    </li>
  );
};

const stateOf = ({ centre, troubles }: BoardRow) => {
  if (troubles.includes('cut')) return 'cut';
  if (centre.hall === null) return 'unknown';
  if (centre.hall.emergency !== null) return 'emergency';
  return centre.hall.day.open ? 'open' : 'closed';
};
