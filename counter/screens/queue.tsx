import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Estimate } from '../../shared/estimate.ts';
import { namesNumber } from '../../shared/ticket-number.ts';
import type { TicketLine, WaitingLine } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import { finds } from '../search.ts';
import { soonWords, waitWords } from '../times.ts';
import { ActionButton } from './action-button.tsx';
import { Icon } from './icons.tsx';
import { useDesk } from './scene.ts';

/** How long somebody has waited, moving every ten seconds: finer would only make 300 lines restless. */
const Wait = ({ since }: { readonly since: string }) => {
  const { desk, words } = useDesk();
  const now = useComputed(() => Math.floor(desk.now.value / 10_000) * 10_000);
  return <span class="line__wait">{waitWords((now.value - Date.parse(since)) / 1000, words.counter.times)}</span>;
};

/** What the visitor is, in a few words under the service: class, a language other than the centre's first, a note. */
export const Marks = ({ line }: { readonly line: TicketLine & { readonly notBefore?: string | null } }) => {
  const { view, words, languages, named } = useDesk();
  const usual = view.centre.languages[0];
  const notBefore = line.notBefore ?? null;
  const other = line.language === usual ? undefined : languages.find((one) => one.code === line.language);
  return (
    <span class="line__marks">
      {line.priorityClass !== null && (
        <span class="mark mark--class">
          <Icon name="star" /> {named(view.priorityClasses, line.priorityClass)}
        </span>
      )}
      {other !== undefined && <span class="mark">{other.name}</span>}
      {notBefore !== null && (
        <span class="mark">{words.counter.why.cooling(clockTime(Date.parse(notBefore), view.centre.timeZone))}</span>
      )}
      {line.note !== null && line.note !== '' && (
        <span class="mark">
          <Icon name="note" /> {words.counter.queue.note}
        </span>
      )}
    </span>
  );
};

const Line = (props: {
  readonly line: TicketLine;
  readonly next?: boolean;
  readonly ahead?: number;
  /** In how long it will be called; null = not known. */
  readonly estimate?: Estimate | null;
  readonly tabbable?: boolean;
  readonly children?: ComponentChildren;
}) => {
  const { desk, view, words, named } = useDesk();
  const { line } = props;
  return (
    <li class={props.next ? 'line line--next' : 'line'}>
      <button
        type="button"
        class="line__open"
        tabIndex={props.tabbable === false ? -1 : 0}
        data-line
        onClick={() => desk.open({ kind: 'line', ticket: line.id })}
      >
        <span class="line__number">{line.number}</span>
        <span class="line__what">
          <span class="line__service">{named(view.services, line.service)}</span>
          <Marks line={line} />
        </span>
        {props.ahead !== undefined && (
          <span class="line__ahead">
            <span class={props.next ? 'line__next' : undefined}>
              {props.next ? words.counter.queue.next : words.counter.queue.ahead(props.ahead)}
            </span>
            {!props.next && props.estimate != null && (
              <span class="line__soon">{soonWords(props.estimate, words.counter.queue)}</span>
            )}
          </span>
        )}
        <Wait since={line.since} />
      </button>
      {props.children !== undefined && <span class="line__acts">{props.children}</span>}
    </li>
  );
};

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
  const shown = view.waiting.filter(
    (line) =>
      namesNumber(wanted, line.number) || finds(wanted, [line.number, named(view.services, line.service)], language),
  );
  const mine = shown.filter((line) => line.taken);
  const rest = shown.filter((line) => !line.taken);
  const more = view.waitingCount - view.waiting.length;
  const row = (line: WaitingLine, index: number) => (
    <Line
      key={line.id}
      line={line}
      next={line.id === view.next?.ticket}
      {...(line.taken ? { ahead: line.ahead, estimate: line.estimate } : {})}
      tabbable={index === 0}
    />
  );
  if (shown.length === 0) {
    return <p class="queue__none">{wanted === '' ? words.counter.queue.noneWaiting : words.counter.queue.noneFound}</p>;
  }
  return (
    <>
      <ul onKeyDown={moveFocus}>{mine.map(row)}</ul>
      {rest.length > 0 && (
        <>
          <h3 class="queue__rest">{words.counter.queue.notTaken}</h3>
          <ul onKeyDown={moveFocus}>{rest.map(row)}</ul>
        </>
      )}
      {more > 0 && <p class="queue__more">{words.counter.queue.more(more)}</p>}
    </>
  );
};

const Parked = () => {
  const { desk, view, words } = useDesk();
  const { moves } = words.counter;
  if (view.parked.length === 0) return <p class="queue__none">{words.counter.queue.noneParked}</p>;
  return (
    <ul>
      {view.parked.map((line) => (
        <Line key={line.id} line={line}>
          <ActionButton
            class="button--small button--strong"
            label={moves.resume}
            ready={desk.offers('resume', line)}
            onPress={() => void desk.ask({ do: 'resume', ticket: line.id })}
          />
          <ActionButton
            class="button--small"
            label={moves.call}
            ready={desk.offers('call', line)}
            onPress={() => void desk.ask({ do: 'call', ticket: line.id, reason: null })}
          />
          <ActionButton
            class="button--small"
            label={moves.requeue}
            ready={desk.offers('requeue', line)}
            onPress={() => desk.open({ kind: 'requeue', ticket: line.id })}
          />
        </Line>
      ))}
    </ul>
  );
};

const NoShows = () => {
  const { desk, view, words } = useDesk();
  if (view.noShows.length === 0) return <p class="queue__none">{words.counter.queue.noneNoShow}</p>;
  return (
    <ul>
      {view.noShows.map((line) => (
        <Line key={line.id} line={line}>
          <ActionButton
            class="button--small"
            label={words.counter.moves.reinstate}
            ready={desk.offers('reinstate', line)}
            onPress={() => void desk.ask({ do: 'reinstate', ticket: line.id })}
          />
        </Line>
      ))}
    </ul>
  );
};

const tabs = ['waiting', 'parked', 'noShows'] as const;
type TabName = (typeof tabs)[number];

const Tabs = (props: { readonly chosen: TabName; readonly onChoose: (tab: TabName) => void }) => {
  const { view, words } = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const count = { waiting: view.waitingCount, parked: view.parked.length, noShows: view.noShows.length };
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
          {words.counter.queue[tab]} <b>{count[tab]}</b>
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
  const said = lineEstimate === null ? words.common.waitUnknown(why) : queue.last(soonWords(lineEstimate, queue));
  return said === '' ? null : <p class="queue__last">{said}</p>;
};

/** The right side: who waits, who is parked, who did not come. */
export const Queue = () => {
  const { words } = useDesk();
  const tab = useSignal<TabName>('waiting');
  const wanted = useSignal('');
  return (
    <section class="panel queue" aria-label={words.counter.queue.waiting}>
      <Tabs
        chosen={tab.value}
        onChoose={(next) => {
          tab.value = next;
        }}
      />
      {tab.value === 'waiting' && (
        <div class="queue__tools">
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
          <LastOne />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable without a mouse */}
      <div class="queue__list" id="queue-list" role="tabpanel" aria-labelledby={`tab-${tab.value}`} tabIndex={0}>
        {tab.value === 'waiting' && <Waiting wanted={wanted.value} />}
        {tab.value === 'parked' && <Parked />}
        {tab.value === 'noShows' && <NoShows />}
      </div>
    </section>
  );
};
