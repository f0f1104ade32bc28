import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Estimate } from '../../shared/estimate.ts';
import type { TicketLine } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import { soonWords, waitWords } from '../times.ts';
import { useDesk } from './context.ts';
import { Icon } from './icons.tsx';

/** What the visitor is, in a few words under the service: class, a language other than the centre's first, a note. */
export function Marks({ line }: { readonly line: TicketLine & { readonly notBefore?: string | null } }) {
  const { view, words, languages, named } = useDesk();
  const usual = view.centre.languages[0];
  const notBefore = line.notBefore ?? null;
  const other = line.language === usual ? undefined : languages.find((one) => one.code === line.language);
  return (
    <span class="line__marks">
      {line.priorityClass !== null && (
        <span class="mark mark--class">
          <Icon name="star" /> {named('priorityClasses', line.priorityClass)}
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
}

/** One ticket of a list, with what can be done with it. */
export function Line(props: {
  readonly line: TicketLine;
  readonly next?: boolean;
  readonly ahead?: number;
  /** In how long it will be called; null = not known. */
  readonly estimate?: Estimate | null;
  readonly tabbable?: boolean;
  readonly children?: ComponentChildren;
}) {
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
          <span class="line__service">{named('services', line.service)}</span>
          <Marks line={line} />
        </span>
        {props.ahead !== undefined && (
          <span class="line__ahead">
            <span class={props.next ? 'line__next' : undefined}>
              {props.next ? words.counter.queue.next : words.counter.queue.ahead(props.ahead)}
            </span>
            {!props.next && props.estimate != null && (
              <span class="line__soon">{soonWords(props.estimate, words.counter.queue, view.centre.timeZone)}</span>
            )}
          </span>
        )}
        <Wait since={line.since} />
      </button>
      {props.children !== undefined && <span class="line__acts">{props.children}</span>}
    </li>
  );
}

/** How long somebody has waited, moving every ten seconds: finer would only make 300 lines restless. */
const Wait = ({ since }: { readonly since: string }) => {
  const { desk, words } = useDesk();
  const now = useComputed(() => Math.floor(desk.now.value / 10_000) * 10_000);
  return <span class="line__wait">{waitWords((now.value - Date.parse(since)) / 1000, words.counter.times)}</span>;
};
