import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Office } from '../../manager-model.ts';
import { Answered, TroubleNotice } from '../../ui/answered.tsx';
import { dayAndTime } from '../../ui/format.ts';
import { Mark } from '../../ui/mark.tsx';
import { stillNamed } from '../../ui/names.ts';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { OwnPassword } from '../passwords.tsx';
import {
  AddPerson,
  EditPerson,
  LockOut,
  RemovePerson,
  ResetPassword,
  SignOut,
  TakeFactorOff,
} from './people-forms.tsx';
import type { Person } from './people-model.ts';
import { peopleWords } from './people-words.ts';

/** The people who sign in: added, changed, given a new password, locked out. */
export function PeoplePage({ office }: { readonly office: Office }) {
  const { people } = office;
  useEffect(() => void people.load(), [people]);
  return (
    <Answered state={people.state.value} onRetry={people.load}>
      {(list) => <List office={office} people={list} />}
    </Answered>
  );
}

type Doing =
  | { readonly step: 'add' }
  | { readonly step: 'edit' | 'password' | 'lock' | 'factor' | 'out' | 'remove'; readonly person: Person }
  | null;

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
      return doing.person.id === office.user.id ? (
        <OwnPassword own={office.own} onClose={onClose} />
      ) : (
        <ResetPassword office={office} onClose={onClose} person={doing.person} />
      );
    case 'factor':
      return <TakeFactorOff office={office} onClose={onClose} person={doing.person} />;
    case 'out':
      return <SignOut office={office} onClose={onClose} person={doing.person} />;
    case 'remove':
      return <RemovePerson office={office} onClose={onClose} person={doing.person} />;
    case 'lock':
      return <LockOut office={office} onClose={onClose} person={doing.person} />;
  }
};

interface RowProps {
  readonly office: Office;
  readonly person: Person;
  readonly onDo: (doing: Doing) => void;
}

const Row = (props: RowProps) => {
  const screenWords = useWords();
  const { words, language } = screenWords;
  const { person, office } = props;
  const me = person.id === office.user.id;
  const known = office.names.centre.value?.counters;
  const counters = person.counters
    ?.map((id, at) => stillNamed(id, person.counterNames?.[at], known, screenWords))
    .join(', ');
  const seen = person.seenAt === null ? null : dayAndTime(Date.parse(person.seenAt), office.timeZone.value, words);
  return (
    <tr class={person.active ? undefined : 'dim'}>
      <th scope="row">
        {person.name} {me && <span class="soft">({words.people.you})</span>}
        <span class="person__login">{person.user}</span>
      </th>
      <td>{words.people.roles[person.role]}</td>
      <td>{counters ?? words.people.anyCounter}</td>
      <td>
        <Mark kind={person.active ? 'busy' : 'off'}>{person.active ? words.people.active : words.people.inactive}</Mark>
        {person.secondFactor && <span class="person__login">{words.people.second}</span>}
        {person.national && <span class="person__login">{peopleWords(language).national}</span>}
      </td>
      <td class="figure">{seen ?? <span class="soft">{peopleWords(language).never}</span>}</td>
      <td class="actions">
        <div class="person__actions">
          <Actions {...props} />
        </div>
      </td>
    </tr>
  );
};

/** What may be done with somebody; who is shut out may be let in again or removed, and who is kept at the head office is changed there. */
const Actions = ({ office, person, onDo }: RowProps) => {
  const { words, language } = useWords();
  const more = peopleWords(language);
  const me = person.id === office.user.id;
  const button = (word: string, onPress: () => void) => <RowButton word={word} about={person.name} onPress={onPress} />;
  const { people } = words;
  if (person.national)
    return (
      <>
        {person.secondFactor && !me && button(people.takeSecondOff, () => onDo({ step: 'factor', person }))}
        {person.seenAt !== null && button(me ? more.signOutOwn : more.signOut, () => onDo({ step: 'out', person }))}
      </>
    );
  if (!person.active && !me)
    return (
      <>
        {button(words.settings.edit, () => onDo({ step: 'edit', person }))}
        {button(people.activate, () => void office.people.edit(person.id, { active: true }))}
        {button(more.remove, () => onDo({ step: 'remove', person }))}
      </>
    );
  return (
    <>
      {button(words.settings.edit, () => onDo({ step: 'edit', person }))}
      {button(me ? people.changeOwn : people.reset, () => onDo({ step: 'password', person }))}
      {person.secondFactor && !me && button(people.takeSecondOff, () => onDo({ step: 'factor', person }))}
      {person.seenAt !== null && button(me ? more.signOutOwn : more.signOut, () => onDo({ step: 'out', person }))}
      {!me && button(people.deactivate, () => onDo({ step: 'lock', person }))}
    </>
  );
};

const List = ({ office, people }: { readonly office: Office; readonly people: readonly Person[] }) => {
  const { words, language } = useWords();
  const doing = useSignal<Doing>(null);
  const start = (what: Doing): void => {
    office.people.change.forget();
    office.own.change.forget();
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
        <Heads
          words={[words.settings.name, words.people.role, words.people.counters, words.people.state]}
          figures={[peopleWords(language).seenAt]}
          actions
        />
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
