import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CounterTicket, CounterView, WaitingLine } from '../../shared/views.ts';
import { fetchedPart } from '../../ui/lazily.tsx';
import { placesOf } from '../places.ts';
import { linesFound } from '../search.ts';
import { soonWords } from '../times.ts';
import { useDesk } from './context.ts';
import { Icon } from './icons.tsx';
import { Columns, Line } from './queue-line.tsx';
import { NoShows, Parked } from './set-aside.tsx';

/** The right side: who waits, who is parked, who did not come; while somebody who booked is at the counter, first their request. */
export function Queue({ ticket }: { readonly ticket: CounterTicket | null }) {
  const { words } = useDesk();
  const tab = useSignal<TabName>('waiting');
  /** The visitor whose request was left for the lists. */
  const left = useSignal<string | null>(null);
  const wanted = useSignal('');
  const seat = ticket?.booked?.seat ?? null;
  const isRequest = ticket !== null && seat !== null && left.value !== ticket.id;
  const chosen = isRequest ? 'request' : tab.value;
  return (
    <section class="panel queue" aria-label={words.counter.queue.waiting}>
      <Tabs
        tabs={seat === null ? lists : ['request', ...lists]}
        chosen={chosen}
        onChoose={(next) => {
          left.value = next === 'request' ? null : (ticket?.id ?? null);
          if (next !== 'request') tab.value = next;
        }}
      />
      {!isRequest && (
        <div class="queue__tools">
          <Search wanted={wanted} />
          {tab.value === 'waiting' && <LastOne />}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable without a mouse */}
      <div class="queue__list" id="queue-list" role="tabpanel" aria-labelledby={`tab-${chosen}`} tabIndex={0}>
        {isRequest && <Request key={seat} ticket={ticket} seat={seat} />}
        {chosen === 'waiting' && <Waiting wanted={wanted.value} />}
        {chosen === 'parked' && <Parked wanted={wanted.value} />}
        {chosen === 'noShows' && <NoShows wanted={wanted.value} />}
      </div>
    </section>
  );
}

/** Up and down go through the lines; the Tab key passes the list in one step. */
const moveFocus = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const lines: readonly (Element | null)[] = [...event.currentTarget.querySelectorAll('[data-line]')];
  const at = lines.indexOf(document.activeElement);
  const next = lines[Math.min(lines.length - 1, Math.max(0, at + step))];
  if (at < 0 || !(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
};

const Waiting = ({ wanted }: { readonly wanted: string }) => {
  const { view, words, language, named } = useDesk();
  const shown = linesFound(wanted, view.waiting, (service) => named('services', service), language);
  const mine = shown.filter((line) => line.taken);
  const rest = shown.filter((line) => !line.taken);
  const more = view.waitingCount - view.waiting.length;
  const { queue } = words.counter;
  const places = placesOf(view);
  const row = (line: WaitingLine, index: number) => (
    <Line
      key={line.id}
      line={line}
      place={places.get(line.id) ?? null}
      estimate={line.taken ? line.estimate : null}
      tabbable={index === 0}
    />
  );
  if (shown.length === 0) {
    return <p class="queue__none">{wanted === '' ? queue.noneWaiting : queue.noneFound}</p>;
  }
  return (
    <>
      {mine.length > 0 && (
        <ul class="queue__lines" onKeyDown={moveFocus}>
          <Columns waiting last={queue.columns.waited} />
          {mine.map(row)}
        </ul>
      )}
      {rest.length > 0 && (
        <>
          <h3 class="queue__rest">{queue.notTaken}</h3>
          <ul class="queue__lines" onKeyDown={moveFocus}>
            {rest.map(row)}
          </ul>
        </>
      )}
      {more > 0 && <p class="queue__more">{queue.more(more)}</p>}
    </>
  );
};

const lists = ['waiting', 'parked', 'noShows'] as const;
type TabName = (typeof lists)[number];
type Shown = TabName | 'request';

const Coming = () => <p class="queue__none">{useDesk().words.common.loading}</p>;
const Lost = ({ onRetry }: { readonly onRetry: () => void }) => {
  const { words } = useDesk();
  return (
    <p class="queue__none" role="alert">
      {words.common.lostServer}{' '}
      <button type="button" class="button" onClick={onRetry}>
        {words.common.tryAgain}
      </button>
    </p>
  );
};
const Request = fetchedPart(async () => (await import('../request/request.tsx')).Request, { Coming, Lost });

/** How many stand in each list, of those who wait those for this counter; a request is one. */
const countsIn = (view: CounterView): { readonly [name in Shown]: number | null } => ({
  request: null,
  waiting: view.waiting.filter(({ taken }) => taken).length,
  parked: view.parked.length,
  noShows: view.noShows.length,
});

const Tabs = (props: {
  readonly tabs: readonly Shown[];
  readonly chosen: Shown;
  readonly onChoose: (tab: Shown) => void;
}) => {
  const { view, words } = useDesk();
  const { tabs } = props;
  const list = useRef<HTMLDivElement>(null);
  const count = countsIn(view);
  const step = (by: number): void => {
    const next = tabs[(tabs.indexOf(props.chosen) + by + tabs.length) % tabs.length] ?? 'waiting';
    props.onChoose(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div
      class="tabs"
      role="tablist"
      ref={list}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(1);
        if (event.key === 'ArrowLeft') step(-1);
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === props.chosen}
          aria-controls="queue-list"
          tabIndex={tab === props.chosen ? 0 : -1}
          onClick={() => props.onChoose(tab)}
        >
          {words.counter.queue[tab]} {count[tab] !== null && <b>{count[tab]}</b>}
        </button>
      ))}
    </div>
  );
};

/** When the last of this counter's line will be called; nothing where that is not known. */
const LastOne = () => {
  const { view, words } = useDesk();
  const { queue } = words.counter;
  const { lineEstimate } = view;
  const why = view.waiting.findLast(({ taken }) => taken)?.estimateReason ?? null;
  const said =
    lineEstimate === null
      ? words.common.waitUnknown(why)
      : queue.last(soonWords(lineEstimate, queue, view.centre.timeZone));
  return said === '' ? null : <p class="queue__last">{said}</p>;
};

/** One search for the three lists: who is looked for may stand in any of them. */
const Search = ({ wanted }: { readonly wanted: Signal<string> }) => {
  const { words } = useDesk();
  return (
    <div class="queue__search">
      <Icon name="search" />
      <input
        id="queue-search"
        type="search"
        autocomplete="off"
        placeholder={words.counter.queue.search}
        aria-label={words.counter.queue.search}
        value={wanted.value}
        onInput={(event) => {
          wanted.value = event.currentTarget.value;
        }}
      />
    </div>
  );
};
