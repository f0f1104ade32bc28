import { useRef } from 'preact/hooks';
import type { CaseBody } from '../../shared/cases/case-body-schema.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { daysLeft, type InboxModel, urgencyOf } from '../inbox-model.ts';
import { useOffice } from './context.ts';
import { TroubleLines } from './trouble.tsx';

/** The cases of a box by due date, overdue first: said in words and shown in colour. */
export function Inbox({ model }: { readonly model: InboxModel }) {
  const { words } = useOffice();
  return (
    <main class="inbox">
      <h1 class="inbox__heading">{words.office.inbox.heading[model.box]}</h1>
      {model.isAfterAct && (
        <p class="notice" role="status">
          {words.office.inbox.actSent}
        </p>
      )}
      <Body model={model} />
      <p class="inbox__keys">{words.office.keys}</p>
    </main>
  );
}

const Body = ({ model }: { readonly model: InboxModel }) => {
  const { words } = useOffice();
  const { inbox, loading } = words.office;
  const state = model.state.value;
  if (state.step === 'loading')
    return (
      <p class="inbox__none" role="status">
        {loading}
      </p>
    );
  if (state.step === 'trouble') return <TroubleLines why={state.why} onRetry={() => void model.load()} />;
  if (state.cases.length === 0)
    return <p class="inbox__none">{model.box === 'visits' ? inbox.noVisits : inbox.none}</p>;
  return (
    <>
      <Rows cases={state.cases} />
      {state.next !== null && (
        <button type="button" class="button" aria-disabled={model.busy.value} onClick={() => void model.more()}>
          {inbox.more}
        </button>
      )}
    </>
  );
};

const Rows = ({ cases }: { readonly cases: readonly CaseBody[] }) => {
  const { inbox } = useOffice().words.office;
  const table = useRef<HTMLTableElement>(null);
  useKeys((event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.target instanceof HTMLSelectElement) return;
    const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
    const at = links.findIndex((link) => link.matches(':focus'));
    const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  return (
    <table class="inbox__table" ref={table}>
      <thead>
        <tr>
          <th scope="col">{inbox.due}</th>
          <th scope="col">{inbox.number}</th>
          <th scope="col">{inbox.about}</th>
          <th scope="col">{inbox.status}</th>
          <th scope="col">{inbox.where}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </tbody>
    </table>
  );
};

const Row = ({ one }: { readonly one: CaseBody }) => {
  const { words, named, person, text } = useOffice();
  const { inbox, statuses } = words.office;
  const where = [one.department === null ? null : named('departments', one.department), person(one.executor)];
  const marks = [
    one.control ? inbox.control : null,
    one.repeats === null ? null : inbox.repeats,
    one.silent.length === 0 ? null : `${inbox.silent}: ${one.silent.map(text).join(', ')}`,
  ];
  return (
    <tr>
      <td>
        <Due one={one} />
      </td>
      <td class="inbox__number">
        <a href={`#case/${one.id}`}>{one.number}</a>
      </td>
      <td>
        <b class="inbox__topic">{one.topic === null ? inbox.noTopic : named('topics', one.topic)}</b>
        <span class="inbox__kind">{named('kinds', one.kind)}</span>
        {marks
          .filter((mark) => mark !== null)
          .map((mark) => (
            <span key={mark} class="mark">
              {mark}
            </span>
          ))}
      </td>
      <td>{statuses[one.status]}</td>
      <td>{where.filter((part) => part !== null).join(' · ') || inbox.nobody}</td>
    </tr>
  );
};

/** A due date with how near it is: the word stands there, the colour only helps. */
export function Due({ one }: { readonly one: CaseBody }) {
  const { words, work, date } = useOffice();
  const { inbox } = words.office;
  const { today } = work.office;
  const isPaused = one.pauses.some(({ to }) => to === null);
  const urgency = isPaused ? 'paused' : urgencyOf(one, today);
  return (
    <span class={`due due--${urgency}`}>
      <b class="due__word">{inbox[urgency]}</b>
      <span class="due__date">
        {date(one.due)}
        {!isPaused && `, ${inbox.left(daysLeft(one.due, today))}`}
      </span>
    </span>
  );
}
