import type { SentPerson } from '../../shared/country/people-routes.ts';
import type { RouteBody } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { hourMs } from '../../shared/time/durations.ts';
import type { NationalPeople } from '../access/national.ts';
import type { HeadLine } from './head-line.ts';

export interface TakenPeopleParts {
  readonly people: NationalPeople;
  readonly line: Pick<HeadLine, 'people'>;
  /** One that no correction moves. */
  readonly steady: Pick<Clock, 'now'>;
}

/** At a branch: keeps the people of a centre as its head office sends them. */
export function createTakenPeople(parts: TakenPeopleParts, centre: string) {
  const { people, steady } = parts;
  const list = createList(parts, centre);
  let renewedAt = Number.NEGATIVE_INFINITY;
  return {
    /** Which list is here, as the head office is told with every question. */
    digest: async (): Promise<string> => list.digest() ?? (await list.take()).digest,
    /** The head office was heard; `isNews`: it has another list. False where that could not be had. */
    async heard(key: string, isNews: boolean, signal: AbortSignal): Promise<boolean> {
      if (steady.now() - renewedAt >= hourMs) {
        await people.renew(centre);
        renewedAt = steady.now();
      }
      return isNews || (await list.isFreer()) ? list.compare(key, signal) : true;
    },
    /** It may be another head office when it is back: it is asked afresh. */
    forget: list.forget,
  };
}
export type TakenPeople = ReturnType<typeof createTakenPeople>;

/** The list that was sent last, and what was told of it. */
const createList = ({ people, line }: TakenPeopleParts, centre: string) => {
  let last: { readonly digest: string; readonly sent: readonly SentPerson[] } | null = null;
  let told: RouteBody<'linkPeople'>['people'] = [];
  /** Lets in who was sent, and says who is here. */
  const take = async (): Promise<RouteBody<'linkPeople'>> => {
    const there = last === null ? await people.here(centre) : await people.take(centre, last.sent);
    return { digest: last?.digest ?? (there.length === 0 ? 'none' : 'unknown'), people: [...there] };
  };
  return {
    take,
    digest: () => last?.digest ?? null,
    /** Whether somebody could be let in by now whose name was taken. */
    async isFreer(): Promise<boolean> {
      const refused = told.filter(({ version }) => version === null).length;
      return refused > 0 && (await take()).people.filter(({ version }) => version === null).length < refused;
    },
    /** Tells what is here until the head office has nothing newer; false where it did not answer. */
    async compare(key: string, signal: AbortSignal): Promise<boolean> {
      for (let round = 0; round < roundsAtMost; round += 1) {
        const body = await take();
        const answer = await line.people(key, body, signal);
        if (answer.kind !== 'ok') return false;
        told = body.people;
        const { digest, people: sent, ended } = answer.value;
        if (sent === null && ended.length === 0) return true;
        await people.end(centre, ended);
        if (sent !== null) last = { digest, sent };
      }
      return true;
    },
    forget(): void {
      last = null;
    },
  };
};

/** Lists that come one straight after another; the next question goes on. */
const roundsAtMost = 3;
