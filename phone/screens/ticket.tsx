import type { ComponentChildren } from 'preact';
import type { PhoneView } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import { Arrow } from '../../ui/arrow.tsx';
import { say, unbroken } from '../../ui/words.ts';
import type { ExpectedWait } from '../expected-wait.ts';
import type { ScreenWords } from '../words.ts';

/** It is this visitor's turn: the whole page says so. */
export function YourTurn({ view, tongue }: Shown) {
  return (
    <section class="turn" role="alert">
      <h1 class="turn__title">{tongue.phone.yourTurn}</h1>
      <p class="turn__go">{tongue.phone.goTo(view.counter?.name ?? '')}</p>
      <Way view={view} tongue={tongue} />
      <TicketNumber view={view} tongue={tongue} />
      {view.call > 1 && <p class="turn__again">{tongue.phone.calledAgain(view.call)}</p>}
    </section>
  );
}

/** How the ticket stands, in plain words. */
export function Status(props: Waits) {
  const { view, tongue } = props;
  const words = tongue.phone;
  switch (view.status) {
    case 'waiting':
      return <Waiting {...props} />;
    case 'called':
      return <YourTurn view={view} tongue={tongue} />;
    case 'serving':
      return (
        <State kind="good" title={words.serving}>
          <Way view={view} tongue={tongue} />
        </State>
      );
    case 'parked':
      return <State kind="warn" title={words.parked} more={words.parkedMore} />;
    case 'no-show':
      return <State kind="warn" title={words.noShow} more={words.noShowMore} />;
    case 'served':
      return <State kind="good" title={words.served} more={words.servedMore} />;
    case 'cancelled':
      return <State kind="over" title={words.cancelled} more={words.cancelledMore} />;
    case 'expired':
      return <State kind="over" title={words.expired} more={words.expiredMore} />;
  }
}

/** The number, how it stands, and what to have ready for the service. */
export function TicketPage(props: Waits) {
  const { view, tongue } = props;
  const text = (of: PhoneView['service']): string => say(of, tongue.language, view.centre.languages);
  const coming = view.status === 'waiting' || view.status === 'parked' || view.status === 'no-show';
  return (
    <>
      <div class="card">
        <TicketNumber view={view} tongue={tongue} />
        <Status {...props} />
      </div>
      {view.status === 'waiting' && <p class="hint">{tongue.phone.keepOpen}</p>}
      <dl class="facts">
        <dt>{tongue.phone.service}</dt>
        <dd>{text(view.service)}</dd>
        {coming && view.documents.length > 0 && (
          <>
            <dt>{tongue.phone.documents}</dt>
            <dd>
              <ul class="documents">
                {view.documents.map((document) => (
                  <li key={text(document)}>{text(document)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

interface Shown {
  readonly view: PhoneView;
  readonly tongue: ScreenWords;
}

const TicketNumber = ({ view, tongue }: Shown) => (
  <p class="number">
    <span class="number__label">{tongue.phone.yourNumber}</span>
    <span class="number__text" style={{ '--letters': view.number.length }}>
      {view.number}
    </span>
  </p>
);

/** The counter to go to: the way, its name on a plate as on the wall, and the hall. */
const Way = ({ view, tongue }: Shown) => {
  const { counter } = view;
  if (counter === null) return null;
  return (
    <div class="way">
      {counter.direction !== null && (
        <Arrow direction={counter.direction} label={tongue.directions[counter.direction]} />
      )}
      <p class="way__counter">
        <span class="way__word">{tongue.common.counter}</span>
        {counter.place !== null && (
          <span class="way__place">{say(counter.place, tongue.language, view.centre.languages)}</span>
        )}
      </p>
      <p class="way__plate" style={{ '--letters': counter.name.length }}>
        {counter.name}
      </p>
    </div>
  );
};

interface Waits extends Shown {
  readonly wait: ExpectedWait | null;
  /** The server is lost: minutes from now would lie, times of day only grow old. */
  readonly old: boolean;
}

/** How long it will still take: minutes large, then the times of day, then whether it has grown. */
const Left = ({ view, tongue, wait, old }: Waits) => {
  if (wait === null)
    return <p class="left__more">{tongue.common.waitUnknown(view.estimateReason) || tongue.phone.waitUnknown}</p>;
  const { minutes, between } = wait;
  const at = (time: number): string => clockTime(time, view.centre.timeZone);
  const times = between === null ? null : tongue.phone.between(at(between.from), at(between.to));
  if (old && times === null) return null;
  return (
    <div class="left">
      {!old && minutes !== null && <p class="left__word">{tongue.phone.untilCall}</p>}
      {!old && minutes !== null && (
        <p class="left__minutes">{unbroken(tongue.common.wait(minutes.from, minutes.to))}</p>
      )}
      {times !== null && <p class={old ? 'left__minutes' : 'left__times'}>{times}</p>}
      {!old && wait.longer && <p class="left__longer">{tongue.phone.longer}</p>}
    </div>
  );
};

const Waiting = (props: Waits) => {
  const { view, tongue, old } = props;
  const first = view.ahead === 0;
  return (
    <section class={old ? 'state state--waiting state--old' : 'state state--waiting'}>
      <h1 class="state__title">{first ? tongue.phone.first : tongue.phone.waiting}</h1>
      {first && <p class="state__more">{tongue.phone.firstMore}</p>}
      {view.ahead !== null && !first && (
        <p class={props.wait === null ? 'left__minutes' : 'state__ahead'}>{tongue.common.peopleAhead(view.ahead)}</p>
      )}
      <Left {...props} />
    </section>
  );
};

const State = (props: {
  readonly kind: 'good' | 'warn' | 'over';
  readonly title: string;
  readonly more?: string;
  readonly children?: ComponentChildren;
}) => (
  <section class={`state state--${props.kind}`} aria-live="polite">
    <h1 class="state__title">{props.title}</h1>
    {props.more !== undefined && <p class="state__more">{props.more}</p>}
    {props.children}
  </section>
);
