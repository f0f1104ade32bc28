import type { TargetedInputEvent } from 'preact';
import { caseStatuses, isOpenCase } from '../../shared/cases/cases.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import { paperChannels } from '../paper/paper-model.ts';
import { useOffice } from '../screens/context.ts';
import { DateInput } from '../screens/date-input.tsx';
import { Due } from '../screens/inbox.tsx';
import { TroubleLines } from '../screens/trouble.tsx';
import { type SearchDate, type SearchField, type SearchModel, type SearchState, searchDates } from './search-model.ts';

interface Shown {
  readonly model: SearchModel;
}

/** [CS11] Cases found by who asks, by words and by what they are; how many each person has stands beside. */
export function SearchPage({ model }: Shown) {
  const { search } = useOffice().words.office;
  return (
    <main class="search">
      <h1 class="inbox__heading">{search.heading}</h1>
      <form
        class="sheet search__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const [wrong] = model.wrongDates.value;
          if (wrong !== undefined) document.getElementById(`search-${wrong}`)?.focus();
          void model.find();
        }}
      >
        <Criteria model={model} />
        <p class="search__record">{search.record}</p>
        <button type="submit" class="button button--primary">
          {search.find}
        </button>
      </form>
      <Result model={model} state={model.state.value} />
    </main>
  );
}

const Criteria = ({ model }: Shown) => {
  const { work, words, text } = useOffice();
  const { search, statuses, channels } = words.office;
  const { kinds, topics, departments, people } = work.office;
  const named = (things: typeof topics) => things.map((one) => [one.id, text(one.name)] as const);
  return (
    <>
      {(['name', 'phone', 'number', 'words'] as const).map((field) => (
        <Typed key={field} model={model} field={field} />
      ))}
      <Chosen model={model} field="kind" options={named(kinds)} />
      <Chosen model={model} field="topic" options={named(topics)} />
      <Chosen model={model} field="department" options={named(departments)} />
      <Chosen model={model} field="executor" options={people.map(({ id, name }) => [id, name])} />
      <Chosen model={model} field="status" options={caseStatuses.map((one) => [one, statuses[one]])} />
      <Chosen model={model} field="channel" options={paperChannels.map((one) => [one, channels[one]])} />
      {searchDates.map((field) => (
        <Day key={field} model={model} field={field} />
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={model.said.value.overdue === true}
          onChange={(event) => model.say({ overdue: event.currentTarget.checked })}
        />
        {search.overdue}
      </label>
    </>
  );
};

const Typed = ({ model, field }: Shown & { readonly field: SearchField }) => {
  const { fields } = useOffice().words.office.search;
  const control = {
    id: `search-${field}`,
    value: model.said.value[field] ?? '',
    autocomplete: 'off',
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => model.say({ [field]: event.currentTarget.value }),
  };
  return (
    <div class="field">
      <label for={control.id}>{fields[field]}</label>
      <input {...control} type="text" />
    </div>
  );
};

const Day = ({ model, field }: Shown & { readonly field: SearchDate }) => {
  const { words, work } = useOffice();
  const isWrong = model.wrongDates.value.includes(field);
  return (
    <div class="field">
      <label for={`search-${field}`}>{words.office.search.fields[field]}</label>
      <FieldFault id={`search-${field}-fault`} fault={isWrong ? words.office.paper.wrongDate.none : null} />
      <DateInput
        id={`search-${field}`}
        value={model.said.value[field] ?? ''}
        today={work.office.today}
        wrong={isWrong}
        describedBy={`search-${field}-fault`}
        onChange={(date) => model.say({ [field]: date })}
        onUnread={(isUnread) => model.sayUnread(field, isUnread)}
      />
    </div>
  );
};

const Chosen = (
  props: Shown & {
    readonly field: SearchField;
    readonly options: readonly (readonly [id: string, label: string])[];
  },
) => {
  const { model, field, options } = props;
  const { search } = useOffice().words.office;
  return (
    <div class="field">
      <label for={`search-${field}`}>{search.fields[field]}</label>
      <select
        id={`search-${field}`}
        value={model.said.value[field] ?? ''}
        onChange={(event) => model.say({ [field]: event.currentTarget.value })}
      >
        <option value="">{search.any}</option>
        {options.map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};

const Result = ({ model, state }: Shown & { readonly state: SearchState }) => {
  const { words } = useOffice();
  const { search, loading } = words.office;
  switch (state.step) {
    case 'asking':
      return null;
    case 'loading':
      return (
        <p class="inbox__none" role="status">
          {loading}
        </p>
      );
    case 'trouble':
      return <TroubleLines why={state.why} onRetry={() => void model.find()} />;
    case 'found':
      return (
        <section aria-labelledby="search-found">
          <div role="status">
            <h2 class="search__total" id="search-found">
              {search.total(state.value.total)}
            </h2>
          </div>
          {state.value.total > 0 && <Found state={state} />}
          {state.pages > 1 && <Pages model={model} state={state} />}
        </section>
      );
  }
};

type FoundState = Extract<SearchState, { readonly step: 'found' }>;

const Found = ({ state }: { readonly state: FoundState }) => {
  const { words } = useOffice();
  const { search, inbox } = words.office;
  return (
    <table class="inbox__table">
      <thead>
        <tr>
          <th scope="col">{inbox.number}</th>
          <th scope="col">{search.who}</th>
          <th scope="col">{inbox.about}</th>
          <th scope="col">{inbox.status}</th>
          <th scope="col">{inbox.due}</th>
        </tr>
      </thead>
      <tbody>
        {state.value.found.map((row) => (
          <FoundRow key={row.case.id} row={row} />
        ))}
      </tbody>
    </table>
  );
};

const FoundRow = ({ row }: { readonly row: FoundState['value']['found'][number] }) => {
  const { words, named, date } = useOffice();
  const { search, inbox, statuses } = words.office;
  const { case: one, name, person } = row;
  return (
    <tr>
      <td class="inbox__number">
        <a href={`#case/${one.id}`}>{one.number}</a>
      </td>
      <td>
        <b class="inbox__topic">{name ?? search.noName}</b>
        <span class="inbox__kind">{search.counts(person.all, person.year, person.topic)}</span>
      </td>
      <td>
        <b class="inbox__topic">{one.topic === null ? inbox.noTopic : named('topics', one.topic)}</b>
        <span class="inbox__kind">{named('kinds', one.kind)}</span>
      </td>
      <td>{statuses[one.status]}</td>
      <td>{isOpenCase(one.status) ? <Due one={one} /> : date(one.due)}</td>
    </tr>
  );
};

const Pages = ({ model, state }: Shown & { readonly state: FoundState }) => {
  const { search } = useOffice().words.office;
  const { page, pages } = state;
  return (
    <nav class="search__pages" aria-label={search.pages}>
      <button type="button" class="button" disabled={page === 1} onClick={() => void model.find(page - 1)}>
        {search.before}
      </button>
      <span>
        {page} / {pages}
      </span>
      <button type="button" class="button" disabled={page === pages} onClick={() => void model.find(page + 1)}>
        {search.after}
      </button>
    </nav>
  );
};
