import type { LocalText } from '../centre/centre.ts';
import type { EmergencyKind } from '../centre/emergency.ts';

/** All centres that a head office follows, as its board shows them. Times ISO 8601 in UTC, durations whole seconds. */

/** What a hall is like now, as far as its log has come. */
export interface CountryHall {
  readonly waiting: number;
  /** Since when the one who waits longest has waited. */
  readonly longestSince: string | null;
  /** Desks of the hall: where calls are taken over the telephone is none of it. */
  readonly counters: { readonly open: number; readonly paused: number; readonly all: number };
  readonly day: { readonly open: boolean; readonly practice: boolean };
  readonly emergency: EmergencyKind | null;
  /** A wait up to this counts as kept, and the share that should be. */
  readonly targets: { readonly waitSeconds: number; readonly serviceLevel: number };
}

/** Today's share of waits that were kept, over so many calls; null where nobody was called. */
export interface CountryToday {
  readonly serviceLevel: number | null;
  readonly calls: number;
}

export interface CountryCentre {
  readonly id: string;
  /** null = not known yet. */
  readonly name: LocalText | null;
  /** The part of the country that it stands in; null = its document says none. */
  readonly region: LocalText | null;
  readonly languages: readonly string[];
  readonly timeZone: string;
  /** null = what it has brought is still being read. */
  readonly hall: CountryHall | null;
  /** null = not reckoned yet. */
  readonly today: CountryToday | null;
  /** When it was last heard of; null = it is let in, and has brought nothing yet. */
  readonly heardAt: string | null;
  /** Events that it has brought and that do not stand in these figures: they are still being read, or of a newer program. */
  readonly behind: number;
  readonly trouble: 'forked' | 'chain-broken' | null;
  /** Its program is newer than the head office's. */
  readonly newer: boolean;
  /** What its server last said of itself; null = nothing, as older ones do. */
  readonly said: BranchSaid | null;
}

export interface BranchSaid {
  /** Of its program, and whether that is an older one than the head office's. */
  readonly version: string;
  readonly isOlder: boolean;
  /** By how much its clock is ahead of the head office's (s); below 0 it is slow. */
  readonly clockSkewSeconds: number;
  /** Events that it has still to send. */
  readonly queue: number;
}

/** What all halls come to that were heard of lately, without those that practise. */
export interface CountryTotals {
  /** Centres in all, and those whose figures are in these sums. */
  readonly centres: number;
  readonly counted: number;
  readonly open: number;
  readonly waiting: number;
  readonly longestSince: string | null;
  readonly counters: { readonly open: number; readonly all: number };
  readonly today: CountryToday;
}

/** A hall that is run elsewhere, as its head office looks at it. */
export interface OfFollowed {
  /** When its own server was last heard of (ISO); absent = it is run here. */
  readonly heardAt?: string;
}

export interface CountryView {
  /** It is of no one centre. */
  readonly centre?: never;
  /** Of the head office: its clock and its dates. */
  readonly timeZone: string;
  readonly centres: readonly CountryCentre[];
  readonly totals: CountryTotals;
}

/** What may be wrong with a centre, the worst first. */
export const countryTroubles = [
  'emergency',
  'forked',
  'chain-broken',
  'cut',
  'nobody-open',
  'long-wait',
  'clock-wrong',
  'behind',
  'unheard',
] as const;
export type CountryTrouble = (typeof countryTroubles)[number];

/** A centre that was not heard of for so long is cut off (ms): its server says something at least every 25 s. */
export const cutMs = 120_000;

/** A clock that is wrong by so much (s) dates a hall's events wrongly; less may be the time on a slow line. */
export const clockWrongSeconds = 60;
/** With so many events still to be sent, more than go into one batch, what is shown of a hall is not its present. */
export const manyToSend = 500;

/** Whether figures of this centre are too old to be called live; one that was never heard of has none. */
export function isCut({ heardAt }: Pick<CountryCentre, 'heardAt'>, now: number): boolean {
  return heardAt !== null && now - Date.parse(heardAt) > cutMs;
}

/** What is wrong with a centre at `now` (ms), the worst first; the waits of one that is cut off stand still at when it was heard of. */
export function troublesOfCentre(centre: CountryCentre, now: number): readonly CountryTrouble[] {
  const { hall, heardAt, trouble, behind, newer, said } = centre;
  const waits = hall?.day.open === true && hall.waiting > 0;
  const isOld = isCut(centre, now);
  const figuresOf = isOld && heardAt !== null ? Date.parse(heardAt) : now;
  const wrong: { readonly [trouble in CountryTrouble]: boolean } = {
    emergency: hall !== null && hall.emergency !== null,
    forked: trouble === 'forked',
    'chain-broken': trouble === 'chain-broken',
    cut: isOld,
    'nobody-open': waits && hall.counters.open === 0,
    'long-wait': waits && secondsOf(hall.longestSince, figuresOf) > hall.targets.waitSeconds,
    'clock-wrong': Math.abs(said?.clockSkewSeconds ?? 0) >= clockWrongSeconds,
    behind: behind > 0 || newer || (said?.queue ?? 0) > manyToSend,
    unheard: heardAt === null,
  };
  return countryTroubles.filter((one) => wrong[one]);
}

/** Of those the grave ones: what is shown may be wrong, or people may be in danger. */
export function isGraveTrouble(trouble: CountryTrouble): boolean {
  return countryTroubles.indexOf(trouble) <= countryTroubles.indexOf('cut');
}

/** The sums at `now` (ms). A hall that is cut off, or practises, is in none of them. */
export function countryTotals(centres: readonly CountryCentre[], now: number): CountryTotals {
  const counted = centres.flatMap((centre) => {
    const { hall } = centre;
    return hall === null || isCut(centre, now) || hall.day.practice ? [] : [{ hall, today: centre.today }];
  });
  const sum = (of: (one: (typeof counted)[number]) => number): number =>
    counted.reduce((total, one) => total + of(one), 0);
  const calls = sum(({ today }) => today?.calls ?? 0);
  const kept = sum(({ today }) => (today?.serviceLevel ?? 0) * (today?.calls ?? 0));
  const longest = counted.flatMap(({ hall }) => hall.longestSince ?? []).sort();
  return {
    centres: centres.length,
    counted: counted.length,
    open: sum(({ hall }) => Number(hall.day.open)),
    waiting: sum(({ hall }) => hall.waiting),
    longestSince: longest[0] ?? null,
    counters: { open: sum(({ hall }) => hall.counters.open), all: sum(({ hall }) => hall.counters.all) },
    today: { serviceLevel: calls === 0 ? null : kept / calls, calls },
  };
}

/** Whole seconds since an instant (ISO) until `now` (ms); 0 where there is none. */
function secondsOf(since: string | null, now: number): number {
  return since === null ? 0 : Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}
