import { type ReadonlySignal, signal } from '@preact/signals';
import type { StaffRole } from '../../shared/access.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import type { Timer } from '../../shared/time/clock.ts';
import type { Answer } from '../../ui/api.ts';
import type { CountryWorld } from '../country-model.ts';

export type CountryPerson = RouteValue<'countryPeople'>[number];
export type Places = ReadonlyMap<string, StaffRole>;

/** What is open over the list. */
export type Doing =
  | { readonly type: 'add' }
  | { readonly type: 'edit'; readonly person: CountryPerson }
  | { readonly type: 'password' | 'lock' | 'end'; readonly person: CountryPerson }
  /** A password that was given, shown this once. */
  | { readonly type: 'given'; readonly name: string; readonly login: string; readonly password: string };

export type Trouble = { readonly type: 'refused'; readonly refusal: Refusal } | { readonly type: 'lost' } | null;

export interface PeopleModel {
  readonly list: ReadonlySignal<'loading' | 'lost' | 'not-yours' | 'ready'>;
  readonly people: ReadonlySignal<readonly CountryPerson[]>;
  readonly doing: ReadonlySignal<Doing | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble>;
  open(doing: Doing): void;
  close(): void;
  add(person: { readonly name: string; readonly login: string; readonly places: Places }): Promise<void>;
  edit(person: CountryPerson, change: { readonly name: string; readonly places: Places }): Promise<void>;
  /** Gives somebody a password, which is then shown this once. */
  givePassword(person: CountryPerson): Promise<void>;
  setActive(person: CountryPerson, active: boolean): Promise<void>;
  end(person: CountryPerson): Promise<void>;
  load(): Promise<void>;
  /** Asks for nothing any more. */
  leave(): void;
}

/** The people who are kept for many centres, followed until they are in force; `makePassword` makes one for somebody. */
export function openPeople(world: CountryWorld, makePassword: () => string = newPassword): PeopleModel {
  const { api, newKey } = world;
  const { leave, ...list } = keepList(world);
  const [doing, isBusy, trouble] = [signal<Doing | null>(null), signal(false), signal<Trouble>(null)];
  const show = (next: Doing | null): void => {
    doing.value = next;
    trouble.value = null;
  };
  /** Asks once at a time; what stands over the list goes, or `after` comes, once it is done. */
  const ask = async (question: () => Promise<Answer<unknown>>, after: Doing | null = null): Promise<void> => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    const answer = await question();
    isBusy.value = false;
    if (answer.ok) show(after);
    else trouble.value = 'refusal' in answer ? { type: 'refused', refusal: answer.refusal } : { type: 'lost' };
    await list.load();
  };
  const change = (person: CountryPerson, body: RouteBody<'editCountryPerson'>, after?: Doing) =>
    ask(() => api('editCountryPerson', { params: { user: person.id }, body }), after);
  return {
    ...{ ...list, leave, doing, isBusy, trouble, open: show },
    close: () => show(null),
    add({ name, login, places }) {
      const password = makePassword();
      const body = { user: login, name, password, places: asList(places) };
      const key = newKey();
      return ask(() => api('addCountryPerson', { body, key }), { type: 'given', name, login, password });
    },
    edit: (person, { name, places }) => change(person, { name, places: asList(places) }),
    givePassword(person) {
      const password = makePassword();
      return change(person, { password }, { type: 'given', name: person.name, login: person.user, password });
    },
    setActive: (person, active) => change(person, { active }),
    end: (person) => ask(() => api('removeCountryPerson', { params: { user: person.id } })),
  };
}

/** Where somebody has a role. */
export function placesOf(person: CountryPerson | null): Places {
  return new Map(person?.places.flatMap(({ centre, role }) => (role === null ? [] : [[centre, role] as const])));
}

/** Whether something of somebody has not arrived yet. */
export function isOnItsWay({ places }: CountryPerson): boolean {
  return places.some(({ state }) => state !== 'in-force');
}

const asList = (places: Places) => [...places].map(([centre, role]) => ({ centre, role }));

/** 16 letters and digits that are not taken for each other, in fours: 79 bits. */
const newPassword = (): string => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const drawn: string[] = [];
  while (drawn.length < 16) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    // Each letter is as likely as any other.
    if (byte < 248) drawn.push(letters.charAt(byte % letters.length));
  }
  return [0, 4, 8, 12].map((at) => drawn.slice(at, at + 4).join('')).join('-');
};

/** The list, asked for soon again while something is on its way. */
const keepList = ({ api, clock }: CountryWorld) => {
  const [list, people] = [
    signal<'loading' | 'lost' | 'not-yours' | 'ready'>('loading'),
    signal<readonly CountryPerson[]>([]),
  ];
  let [latest, isLeft] = [0, false];
  let timer: Timer | null = null;
  const load = async (): Promise<void> => {
    timer?.cancel();
    const mine = ++latest;
    const answer = await api('countryPeople');
    if (isLeft || mine !== latest) return;
    if (answer.ok) people.value = answer.value;
    const isNotTheirs = !answer.ok && 'refusal' in answer && answer.refusal.code === 'not-allowed';
    list.value = answer.ok ? 'ready' : isNotTheirs ? 'not-yours' : 'lost';
    timer = clock.after(people.peek().some(isOnItsWay) ? soonMs : againMs, () => void load());
  };
  void load();
  return {
    ...{ list, people, load },
    leave(): void {
      isLeft = true;
      timer?.cancel();
    },
  };
};

const soonMs = 3000;
const againMs = 20_000;
