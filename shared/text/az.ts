/** Azerbaijani: the default, and the pattern that every other language file follows. One constant a screen. */

export const language = { code: 'az', name: 'Azərbaycanca' } as const;

/** The alphabet in its own order, for sorting and for the search keyboard. */
export const alphabet = 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz';

export const months = [
  'yanvar',
  'fevral',
  'mart',
  'aprel',
  'may',
  'iyun',
  'iyul',
  'avqust',
  'sentyabr',
  'oktyabr',
  'noyabr',
  'dekabr',
] as const;
/** Monday first. */
export const weekdays = [
  'bazar ertəsi',
  'çərşənbə axşamı',
  'çərşənbə',
  'cümə axşamı',
  'cümə',
  'şənbə',
  'bazar',
] as const;

export const common = {
  product: 'Növbə',
  counter: 'Pəncərə',
  minutes: (n: number): string => `${n} dəq`,
  seconds: (n: number): string => `${n} san`,
  hours: (n: number): string => `${n} saat`,
  peopleAhead: (n: number): string => (n === 0 ? 'Növbədə birincisiniz' : `Sizdən qabaqda ${n} nəfər var`),
  peopleWaiting: (n: number): string => (n === 0 ? 'Növbə yoxdur' : `Növbədə ${n} nəfər`),
  lostServer: 'Serverlə əlaqə kəsilib',
  lostServerMore: 'Ekrandakı məlumat köhnə ola bilər. Əlaqə özü bərpa olunacaq.',
  loading: 'Yüklənir…',
  tryAgain: 'Yenidən cəhd et',
  yes: 'Bəli',
  no: 'Xeyr',
  back: 'Geri',
  cancel: 'Ləğv et',
  close: 'Bağla',
  practice: 'Məşq günü',
  unknownTrouble: 'Alınmadı. Bir az sonra yenidən cəhd edin.',
};

export const statuses = {
  waiting: 'Gözləyir',
  called: 'Çağırılıb',
  serving: 'Xidmət göstərilir',
  parked: 'Kənara qoyulub',
  'no-show': 'Gəlmədi',
  served: 'Bitdi',
  cancelled: 'Ləğv edilib',
  expired: 'Vaxtı keçib',
};

/** What stands on the slip besides the centre's own texts. */
export const slip = {
  yourNumber: 'Sizin nömrəniz',
  copy: 'SURƏT',
  practice: 'MƏŞQ: bu nömrə ilə xidmət göstərilmir',
  test: 'Sınaq çapı',
  followOnPhone: 'Növbəni telefonunuzda izləyin',
};
