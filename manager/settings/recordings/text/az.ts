import type { WhyNot } from '../recordings-model.ts';

/** The words of the page of recordings. */
export const recordings = {
  lead: 'Çağırış bu sözlərdən qurulur. Onları öz səsinizlə yazdırın və ya hazır səs faylı seçin. Hər sözü sakit yerdə, aydın və eyni tonda deyin.',
  noLanguage: 'Mərkəzin dillərində səs yoxdur.',
  language: 'Dil',
  languages: { az: 'Azərbaycan', ru: 'Rus', en: 'İngilis' },
  count: (done: number, all: number): string => `${done} / ${all}`,
  now: (isWhole: boolean, reads: boolean): string =>
    isWhole
      ? 'Bütün sözlər yazılıb: çağırışlar sizin səsinizlə deyilir.'
      : reads
        ? 'Çağırışın bütün sözləri yazılmayıbsa, onu bütövlükdə proqram oxuyur.'
        : 'Çağırışın bütün sözləri yazılmayıbsa, yalnız zəng eşidilir: serverdə espeak-ng proqramı yoxdur.',
  hearCall: (number: string, counter: string): string => `Nümunəni dinlə: ${number}, pəncərə ${counter}`,
  word: 'Nə deyilir',
  state: 'Vəziyyət',
  recorded: 'Yazılıb',
  missing: 'Yazılmayıb',
  record: 'Yazdır',
  stop: 'Bitir',
  file: 'Fayl seç',
  hear: 'Dinlə',
  drop: 'Sil',
  faults: {
    format: 'Bu fayl uyğun deyil. Başqa səs faylı seçin.',
    'too-quiet': 'Çox sakitdir və ya heç nə eşidilmir. Mikrofona yaxın danışın.',
    'too-short': 'Çox qısadır. Sözü bütöv deyin.',
    'too-long': 'Çox uzundur: söz 5 saniyədən artıq ola bilməz.',
    distorted: 'Səs təhrif olunub. Mikrofondan bir az uzaq danışın.',
    microphone: 'Mikrofon açılmadı. Brauzerdə icazə verin; şəbəkə ilə yalnız https ünvanında işləyir.',
    unreadable: 'Bu fayl səs kimi oxunmur. WAV və ya MP3 seçin.',
    unsaid: 'Bu çağırışı demək olmur: bütün sözləri yazılmayıb, espeak-ng də yoxdur.',
  } satisfies { readonly [Why in WhyNot]: string },
};
