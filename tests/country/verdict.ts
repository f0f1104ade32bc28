import { replayedLegs } from '../../engine/queue/replayed-legs.ts';
import type { StoredBody } from '../../server/store/link.ts';
import type { Store } from '../../server/store/store.ts';
import { chainCheck } from '../../server/store/verify/chain-check.ts';
import { legCheck } from '../../server/store/verify/leg-check.ts';
import type { StoredEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { judge } from '../crash/checker.ts';
import type { Branch } from './branch.ts';
import type { Disk } from './disk.ts';
import { factsOf } from './facts.ts';
import type { RunningOffice } from './head-office.ts';
import type { AskedOrder } from './head-people.ts';
import type { People } from './people.ts';
import type { Site } from './site.ts';
import type { World } from './world.ts';

/** What is to be said of a country once all has been well for a while. */
export interface Verdict {
  readonly findings: readonly string[];
  /** The end of each log. */
  readonly logs: readonly string[];
}

interface Judged {
  readonly world: World;
  readonly office: Site<RunningOffice>;
  readonly branches: readonly Branch[];
  readonly people: readonly People[];
  readonly headPeople: { readonly orders: readonly AskedOrder[] };
}

export async function verdictOn({ office, branches, people, headPeople }: Judged): Promise<Verdict> {
  const [findings, logs]: [string[], string[]] = [[], []];
  const there = office.running();
  if (there === null) return { findings: ['the head office does not run'], logs };
  for (const [at, { centre, disk, servers }] of branches.entries()) {
    const here = servers[0]?.running() ?? null;
    if (here === null || servers.some((site) => site.running() === null)) {
      findings.push(`${centre} does not run`);
      continue;
    }
    const report = (what: string): void => void findings.push(`${centre}: ${what}`);
    const kept = await keptOf(here.store, centre);
    logs.push(`${centre}: ${kept.bodies.length} events ${kept.bodies.at(-1)?.hash}`);
    comparesTo(kept, await keptOf(there.store, centre), there.centres.find(centre)?.latest().seq ?? 0, report);
    await verifies(kept, centre, report);
    hallHolds(kept, people[at], report);
    ordersHold(
      disk,
      headPeople.orders.filter((order) => order.centre === centre),
      await there.store.orders(centre, 10_000),
      report,
    );
    durationsHold(disk, report);
    const ended = await here.live.ask({
      command: { type: 'end-emergency', at: here.clock.now(), by: manager },
      toReply: () => null,
    });
    if (here.live.latest().emergency !== null)
      report(`the emergency cannot be ended: ${ended.ok ? '' : ended.refusal.code}`);
  }
  return { findings, logs };
}

type Report = (what: string) => void;
const manager = { kind: 'user', id: 'manager', role: 'manager' } as const;

interface Kept {
  readonly bodies: readonly StoredBody[];
  readonly events: readonly StoredEvent[];
  readonly legs: readonly LegRow[];
}

const keptOf = async (store: Store, centre: string): Promise<Kept> => ({
  bodies: await store.bodies(centre, 0, 1_000_000),
  events: await store.events(centre, 0, 1_000_000),
  legs: await store.legs(centre, '1970-01-01', '2999-12-31', true),
});

/** The head office has what the branch has, to the byte, and shows it. */
const comparesTo = (here: Kept, there: Kept, shown: number, report: Report): void => {
  const differs = here.bodies.find(
    ({ hash, body }, at) => there.bodies[at]?.hash !== hash || there.bodies[at]?.body !== body,
  );
  if (here.bodies.length !== there.bodies.length)
    report(`${here.bodies.length} events, ${there.bodies.length} at the head office`);
  else if (differs !== undefined) report(`event ${differs.seq} is another one at the head office`);
  if (JSON.stringify(here.legs) !== JSON.stringify(there.legs)) report('the legs at the head office are other ones');
  if (shown !== there.bodies.length) report(`the head office shows event ${shown} of ${there.bodies.length}`);
};

/** What `npm run verify` looks at: the chain of hashes, the order of time, and the legs. */
const verifies = async ({ bodies, legs }: Kept, centre: string, report: Report): Promise<void> => {
  const told = (problem: string, seq: number | null, message: string): void => report(`${problem} ${seq}: ${message}`);
  const links = chainCheck(told);
  const counts = [...Map.groupBy(legs, ({ date }) => date)].map(([date, all]) => ({ date, count: all.length }));
  const reads = { legs: async () => legs, legCounts: async () => counts };
  const compared = legCheck(reads, centre, replayedLegs, told);
  for (const { seq, hash, body } of bodies) {
    const event = JSON.parse(body);
    const row = { seq, hash, body, ticket: event.ticket ?? null, type: event.type, day: event.date, at: event.at };
    const stored = links.check(row);
    if (stored !== null) await compared.take(stored);
  }
  await compared.finish();
};

/** The judge of the crash tests on what people were told, and what the log says. */
const hallHolds = ({ events, legs }: Kept, people: People | undefined, report: Report): void => {
  const facts = factsOf(events);
  const served = legs.filter(({ ending }) => ending === 'served').length;
  const sums = { byCounter: [served], byService: [served] };
  const { findings } = judge({ operations: people?.operations ?? [], facts, drained: false, sums });
  for (const { problem, message } of findings) report(`${problem}: ${message}`);
  for (const fault of people?.faults ?? []) report(`a request broke: ${fault}`);
};

/**
 * By how much an order may be late (ms): it takes a while from being taken in to standing on the disk, and a head office that starts with
 * a clock a minute and a half behind, though later than all that it knows, cannot tell.
 */
const doingMs = 100_000;

/** No order was done twice, or after its lapse, and each that never lapses came to something. */
const ordersHold = (
  disk: Disk,
  asked: readonly AskedOrder[],
  shown: readonly { readonly id: string; readonly outcome: string | null }[],
  report: Report,
): void => {
  const doneAt = new Map<string, number[]>();
  for (const { at, commit } of disk.transactions())
    for (const { scope, key } of commit?.write.answers ?? [])
      if (scope.startsWith('order ')) doneAt.set(key, [...(doneAt.get(key) ?? []), at]);
  for (const { id, kind, askedAt, lapseMs } of asked) {
    const times = doneAt.get(id) ?? [];
    if (times.length > 1) report(`order ${id} (${kind}) was done ${times.length} times`);
    const late = times.find((at) => lapseMs !== null && at > askedAt + lapseMs + doingMs);
    if (late !== undefined)
      report(`order ${id} (${kind}) was done ${Math.round((late - askedAt) / 1000)} s after it was asked for`);
    const found = shown.find((order) => order.id === id);
    if (lapseMs === null && found !== undefined && found.outcome === null)
      report(`order ${id} (${kind}) came to nothing`);
  }
};

/** How far the time between two events may be from the true one (ms): what is dated when it was asked for may have waited for the disk. */
const slackMs = 30_000;
/** So many events may have been asked for before the computer slept, and stored after. */
const inMailbox = 8;

/** A correction that could not be stored at once stands in the log with one of the next looks (ms). */
const correctedMs = 15_000;

/** [T7] Between two events as much time has passed as truly has, unless the log says that it was corrected or the computer started again. */
const durationsHold = (disk: Disk, report: Report): void => {
  const dated = disk
    .transactions()
    .flatMap(({ commit, ...when }) => (commit?.write.events ?? []).map((event) => ({ ...when, event })));
  const corrections = dated.flatMap(({ event, at }) => (event.type === 'clock-corrected' ? at : []));
  for (const [at, { event, ...now }] of dated.entries()) {
    const before = dated[at - 1];
    if (before?.cuts !== now.cuts || corrections.some((then) => then >= now.at && then < now.at + correctedMs))
      continue;
    const [passed, should] = [event.at - before.event.at, now.at - before.at];
    const slept = now.slept - (dated[at - inMailbox]?.slept ?? 0);
    if (Math.abs(passed - should) > slackMs + slept)
      report(
        `${Math.round(passed / 1000)} s passed up to ${event.type}, truly ${Math.round(should / 1000)} s [${new Date(now.at).toISOString()}]`,
      );
  }
};
