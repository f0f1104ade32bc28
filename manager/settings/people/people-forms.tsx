import { type StaffRole, staffRoles } from '../../../shared/access.ts';
import type { Office } from '../../manager-model.ts';
import { Confirm, FormDialog } from '../../ui/dialogs.tsx';
import { Choice, TextField } from '../../ui/fields.tsx';
import { stillNamed } from '../../ui/names.ts';
import { useWords } from '../../ui/use-words.ts';
import { PasswordField } from '../passwords.tsx';
import { countersChange, countersOf, type Person } from './people-model.ts';

/** Adds somebody, with a first password that they change themselves. */
export function AddPerson({ office, onClose }: FormProps) {
  const { words } = useWords();
  const { people } = office;
  const send = (data: FormData): Promise<boolean> =>
    people.add({
      user: text(data, 'user'),
      name: text(data, 'name'),
      role: roleOf(data),
      password: String(data.get('password') ?? ''),
      counters: countersOf(chosenIn(data)),
    });
  return (
    <FormDialog
      title={words.people.addTitle}
      yes={words.settings.save}
      change={people.change}
      onSend={send}
      onClose={onClose}
    >
      <TextField name="name" label={words.settings.name} maxLength={100} />
      <TextField
        name="user"
        label={words.people.login}
        hint={words.people.loginHint}
        pattern="[A-Za-z0-9._@\-]+"
        maxLength={64}
      />
      <RoleField value="clerk" />
      <CountersField office={office} person={null} />
      <PasswordField label={words.people.password} />
    </FormDialog>
  );
}

/** Changes somebody's name, role and counters. */
export function EditPerson({ office, onClose, person }: OneProps) {
  const { words } = useWords();
  const { people } = office;
  const send = (data: FormData): Promise<boolean> =>
    people.edit(person.id, {
      name: text(data, 'name'),
      role: roleOf(data),
      ...countersChange(person, chosenIn(data), office.names.centre.value?.counters),
    });
  return (
    <FormDialog
      title={words.people.editTitle(person.name)}
      yes={words.settings.save}
      change={people.change}
      onSend={send}
      onClose={onClose}
    >
      <TextField name="name" label={words.settings.name} value={person.name} maxLength={100} />
      <RoleField value={person.role} />
      <CountersField office={office} person={person} />
    </FormDialog>
  );
}

/** Gives somebody a new password. */
export function ResetPassword({ office, onClose, person }: OneProps) {
  const { words } = useWords();
  const { people } = office;
  return (
    <FormDialog
      title={words.people.passwordTitle(person.name)}
      yes={words.settings.save}
      change={people.change}
      onSend={(data) => people.edit(person.id, { password: String(data.get('password') ?? '') })}
      onClose={onClose}
    >
      <p>{words.people.resetMore}</p>
      <PasswordField label={words.people.newPassword} />
    </FormDialog>
  );
}

/** Locks somebody out after a question. */
export function LockOut({ office, onClose, person }: OneProps) {
  const { words } = useWords();
  const { people } = office;
  return (
    <Confirm
      title={words.people.deactivateTitle(person.name)}
      yes={words.people.deactivate}
      grave
      change={people.change}
      onYes={() => people.edit(person.id, { active: false })}
      onClose={onClose}
    >
      <p>{words.people.deactivateMore}</p>
    </Confirm>
  );
}

/** Takes off the second factor of somebody who has lost it, after a question. */
export function TakeFactorOff({ office, onClose, person }: OneProps) {
  const { words } = useWords();
  const { people } = office;
  return (
    <Confirm
      title={words.people.takeSecondOffTitle(person.name)}
      yes={words.people.takeSecondOff}
      grave
      change={people.change}
      onYes={() => people.edit(person.id, { secondFactor: false })}
      onClose={onClose}
    >
      <p>{words.people.takeSecondOffMore}</p>
    </Confirm>
  );
}

interface FormProps {
  readonly office: Office;
  readonly onClose: () => void;
}

const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();
const roleOf = (data: FormData): StaffRole => staffRoles.find((role) => role === data.get('role')) ?? 'clerk';
const chosenIn = (data: FormData): readonly string[] => data.getAll('counters').map(String);

const RoleField = ({ value }: { readonly value: StaffRole }) => {
  const { words } = useWords();
  const options = staffRoles.map((role) => ({ value: role, label: words.people.roles[role] }));
  return <Choice name="role" label={words.people.role} options={options} value={value} />;
};

const CountersField = ({ office, person }: { readonly office: Office; readonly person: Person | null }) => {
  const screenWords = useWords();
  const { words } = screenWords;
  const counters = office.names.centre.value?.counters ?? [];
  const chosen = person?.counters ?? [];
  const gone = chosen.flatMap((id, at) => {
    const isThere = counters.some((one) => one.id === id);
    return isThere ? [] : [stillNamed(id, person?.counterNames?.[at], counters, screenWords)];
  });
  if (counters.length === 0) return null;
  return (
    <fieldset class="field">
      <legend>{words.people.counters}</legend>
      <p class="field__hint">{words.people.countersHint}</p>
      <div class="checks">
        {counters.map(({ id, name }) => (
          <label key={id} class="check">
            <input type="checkbox" name="counters" value={id} defaultChecked={chosen.includes(id)} />
            {name}
          </label>
        ))}
      </div>
      {gone.length > 0 && <p class="field__hint">{gone.join(', ')}</p>}
    </fieldset>
  );
};

type OneProps = FormProps & { readonly person: Person };
