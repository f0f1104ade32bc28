import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre, Hours } from '../../shared/centre.ts';

/** The demo's centre as it is: the sample, which never closes. */
export const demoCentre: Centre = { ...sampleCentre, hours: everyDay('00:00', '24:00') };

/** The same as it was on the days before: office hours, also at weekends, so that every weekday has something to show. */
export const centreBefore: Centre = { ...sampleCentre, hours: everyDay('09:00', '18:00') };

/** This counter is left to those who look at the demo. */
export const guestCounter = '6';

function everyDay(from: string, to: string): Hours {
  const span = [{ from, to }];
  const week = { mon: span, tue: span, wed: span, thu: span, fri: span, sat: span, sun: span };
  return { week, exceptions: [], graceSeconds: sampleCentre.hours.graceSeconds };
}
