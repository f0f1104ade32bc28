import type { CitizenOrder } from '../../shared/country/citizen-orders.ts';
import type { RouteBody } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { Chance } from './chance.ts';

/** What a branch said; null = nothing in time. */
export type BranchAnswer = RouteBody<'linkResult'> | null;

interface Open {
  readonly id: string;
  readonly centre: string;
  readonly order: CitizenOrder;
  readonly lapsesAt: number;
  isGiven: boolean;
  readonly end: (answer: BranchAnswer) => void;
}

/** Questions to branches that are kept in memory until they are answered or have lapsed, and nowhere else. `asked` is told of which centre. */
export function openBranchQuestions(clock: Clock, chance: Pick<Chance, 'newId'>, asked: (centre: string) => void) {
  const open = new Map<string, Open>();
  return {
    /** Resolves within `ms`. */
    ask: (centre: string, order: CitizenOrder, ms: number): Promise<BranchAnswer> =>
      new Promise((resolve) => {
        const id = `${prefix}${chance.newId()}`;
        const end = (answer: BranchAnswer): void => {
          timer.cancel();
          open.delete(id);
          resolve(answer);
        };
        const timer = clock.after(ms, () => end(null));
        open.set(id, { id, centre, order, lapsesAt: clock.now() + ms, isGiven: false, end });
        asked(centre);
      }),
    /** Those of a centre that were not given yet: each is given once. */
    take(centre: string) {
      const found = [...open.values()].filter((one) => one.centre === centre && !one.isGiven);
      for (const one of found) one.isGiven = true;
      return found.map(({ id, order, lapsesAt }) => ({ id, order, lapsesInMs: lapsesAt - clock.now() }));
    },
    /** False where there is no such question, or no longer. */
    answer(centre: string, id: string, answer: RouteBody<'linkResult'>): boolean {
      const one = open.get(id);
      if (one?.centre !== centre) return false;
      one.end(answer);
      return true;
    },
    close(): void {
      for (const { end } of [...open.values()]) end(null);
    },
  };
}
export type BranchQuestions = ReturnType<typeof openBranchQuestions>;

const prefix = 'ask-';

/** Whether an id is that of a question: where a branch goes on from after it is none of its business. */
export const isQuestion = (id: string): boolean => id.startsWith(prefix);
