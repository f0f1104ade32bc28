import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { HallView } from '../../shared/views.ts';
import { clockTime, localTime, weekdayDate } from '../../shared/words.ts';
import { unbroken } from '../../ui/words.ts';
import type { BeforeScene } from '../before/before.tsx';
import { Fit } from '../fit.tsx';
import type { ScreenWords } from '../words.ts';
import { Turning } from './turning.tsx';

/** The day is not open: until when. */
export function Closed(props: { readonly view: HallView; readonly now: number; readonly words: ScreenWords }) {
  const { view, now, words } = props;
  const line = view.day.archived ? words.display.archived : opening(view.day.opensAt, now, view.centre.timeZone, words);
  return (
    <main class="notice-page">
      <Fit class="notice-page__words">
        <h2 class="notice-page__title">
          <Turning text={words.display.closed} language={words.language} />
        </h2>
        {line !== '' && (
          <p class="notice-page__line notice-page__line--strong">
            <Turning text={line} language={words.language} />
          </p>
        )}
      </Fit>
    </main>
  );
}

/** A wall that has no hall yet. Few ever show it: it is fetched then, and where it does not come a code stands there alone. */
export function Before(props: { readonly scene: BeforeScene; readonly words: ScreenWords }) {
  const { scene, words } = props;
  const [isLost, setLost] = useState(false);
  useEffect(() => void fetchBefore().catch(() => setLost(true)), [scene.step]);
  if (fetched.value !== null) return <fetched.value {...props} />;
  return <Loading words={words} text={isLost ? codeOf(scene) : ''} />;
}

/** Fetches what a wall shows that has no hall. */
export async function fetchBefore(): Promise<void> {
  fetched.value ??= (await import('../before/before.tsx')).BeforeHall;
}
const fetched = signal<typeof import('../before/before.tsx').BeforeHall | null>(null);

const codeOf = (scene: BeforeScene): string => {
  if (scene.step === 'choose') return '';
  return scene.step === 'pairing' ? scene.code : scene.refusal.code;
};

export function Loading(props: { readonly words: ScreenWords; readonly text?: string }) {
  return (
    <main class="notice-page">
      <Fit class="notice-page__words">
        <h1 class="notice-page__line">
          <Turning text={props.text || props.words.common.loading} language={props.words.language} />
        </h1>
      </Fit>
    </main>
  );
}

/** In the place of what would be old by now: the server is gone. `since` is a time of day, '' where it was never heard. */
export function Lost(props: { readonly since: string; readonly small: boolean; readonly words: ScreenWords }) {
  return (
    <section class={`lost${props.small ? ' lost--small' : ''}`} role="alert">
      <Fit class="lost__words">
        <svg class="lost__mark" viewBox="0 0 100 100" aria-hidden="true">
          <path d="M50 8 L95 90 H5 Z M50 36 V62 M50 71 V81" fill="none" stroke="currentColor" stroke-width="8" />
        </svg>
        <p class="lost__title">
          <Turning text={props.words.display.lost} language={props.words.language} />
        </p>
        <p class="lost__more">
          <Turning
            text={props.since === '' ? props.words.common.lostServer : props.words.display.lostMore}
            language={props.words.language}
          />
        </p>
        {props.since !== '' && (
          <p class="lost__since">
            <Turning text={props.words.display.lostSince(props.since)} language={props.words.language} />
          </p>
        )}
      </Fit>
    </section>
  );
}

const opening = (opensAt: string | null, now: number, timeZone: string, words: ScreenWords): string => {
  if (opensAt === null) return '';
  const at = Date.parse(opensAt);
  const [there, here] = [localTime(at, timeZone), localTime(now, timeZone)];
  const today = there.day === here.day && there.month === here.month && there.year === here.year;
  const time = clockTime(at, timeZone);
  const { opensToday, opensOn } = words.display;
  return unbroken(today ? opensToday(time) : opensOn(weekdayDate(at, timeZone, words), time));
};
