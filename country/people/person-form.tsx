import { useState } from 'preact/hooks';
import { type StaffRole, staffRoles } from '../../shared/access.ts';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import { foldForSearch } from '../../shared/words.ts';
import { say } from '../../ui/words.ts';
import type { BoardModel } from '../board-model.ts';
import { type BoardRow, centreName } from '../rows.ts';
import { useScene } from '../screens/context.ts';
import { type CountryPerson, type PeopleModel, type Places, placesOf } from './people-model.ts';
import { PeopleTrouble } from './people-trouble.tsx';
import { Search } from './search.tsx';
import { peopleWords } from './words.ts';

interface Parts {
  readonly model: PeopleModel;
  readonly board: BoardModel;
  /** null = somebody new. */
  readonly person: CountryPerson | null;
}

/** Somebody's name, and their role in each of the centres that are ticked. */
export function PersonForm({ model, board, person }: Parts) {
  const own = peopleWords(useScene().language);
  const [places, setPlaces] = useState<Places>(() => placesOf(person));
  const [isEmpty, setEmpty] = useState(false);
  const send = (data: FormData): void => {
    setEmpty(places.size === 0);
    if (places.size === 0) return;
    const text = (name: string): string => String(data.get(name) ?? '').trim();
    const name = text('name');
    void (person === null ? model.add({ name, login: text('login'), places }) : model.edit(person, { name, places }));
  };
  return (
    <form
      class="people__form"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <p class="field">
        <label for="person-name">{own.name}</label>
        <input id="person-name" name="name" required maxLength={100} defaultValue={person?.name} autocomplete="off" />
      </p>
      {person === null && <Login />}
      <ChoosePlaces board={board} places={places} onChange={setPlaces} />
      <div role="alert">{isEmpty && places.size === 0 && <p class="notice notice--bad">{own.noCentre}</p>}</div>
      <PeopleTrouble model={model} />
      <div class="dialog__actions">
        <button type="button" class="button" onClick={model.close}>
          {own.cancel}
        </button>
        <button type="submit" class="button button--primary" aria-disabled={model.isBusy.value}>
          {own.save}
        </button>
      </div>
    </form>
  );
}

const Login = () => {
  const own = peopleWords(useScene().language);
  return (
    <p class="field">
      <label for="person-login">{own.login}</label>
      <small id="person-login-hint">{own.loginHint}</small>
      <input
        id="person-login"
        name="login"
        required
        maxLength={64}
        pattern="[A-Za-z0-9._@\-]+"
        autocomplete="off"
        aria-describedby="person-login-hint"
      />
    </p>
  );
};

interface Choosing {
  readonly places: Places;
  readonly onChange: (places: Places) => void;
}

const ChoosePlaces = ({ board, places, onChange }: Choosing & Pick<Parts, 'board'>) => {
  const { language, country } = useScene();
  const own = peopleWords(language);
  const [role, setRole] = useState<StaffRole>('clerk');
  const [search, setSearch] = useState('');
  const shown = found(board.all.value, search, language);
  const put = (ids: readonly string[]): void =>
    onChange(new Map([...places, ...ids.filter((id) => !places.has(id)).map((id) => [id, role] as const)]));
  return (
    <fieldset class="people__choice">
      <legend>{own.which}</legend>
      <div class="people__pair">
        <p class="field">
          <label for="person-role">{own.role}</label>
          <RoleSelect id="person-role" role={role} onChange={setRole} />
        </p>
        <Search id="person-find" label={own.find} value={search} onChange={setSearch} />
      </div>
      <div class="people__acts">
        <button type="button" class="button" onClick={() => put(shown.map(({ centre }) => centre.id))}>
          {own.all(wholeNumber(shown.length, country))}
        </button>
        <button type="button" class="button button--quiet" onClick={() => onChange(new Map())}>
          {own.clear}
        </button>
        <span role="status">{own.chosen(wholeNumber(places.size, country))}</span>
      </div>
      <ul class="people__centres">
        {shown.map((row) => (
          <Centre key={row.centre.id} {...{ row, role, places, onChange }} />
        ))}
      </ul>
    </fieldset>
  );
};

const Centre = ({ row, role, places, onChange }: Choosing & { readonly row: BoardRow; readonly role: StaffRole }) => {
  const { language } = useScene();
  const { id } = row.centre;
  const name = centreName(row.centre, language);
  const chosen = places.get(id);
  const set = (next: StaffRole | null): void => {
    const changed = new Map(places);
    if (next === null) changed.delete(id);
    else changed.set(id, next);
    onChange(changed);
  };
  return (
    <li>
      <label class="check">
        <input
          type="checkbox"
          checked={chosen !== undefined}
          onChange={(event) => set(event.currentTarget.checked ? role : null)}
        />
        <span>{name}</span>
      </label>
      {chosen !== undefined && (
        <RoleSelect role={chosen} label={peopleWords(language).roleIn(name)} onChange={(next) => set(next)} />
      )}
    </li>
  );
};

const RoleSelect = (props: {
  readonly role: StaffRole;
  readonly onChange: (role: StaffRole) => void;
  readonly id?: string;
  readonly label?: string;
}) => {
  const own = peopleWords(useScene().language);
  return (
    <select
      id={props.id}
      aria-label={props.label}
      value={props.role}
      onChange={(event) => {
        const chosen = staffRoles.find((role) => role === event.currentTarget.value);
        if (chosen !== undefined) props.onChange(chosen);
      }}
    >
      {staffRoles.map((role) => (
        <option key={role} value={role}>
          {own.roles[role]}
        </option>
      ))}
    </select>
  );
};

/** Those whose name or region fits, by name. */
const found = (rows: readonly BoardRow[], search: string, language: string): readonly BoardRow[] => {
  const wanted = foldForSearch(search.trim(), language);
  const textOf = ({ centre }: BoardRow): string => {
    const { region, languages } = centre;
    const of = region === null ? '' : say(region, language, languages);
    return foldForSearch(`${centreName(centre, language)} ${of}`, language);
  };
  return rows
    .filter((row) => textOf(row).includes(wanted))
    .toSorted((a, b) => centreName(a.centre, language).localeCompare(centreName(b.centre, language), language));
};
