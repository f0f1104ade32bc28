import { columnDuration } from '../ui/format.ts';
import { Heads } from '../ui/table-parts.tsx';
import { useWords } from '../ui/use-words.ts';
import { type StoryProps, useName } from './story-parts.ts';
import { ticketWords } from './words.ts';

/** The services that a ticket was at, one after another, with who served it and the times of each. */
export function StoryLegs({ office, story: { ticket, names } }: StoryProps) {
  const { words: screen, language } = useWords();
  const { tickets: words } = ticketWords(language);
  const name = useName(office);
  return (
    <section class="tickets__part" aria-labelledby="legs">
      <h2 id="legs">{words.legs}</h2>
      <table class="table">
        <Heads
          words={[words.service, words.counter, words.clerk, words.ended]}
          figures={[words.wait, words.walk, words.serving, words.parked]}
        />
        <tbody>
          {ticket.legs.map((leg, at) => {
            const called = names.legs[at];
            return (
              <tr key={leg.index}>
                <th scope="row">{name(called?.service) ?? leg.service}</th>
                <td>{name(called?.counter) ?? leg.counter ?? '–'}</td>
                <td>{name(called?.clerk) ?? '–'}</td>
                <td>{leg.ending === null ? words.notEnded : words.endings[leg.ending]}</td>
                {[leg.waitSeconds, leg.walkSeconds, leg.serviceSeconds, leg.parkedSeconds].map((seconds, figure) => (
                  <td key={figure} class="figure">
                    {columnDuration(seconds, screen)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
