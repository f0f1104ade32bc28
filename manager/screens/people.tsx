import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Office } from '../manager-model.ts';
import type { Person } from '../people-model.ts';
import { Loading, Mark, Refused, TroubleNotice } from './parts.tsx';
import { AddPerson, EditPerson, LockOut, ResetPassword } from './people-forms.tsx';
import { useVocabulary } from './vocabulary.ts';

type Doing = { readonly step: 'add' } | { readonly step: 'edit' | 'password' | 'lock'; readonly person: Person } | null;

const DoingDialog = (props: { readonly office: Office; readonly doing: Doing; readonly onClose: () => void }) => {
  const { doing, office, onClose } = props;
  switch (doing?.step) {
    case undefined:
      return null;
    case 'add':
      return <AddPerson office={office} onClose={onClose} />;
    case 'edit':
      return <EditPerson office={office} onClose={onClose} person={doing.person} />;
    case 'password':
      return <ResetPassword office={office} onClose={onClose} person={doing.person} />;
    case 'lock':
      return <LockOut office={office} onClose={onClose} person={doing.person} />;
  }
};

const Row = (props: { readonly office: Office; readonly person: Person; readonly onDo: (doing: Doing) => void }) => {
  const { words } = useVocabulary();
  const { person, office, onDo } = props;
  const me = person.id === office.user.id;
  const names = new Map(office.names.centre.value?.counters.map((counter) => [counter.id, counter.name]));
  const counters = person.counters?.map((id) => names.get(id) ?? id).join(', ');
  return (
    <tr class={person.active ? undefined : 'dim'}>
      <th scope="row">
        {person.name} {me && <span class="soft">({words.people.you})</span>}
      </th>
      <td>{person.user}</td>
      <td>{words.people.roles[person.role]}</td>
      <td>{counters ?? words.people.anyCounter}</td>
      <td>
        <Mark kind={person.active ? 'busy' : 'off'}>{person.active ? words.people.active : words.people.inactive}</Mark>
      </td>
      <td class="actions">
        <button
          class="button button--quiet"
          type="button"
          aria-label={`${words.settings.edit}: ${person.name}`}
          onClick={() => onDo({ step: 'edit', person })}
        >
          {words.settings.edit}
        </button>
        <button
          class="button button--quiet"
          type="button"
          aria-label={`${words.people.reset}: ${person.name}`}
          onClick={() => onDo({ step: 'password', person })}
        >
          {words.people.reset}
        </button>
        {person.active && !me && (
          <button
            class="button button--quiet"
            type="button"
            aria-label={`${words.people.deactivate}: ${person.name}`}
            onClick={() => onDo({ step: 'lock', person })}
          >
            {words.people.deactivate}
          </button>
        )}
        {!person.active && (
          <button
            class="button button--quiet"
            type="button"
            aria-label={`${words.people.activate}: ${person.name}`}
            onClick={() => void office.people.edit(person.id, { active: true })}
          >
            {words.people.activate}
          </button>
        )}
      </td>
    </tr>
  );
};

const List = ({ office, people }: { readonly office: Office; readonly people: readonly Person[] }) => {
  const { words } = useVocabulary();
  const doing = useSignal<Doing>(null);
  const start = (what: Doing): void => {
    office.people.change.forget();
    doing.value = what;
  };
  return (
    <>
      <p>
        <button class="button button--primary" type="button" onClick={() => start({ step: 'add' })}>
          {words.people.add}
        </button>
      </p>
      {doing.value === null && <TroubleNotice why={office.people.change.trouble.value} />}
      <table class="table table--roomy">
        <thead>
          <tr>
            <th scope="col">{words.settings.name}</th>
            <th scope="col">{words.people.login}</th>
            <th scope="col">{words.people.role}</th>
            <th scope="col">{words.people.counters}</th>
            <th scope="col">{words.people.state}</th>
            <th scope="col">
              <span class="visually-hidden">{words.settings.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.id} office={office} person={person} onDo={start} />
          ))}
        </tbody>
      </table>
      <DoingDialog
        office={office}
        doing={doing.value}
        onClose={() => {
          doing.value = null;
        }}
      />
    </>
  );
};

/** The people who sign in: added, changed, given a new password, locked out. */
export const PeoplePage = ({ office }: { readonly office: Office }) => {
  const { people } = office;
  useEffect(() => void people.load(), [people]);
  const state = people.state.value;
  switch (state.step) {
    case 'loading':
      return <Loading />;
    case 'trouble':
      return <Refused why={state.why} onRetry={() => void people.load()} />;
    case 'ready':
      return <List office={office} people={state.value} />;
  }
};
