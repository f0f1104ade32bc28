import { textsIn } from '../../shared/languages.ts';
import { longDate } from '../../shared/words.ts';
import { Fact } from '../../ui/visitor/facts.tsx';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';
import { fullDate } from './frame.tsx';

/** [CS26] That somebody visits the household and until when, or when they did; who it is, is drawn by lot and not told. */
export function VisitFact({ own, words }: { readonly own: OwnCase; readonly words: ScreenWords }) {
  if (own.visit === null) return null;
  const { until, madeAt } = own.visit;
  const texts = textsIn(said, words.language);
  const text =
    madeAt === null
      ? texts.until(fullDate(until, words))
      : texts.made(longDate(Date.parse(madeAt), own.timeZone, words.calendar));
  return <Fact label={texts.label} text={text} />;
}

const said = {
  az: {
    label: 'Evə baxış',
    until: (date: string): string => `Evinizə baxmağa gələcəklər, ən geci: ${date}`,
    made: (date: string): string => `Keçirilib: ${date}`,
  },
  ru: {
    label: 'Посещение на дому',
    until: (date: string): string => `К вам придут не позднее: ${date}`,
    made: (date: string): string => `Проведено: ${date}`,
  },
  en: {
    label: 'Visit to your home',
    until: (date: string): string => `Somebody will visit you, at the latest on ${date}`,
    made: (date: string): string => `Made on ${date}`,
  },
};
