import type { FollowedCall, FollowView } from '../../shared/tickets/follow.ts';
import { clockTime, openingDay } from '../../shared/words.ts';
import { say } from '../../ui/words.ts';
import { calendarIn, type FollowWords } from '../words.ts';

interface Shown {
  readonly view: FollowView;
  readonly words: FollowWords;
  readonly language: string;
  /** Ms since 1970. */
  readonly now: number;
}

/** Who is called now, who is served, and who was called before; or that the centre is closed. */
export function Calls({ isOld, ...shown }: Shown & { readonly isOld: boolean }) {
  const { view, words } = shown;
  return (
    <>
      {isOld && (
        <p class="followed__old" role="alert">
          {words.old}
        </p>
      )}
      {view.day.open ? <Open {...shown} isOld={isOld} /> : <Closed {...shown} />}
    </>
  );
}

const Open = ({ isOld, ...shown }: Shown & { readonly isOld: boolean }) => {
  const { view, words } = shown;
  const of = (status: 'called' | 'serving') => view.calls.filter((call) => call.status === status);
  const [called, serving] = [of('called'), of('serving')];
  return (
    <>
      {view.day.practice && <p class="followed__practice">{words.practice}</p>}
      <section aria-live="polite">
        <h2>{words.now}</h2>
        {called.length === 0 ? (
          <p>{words.nobody}</p>
        ) : (
          <Lines {...shown} calls={called} look={isOld ? 'old' : 'called'} />
        )}
      </section>
      {view.waiting !== null && <p class="followed__waiting">{words.waiting(view.waiting)}</p>}
      {serving.length > 0 && (
        <section>
          <h2>{words.serving}</h2>
          <Lines {...shown} calls={serving} look="plain" />
        </section>
      )}
      {view.last.length > 0 && (
        <section>
          <h2>{words.last}</h2>
          <Lines {...shown} calls={view.last} look="plain" />
        </section>
      )}
      <p class="followed__hint">{words.hint}</p>
    </>
  );
};

const Lines = (
  props: Shown & { readonly calls: readonly FollowedCall[]; readonly look: 'called' | 'old' | 'plain' },
) => {
  const { view, words, language, calls, look } = props;
  const { languages, timeZone } = view.centre;
  return (
    <ul class={`followed followed--${look}`}>
      {calls.map(({ number, at, counter: { name, place } }) => (
        <li key={`${number} ${at}`} class="followed__call">
          <b class="followed__number">{number}</b>
          <span class="followed__counter">
            <span class="visually-hidden">{words.counter} </span>
            {name}
          </span>
          <span class="followed__more">
            <span>{place === null ? '' : say(place, language, languages)}</span>
            <time class="followed__time">{clockTime(Date.parse(at), timeZone)}</time>
          </span>
        </li>
      ))}
    </ul>
  );
};

const Closed = ({ view, words, language, now }: Shown) => {
  const { opensAt } = view.day;
  const { timeZone } = view.centre;
  const time = opensAt === null ? null : clockTime(Date.parse(opensAt), timeZone);
  const day = opensAt === null ? null : openingDay(Date.parse(opensAt), now, timeZone, calendarIn(language));
  return (
    <section>
      <h2>{words.closed}</h2>
      {time !== null && <p>{words.opens(day === null ? time : `${day}, ${time}`)}</p>}
    </section>
  );
};
