import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shortCode } from '../../server/access/secrets.ts';
import { readText, replaceFile } from '../../server/store/durable-file.ts';
import type { StaffRole } from '../../shared/access.ts';
import type { Asker, Asking } from './asking.ts';
import { guestCounter } from './demo-centre.ts';

/** Somebody who works in the demo's hall, or may be played there. */
export interface DemoPerson {
  readonly user: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
  /** Where a clerk works; null = they do not call. */
  readonly counter: string | null;
  /** The department whose appeals they answer. */
  readonly department?: string;
}

/** What the demo must still know when it is started again. */
export interface DemoKept {
  readonly people: readonly DemoPerson[];
  /** Of the kiosk that its visitors stand at; null = it is not let in yet. */
  readonly kiosk: string | null;
}

/** Whether a demo has made this folder. */
export function isDemoFolder(folder: string): boolean {
  return existsSync(join(folder, fileName));
}

/** Reads it from the demo's folder, or makes it up; who is not there yet comes to it. */
export async function readKept(folder: string): Promise<DemoKept> {
  const text = await readText(join(folder, fileName));
  const known: DemoKept = text === null ? { people: [], kiosk: null } : JSON.parse(text);
  const isNew = ({ user }: { readonly user: string }) => known.people.every((one) => one.user !== user);
  const more = cast.filter(isNew).map((one) => ({ ...one, password: newPassword() }));
  const kept = { ...known, people: [...known.people, ...more] };
  await keep(folder, kept);
  return kept;
}

export async function keep(folder: string, kept: DemoKept): Promise<void> {
  await replaceFile(join(folder, fileName), `${JSON.stringify(kept, null, 2)}\n`);
}

/** The first of this role, who is there in any case. */
export function personOf({ people }: DemoKept, role: StaffRole): DemoPerson {
  const found = people.find((one) => one.role === role);
  if (found === undefined) throw new Error(`nobody in the demo is ${role}`);
  return found;
}

/** Who may be played by those who look at it: their sign-ins stand on the first page. */
export function guests({ people }: DemoKept): readonly DemoPerson[] {
  return people.filter(({ role, counter }) => role === 'admin' || role === 'manager' || counter === guestCounter);
}

export const asAsker = ({ user, password }: DemoPerson): Asker => ({ name: user, password });

/** Adds those who are not there yet, who make the password their own. */
export async function addPeople(asking: Asking, admin: Asker, people: readonly DemoPerson[]): Promise<void> {
  const users = await asking.ask(admin, 'users');
  if (!users.ok) throw new Error(`The people of the demo cannot be seen: ${users.refusal.message}`);
  const known = new Set(users.value.map(({ user }) => user));
  for (const person of people) {
    if (!known.has(person.user)) await addOne(asking, admin, person);
  }
}

const fileName = 'demo.json';

/** Letters and digits that are quickly typed from one screen into another. */
const newPassword = (): string => [4, 4, 4].map((length) => shortCode(length).toLowerCase()).join('-');

const cast: readonly Omit<DemoPerson, 'password'>[] = [
  { user: 'admin', name: 'Administrator', role: 'admin', counter: null },
  { user: 'manager', name: 'Səbinə Quliyeva', role: 'manager', counter: null },
  { user: 'clerk', name: 'Kamran Nəsirov', role: 'clerk', counter: guestCounter },
  { user: 'aysel', name: 'Aysel Məmmədova', role: 'clerk', counter: '1' },
  { user: 'elvin', name: 'Elvin Hüseynov', role: 'clerk', counter: '2' },
  { user: 'leyla', name: 'Leyla Əliyeva', role: 'clerk', counter: '3' },
  { user: 'rashad', name: 'Rəşad İsmayılov', role: 'clerk', counter: '4' },
  { user: 'gunel', name: 'Günel Abbasova', role: 'clerk', counter: '5' },
  { user: 'orxan', name: 'Orxan Vəliyev', role: 'clerk', counter: null, department: 'leadership' },
  { user: 'sevda', name: 'Sevda Cəfərova', role: 'clerk', counter: null, department: 'education' },
  { user: 'vusale', name: 'Vüsalə Babayeva', role: 'clerk', counter: null, department: 'social' },
  { user: 'ilqar', name: 'İlqar Mustafayev', role: 'clerk', counter: null, department: 'housing' },
  { user: 'nigar', name: 'Nigar Rzayeva', role: 'reception', counter: null },
];

/** The first password is set by another, so that it must be changed before anything else. */
const addOne = async (asking: Asking, admin: Asker, person: DemoPerson): Promise<void> => {
  const { user, name, role, password, department } = person;
  const first = newPassword();
  const work = department === undefined ? {} : { department, duties: ['answer'] as const };
  const added = await asking.ask(admin, 'addUser', { body: { user, name, role, password: first, ...work } });
  if (!added.ok) throw new Error(`${user} could not be added: ${added.refusal.message}`);
  const changed = await asking.ask({ name: user, password: first }, 'changePassword', {
    body: { old: first, new: password },
  });
  if (!changed.ok) throw new Error(`${user} has no password of their own: ${changed.refusal.message}`);
};
