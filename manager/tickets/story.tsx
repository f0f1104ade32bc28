import { duration, fullDay, wholeNumber } from '../../shared/reports/figure-words.ts';
import { clockTime } from '../../shared/words.ts';
import { say } from '../../ui/words.ts';
import { type Office, pathOf } from '../manager-model.ts';
import { Answered } from '../ui/answered.tsx';
import { Mark } from '../ui/mark.tsx';
import { useWords } from '../ui/use-words.ts';
import { Course } from './course.tsx';
import { StoryLegs } from './story-legs.tsx';
import { StoryMoves } from './story-moves.tsx';
import { type StoryProps, useName } from './story-parts.ts';
import type { TicketsModel } from './tickets-model.ts';
import { ticketWords } from './words.ts';

/** What happened with one ticket: its figures, its services, and each move with who and why. */
export function StoryPage(props: { readonly office: Office; readonly model: TicketsModel; readonly ticket: string }) {
  const { office, model, ticket } = props;
  const { tickets: words } = ticketWords(useWords().language);
  return (
    <div class="section tickets">
      <p class="tickets__ways">
        <a class="button button--quiet" href={`#${pathOf({ name: 'tickets' })}`}>
          ← {words.back}
        </a>
        <button class="button" type="button" onClick={() => window.print()}>
          {words.print}
        </button>
      </p>
      <Answered state={model.story.value} onRetry={() => model.openStory(ticket)}>
        {(story) => <Shown office={office} story={story} />}
      </Answered>
    </div>
  );
}

const Shown = ({ office, story }: StoryProps) => {
  const screen = useWords();
  const { tickets: words } = ticketWords(screen.language);
  const { ticket, names } = story;
  const date = story.story?.date ?? '';
  const centre = office.names.centre.value;
  return (
    <>
      {centre !== null && <p class="tickets__centre">{say(centre.name, screen.language, centre.languages)}</p>}
      <header class="section__head">
        <h1>
          <span class="number">{ticket.number}</span>{' '}
          <span class="beside-heading">{date === '' ? '' : fullDay(date, screen.months)}</span>
        </h1>
        {ticket.practice && <Mark kind="warn">{words.practice}</Mark>}
      </header>
      <p class="tickets__service">{useName(office)(names.service) ?? ticket.service}</p>
      <Facts office={office} story={story} />
      <Course office={office} story={story} />
      <StoryLegs office={office} story={story} />
      <StoryMoves office={office} story={story} />
    </>
  );
};

const Facts = ({ office, story: { ticket, names, story } }: StoryProps) => {
  const screen = useWords();
  const { tickets: words, statuses } = ticketWords(screen.language);
  const name = useName(office);
  const { facts } = words;
  const zone = office.timeZone.value;
  const end = ticket.endedAt === null ? null : Date.parse(ticket.endedAt);
  const began = Date.parse(ticket.issuedAt);
  const hadNote = story?.steps.some(({ edited }) => edited.includes('note')) ?? false;
  const outcome = name(names.outcome);
  const rows: readonly (readonly [string, string | null])[] = [
    [facts.status, statuses[ticket.status]],
    [words.taken, `${clockTime(began, zone)}, ${words.channels[ticket.channel].toLocaleLowerCase(screen.language)}`],
    [facts.priority, name(names.priorityClass) ?? ticket.priorityClass ?? facts.noPriority],
    [facts.language, ticket.language.toUpperCase()],
    [facts.calls, wholeNumber(ticket.calls, screen.words)],
    [facts.stay, end === null ? null : duration((end - began) / 1000, screen.words)],
    [facts.outcome, outcome ?? ticket.outcome],
    [facts.note, ticket.note ?? (hadNote ? words.noteErased : null)],
  ];
  return (
    <dl class="tickets__facts">
      {rows
        .filter(([, fact]) => fact !== null)
        .map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  );
};
