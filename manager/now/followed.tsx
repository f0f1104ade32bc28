import { textsIn } from '../../shared/languages.ts';
import type { FloorView } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import type { Office } from '../manager-model.ts';
import { useWords } from '../ui/use-words.ts';

/** At a head office: that the hall is only looked at, and of when it is, where nothing was heard of it for long. */
export function FollowedNotice({ view, office }: { readonly view: FloorView; readonly office: Office }) {
  const { language } = useWords();
  const texts = textsIn(followedTexts, language);
  const asOf = office.now.asOf.value;
  return (
    <p class={asOf === null ? 'notice' : 'notice notice--bad'} role="status">
      {asOf === null ? texts.looked : texts.cut(clockTime(asOf, view.centre.timeZone))}{' '}
      <a href="/country">{texts.toCountry}</a>
    </p>
  );
}

const followedTexts = {
  az: {
    looked: 'Bu zalı öz serveri idarə edir: buradan yalnız baxmaq olur.',
    cut: (time: string) => `Mərkəzlə əlaqə kəsilib. Aşağıdakıların hamısı saat ${time} üçündür.`,
    toCountry: 'Bütün mərkəzlər',
  },
  ru: {
    looked: 'Этим залом управляет его собственный сервер: отсюда на него можно только смотреть.',
    cut: (time: string) => `Связи с центром нет. Всё, что ниже, — на ${time}.`,
    toCountry: 'Все центры',
  },
  en: {
    looked: 'This hall is run by its own server: from here it is only looked at.',
    cut: (time: string) => `The centre is cut off. All that stands below is as of ${time}.`,
    toCountry: 'All centres',
  },
};
