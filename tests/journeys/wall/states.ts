import { pageLength, pagesOf } from '../../../display/rotation.ts';
import type { Announcement } from '../../../shared/live.ts';
import type { HallCall, HallView } from '../../../shared/views.ts';
import { announcement, hallCall, hallView, place } from '../../fronts/hall-fakes.ts';
import type { Shown } from './page.tsx';

export type Language = (typeof languages)[number];

export type Place = keyof typeof places;

export interface Calls {
  readonly called: number;
  readonly over: number;
  readonly place: Place;
  readonly signs: keyof typeof signs;
  /** Which call of its ticket is being announced; null = none is. */
  readonly announced: number | null;
}

export interface Banners {
  readonly practice: boolean;
  readonly lost: boolean;
  readonly foot: 'none' | 'short' | 'long' | 'longest';
  readonly sound: 'on' | 'blocked';
  readonly roundabout: boolean;
  readonly longName: boolean;
}

export function viewOf(calls: Calls, banners: Banners): HallView {
  const view = hallView();
  const over = Array.from({ length: calls.over }, (_, at) => callAt(calls, 50 + at));
  return {
    ...view,
    centre: {
      ...view.centre,
      name: banners.longName ? places.longest : { az: 'Mərkəzi məktəb', ru: 'Центральная школа', en: 'Central school' },
    },
    day: { ...view.day, practice: banners.practice },
    calls: Array.from({ length: calls.called }, (_, at) => callAt(calls, at)),
    last: over.map(({ status: _, ...call }) => call),
    waiting: 128,
  };
}

/** An open day. */
export function openState(calls: Calls, banners: Banners, language: Language): State {
  const announced: Announcement | null =
    calls.announced === null ? null : { ...announcement('announced', now), ...callAt(calls, 0, calls.announced) };
  return [
    JSON.stringify([language, calls, banners]),
    {
      scene: { step: 'open', view: viewOf(calls, banners) },
      announced,
      lost: banners.lost,
      language,
      foot: footOf(banners.foot, language),
      sound: banners.sound,
      roundabout: banners.roundabout,
      now,
    },
  ];
}

/** The pages of a wall that shows no calls. */
export function otherStates(banners: Banners, language: Language): readonly State[] {
  const [, open] = openState(noCalls, banners, language);
  const view = viewOf(noCalls, banners);
  const opensAt = (at: number): Shown['scene'] => ({
    step: 'closed',
    view: { ...view, day: { ...view.day, open: false, opensAt: new Date(at).toISOString() } },
  });
  const choices = (count: number): Shown['scene'] => ({
    step: 'choose',
    centres: Array.from({ length: count }, (_, at) => ({ id: `centre-${at}`, name: places.longest })),
  });
  const scenes: readonly Shown['scene'][] = [
    { step: 'loading' },
    { step: 'pairing', code: 'WM4WMW' },
    { step: 'refused', refusal: { code: 'cannot-store', message: '' } },
    { step: 'refused', refusal: { code: 'view-not-found', message: '' } },
    choices(2),
    choices(30),
    { step: 'open', view: { ...view, openCounters: 0 } },
    { step: 'open', view: { ...view, openCounters: 0, pausedCounters: 3 } },
    { step: 'open', view: { ...view, waiting: 0, day: { ...view.day, taking: false } } },
    opensAt(now + 3_600_000),
    opensAt(now + 6 * 86_400_000),
  ];
  return scenes.map((scene, at) => [JSON.stringify([language, scene.step, at, banners]), { ...open, scene }]);
}

export const languages = ['az', 'ru', 'en'] as const;

type State = readonly [string, Shown];

const now = Date.UTC(2026, 10, 25, 9, 59, 0);

const words = {
  az: 'Əsas binanın üçüncü mərtəbəsində, qeydiyyat zalından keçəndə sağdakı dəhlizin sonunda, şüşə qapının arxasında, ',
  ru: 'Главное здание, третий этаж: пройдите через зал регистрации, направо до конца коридора, за стеклянной дверью, ',
  en: 'Main building, third floor, through the registration hall and right to the end of the corridor, by the glass door, ',
};
const inEach = (text: (language: Language) => string) => ({ az: text('az'), ru: text('ru'), en: text('en') });
const long = (length: number) =>
  inEach((language) =>
    words[language]
      .repeat(6)
      .slice(0, length - 1)
      .trim()
      .concat('.'),
  );

/** What centres call the way to a counter. */
export const places = {
  none: null,
  short: { az: 'Zal A', ru: 'Зал A', en: 'Hall A' },
  usual: { az: '2-ci mərtəbə, qeydiyyat zalı', ru: '2-й этаж, зал регистрации', en: '2nd floor, registration hall' },
  long: long(90),
  longest: long(200),
  unbroken: inEach((language) => ({ az: 'Ə', ru: 'Щ', en: 'W' })[language].repeat(200)),
} as const;

/** Numbers and counters, from the usual to the widest that there may be. */
export const signs = {
  usual: { number: (at: number) => `A${100 + at}`, counter: (at: number) => `${at + 1}` },
  full: { number: (at: number) => `M${800 + at}`, counter: (at: number) => `${80 + (at % 20)}` },
  wide: { number: (at: number) => `ŞĞƏ${9000 + at}`, counter: (at: number) => `Pəncərə ${at + 10}B` },
  widest: { number: (at: number) => `WWW${8000 + at}`, counter: () => 'WWWWWWWWWWWW' },
} as const;

export const noBanners: Banners = {
  practice: false,
  lost: false,
  foot: 'none',
  sound: 'on',
  roundabout: false,
  longName: false,
};

const footOf = (foot: Banners['foot'], language: Language): string => {
  if (foot === 'none') return '';
  const text = {
    short: 'Nahar fasiləsi 13:00–14:00',
    long: words[language].repeat(5).slice(0, 600),
    longest: 'Щ'.repeat(600),
  }[foot];
  return pagesOf(text, pageLength)[0] ?? '';
};

const callAt = (calls: Calls, at: number, call = 1): HallCall => {
  const { number, counter } = signs[calls.signs];
  const direction = (['left', 'up', null, 'back', 'ahead'] as const)[at % 5] ?? null;
  return hallCall(number(at), counter(at), now - at * 12_000, {
    call,
    counter: place(counter(at), { direction, place: places[calls.place] }),
  });
};

const noCalls: Calls = { called: 0, over: 0, place: 'none', signs: 'usual', announced: null };
