import { isPhoneDesk } from '../../shared/calls/phone-desks.ts';
import type { Office } from '../manager-model.ts';
import { OneOf } from '../ui/one-of.tsx';
import { useWords } from '../ui/use-words.ts';
import { choosingWords } from './choosing-words.ts';
import { type HistoryPart, historyParts, partPaths } from './report-choice.ts';

/** Which part of the reports is shown, to go to another: bookings where somebody can be booked with, cases where one may ask, calls where there is a phone desk, how it was where visitors are asked. */
export function HistoryParts({ office, shown }: { readonly office: Office; readonly shown: HistoryPart }) {
  const { language } = useWords();
  const { parts } = choosingWords(language);
  const centre = office.names.centre.value;
  const canBook =
    (centre?.officials ?? []).length > 0 || centre?.services.some(({ bookable }) => bookable !== undefined) === true;
  const hasPhones = (centre?.counters ?? []).some(isPhoneDesk);
  const canAsk = (centre?.caseKinds ?? []).length > 0;
  const ratings = centre?.asksRatings === true;
  const isThere = { visits: true, bookings: canBook, cases: canAsk, calls: hasPhones, ratings };
  const options = historyParts.filter((part) => isThere[part] || part === shown);
  if (options.length === 1) return null;
  return (
    <OneOf
      label={parts.label}
      options={options}
      chosen={shown}
      word={(part) => parts[part]}
      onChoose={(part) => office.world.place.go(partPaths[part])}
    />
  );
}
