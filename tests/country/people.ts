import type { CentreRequest, Reply } from '../../server/centre/centre-request.ts';
import type { Actor } from '../../shared/access.ts';
import type { Command } from '../../shared/commands.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { Result } from '../../shared/refusals.ts';
import type { Operation } from '../crash/checker.ts';
import type { Branch, RunningBranch } from './branch.ts';
import type { World } from './world.ts';

/** Those in the hall of a branch: who comes, who serves, who leads. They ask again under the same key until they are answered, or give up. */
export interface People {
  /** Lets them do as the dice say, until a moment (ms). */
  act(until: number): void;
  readonly operations: readonly Operation[];
  /** What went wrong on the server though nothing had been done to it. */
  readonly faults: readonly string[];
}

export function createPeople(world: World, branch: Branch): People {
  const asking = createAsking(world, branch);
  const { dice } = asking;
  const kiosk = async (until: number): Promise<void> => {
    for (;;) {
      await world.sleep(dice.exponential(35_000));
      if (world.now() > until) return;
      await issue(asking);
    }
  };
  const clerk = async (counter: string, until: number): Promise<void> => {
    while (world.now() < until) {
      await world.sleep(2000 + dice.exponential(11_000));
      await serve(asking, counter);
    }
  };
  const manager = async (until: number): Promise<void> => {
    for (;;) {
      await world.sleep(dice.exponential(30 * 60_000));
      if (world.now() > until) return;
      await emergency(asking);
    }
  };
  return {
    act(until) {
      void kiosk(until);
      for (const counter of ['1', '2']) void clerk(counter, until);
      void manager(until);
    },
    operations: asking.operations,
    faults: asking.faults,
  };
}

/** What is asked: the command, and what is told of what it came to. */
interface Wish {
  readonly command: Command;
  readonly value: (events: readonly QueueEvent[]) => string | null;
}
type Made = (running: RunningBranch) => Wish;

const createAsking = (world: World, { centre, servers }: Branch) => {
  const dice = world.dice(`people ${centre}`);
  /** One of its servers; null where that does not run or sleeps. */
  const reached = (): RunningBranch | null => {
    const site = servers[servers.length === 1 ? 0 : dice.int(servers.length)];
    return site === undefined || site.computer.isAsleep() ? null : site.running();
  };
  const operations: Operation[] = [];
  const faults: string[] = [];
  let asked = 0;
  const once = (made: Made, key: string): Promise<Result<Reply> | null> =>
    new Promise((resolve) => {
      const running = reached();
      world.after(patienceMs, () => resolve(null));
      if (running === null) return void world.after(300, () => resolve(null));
      running.life.onEnd(() => resolve(null));
      world.after(1 + dice.int(20), () => {
        if (!running.life.alive || running.isAsleep()) return;
        running.live.ask(requestOf(made(running), key)).then(resolve, (error: unknown) => {
          faults.push(String(error));
          resolve(null);
        });
      });
    });
  return {
    ...{ world, reached, dice, operations, faults },
    /** The value of the answer; `ended` null = there was none. A refusal has no value. */
    async ask(client: string, made: Made): Promise<Answered> {
      const key = `${client} ${asked++}`;
      const began = world.now();
      for (;;) {
        const answer = await once(made, key);
        const isFinal = answer?.ok === true || (answer !== null && !isPassing(answer.refusal.code));
        if (isFinal) return { began, ended: world.now(), value: answer.ok ? valueIn(answer.value.body) : null };
        if (dice.uniform() < 0.07) return { began, ended: null, value: null };
        await world.sleep(500 + dice.exponential(4000));
      }
    },
  };
};

type Asking = ReturnType<typeof createAsking>;
interface Answered {
  readonly began: number;
  readonly ended: number | null;
  readonly value: string | null;
}

/** How long one waits for an answer before asking again (ms). */
const patienceMs = 15_000;
const isPassing = (code: string): boolean => code === 'cannot-store' || code === 'too-many';

const requestOf = ({ command, value }: Wish, key: string): CentreRequest => ({
  command,
  key: { scope: 'hall', key, bodyHash: '' },
  toReply: ({ events }) => ({ told: value(events) }),
});
const valueIn = (body: string): string | null => JSON.parse(body).value.told;

const kioskActor: Actor = { kind: 'device', id: 'kiosk-k', role: 'system' };
const clerkOf = (counter: string): Actor => ({ kind: 'user', id: `clerk-${counter}`, role: 'clerk' });
const managerActor: Actor = { kind: 'user', id: 'manager', role: 'manager' };

const issue = async ({ ask, dice, operations }: Asking): Promise<void> => {
  const service = ['a', 'b', 'c'][dice.int(3)] ?? 'a';
  const priorityClass = dice.uniform() < 0.15 ? 'veteran' : null;
  const told = { language: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
  const { began, ended, value } = await ask('kiosk', ({ clock, newId }) => {
    const ticket = newId();
    const asked = { at: clock.now(), by: kioskActor, ticket, job: newId(), service, priorityClass };
    return { command: { type: 'issue-ticket', ...asked, ...told }, value: () => ticket };
  });
  operations.push({ do: 'issue', client: 'kiosk', began, ended, service, priorityClass, ticket: value });
};

const called = (events: readonly QueueEvent[]): string | null =>
  events.find((event) => event.type === 'ticket-called')?.ticket ?? null;

/** Opens the counter, or finishes with the one who stands there, or serves the next. */
const serve = async (asking: Asking, counter: string): Promise<void> => {
  const { ask, dice, operations, reached, world } = asking;
  const client = `clerk ${counter}`;
  const by = clerkOf(counter);
  const held = reached()?.live.latest().counters.get(counter);
  if (held?.state !== 'open') {
    await ask(client, ({ clock }) => ({
      ...{ command: { type: 'open-counter', at: clock.now(), by, counter, profile: null }, value: () => null },
    }));
    return;
  }
  const found = held.ticket;
  if (found !== null) return finish(asking, counter, found);
  const { began, ended, value } = await ask(client, ({ clock, newId }) => ({
    ...{ command: { type: 'call-next', at: clock.now(), by, counter, callId: newId() }, value: called },
  }));
  operations.push({ do: 'call', client, began, ended, counter, ticket: value });
  if (value === null) return;
  await world.sleep(dice.exponential(10_000));
  await finish(asking, counter, value);
};

const finish = async (asking: Asking, counter: string, ticket: string): Promise<void> => {
  const { dice, world } = asking;
  if (dice.uniform() < 0.1) return void (await move(asking, counter, ticket, 'mark-no-show'));
  await move(asking, counter, ticket, 'start-ticket');
  await world.sleep(dice.exponential(30_000));
  if (dice.uniform() < 0.1) {
    await move(asking, counter, ticket, 'park-ticket');
    await world.sleep(dice.exponential(20_000));
    await move(asking, counter, ticket, 'resume-ticket');
  }
  await move(asking, counter, ticket, 'finish-ticket');
};

const move = async (
  { ask, operations }: Asking,
  counter: string,
  ticket: string,
  type: 'start-ticket' | 'finish-ticket' | 'mark-no-show' | 'park-ticket' | 'resume-ticket',
): Promise<void> => {
  const by = clerkOf(counter);
  const client = `clerk ${counter}`;
  const { began, ended, value } = await ask(client, ({ clock }) => {
    const asked = { at: clock.now(), by, ticket };
    const command: Command = type === 'finish-ticket' ? { type, ...asked, outcome: null } : { type, ...asked };
    return { command, value: () => 'done' };
  });
  const told = type === 'start-ticket' ? 'start' : 'finish';
  if (value === null || (type !== 'start-ticket' && type !== 'finish-ticket')) return;
  operations.push({ do: told, client, began, ended, ticket, done: true });
};

/** The hall is cleared, and comes back some minutes later. */
const emergency = async ({ ask, dice, world }: Asking): Promise<void> => {
  const by = managerActor;
  await ask('manager', ({ clock }) => ({
    ...{ command: { type: 'begin-emergency', kind: 'suspend', at: clock.now(), by }, value: () => 'done' },
  }));
  await world.sleep(dice.exponential(2 * 60_000));
  await ask('manager', ({ clock }) => ({
    ...{ command: { type: 'end-emergency', at: clock.now(), by }, value: () => 'done' },
  }));
};
