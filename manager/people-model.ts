import type { ReadonlySignal } from '@preact/signals';
import type { RouteBody, RouteValue } from '../shared/routes.ts';
import { type Change, type LoadState, loaded, makeChange } from './loaded.ts';
import type { ManagerPorts } from './ports.ts';

export type Person = RouteValue<'users'>[number];
export type NewPerson = RouteBody<'addUser'>;
export type PersonChange = RouteBody<'editUser'>;
export interface PeopleModel {
  readonly state: ReadonlySignal<LoadState<readonly Person[]>>;
  readonly change: Change;
  load(): Promise<void>;
  add(person: NewPerson): Promise<boolean>;
  edit(id: string, what: PersonChange): Promise<boolean>;
}

/** The people who sign in at a centre. */
export const makePeople = (centre: string, ports: Pick<ManagerPorts, 'api' | 'newKey'>): PeopleModel => {
  const list = loaded(() => ports.api('users', { params: { c: centre } }));
  const change = makeChange();
  return {
    state: list.state,
    change,
    load: list.load,
    add: async (person) => {
      const key = ports.newKey();
      const done = await change.run(() => ports.api('addUser', { params: { c: centre }, body: person, key }));
      await list.load();
      return done;
    },
    edit: async (id, what) => {
      const done = await change.run(() => ports.api('editUser', { params: { c: centre, id }, body: what }));
      await list.load();
      return done;
    },
  };
};
