import type { TicketStep } from '../../shared/tickets/ticket-story.ts';
import { localTime } from '../../shared/words.ts';
import { becauseWords } from '../../ui/because-words.ts';
import type { Office } from '../manager-model.ts';
import { keyLabel } from '../ui/names.ts';
import { Heads } from '../ui/table-parts.tsx';
import { useWords } from '../ui/use-words.ts';
import { type StoryProps, useName } from './story-parts.ts';
import { ticketWords } from './words.ts';

/** All that was done with a ticket, in order: when, what, where, by whom and why. */
export function StoryMoves({ office, story: { story } }: StoryProps) {
  const { tickets: words } = ticketWords(useWords().language);
  const steps = story?.steps ?? [];
  if (steps.length === 0) return null;
  return (
    <section class="tickets__part" aria-labelledby="moves">
      <h2 id="moves">{words.moves}</h2>
      <table class="table">
        <Heads words={[words.when, words.what, words.where, words.who, words.why]} />
        <tbody>
          {steps.map((step, at) => (
            <Move key={at} office={office} step={step} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Move = ({ office, step }: { readonly office: Office; readonly step: TicketStep }) => {
  const screen = useWords();
  const { tickets: words } = ticketWords(screen.language);
  const name = useName(office);
  const counter = name(step.counter);
  const where = [name(step.service), counter === null ? null : `${words.counter} ${counter}`];
  return (
    <tr>
      <td class="tickets__time">{clockSeconds(Date.parse(step.at), office.timeZone.value)}</td>
      <th scope="row">
        {words.steps[step.what]}
        {step.undoes !== null && `: ${words.steps[step.undoes]}`}
        {step.edited.length > 0 && `: ${step.edited.map((part) => words.edited[part]).join(', ')}`}
      </th>
      <td>{where.filter((part) => part !== null).join(' · ') || '–'}</td>
      <td>{step.by.name ?? words.kinds[step.by.kind]}</td>
      <td>{useWhy(office)(step) || '–'}</td>
    </tr>
  );
};

/** Why it was done: the rule of the call, what somebody said, to whom it was sent, how it ended. */
const useWhy = (office: Office): ((step: TicketStep) => string) => {
  const screen = useWords();
  const { tickets: words, because } = ticketWords(screen.language);
  const name = useName(office);
  const names = {
    priorityClass: (id: string) => keyLabel('class', id, office.names, screen),
    service: (id: string) => keyLabel('service', id, office.names, screen),
  };
  return (step) => {
    const rule = step.because === null ? null : becauseWords(step.because, because, names);
    const isSaid = step.because?.rule === 'out-of-turn';
    const sentTo = step.what === 'ticket-transferred' && step.clerk !== null ? words.sentTo(step.clerk) : null;
    const parts = [rule, isSaid ? null : step.reason, sentTo, name(step.outcome)];
    return parts.filter((part) => part !== null && part !== '').join(' · ');
  };
};

/** 14:05:09 */
const clockSeconds = (at: number, timeZone: string): string => {
  const { hour, minute, second } = localTime(at, timeZone);
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
};
