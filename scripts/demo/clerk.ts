import type { ViewFrame } from '../../shared/live.ts';
import type { Result } from '../../shared/refusals.ts';
import { minuteMs } from '../../shared/time/durations.ts';
import type { CounterTicket, CounterView } from '../../shared/views.ts';
import { type Break, breaksOf } from './breaks.ts';
import type { Clerk, DemoHall } from './demo-hall.ts';
import { asAsker, type DemoPerson } from './people.ts';
import { beginService, receive } from './serving.ts';
import { unknownVisitor } from './visitors.ts';

/** Sits down at the counter of this person. */
export function openClerk(hall: DemoHall, person: DemoPerson, index: number): Clerk {
  let turn = 0;
  let idle = false;
  const clerk: Clerk = {
    hall,
    counter: person.counter ?? '',
    asker: asAsker(person),
    aside: new Map(),
    doIn(ms, what) {
      turn += 1;
      idle = false;
      const mine = turn;
      hall.agenda.in(ms, async () => {
        if (mine === turn) await what();
      });
    },
    lookIn: (ms) => clerk.doIn(ms, look),
    lookUp() {
      if (idle) clerk.lookIn(reactionMs + hall.random.uniform() * reactionMs);
    },
  };
  const rest = (): void => {
    clerk.lookIn(idleMs);
    idle = true;
  };
  const look = async (): Promise<void> => {
    // Whatever else happens, they look again.
    clerk.lookIn(againMs);
    const view = await counterView(clerk);
    if (view === null || !view.day.open) return;
    const { state, clerk: who } = view.counter;
    const pause = breaksOf(index, clerk.hall.agenda.now());
    if (state === 'closed') return void (pause === null && (await open(clerk)));
    // Somebody else sits here: a person who looks at the demo may.
    if (who !== null && who.name !== person.name) return;
    if (view.ticket !== null) return goOnWith(clerk, view.ticket);
    if (state === 'paused') return pause === null ? goOn(clerk) : clerk.lookIn(pause.until - clerk.hall.agenda.now());
    if (pause !== null) return takeBreak(clerk, pause);
    if (!(await nextVisitor(clerk))) rest();
  };
  return clerk;
}

/** How soon an idle clerk calls one who came, looks again without that, and after anything that did not go as it should (ms). */
const reactionMs = 2500;
const idleMs = minuteMs;
const againMs = 20_000;

const counterView = async ({ hall, counter, asker }: Clerk): Promise<CounterView | null> => {
  const asked = await hall.asking.ask(asker, 'view', { params: { view: 'counter', subject: counter } });
  return asked.ok ? (asked as Result<ViewFrame<CounterView>> & { readonly ok: true }).value.data : null;
};

const open = async (clerk: Clerk): Promise<void> => {
  const { hall, counter, asker } = clerk;
  const opened = await hall.asking.ask(asker, 'openCounter', { params: { counter } });
  if (opened.ok) clerk.lookIn(5000);
};

const goOn = async (clerk: Clerk): Promise<void> => {
  const { hall, counter, asker } = clerk;
  const resumed = await hall.asking.ask(asker, 'resumeCounter', { params: { counter } });
  if (resumed.ok) clerk.lookIn(4000);
};

const takeBreak = async (clerk: Clerk, { until, reason }: Break): Promise<void> => {
  const { hall, counter, asker } = clerk;
  const paused = await hall.asking.ask(asker, 'pauseCounter', { params: { counter }, body: { reason } });
  if (paused.ok) clerk.lookIn(until - hall.agenda.now());
};

/** What was going on before they looked: before the demo was ended, or by another hand. */
const goOnWith = async (clerk: Clerk, { id, service, status }: CounterTicket): Promise<void> => {
  const { visitors, random } = clerk.hall;
  const visitor = visitors.get(id) ?? unknownVisitor(clerk.hall, service);
  visitors.set(id, visitor);
  if (status === 'called') return void receive(clerk, id, visitor);
  if (visitor.leftMs === null) visitor.leftMs = random.uniform() * 3 * minuteMs;
  beginService(clerk, id, visitor);
};

/** Takes up who came back, or calls the next one; false = there is nobody. */
const nextVisitor = async (clerk: Clerk): Promise<boolean> => {
  const { hall, counter, asker, aside } = clerk;
  const now = hall.agenda.now();
  const [back] = [...aside].find(([, at]) => at <= now) ?? [];
  if (back !== undefined) {
    aside.delete(back);
    const resumed = await hall.asking.ask(asker, 'resume', { params: { ticket: back } });
    const visitor = hall.visitors.get(back);
    if (resumed.ok && visitor !== undefined) {
      beginService(clerk, back, visitor);
      return true;
    }
  }
  const called = await hall.asking.ask(asker, 'callNext', { params: { counter } });
  if (!called.ok) return called.refusal.code !== 'nothing-waiting';
  const { id, service } = called.value.ticket;
  const visitor = hall.visitors.get(id) ?? unknownVisitor(hall, service);
  hall.visitors.set(id, visitor);
  hall.tally.calls += 1;
  receive(clerk, id, visitor);
  return true;
};
