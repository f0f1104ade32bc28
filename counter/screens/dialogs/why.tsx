import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { WhyGroup, WhyView } from '../../../shared/tickets/why.ts';
import type { TicketLine } from '../../../shared/views.ts';
import { clockTime } from '../../../shared/words.ts';
import { becauseWords } from '../../../ui/because-words.ts';
import { useDesk } from '../context.ts';

/** "Why not me?": who goes before a waiting ticket, by which rule; asked again whenever its place may have changed. */
export function Why({ ticket, ahead }: { readonly ticket: TicketLine; readonly ahead: number | undefined }) {
  const { desk, words } = useDesk();
  const answer = useSignal<WhyView | 'none' | 'lost' | null>(null);
  // A changed number ahead is the reason to ask again.
  useEffect(() => {
    let wanted = true;
    void desk.why(ticket.id).then((found) => {
      if (wanted) answer.value = found;
    });
    return () => {
      wanted = false;
    };
  }, [ticket.id, ahead]);
  const found = answer.value;
  return (
    <section class="why" aria-live="polite" tabIndex={-1} data-first>
      <h3>{words.counter.why.heading}</h3>
      {found === null ? (
        <p>{words.common.loading}</p>
      ) : typeof found === 'string' ? (
        <p>{words.counter.why[found]}</p>
      ) : (
        <Answer answer={found} />
      )}
    </section>
  );
}

const Group = ({ group }: { readonly group: WhyGroup }) => {
  const { words, ruleNames } = useDesk();
  const { because, count, numbers } = group;
  const rule =
    because.rule === 'first-come' ? words.counter.why.earlier : becauseWords(because, words.because, ruleNames);
  const more = count > numbers.length ? ' …' : '';
  return (
    <li>
      <b class="why__count">{count}</b>
      <span>{rule}</span>
      <span class="why__numbers">
        {numbers.join(' ')}
        {more}
      </span>
    </li>
  );
};

const Answer = ({ answer }: { readonly answer: WhyView }) => {
  const { view, words } = useDesk();
  const labels = words.counter.why;
  const { ahead, before, notBefore } = answer;
  return (
    <>
      <p>{ahead === 0 ? labels.first : labels.before(ahead)}</p>
      {notBefore !== null && <p>{labels.cooling(clockTime(Date.parse(notBefore), view.centre.timeZone))}</p>}
      {before.length > 0 && (
        <ul>
          {before.map((group) => (
            <Group key={JSON.stringify(group.because)} group={group} />
          ))}
        </ul>
      )}
    </>
  );
};
