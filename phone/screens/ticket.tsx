import type { ComponentChildren } from 'preact';
import { bookedWords, closingWords, openingWords } from '../../shared/cases/told-words.ts';
import type { PhoneView } from '../../shared/views.ts';
import { plateParts } from '../../shared/wall/wall-letters.ts';
import { Arrow } from '../../ui/arrow.tsx';
import { PlateName } from '../../ui/plate.tsx';
import { say, unbroken } from '../../ui/words.ts';
import type { ExpectedWait } from '../expected-wait.ts';
import { documentKey } from '../ticks.ts';
import { timesWords } from '../title.ts';
import type { ScreenWords } from '../words.ts';
import { VisitParts } from './visit.tsx';

/** It is this visitor's turn: the whole page says so. */
export function YourTurn({ view, words }: Shown) {
  return (
    <section class="turn" role="alert">
      <h1 class="turn__title">{words.phone.yourTurn}</h1>
      <p class="turn__go">{words.phone.goTo(view.counter?.name ?? '')}</p>
      <Way view={view} words={words} />
      <TicketNumber view={view} words={words} />
      {view.call > 1 && <p class="turn__again">{words.phone.calledAgain(view.call)}</p>}
    </section>
  );
}

/** How the ticket stands, in plain words. */
export function Status(props: Waits) {
  const { view, words } = props;
  const { phone } = words;
  switch (view.status) {
    case 'waiting':
      return <Waiting {...props} />;
    case 'called':
      return <YourTurn view={view} words={words} />;
    case 'serving':
      return (
        <State kind="good" title={phone.serving}>
          <Way view={view} words={words} />
        </State>
      );
    case 'parked':
      return <State kind="warn" title={phone.parked} more={phone.parkedMore} />;
    case 'no-show':
      return <State kind="warn" title={phone.noShow} more={phone.noShowMore} />;
    case 'served':
      return <State kind="good" title={phone.served} more={phone.servedMore} />;
    case 'cancelled':
      return <State kind="over" title={phone.cancelled} more={phone.cancelledMore} />;
    case 'expired':
      return <State kind="over" title={phone.expired} more={phone.expiredMore} />;
  }
}

/** The number, how it stands, and what to have ready for the service. */
export function TicketPage(props: Waits & Ticking) {
  const { view, words, ticked } = props;
  const text = (of: PhoneView['service']): string => say(of, words.language, view.centre.languages);
  const coming = view.status === 'waiting' || view.status === 'parked' || view.status === 'no-show';
  return (
    <>
      <div class="card">
        <TicketNumber view={view} words={words} />
        <Status {...props} />
      </div>
      {props.children}
      <dl class="facts">
        <dt>{words.phone.service}</dt>
        <dd>{text(view.service)}</dd>
        <VisitParts view={view} words={words} />
        {coming && view.documents.length > 0 && (
          <>
            <dt id="documents">{words.phone.documents}</dt>
            <dd>
              <ul class="documents" aria-labelledby="documents">
                {view.documents.map((document) => (
                  <Document
                    key={documentKey(document)}
                    name={unbroken(text(document))}
                    ready={ticked.includes(documentKey(document))}
                    onTick={() => props.onTick(documentKey(document))}
                  />
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {view.passport !== null && (
        <p>
          <a class="passport" href={view.passport}>
            {words.phone.aboutService}
          </a>
        </p>
      )}
    </>
  );
}

interface Ticking {
  /** Stands under the number and how it goes on. */
  readonly children?: ComponentChildren;
  readonly ticked: readonly string[];
  readonly onTick: (document: string) => void;
}

const Document = (props: { readonly name: string; readonly ready: boolean; readonly onTick: () => void }) => (
  <li>
    <label>
      <input type="checkbox" checked={props.ready} onChange={props.onTick} />
      <span>{props.name}</span>
    </label>
  </li>
);

interface Shown {
  readonly view: PhoneView;
  readonly words: ScreenWords;
}

const TicketNumber = ({ view, words }: Shown) => (
  <p class="number">
    <span class="number__label">{words.phone.yourNumber}</span>
    <span class="number__text" style={{ '--letters': view.number.length }}>
      {view.number}
    </span>
  </p>
);

/** The counter to go to: the way and its name on a plate as on the wall, then the hall. */
const Way = ({ view, words }: Shown) => {
  const { counter } = view;
  if (counter === null) return null;
  return (
    <div class="way">
      {plateParts(counter.name).word === '' && <p class="way__word">{words.common.counter}</p>}
      <p class="way__to">
        {counter.direction !== null && (
          <Arrow direction={counter.direction} label={words.directions[counter.direction]} />
        )}
        <span class="way__plate" style={{ '--letters': lettersOf(counter.name) }}>
          <PlateName name={counter.name} wordClass="way__sort" />
        </span>
      </p>
      {counter.place !== null && <p class="way__place">{say(counter.place, words.language, view.centre.languages)}</p>}
    </div>
  );
};

/** As wide as the plate is, in letters of its sign. */
const lettersOf = (name: string): number => {
  const { word, sign } = plateParts(name);
  return Math.max(sign.length, word.length * 0.35);
};

interface Waits extends Shown {
  readonly wait: ExpectedWait | null;
  /** The server is lost: minutes from now would lie, times of day only grow old. */
  readonly old: boolean;
}

/** How long it will still take, as minutes or as times of day; whether it has grown, and what the hours have to do with it. */
const Left = ({ view, words, wait, old }: Waits) => {
  const { estimate, centre } = view;
  if (wait === null || estimate === null)
    return <p class="state__ahead">{words.common.waitUnknown(view.estimateReason) || words.phone.waitUnknown}</p>;
  const { minutes, between } = wait;
  const isInMinutes = !old && minutes !== null;
  return (
    <div class="left">
      {openingWords(words.common, estimate, centre.timeZone).map((text) => (
        <p key={text} class="left__more">
          {text}
        </p>
      ))}
      {isInMinutes && <p class="left__word">{words.phone.untilCall}</p>}
      {isInMinutes && <p class="left__minutes">{unbroken(words.common.wait(minutes.from, minutes.to))}</p>}
      {!isInMinutes && between !== null && (
        <>
          <p class="left__word">{words.common.callExpected}</p>
          <p class="left__minutes">{unbroken(timesWords(view, between, words.common))}</p>
        </>
      )}
      {!old && wait.longer && <p class="left__longer">{words.phone.longer}</p>}
      {closingWords(words.common, estimate, centre.timeZone).map((text) => (
        <p key={text} class="left__longer">
          {text}
        </p>
      ))}
    </div>
  );
};

const Waiting = (props: Waits) => {
  const { view, words, old } = props;
  const first = view.ahead === 0;
  const booked = bookedWords(words.common, view.estimate);
  const maybeNow = first && !old && view.estimate !== null;
  return (
    <section class={old ? 'state state--waiting state--old' : 'state state--waiting'}>
      <h1 class="state__title">{first ? words.phone.first : words.phone.waiting}</h1>
      {maybeNow && <p class="state__more">{words.phone.firstMore}</p>}
      {view.ahead !== null && !first && (
        <p class={props.wait === null ? 'left__minutes' : 'state__ahead'}>{words.common.peopleAhead(view.ahead)}</p>
      )}
      {booked !== '' && <p class="state__more">{unbroken(booked)}</p>}
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
  <section class={`state state--${props.kind}`}>
    <h1 class="state__title">{props.title}</h1>
    {props.more !== undefined && <p class="state__more">{props.more}</p>}
    {props.children}
  </section>
);
