import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { RouteBody, RouteQuery, RouteValue } from '../../shared/routes.ts';
import { localTime } from '../../shared/words.ts';
import type { ManagerPorts } from '../ports.ts';
import { type Change, createChange } from '../ui/loaded.ts';
import { readTime } from '../ui/typed-time.ts';
import type { NowModel } from './now-model.ts';

/** Which tickets are meant: empty = whichever, of those waiting only. Times are of the centre's day, as typed. */
export interface Choice {
  readonly service: string;
  readonly device: string;
  readonly from: string;
  readonly to: string;
  readonly parked: '' | 'too' | 'only';
}
/** A field of the choice with a time that cannot be read. */
export type WrongTime = 'from' | 'to';
export type Found = RouteValue<'ticketsToEnd'>;

/** Ending many tickets: nothing is open, the tickets are being chosen, or their number is being agreed to. */
export interface EndManyModel {
  readonly step: ReadonlySignal<'closed' | 'choosing' | 'sure'>;
  readonly choice: ReadonlySignal<Choice>;
  readonly reason: ReadonlySignal<string>;
  /** The times that cannot be read: while there are any, nothing fits and nothing goes on. */
  readonly wrong: ReadonlySignal<readonly WrongTime[]>;
  /** What fits; null = not known yet, or it could not be asked. */
  readonly found: ReadonlySignal<Found | null>;
  readonly change: Change;
  open(): void;
  choose(choice: Choice, reason: string): void;
  /** On to the question, where any tickets fit and not too many. */
  next(): void;
  /** Ends as many as were shown; true once it is done. Where more fit by then, back to the choice. */
  confirm(): Promise<boolean>;
  dismiss(): void;
  close(): void;
}

/** Whether a question about these can be asked: there are any, and not more than end at once. */
export function canEnd(found: Found | null): found is Found {
  return found !== null && found.count > 0 && found.count <= found.atOnce;
}

export function openEndMany(
  centre: string,
  now: Pick<NowModel, 'view' | 'serverNow'>,
  ports: Pick<ManagerPorts, 'api' | 'newKey'>,
): EndManyModel {
  const step = signal<'closed' | 'choosing' | 'sure'>('closed');
  const reason = signal('');
  const { choice, found, wrong, which, look } = createSearch(centre, now, ports);
  const change = createChange();
  let key = '';
  // Visitors who come or are called meanwhile change how many there are.
  const stop = effect(() => {
    void now.view.value?.waiting;
    if (step.value === 'choosing') void untracked(look);
  });
  const open = (): void => {
    choice.value = anything;
    reason.value = '';
    found.value = null;
    change.forget();
    step.value = 'choosing';
  };
  const choose = (chosen: Choice, why: string): void => {
    reason.value = why;
    if (JSON.stringify(chosen) === JSON.stringify(choice.value)) return;
    choice.value = chosen;
    void look();
  };
  const next = (): void => {
    if (wrong.value.length > 0 || !canEnd(found.value) || reason.value.trim() === '') return;
    key = ports.newKey();
    change.forget();
    step.value = 'sure';
  };
  const confirm = async (): Promise<boolean> => {
    if (found.value === null) return false;
    const body: RouteBody<'endTickets'> = { ...which(), reason: reason.peek().trim(), atMost: found.value.count };
    const done = await change.run(() => ports.api('endTickets', { params: { centre }, key, body }));
    const why = change.trouble.value;
    if (!done && why !== null && why !== 'lost') step.value = 'choosing';
    return done;
  };
  return {
    step,
    choice,
    reason,
    wrong,
    found,
    change,
    open,
    choose,
    next,
    confirm,
    dismiss: () => {
      if (!change.busy.value) step.value = 'closed';
    },
    close: stop,
  };
}

/** Which tickets are meant, and how many fit now. */
const createSearch = (centre: string, now: Pick<NowModel, 'view' | 'serverNow'>, ports: Pick<ManagerPorts, 'api'>) => {
  const choice = signal(anything);
  const found = signal<Found | null>(null);
  const wrong = computed(() => wrongTimes(choice.value));
  const which = (): RouteQuery<'ticketsToEnd'> => whichOf(choice.peek(), now);
  const look = async (): Promise<void> => {
    const asked = choice.peek();
    if (wrong.peek().length > 0) {
      found.value = null;
      return;
    }
    const answer = await ports.api('ticketsToEnd', { params: { centre }, query: which() });
    if (choice.peek() === asked) found.value = answer.ok ? answer.value : null;
  };
  return { choice, found, wrong, which, look };
};

const wrongTimes = (choice: Choice): readonly WrongTime[] =>
  (['from', 'to'] as const).filter((field) => choice[field].trim() !== '' && readTime(choice[field]) === null);

const anything: Choice = { service: '', device: '', from: '', to: '', parked: '' };

const whichOf = ({ service, device, from, to, parked }: Choice, now: Pick<NowModel, 'view' | 'serverNow'>) => {
  const view = now.view.peek();
  const zone = view?.centre.timeZone ?? 'UTC';
  const at = (typed: string): string => instantOf(view?.day.date ?? '', readTime(typed) ?? '', zone);
  return {
    ...(service === '' ? {} : { service }),
    ...(device === '' ? {} : { device }),
    ...(from.trim() === '' ? {} : { from: at(from) }),
    ...(to.trim() === '' ? {} : { to: at(to) }),
    ...(parked === '' ? {} : { parked }),
  };
};

/** A time of a day in a zone as ISO in UTC. */
const instantOf = (date: string, time: string, zone: string): string => {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const { year, month, day, hour, minute } = localTime(wanted, zone);
  return new Date(2 * wanted - Date.UTC(year, month - 1, day, hour, minute)).toISOString();
};
