import { type StaffRole, staffRoles } from '../../../shared/access.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { Confirm, FormDialog } from '../../ui/dialogs.tsx';
import { Choice, TextField } from '../../ui/fields.tsx';
import { stillNamed } from '../../ui/names.ts';
import { useWords } from '../../ui/use-words.ts';
import { PasswordField } from '../passwords.tsx';
import { DutiesField, dutiesChange } from './duties-field.tsx';
import { countersChange, countersOf, type Person } from './people-model.ts';
import { peopleWords } from './people-words.ts';

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
      ...centreChange(office, data, office.centre),
      counters: countersOf(chosenIn(data)),
      ...dutiesChange(data, null),
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
      <CentreField office={office} value={office.centre} />
      <CountersField office={office} person={null} />
      <DutiesField office={office} person={null} />
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
      ...centreChange(office, data, person.centre),
      ...countersChange(person, chosenIn(data), office.names.centre.value?.counters),
      ...dutiesChange(data, person),
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
      <CentreField office={office} value={person.centre} />
      <CountersField office={office} person={person} />
      <DutiesField office={office} person={person} />
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

/** Ends somebody's sessions after a question; one's own but for this one. */
export function SignOut({ office, onClose, person }: OneProps) {
  const words = peopleWords(useWords().language);
  const { people } = office;
  const me = person.id === office.user.id;
  return (
    <Confirm
      title={me ? words.signOutOwnTitle : words.signOutTitle(person.name)}
      yes={me ? words.signOutOwn : words.signOut}
      change={people.change}
      onYes={() => people.edit(person.id, { signOut: true })}
      onClose={onClose}
    >
      <p>{me ? words.signOutOwnMore : words.signOutMore}</p>
    </Confirm>
  );
}

/** Removes somebody for good after a question. */
export function RemovePerson({ office, onClose, person }: OneProps) {
  const words = peopleWords(useWords().language);
  const { people } = office;
  return (
    <Confirm
      title={words.removeTitle(person.name)}
      yes={words.remove}
      grave
      change={people.change}
      onYes={() => people.remove(person.id)}
      onClose={onClose}
    >
      <p>{words.removeMore}</p>
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

const everywhere = '*';

/** What the choice of a centre changes: nothing where it stands as it was, or where there is no choice. */
const centreChange = (office: Office, data: FormData, before: string | null): { readonly centre?: string | null } => {
  const chosen = data.get('centre');
  if (office.user.centre !== null || chosen === null) return {};
  const centre = chosen === everywhere ? null : String(chosen);
  return centre === before ? {} : { centre };
};

/** Where somebody may come in, for an administrator who may everywhere. */
const CentreField = ({ office, value }: { readonly office: Office; readonly value: string | null }) => {
  const { language } = useWords();
  const words = peopleWords(language);
  if (office.user.centre !== null) return null;
  const known = office.people.centres.value
    .filter(({ id, archived }) => !archived || id === value)
    .map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }));
  const centres = known.length > 0 ? known : [{ value: office.centre, label: office.centre }];
  const options = [...centres, { value: everywhere, label: words.allCentres }];
  return <Choice name="centre" label={words.centre} options={options} value={value ?? everywhere} />;
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
