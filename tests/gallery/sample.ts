import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import type { CentreLine, DayLine } from '../../shared/views.ts';
import { languages } from './state.ts';

/** The sample centre as the gallery shows it, on one morning. */

/** A Friday, 11:40 in Baku (ms since 1970). */
export const morning = Date.UTC(2026, 10, 20, 7, 40, 0);
/** So many minutes before, or after where it is negative (ISO). */
export const minutesAgo = (minutes: number): string => new Date(morning - minutes * 60_000).toISOString();

export const centre: CentreLine = {
  id: sampleCentre.id,
  name: sampleCentre.name,
  timeZone: sampleCentre.timeZone,
  languages: [...languages],
  sample: true,
};
export const openDay: DayLine = {
  open: true,
  date: '2026-11-20',
  practice: false,
  taking: true,
  closesAt: '2026-11-20T14:00:00.000Z',
  opensAt: null,
};
export const practiceDay: DayLine = { ...openDay, practice: true };
/** Closed until the next morning; that is a Saturday here, so until Monday. */
export const closedDay: DayLine = {
  open: false,
  date: null,
  practice: false,
  taking: false,
  closesAt: null,
  opensAt: '2026-11-23T05:00:00.000Z',
};
/** The same morning, before opening. */
export const earlyDay: DayLine = { ...closedDay, opensAt: minutesAgo(-20) };

/** A range of waiting as it is shown, in minutes; `to` null = more than `from`. */
export function minutes(from: number, to: number | null): Estimate {
  const high = to ?? from * 2;
  const middle = Math.round((from + high) / 2);
  return {
    low: from * 60,
    middle: middle * 60,
    high: high * 60,
    basis: 'learnt',
    fromMinutes: from,
    toMinutes: to,
  };
}

/** A name without a space in it. */
export const unbrokenName: LocalText = {
  az: 'Elektrikləşdirilməmişlərdənsinizmişcəsinəyerləşdirilməsi',
  ru: 'Высокопревосходительствующегидроэлектростроительствам',
  en: 'Counterinstitutionalisationalistically-accommodations',
};
