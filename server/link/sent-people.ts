import { hash } from 'node:crypto';
import type { SentPerson } from '../../shared/country/people-routes.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { CountryPeople } from '../access/country-people.ts';
import type { PeopleReportStore, PersonThere } from '../store/people-reports.ts';

export interface SentPeopleParts {
  readonly store: PeopleReportStore & { onExternalChange(run: () => void): { close(): void } };
  readonly people: Pick<CountryPeople, 'list' | 'seen' | 'remove'>;
  /** Calls `run` whenever people may have changed. */
  readonly onChange: (run: () => void) => { close(): void };
  readonly clock: Pick<Clock, 'now'>;
  /** Told of a centre that is to ask. */
  readonly onNews: (centre: string) => void;
}

/** At a head office: the people that each branch is sent, and what it says of them. */
export function openSentPeople(parts: SentPeopleParts) {
  const { store, people, onChange, clock } = parts;
  const snapshot = openSnapshot(parts);
  const closing = [onChange(() => void snapshot.renew()), store.onExternalChange(() => void snapshot.renew())];
  return {
    /** Whether a branch that has this list, by its digest, is to ask for another, to end somebody, or to say what it has. */
    async hasNews(centre: string, digest: string): Promise<boolean> {
      const [now, report] = [await snapshot.get(), await store.peopleReport(centre)];
      const { digest: last } = now.lists.get(centre) ?? nobody;
      if (digest !== last || (report?.digest ?? 'none') !== digest) return true;
      return endedOf(now, centre, report?.people ?? []).length > 0;
    },
    /** Keeps what a branch has, and gives it its list where that is not the last, and who is to end. */
    async compare(centre: string, { digest, people: there }: RouteBody<'linkPeople'>) {
      const now = await snapshot.get();
      const list = now.lists.get(centre) ?? nobody;
      await store.putPeopleReport({ centre, digest, people: there, at: clock.now() });
      const sent = digest === list.digest ? null : [...list.people];
      return { digest: list.digest, people: sent, ended: [...endedOf(now, centre, there)] };
    },
    list: () => listed(parts),
    /** Ends somebody everywhere; refuses `user-not-found` where neither this head office nor a branch has them. */
    async end(id: string): Promise<Result<object>> {
      const reports = (await store.peopleReports()).filter((report) => report.people.some((one) => one.id === id));
      const isKept = (await people.list()).some((one) => one.id === id);
      if (!isKept && reports.length === 0) return refuse('user-not-found', 'There is no such person');
      await store.endPerson(id, clock.now());
      if (isKept) await people.remove(id);
      await snapshot.renew();
      for (const { centre } of reports) parts.onNews(centre);
      return ok({});
    },
    close(): void {
      for (const one of closing) one.close();
    },
  };
}
export type SentPeople = ReturnType<typeof openSentPeople>;

type Kept = Awaited<ReturnType<CountryPeople['list']>>[number];
type There = ReadonlyMap<string, readonly PersonThere[]>;
type Shown = RouteValue<'countryPeople'>[number];

interface List {
  readonly digest: string;
  readonly people: readonly SentPerson[];
}
interface Snapshot {
  readonly lists: ReadonlyMap<string, List>;
  readonly placesOf: ReadonlyMap<string, Kept['places']>;
  /** Those who were ended for good. */
  readonly ended: ReadonlySet<string>;
}
const nobody: List = { digest: 'none', people: [] };

/** The people that each centre is sent: made once, until people may have changed and after a minute at the latest. */
const openSnapshot = (parts: SentPeopleParts) => {
  const { clock, onNews } = parts;
  let made: { readonly at: number; readonly snapshot: Promise<Snapshot> } | null = null;
  const make = () => {
    const mine = { at: clock.now(), snapshot: takeSnapshot(parts) };
    made = mine;
    mine.snapshot.catch(() => {
      if (made === mine) made = null;
    });
    return mine.snapshot;
  };
  return {
    get: (): Promise<Snapshot> =>
      made !== null && Math.abs(clock.now() - made.at) <= freshMs ? made.snapshot : make(),
    /** Makes it again where anybody has asked for it, and tells of the centres that are sent others. */
    async renew(): Promise<void> {
      if (made === null) return;
      const before = made.snapshot;
      try {
        const [old, fresh] = [(await before).lists, (await make()).lists];
        for (const centre of new Set([...old.keys(), ...fresh.keys()]))
          if (old.get(centre)?.digest !== fresh.get(centre)?.digest) onNews(centre);
      } catch {
        // It is made again when a branch asks, within half a minute.
      }
    },
  };
};
const freshMs = 60_000;

const takeSnapshot = async ({ store, people }: SentPeopleParts): Promise<Snapshot> => {
  const [kept, ended] = [await people.list(), await store.endedPeople()];
  const sent = new Map<string, SentPerson[]>();
  for (const user of kept)
    for (const { centre, role } of user.places) sent.set(centre, [...(sent.get(centre) ?? []), sentOf(user, role)]);
  const lists = [...sent].map(([centre, list]) => [centre, { digest: digestOf(list), people: list }] as const);
  return { lists: new Map(lists), placesOf: new Map(kept.map(({ id, places }) => [id, places])), ended };
};

const digestOf = (list: readonly SentPerson[]): string =>
  hash(
    'sha256',
    JSON.stringify(list.map(({ id, version }) => [id, version]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))),
  );

const sentOf = (user: Kept, role: SentPerson['role']): SentPerson => {
  const { id, login, name, passwordHash, active, mustChange } = user;
  const person = {
    id,
    user: login,
    name,
    role,
    passwordHash,
    active,
    mustChange,
    secondFactor: user.secondFactor !== undefined,
  };
  return { ...person, version: hash('sha256', JSON.stringify(person)) };
};

const stateOf = (
  { id, version }: SentPerson,
  there: readonly PersonThere[] | undefined,
): Shown['places'][number]['state'] => {
  const known = there?.find((one) => one.id === id);
  if (known === undefined) return 'waiting';
  if (known.version === null) return 'taken';
  return known.version === version ? 'in-force' : 'changing';
};

/** Who of those at a branch is to end: those who have no role there any more, or were ended for good. Those unknown to this head office stay. */
const endedOf = ({ placesOf, ended }: Snapshot, centre: string, there: readonly PersonThere[]): readonly string[] =>
  there.flatMap(({ id, version }) => {
    const places = placesOf.get(id);
    const isOver = places === undefined ? ended.has(id) : places.every((place) => place.centre !== centre);
    return version !== null && isOver ? [id] : [];
  });

/** Those who are kept here, with where each is in force; and those who are not, where they still are. */
const listed = async ({ store, people }: SentPeopleParts): Promise<RouteValue<'countryPeople'>> => {
  const [kept, seen, reports] = await Promise.all([people.list(), people.seen(), store.peopleReports()]);
  const ended = await store.endedPeople();
  const there: There = new Map(reports.map((report) => [report.centre, report.people]));
  const shown = kept.map((user) => shownKept(user, seen.get(user.id), there));
  const known = new Set(kept.map(({ id }) => id));
  const gone = new Map<string, Shown>();
  for (const { id, login, name, version } of [...there.values()].flat()) {
    if (known.has(id) || version === null) continue;
    const nothing = { active: false, mustChange: false, secondFactor: false, seenAt: null };
    const places = leaving(id, new Set(), there);
    gone.set(id, { id, user: login, name, ...nothing, kept: false, ended: ended.has(id), places });
  }
  return [...shown, ...gone.values()];
};

const shownKept = (user: Kept, seenAt: number | undefined, there: There): Shown => {
  const { id, login, name, active, mustChange, secondFactor, places } = user;
  const stays = new Set(places.map(({ centre }) => centre));
  const at = places.map(({ centre, role }) => ({
    centre,
    role,
    state: stateOf(sentOf(user, role), there.get(centre)),
  }));
  return {
    ...{
      id,
      user: login,
      name,
      active,
      mustChange,
      secondFactor: secondFactor !== undefined,
      kept: true,
      ended: false,
    },
    seenAt: seenAt === undefined ? null : new Date(seenAt).toISOString(),
    places: [...at, ...leaving(id, stays, there)],
  };
};

/** The centres in which somebody still is in force and has no role any more. */
const leaving = (id: string, stays: ReadonlySet<string>, there: There): Shown['places'] =>
  [...there].flatMap(([centre, people]) => {
    const isThere = people.some((one) => one.id === id && one.version !== null);
    return isThere && !stays.has(centre) ? [{ centre, role: null, state: 'changing' as const }] : [];
  });
