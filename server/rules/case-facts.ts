import type { CaseEvent, CaseFactAsked } from '../../shared/cases/case-events.ts';
import type { DecisionTable, Facts, FactValue, TableFact } from '../../shared/cases/table-schema.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { KeptCaseText } from '../store/cases.ts';

/** [RE2] What is known of a case, and what has still to be asked. */

/** What a register said, with when (ms). */
interface Said {
  readonly event: CaseFactAsked;
  readonly values: { readonly [name: string]: FactValue };
}

/** The registers that a table asks, each once. */
export function registersOf({ facts }: DecisionTable): readonly string[] {
  return [...new Set(facts.flatMap(({ register }) => (register === undefined ? [] : [register.id])))];
}

/** When a register is to be asked (ms), by what it said before; null = not again, for as long as what it said is fresh. */
export function nextAsking(
  events: readonly CaseEvent[],
  register: string,
  {
    freshDays,
    retrySeconds,
    now,
  }: { readonly freshDays: number; readonly retrySeconds: readonly number[]; readonly now: number },
): number | null {
  const asked = events.filter((event) => event.type === 'case-fact' && event.register === register);
  const last = asked.at(-1);
  if (last?.type !== 'case-fact') return 0;
  if (last.said === 'answer') return now - last.at <= freshDays * dayMs ? null : 0;
  const tries =
    asked.length - 1 - asked.findLastIndex((event) => event.type === 'case-fact' && event.said === 'answer');
  const wait = retrySeconds[Math.min(tries, retrySeconds.length) - 1] ?? lastRetrySeconds;
  return last.at + wait * 1000;
}

/** [RE2] When a register that is down is asked again, unless its kind says otherwise. */
export const usualRetrySeconds = [60, 300, 1800, 3600] as const;
const lastRetrySeconds = 3600;

/** The facts of a table that are known: out of the answers, and of what each register said last. */
export function knownFacts(
  { facts }: DecisionTable,
  {
    answers,
    events,
    texts,
  }: {
    readonly answers: { readonly [question: string]: unknown };
    readonly events: readonly CaseEvent[];
    readonly texts: readonly KeptCaseText[];
  },
): Facts {
  const said = saidOf({ events, texts });
  const found = visitFound({ events, texts });
  // [CS21] Who applied was asked, and said that the register is right.
  const agrees = events.some((event) => event.type === 'case-supplied' && event.agrees === true);
  return Object.fromEntries(
    facts.flatMap(({ id, answer, register, visit, matches }) => {
      const other = agrees && matches?.onMismatch === 'ask' ? facts.find((one) => one.id === matches.fact) : undefined;
      const from = other?.register ?? register;
      const told = answer !== undefined && other === undefined ? answers[answer] : said(from);
      const value = visit === undefined ? told : found[visit];
      return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? [[id, value]] : [];
    }),
  );
}

/** [CS26] What the visitor of the household wrote, by question; empty = nobody has been there. */
export function visitFound({ events, texts }: Heard): { readonly [question: string]: unknown } {
  const visited = events.findLast((event) => event.type === 'case-visited');
  const body = texts.find(({ id }) => visited?.type === 'case-visited' && id === visited.text)?.body;
  return body === undefined ? {} : JSON.parse(body);
}

interface Heard {
  readonly events: readonly CaseEvent[];
  readonly texts: readonly KeptCaseText[];
}

/** What a register said last of a value; undefined = nothing. */
export function saidOf({ events, texts }: Heard): (from: TableFact['register']) => FactValue | undefined {
  const said = lastSaid(events, texts);
  return (from) => said.get(from?.id ?? '')?.values[from?.value ?? ''];
}

const lastSaid = (events: readonly CaseEvent[], texts: readonly KeptCaseText[]): ReadonlyMap<string, Said> => {
  const bodies = new Map(texts.map(({ id, body }) => [id, body]));
  const said = new Map<string, Said>();
  for (const event of events) {
    if (event.type !== 'case-fact' || event.said !== 'answer') continue;
    const body = bodies.get(event.text ?? '');
    if (body !== undefined) said.set(event.register, { event, values: JSON.parse(body) });
  }
  return said;
};
