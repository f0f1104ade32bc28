import type { LocalText } from '../../shared/centre/centre.ts';
import { type CountryCentre, type CountryHall, type CountryView, countryTotals } from '../../shared/country/country.ts';
import type { Api } from '../../ui/api.ts';

/** A country as its board sees it, at one moment. */

/** A Friday, 11:40 in Baku (ms since 1970). */
export const noon = Date.UTC(2026, 10, 20, 7, 40, 0);
export const secondsAgo = (seconds: number): string => new Date(noon - seconds * 1000).toISOString();

const usualHall: CountryHall = {
  waiting: 4,
  longestSince: secondsAgo(300),
  counters: { open: 5, paused: 1, all: 8 },
  day: { open: true, practice: false },
  emergency: null,
  targets: { waitSeconds: 900, serviceLevel: 0.9 },
};

/** A centre where all is well, but for what is said; of its hall too. */
export function centreOf(
  id: string,
  over: Partial<CountryCentre> = {},
  hall: Partial<CountryHall> = {},
): CountryCentre {
  return {
    id,
    name: { az: id, ru: id, en: id },
    region: null,
    languages: ['az', 'ru', 'en'],
    timeZone: 'Asia/Baku',
    hall: { ...usualHall, ...hall },
    today: { serviceLevel: 0.95, calls: 120 },
    heardAt: secondsAgo(10),
    behind: 0,
    trouble: null,
    newer: false,
    said: null,
    ...over,
  };
}

/** So many centres with a busy morning each, no two alike. */
export function manyCentres(count: number): readonly CountryCentre[] {
  return Array.from({ length: count }, (_, at) => {
    const [az, ru, en] = places[at % places.length] ?? ['', '', ''];
    const region = regions[regionOfPlace[at % places.length] ?? 0] ?? null;
    const more = at < places.length ? '' : ` ${Math.floor(at / places.length) + 1}`;
    return centreOf(
      `centre-${at + 1}`,
      {
        name: { az: `${az}${more}`, ru: `${ru}${more}`, en: `${en}${more}` },
        region,
        today: { serviceLevel: 0.86 + ((at * 7) % 14) / 100, calls: 40 + ((at * 37) % 260) },
        heardAt: secondsAgo(1 + ((at * 11) % 24)),
      },
      {
        waiting: (at * 5) % 23,
        longestSince: (at * 5) % 23 === 0 ? null : secondsAgo(20 + ((at * 53) % 800)),
        counters: { open: 2 + (at % 7), paused: at % 3 === 0 ? 1 : 0, all: 9 + (at % 4) },
      },
    );
  });
}

/** An api that no answer comes from. */
export const nobodyAnswers: Api = () => Promise.resolve({ ok: false, lost: true });

/** The view of these centres. */
export function countryOf(centres: readonly CountryCentre[]): CountryView {
  return { timeZone: 'Asia/Baku', centres, totals: countryTotals(centres, noon) };
}

/** The economic regions, as the map has them. */
const regions: readonly LocalText[] = [
  { az: 'Bakı', ru: 'Баку', en: 'Baku' },
  { az: 'Abşeron-Xızı', ru: 'Апшерон-Хызы', en: 'Absheron-Khizi' },
  { az: 'Gəncə-Daşkəsən', ru: 'Гянджа-Дашкесан', en: 'Ganja-Dashkasan' },
  { az: 'Qarabağ', ru: 'Карабах', en: 'Karabakh' },
  { az: 'Qazax-Tovuz', ru: 'Газах-Товуз', en: 'Gazakh-Tovuz' },
  { az: 'Quba-Xaçmaz', ru: 'Губа-Хачмаз', en: 'Guba-Khachmaz' },
  { az: 'Lənkəran-Astara', ru: 'Ленкорань-Астара', en: 'Lankaran-Astara' },
  { az: 'Mərkəzi Aran', ru: 'Центральный Аран', en: 'Central Aran' },
  { az: 'Naxçıvan', ru: 'Нахчыван', en: 'Nakhchivan' },
  { az: 'Şəki-Zaqatala', ru: 'Шеки-Загатала', en: 'Sheki-Zagatala' },
];

/** The region of each of the places below. */
const regionOfPlace = [0, 0, 0, 1, 2, 7, 9, 5, 6, 8, 7, 3, 9, 3, 3, 9, 6, 4, 4, 7, 5, 5, 3, 3, 7] as const;

const places = [
  ['Bakı, Nəsimi', 'Баку, Насими', 'Baku, Nasimi'],
  ['Bakı, Yasamal', 'Баку, Ясамал', 'Baku, Yasamal'],
  ['Bakı, Xətai', 'Баку, Хатаи', 'Baku, Khatai'],
  ['Sumqayıt', 'Сумгаит', 'Sumgayit'],
  ['Gəncə', 'Гянджа', 'Ganja'],
  ['Mingəçevir', 'Мингечевир', 'Mingachevir'],
  ['Şəki', 'Шеки', 'Sheki'],
  ['Quba', 'Губа', 'Guba'],
  ['Lənkəran', 'Ленкорань', 'Lankaran'],
  ['Naxçıvan', 'Нахчыван', 'Nakhchivan'],
  ['Şirvan', 'Ширван', 'Shirvan'],
  ['Bərdə', 'Барда', 'Barda'],
  ['Qəbələ', 'Габала', 'Gabala'],
  ['Ağdam', 'Агдам', 'Aghdam'],
  ['Şuşa', 'Шуша', 'Shusha'],
  ['Zaqatala', 'Загатала', 'Zagatala'],
  ['Masallı', 'Масаллы', 'Masalli'],
  ['Tovuz', 'Товуз', 'Tovuz'],
  ['Qazax', 'Газах', 'Gazakh'],
  ['İmişli', 'Имишли', 'Imishli'],
  ['Şamaxı', 'Шамахы', 'Shamakhi'],
  ['Xaçmaz', 'Хачмаз', 'Khachmaz'],
  ['Laçın', 'Лачын', 'Lachin'],
  ['Füzuli', 'Физули', 'Fuzuli'],
  ['Salyan', 'Сальян', 'Salyan'],
] as const;
