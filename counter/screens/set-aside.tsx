import type { ComponentChildren } from 'preact';
import type { ParkedLine, TicketLine } from '../../shared/views.ts';
import { linesFound } from '../search.ts';
import { ActionButton } from './action-button.tsx';
import { useDesk } from './context.ts';
import { Columns, Line } from './queue-line.tsx';

/** Those whose visit was put aside, as far as they are searched for. */
export function Parked({ wanted }: { readonly wanted: string }) {
  const { desk, view, words } = useDesk();
  const { moves, queue } = words.counter;
  return (
    <Found
      wanted={wanted}
      lines={view.parked}
      none={queue.noneParked}
      since={queue.columns.parked}
      more={(line) => whyParked(line, queue.by)}
    >
      {(line) => (
        <>
          <ActionButton
            class="button--small button--strong"
            label={moves.resume}
            ready={desk.offers('resume', line)}
            onPress={() => void desk.ask({ type: 'resume', ticket: line.id })}
          />
          <ActionButton
            class="button--small"
            label={moves.call}
            ready={desk.offers('call', line)}
            onPress={() => void desk.ask({ type: 'call', ticket: line.id, reason: null })}
          />
          <ActionButton
            class="button--small"
            label={moves.requeue}
            ready={desk.offers('requeue', line)}
            onPress={() => desk.open({ kind: 'requeue', ticket: line.id })}
          />
        </>
      )}
    </Found>
  );
}

/** Why one was set aside, in the clerk's words, and who did it; null = neither is known. */
export function whyParked({ reason, by }: ParkedLine, byWords: (name: string) => string): string | null {
  return [...(reason === null ? [] : [reason]), ...(by === null ? [] : [byWords(by.name)])].join(' · ') || null;
}

/** Those who did not come, as far as they are searched for. */
export function NoShows({ wanted }: { readonly wanted: string }) {
  const { desk, view, words } = useDesk();
  const { moves, queue } = words.counter;
  return (
    <Found wanted={wanted} lines={view.noShows} none={queue.noneNoShow} since={queue.columns.since}>
      {(line) => (
        <ActionButton
          class="button--small"
          label={moves.reinstate}
          ready={desk.offers('reinstate', line)}
          onPress={() => void desk.ask({ type: 'reinstate', ticket: line.id })}
        />
      )}
    </Found>
  );
}

interface FoundProps<Shown extends TicketLine> {
  readonly wanted: string;
  readonly lines: readonly Shown[];
  /** Said where there are no lines at all. */
  readonly none: string;
  /** What the time that is shown counts from. */
  readonly since: string;
  readonly more?: (line: Shown) => string | null;
  /** What can be done with a line. */
  readonly children: (line: Shown) => ComponentChildren;
}
/** The lines that are searched for, or why there are none. */
const Found = <Shown extends TicketLine>({ wanted, lines, none, since, more, children }: FoundProps<Shown>) => {
  const { named, language, words } = useDesk();
  if (lines.length === 0) return <p class="queue__none">{none}</p>;
  const shown = linesFound(wanted, lines, (service) => named('services', service), language);
  if (shown.length === 0) return <p class="queue__none">{words.counter.queue.noneFound}</p>;
  return (
    <ul class="queue__lines queue__lines--aside">
      <Columns last={since} />
      {shown.map((line) => (
        <Line key={line.id} line={line} more={more?.(line) ?? null}>
          {children(line)}
        </Line>
      ))}
    </ul>
  );
};
