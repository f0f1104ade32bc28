import { Check } from 'typebox/value';
import type { CitizenCases } from '../../shared/cases/citizen-routes.ts';
import { CitizenFound, CitizenKnown, type CitizenOrder } from '../../shared/country/citizen-orders.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { openAllowance } from '../access/allowance.ts';
import { citizenTimes } from '../access/citizen-code.ts';
import type { CitizenAddress } from '../access/citizens.ts';
import { hashSecret, longSecret } from '../access/secrets.ts';
import { openBackground } from '../async/background.ts';
import type { BranchQuestions } from './branch-questions.ts';

export interface CitizenHistoryParts {
  readonly questions: Pick<BranchQuestions, 'ask'>;
  readonly clock: Clock;
  /** The centres that bring their logs here, with their names. */
  readonly centres: () => Promise<readonly Unreached[]>;
}
type Unreached = NonNullable<CitizenCases['unreached']>[number];

/** How long a branch has to answer (ms). */
const answerMs = 10_000;
/** As many codes for one address in an hour as at a branch. */
const pace = { atOnce: 3, everyMs: 1_200_000 } as const;
/** Codes for all addresses together: each asks every branch, and who asks need not be anybody. */
const together = { atOnce: 60, everyMs: 200 } as const;

/**
 * A citizen's history across the centres of a head office: asked of each branch, of which one sends the code and looks at it. What they
 * say is kept in this process's memory until the list closes, and nowhere else.
 */
export function openCitizenHistory(parts: CitizenHistoryParts) {
  const { clock } = parts;
  const background = openBackground();
  const allowance = openAllowance(clock);
  const { asking, lists, keep, open } = createMemory(clock, background);
  return {
    /** Has a branch that knows the address send a code to it; the answer is the same where none does. */
    ask(address: CitizenAddress, language: string): Result<{ readonly seconds: number }> {
      const key = keyOf(address);
      const wait = allowance.take(everybody, together) ?? allowance.take(key, pace);
      if (wait !== null) return refuse('too-many', 'Too many tries', { retryAfterSeconds: wait });
      keep(key, askForCode(parts, address, language));
      return ok({ seconds: citizenTimes.codeSeconds });
    },
    /** Gives the secret of the list, known to nobody else; refuses what the branch that sent the code refuses. */
    async signIn(address: CitizenAddress, code: string, name: string | undefined) {
      const begun = await asking.get(keyOf(address));
      const found = begun === undefined ? wrongCode : await listOf(parts, begun, address, { code, name });
      if (found.ok) asking.delete(keyOf(address));
      return found.ok ? ok(open(found.value)) : found;
    },
    find: (secret: string | null): CitizenCases | null =>
      secret === null ? null : (lists.get(hashSecret(secret)) ?? null),
    end(secret: string | null): void {
      if (secret !== null) lists.delete(hashSecret(secret));
    },
    close: background.close,
  };
}
export type CitizenHistory = ReturnType<typeof openCitizenHistory>;

/** What is known for a while, and forgotten by itself. */
const createMemory = (clock: Clock, background: ReturnType<typeof openBackground>) => {
  const asking = new Map<string, Promise<Asking>>();
  const lists = new Map<string, CitizenCases>();
  const keep = (key: string, begun: Promise<Asking>): void => {
    asking.set(key, begun);
    const forget = (): void => {
      if (asking.get(key) === begun) asking.delete(key);
    };
    void background.run(async () => void (await begun), forget);
    forgetAfter(citizenTimes.codeSeconds, forget);
  };
  const open = (list: Omit<CitizenCases, 'until'>) => {
    const secret = longSecret();
    const until = new Date(clock.now() + citizenTimes.sessionSeconds * 1000).toISOString();
    lists.set(hashSecret(secret), { ...list, until });
    forgetAfter(citizenTimes.sessionSeconds, () => lists.delete(hashSecret(secret)));
    return { secret, until };
  };
  const forgetAfter = (seconds: number, forget: () => void) => void clock.after(seconds * 1000, forget);
  return { asking, lists, keep, open };
};

/** What came of asking for a code. */
interface Asking {
  /** The branch that sent it; null = none did. */
  readonly sender: string | null;
  /** Those that know the address, and those that did not say. */
  readonly others: readonly string[];
}

const wrongCode = refuse('wrong-code', 'This code is not right, or counts no longer');
/** No address has this name. */
const everybody = '';
const keyOf = ({ by, text }: CitizenAddress): string => `${by} ${text.trim().toLowerCase()}`;

const askForCode = async (
  { questions, centres }: CitizenHistoryParts,
  address: CitizenAddress,
  language: string,
): Promise<Asking> => {
  const said = await Promise.all(
    (await centres()).map(async ({ centre }) => {
      const answer = await questions.ask(centre, { kind: 'citizen-known', ...address }, answerMs);
      return { centre, known: Check(CitizenKnown, answer?.answer) ? answer.answer : null };
    }),
  );
  const knowing = said.filter(({ known }) => known?.known === true);
  const sender = (knowing.find(({ known }) => known?.sends === true) ?? knowing[0])?.centre ?? null;
  if (sender !== null) await questions.ask(sender, { kind: 'citizen-code', ...address, language }, answerMs);
  const others = said.flatMap(({ centre, known }) => (known?.known === false || centre === sender ? [] : [centre]));
  return { sender, others };
};

interface Shown {
  readonly code: string;
  readonly name: string | undefined;
}

/** The branch that sent the code is asked first: without its word no other one is. */
const listOf = async (
  { questions, centres, clock }: CitizenHistoryParts,
  { sender, others }: Asking,
  address: CitizenAddress,
  { code, name }: Shown,
): Promise<Result<Omit<CitizenCases, 'until'>>> => {
  if (sender === null) return wrongCode;
  const of = { kind: 'citizen-list', ...address, ...(name === undefined ? {} : { name }) } as const;
  const ask = (centre: string, shows: Extract<CitizenOrder, { kind: 'citizen-list' }>['shows']) =>
    questions.ask(centre, { ...of, shows }, answerMs);
  const first = await ask(sender, { code });
  if (first === null) return refuse('too-many', 'The branch does not answer now', { retryAfterSeconds: 10 });
  if (first.outcome !== 'done') return refused(first.detail);
  const shows = { provenAt: sender, on: new Date(clock.now()).toISOString() };
  const rest = await Promise.all(others.map(async (centre) => ({ centre, answer: await ask(centre, shows) })));
  const all = [first, ...rest.map(({ answer }) => answer)].flatMap((answer): readonly CitizenFound[] =>
    Check(CitizenFound, answer?.answer) ? [answer.answer] : [],
  );
  const silent = new Set(rest.flatMap(({ centre, answer }) => (isAnswered(answer) ? [] : [centre])));
  return ok({
    cases: all.flatMap(({ cases }) => cases).sort((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1)),
    seats: all.flatMap(({ seats }) => seats).sort((a, b) => (a.date < b.date ? 1 : -1)),
    unreached: (await centres()).filter(({ centre }) => silent.has(centre)),
  });
};

/** Of a name that is not theirs nothing is kept there. */
const isAnswered = (answer: Awaited<ReturnType<BranchQuestions['ask']>>): boolean =>
  Check(CitizenFound, answer?.answer) || answer?.detail === 'wrong-name';

const refused = (code: string | undefined): Result<never> => {
  if (code === 'needs-name') return refuse('needs-name', 'Several people gave this: say your surname too');
  if (code === 'wrong-name') return refuse('wrong-name', 'Nothing of one person has this name');
  return code === 'too-many' ? refuse('too-many', 'Too many tries', { retryAfterSeconds: 600 }) : wrongCode;
};
