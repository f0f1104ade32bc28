import type { OwedKey } from '../../../shared/country/country-cases.ts';

/** What the section of oversight says: Azerbaijani, the pattern of the others. It comes with its section. */
export const owed = {
  heading: 'Cavab gözləyən müraciətlər',
  note: 'Bütün mərkəzlər birlikdə, indi. Gecikən hər mərkəzin öz tarixi ilə sayılır. Şəxslər burada yoxdur. Mərkəzin adı onun nəzarət səhifəsini açır: daxil olan, vaxtında cavablanan.',
  by: 'Nə üzrə',
  keys: { centre: 'Mərkəz', kind: 'Növ', topic: 'Mövzu', status: 'Vəziyyət' } satisfies {
    readonly [key in OwedKey]: string;
  },
  sums: 'Cəmi',
  open: 'Cavab gözləyir',
  overdue: 'Gecikir',
  share: 'Gecikən pay',
  earliest: 'Ən erkən son tarix',
  none: 'yoxdur',
  noTopic: 'mövzu yoxdur',
  centres: (n: string): string => `${n} mərkəz üzrə`,
  cut: (n: string): string => `onlardan ${n} mərkəzlə əlaqə kəsilib, əvvəlki vəziyyəti sayılıb`,
  asOf: (time: string): string => `${time} vəziyyəti`,
  table: 'Müraciətlərin sayı',
  nothing: 'Heç bir mərkəzdə cavab gözləyən müraciət yoxdur.',
  notYours: 'Bu bölmə nəzarət edənlər üçündür',
  notYoursMore: 'Administrator sizə «nəzarət» vəzifəsini verə bilər.',
  lost: 'Say alınmadı.',
  again: 'Yenidən soruş',
  statuses: {
    received: 'Qəbul edilib',
    routed: 'Şöbədə',
    assigned: 'İcraçıda',
    asked: 'Vətəndaşdan soruşulub',
    checking: 'Avtomatik yoxlanılır',
    joined: 'Birləşdirilib',
  } as { readonly [status: string]: string },
  dateSign: '.',
};
