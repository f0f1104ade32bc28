import type { LocalText } from '../../shared/centre.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { HallView } from '../../shared/views.ts';
import { clockTime, localTime, weekdayDate } from '../../shared/words.ts';
import type { CentreChoice } from '../../ui/pairing.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import { say } from '../../ui/words.ts';
import { Fit } from '../fit.tsx';
import type { ScreenWords } from '../words.ts';
import { Turning } from './turning.tsx';

/** The day is not open: until when. */
export function Closed(props: { readonly view: HallView; readonly now: number; readonly tongue: ScreenWords }) {
  const { view, now, tongue } = props;
  const line = opening(view.day.opensAt, now, view.centre.timeZone, tongue);
  return (
    <main class="notice-page">
      <Fit class="notice-page__words">
        <h2 class="notice-page__title">
          <Turning text={tongue.display.closed} language={tongue.language} />
        </h2>
        {line !== '' && (
          <p class="notice-page__line notice-page__line--strong">
            <Turning text={line} language={tongue.language} />
          </p>
        )}
      </Fit>
    </main>
  );
}

export function PairingCode(props: { readonly code: string; readonly tongue: ScreenWords }) {
  return (
    <main class="notice-page">
      <Fit class="notice-page__words">
        <h1 class="notice-page__title">
          <Turning text={props.tongue.display.pairing} language={props.tongue.language} />
        </h1>
        <p class="notice-page__line">
          <Turning text={props.tongue.display.pairingMore} language={props.tongue.language} />
        </p>
        <p class="code">{props.code}</p>
      </Fit>
    </main>
  );
}

export function Refused(props: { readonly refusal: Refusal; readonly tongue: ScreenWords }) {
  return (
    <main class="notice-page">
      <Fit class="notice-page__words">
        <h1 class="notice-page__title">
          <Turning text={props.tongue.display.refused} language={props.tongue.language} />
        </h1>
        <p class="notice-page__line">
          <Turning text={refusalWords(props.refusal, props.tongue.refusals)} language={props.tongue.language} />
        </p>
        <p class="notice-page__small">{props.refusal.code}</p>
      </Fit>
    </main>
  );
}

export function ChooseCentre(props: { readonly centres: readonly CentreChoice[]; readonly tongue: ScreenWords }) {
  return (
    <main class="notice-page notice-page--list">
      <h1 class="notice-page__title">
        <Turning text={props.tongue.display.chooseCentre} language={props.tongue.language} />
      </h1>
      <ul class="choices">
        {props.centres.map(({ id, name }: { id: string; name: LocalText }) => (
          <li key={id}>
            <a class="choice" href={`?centre=${encodeURIComponent(id)}`}>
              {say(name, props.tongue.language, [])}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}

export function Loading(props: { readonly tongue: ScreenWords }) {
  return (
    <main class="notice-page">
      <Fit class="notice-page__words">
        <h1 class="notice-page__line">
          <Turning text={props.tongue.common.loading} language={props.tongue.language} />
        </h1>
      </Fit>
    </main>
  );
}

/** In the place of what would be old by now: the server is gone. `since` is a time of day, '' where it was never heard. */
export function Lost(props: { readonly since: string; readonly small: boolean; readonly tongue: ScreenWords }) {
  return (
    <section class={`lost${props.small ? ' lost--small' : ''}`} role="alert">
      <Fit class="lost__words">
        <svg class="lost__mark" viewBox="0 0 100 100" aria-hidden="true">
          <path d="M50 8 L95 90 H5 Z M50 36 V62 M50 71 V81" fill="none" stroke="currentColor" stroke-width="8" />
        </svg>
        <p class="lost__title">
          <Turning text={props.tongue.display.lost} language={props.tongue.language} />
        </p>
        <p class="lost__more">
          <Turning
            text={props.since === '' ? props.tongue.common.lostServer : props.tongue.display.lostMore}
            language={props.tongue.language}
          />
        </p>
        {props.since !== '' && (
          <p class="lost__since">
            <Turning text={props.tongue.display.lostSince(props.since)} language={props.tongue.language} />
          </p>
        )}
      </Fit>
    </section>
  );
}

const opening = (opensAt: string | null, now: number, timeZone: string, tongue: ScreenWords): string => {
  if (opensAt === null) return '';
  const at = Date.parse(opensAt);
  const [there, here] = [localTime(at, timeZone), localTime(now, timeZone)];
  const today = there.day === here.day && there.month === here.month && there.year === here.year;
  const time = clockTime(at, timeZone);
  return today ? tongue.display.opensToday(time) : tongue.display.opensOn(weekdayDate(at, timeZone, tongue), time);
};
