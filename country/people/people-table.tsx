import { wholeNumber } from '../../shared/reports/figure-words.ts';
import type { BoardModel } from '../board-model.ts';
import { centreName } from '../rows.ts';
import { useScene } from '../screens/context.ts';
import type { CountryPerson, PeopleModel } from './people-model.ts';
import { peopleWords } from './words.ts';

interface Parts {
  readonly people: readonly CountryPerson[];
  readonly model: PeopleModel;
  readonly board: BoardModel;
}

/** Each person with where they work, where that has arrived, and what may be done. */
export function PeopleTable({ people, model, board }: Parts) {
  const own = peopleWords(useScene().language);
  const { name, places, state, acts } = own.columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="centres people__list" tabIndex={0} aria-label={own.heading}>
      <table>
        <thead>
          <tr>
            {[name, places, state, acts].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row" class="centres__name">
                {person.name}
                <small>{person.user}</small>
              </th>
              <td>
                <PlacesOf person={person} board={board} />
              </td>
              <td>
                <StateOf person={person} />
              </td>
              <td>
                <Acts person={person} model={model} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** So many centres are named; those where something is on its way first. */
const namedAtMost = 4;
const looks = { 'in-force': 'good', changing: 'warn', waiting: 'warn', taken: 'bad' } as const;

const PlacesOf = ({ person, board }: Pick<Parts, 'board'> & { readonly person: CountryPerson }) => {
  const { country, language } = useScene();
  const own = peopleWords(language);
  const rows = new Map(board.all.value.map((row) => [row.centre.id, row]));
  const sorted = person.places.toSorted((a, b) => Number(a.state === 'in-force') - Number(b.state === 'in-force'));
  const more = sorted.length - namedAtMost;
  return (
    <ul class="people__places">
      {sorted.slice(0, namedAtMost).map(({ centre, role, state }) => {
        const row = rows.get(centre);
        const isCut = state !== 'in-force' && row?.troubles.includes('cut') === true;
        return (
          <li key={centre}>
            <span>
              {row === undefined ? centre : centreName(row.centre, language)}
              {role !== null && ` · ${own.roles[role]}`}
            </span>
            <span class={`state state--${looks[state]}`}>{role === null ? own.leaving : own.states[state]}</span>
            {isCut && <small>{own.cut}</small>}
          </li>
        );
      })}
      {more > 0 && <li>{own.more(wholeNumber(more, country))}</li>}
    </ul>
  );
};

const StateOf = ({ person }: { readonly person: CountryPerson }) => {
  const own = peopleWords(useScene().language);
  const { kept, ended, active, mustChange, secondFactor } = person;
  if (!kept) return <span class="state state--warn">{ended ? own.ending : own.unknown}</span>;
  return (
    <>
      <span class={`state state--${active ? 'good' : 'off'}`}>{active ? own.active : own.locked}</span>
      {mustChange && <small>{own.mustChange}</small>}
      {secondFactor && <small>{own.second}</small>}
    </>
  );
};

const Acts = ({ person, model }: Pick<Parts, 'model'> & { readonly person: CountryPerson }) => {
  const own = peopleWords(useScene().language);
  const button = (word: string, onPress: () => void) => (
    <button type="button" class="button button--quiet" aria-label={`${word}: ${person.name}`} onClick={onPress}>
      {word}
    </button>
  );
  return (
    <div class="people__acts">
      {person.kept && button(own.edit, () => model.open({ type: 'edit', person }))}
      {person.kept && person.active && button(own.newPassword, () => model.open({ type: 'password', person }))}
      {person.kept && person.active && button(own.lock, () => model.open({ type: 'lock', person }))}
      {person.kept && !person.active && button(own.unlock, () => void model.setActive(person, true))}
      {!person.ended && button(own.end, () => model.open({ type: 'end', person }))}
    </div>
  );
};
