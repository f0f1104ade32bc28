import { computed, type ReadonlySignal } from '@preact/signals';
import type { RouteBody, RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type Change, createChange, type LoadState, loaded } from '../../ui/loaded.ts';

export type Person = RouteValue<'users'>[number];
export type NewPerson = RouteBody<'addUser'>;
export type PersonChange = RouteBody<'editUser'>;
type KnownCentre = RouteValue<'listCentres'>[number];
export interface PeopleModel {
  readonly state: ReadonlySignal<LoadState<readonly Person[]>>;
  readonly change: Change;
  /** The centres that somebody may be let into. */
  readonly centres: ReadonlySignal<readonly KnownCentre[]>;
  load(): Promise<void>;
  add(person: NewPerson): Promise<boolean>;
  edit(id: string, what: PersonChange): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

/**
 * What a form changes of somebody's counters: nothing where the choice stands as it was shown. A counter that the centre no
 * longer has is not shown: who may open only such a one must not be let to all by a change of their name.
 */
export function countersChange(
  person: Pick<Person, 'counters'>,
  chosen: readonly string[],
  known: readonly { readonly id: string }[] | undefined,
): Pick<PersonChange, 'counters'> {
  const shown = known?.filter(({ id }) => person.counters?.includes(id)).map(({ id }) => id) ?? [];
  const isSame = known === undefined || (chosen.length === shown.length && chosen.every((id) => shown.includes(id)));
  return isSame ? {} : { counters: countersOf(chosen) };
}

/** The people who sign in at a centre. */
export function createPeople(centre: string, ports: Pick<ManagerPorts, 'api' | 'newKey'>): PeopleModel {
  const list = loaded(() => ports.api('users', { params: { centre } }));
  const centres = loaded(() => ports.api('listCentres'));
  const change = createChange();
  return {
    state: list.state,
    change,
    centres: computed(() => (centres.state.value.step === 'ready' ? centres.state.value.value : [])),
    load: async () => {
      await Promise.all([list.load(), centres.load()]);
    },
    add: async (person) => {
      const key = ports.newKey();
      const done = await change.run(() => ports.api('addUser', { params: { centre }, body: person, key }));
      await list.load();
      return done;
    },
    edit: async (id, what) => {
      const done = await change.run(() => ports.api('editUser', { params: { centre, user: id }, body: what }));
      await list.load();
      return done;
    },
    remove: async (id) => {
      const done = await change.run(() => ports.api('removeUser', { params: { centre, user: id } }));
      await list.load();
      return done;
    },
  };
}

/** The counters that somebody may open, by what was chosen of those there are; none chosen = any. */
export const countersOf = (chosen: readonly string[]): string[] | null => (chosen.length === 0 ? null : [...chosen]);
