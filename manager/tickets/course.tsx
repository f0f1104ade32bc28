import { duration } from '../../shared/reports/figure-words.ts';
import { clockTime } from '../../shared/words.ts';
import { useWords } from '../ui/use-words.ts';
import type { StoryProps } from './story-parts.ts';
import { ticketWords } from './words.ts';

/** How the time went: the ticket's intervals along one line, each as long as it lasted, with its words below. */
export function Course({ office, story: { ticket } }: StoryProps) {
  const { words: screen, language } = useWords();
  const { tickets: words, statuses } = ticketWords(language);
  const zone = office.timeZone.value;
  const now = office.now.serverNow.value;
  const intervals = ticket.history.map(({ status, from, to }) => {
    const began = Date.parse(from);
    const seconds = Math.max(0, ((to === null ? now : Date.parse(to)) - began) / 1000);
    return { status, began, seconds };
  });
  const all = intervals.reduce((sum, { seconds }) => sum + seconds, 0);
  if (intervals.length === 0) return null;
  return (
    <section class="tickets__part" aria-labelledby="course">
      <h2 id="course">{words.course}</h2>
      <div class="course__line" aria-hidden="true">
        {intervals.map(({ status, began, seconds }, at) => (
          <span
            key={`${at} ${began}`}
            class={`course__piece course__piece--${status}`}
            style={{ flexGrow: all === 0 ? 1 : seconds / all }}
          />
        ))}
      </div>
      <ol class="course__list">
        {intervals.map(({ status, began, seconds }, at) => (
          <li key={`${at} ${began}`}>
            <span class={`course__key course__piece--${status}`} aria-hidden="true" />
            <time>{clockTime(began, zone)}</time> {statuses[status]} <b>{duration(seconds, screen)}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}
