import { textsIn } from '../../shared/languages.ts';
import type { FloorView } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import { useKeys } from '../../ui/use-keys.ts';
import type { Office } from '../manager-model.ts';
import { useWords } from '../ui/use-words.ts';

/** At a head office: that the hall is only looked at, and of when it is, where nothing was heard of it for long. */
export function FollowedNotice({ view, office }: { readonly view: FloorView; readonly office: Office }) {
  const { language } = useWords();
  const texts = textsIn(followedTexts, language);
  const asOf = office.now.asOf.value;
  useKeys(({ key, target, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented && isFree(target)) location.assign(countryWith(view.centre.id));
  });
  return (
    <p class={asOf === null ? 'followed-notice' : 'followed-notice followed-notice--cut'} role="status">
      {asOf === null ? texts.looked : texts.cut(clockTime(asOf, view.centre.timeZone))}{' '}
      <a href={countryWith(view.centre.id)}>{texts.toCountry}</a>
      {' · '}
      <a href={`/country#orders?centre=${encodeURIComponent(view.centre.id)}`}>{texts.toOrders}</a>
    </p>
  );
}

/** The board of all centres, at this one. */
const countryWith = (centre: string): string => `/country#board/${centre}`;

/** Whether a key is pressed outside a field, while no dialog is open: Escape means nothing else there. */
const isFree = (target: EventTarget | null): boolean =>
  !(target instanceof HTMLElement && target.matches('input, select, textarea')) &&
  document.querySelector('dialog[open]') === null;

const followedTexts = {
  az: {
    looked: 'Bu zalı öz serveri idarə edir: buradan yalnız baxmaq olur.',
    cut: (time: string) => `Mərkəzlə əlaqə kəsilib. Aşağıdakıların hamısı saat ${time} üçündür.`,
    toCountry: 'Bütün mərkəzlər (Esc)',
    toOrders: 'Bu mərkəzə göstəriş',
  },
  ru: {
    looked: 'Этим залом управляет его собственный сервер: отсюда на него можно только смотреть.',
    cut: (time: string) => `Связи с центром нет. Всё, что ниже, — на ${time}.`,
    toCountry: 'Все центры (Esc)',
    toOrders: 'Распоряжение этому центру',
  },
  en: {
    looked: 'This hall is run by its own server: from here it is only looked at.',
    cut: (time: string) => `The centre is cut off. All that stands below is as of ${time}.`,
    toCountry: 'All centres (Esc)',
    toOrders: 'Order to this centre',
  },
};
