import type { Office } from '../manager-model.ts';
import { OneOf } from '../ui/one-of.tsx';
import { useWords } from '../ui/use-words.ts';
import { choosingWords } from './choosing-words.ts';
import { bookingsPath } from './report-choice.ts';

/** Which part of the reports is shown, to go to the other; nothing where nobody can be booked with. */
export function HistoryParts({ office, shown }: { readonly office: Office; readonly shown: 'visits' | 'bookings' }) {
  const { language } = useWords();
  const { parts } = choosingWords(language);
  const centre = office.names.centre.value;
  const canBook =
    (centre?.officials ?? []).length > 0 || centre?.services.some(({ bookable }) => bookable !== undefined);
  if (canBook !== true && shown === 'visits') return null;
  return (
    <OneOf
      label={parts.label}
      options={['visits', 'bookings'] as const}
      chosen={shown}
      word={(part) => parts[part]}
      onChoose={(part) => office.world.place.go(part === 'visits' ? '/history' : bookingsPath)}
    />
  );
}
