import type { Because } from '../events.ts';
import type { Refusal, RefusalCode } from '../refusals.ts';

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

/** Signing in, for every screen behind a password. */
export const signIn = {
  product: 'Növbə',
  heading: 'Daxil olun',
  login: 'İstifadəçi adı',
  password: 'Parol',
  showPassword: 'Parolu göstər',
  enter: 'Daxil ol',
  checking: 'Yoxlanılır…',
  changeHeading: 'Öz parolunuzu təyin edin',
  changeLead: (name: string): string => `${name}, bu parolu sizə başqası verib. Davam etmək üçün onu dəyişin.`,
  oldPassword: 'İndiki parol',
  newPassword: 'Yeni parol',
  newPasswordHint: 'Ən azı 10 işarə. Bir neçə sözdən ibarət cümlə yaxşı paroldur.',
  change: 'Parolu dəyiş və davam et',
  leave: 'Çıx',
  lost: 'Server cavab vermir. Parol yoxlanılmadı. Bir az sonra yenidən cəhd edin.',
  unreachable: 'Serverə qoşulmaq olmur',
  unreachableMore: 'Şəbəkəni yoxlayın. Mərkəzin kompüteri söndürülmüş ola bilər.',
  tryAgain: 'Yenidən cəhd et',
  language: 'Ekranın dili',
};

type About = NonNullable<Refusal['about']>;
const secondsOf = (about: About): number | null => (typeof about.seconds === 'number' ? about.seconds : null);

/** Every refusal, said to the person who asked: what did not happen, and what to do. */
export const refusals = {
  malformed: 'Server bu sorğunu anlamadı. Səhifəni yeniləyin.',
  'not-signed-in': 'Seans bitib. Yenidən daxil olun.',
  'wrong-password': 'İstifadəçi adı və ya parol düz deyil.',
  'not-allowed': 'Bunun üçün səlahiyyətiniz yoxdur.',
  'not-found': 'Belə şey tapılmadı.',
  'centre-not-found': 'Belə mərkəz yoxdur.',
  'ticket-not-found': 'Belə talon yoxdur.',
  'service-not-found': 'Bu xidmət artıq yoxdur.',
  'class-not-found': 'Bu güzəşt artıq yoxdur.',
  'counter-not-found': 'Belə pəncərə yoxdur.',
  'profile-not-found': 'Belə iş profili yoxdur.',
  'printer-not-found': 'Belə printer yoxdur.',
  'outcome-not-found': 'Belə nəticə yoxdur.',
  'user-not-found': 'Belə istifadəçi yoxdur.',
  'device-not-found': 'Belə cihaz yoxdur.',
  'token-not-found': 'Belə açar yoxdur.',
  'view-not-found': 'Belə ekran yoxdur.',
  'nothing-waiting': 'Bu pəncərə üçün gözləyən yoxdur.',
  'counter-busy': 'Pəncərədə artıq talon var. Əvvəlcə onu bitirin.',
  'counter-closed': 'Pəncərə bağlıdır. Əvvəlcə onu açın.',
  'counter-paused': 'Pəncərə fasilədədir. Əvvəlcə işə qayıdın.',
  'counter-taken': 'Bu pəncərədə artıq başqası işləyir.',
  'counter-open': 'Pəncərə artıq açıqdır.',
  'already-at-counter': 'Siz artıq başqa pəncərədə işləyirsiniz. Əvvəlcə onu bağlayın.',
  'wrong-status': 'Talonun vəziyyəti artıq dəyişib: indi bunu etmək olmaz.',
  'not-your-counter': 'Bu talon başqa pəncərədədir.',
  'service-closed': 'Bu xidmət hazırda göstərilmir.',
  'service-full': 'Bu xidmətin bugünkü talonları bitib.',
  'day-closed': 'İş günü bağlıdır.',
  'day-open': 'İş günü artıq açıqdır.',
  'too-soon': (about: About): string => {
    const seconds = secondsOf(about);
    return seconds === null ? 'Hələ tezdir. Bir az gözləyin.' : `Hələ tezdir. ${seconds} saniyə gözləyin.`;
  },
  'still-serving': 'Pəncərədə talon var. Əvvəlcə onu bitirin.',
  'in-use': 'Hazırda istifadə olunur, buna görə dəyişdirilmədi.',
  'needs-reason': 'Növbədənkənar çağırış üçün səbəb yazın.',
  'no-printer': 'Burada printer yoxdur.',
  'user-exists': 'Bu istifadəçi adı artıq var.',
  'config-changed': 'Bu vaxt kimsə tənzimləmələri dəyişib. Yenisini açıb təkrar edin.',
  'bad-config': 'Tənzimləmələrdə səhv var.',
  'key-reused': 'Bu sorğu artıq başqa məzmunla göndərilib. Səhifəni yeniləyin.',
  'too-many': 'Həddən artıq cəhd. Bir dəqiqə gözləyin.',
  'cannot-store': 'Server məlumatı yaza bilmir. Heç nə dəyişmədi. Administratora xəbər verin.',
} satisfies { readonly [Code in RefusalCode]: string | ((about: About) => string) };

/** Why a ticket is called: each rule, with what it needs to be said. */
export const because = {
  'first-come': 'növbədə ən çox gözləyən',
  'head-start': (minutes: number, className: string): string => `${minutes} dəq üstünlük: ${className}`,
  'higher-tier': (tier: number): string =>
    tier <= 1 ? 'bu pəncərənin əsas xidməti' : `bu pəncərənin ${tier}-ci dərəcəli xidməti`,
  'sent-to-counter': 'bu pəncərəyə göndərilib',
  'sent-to-front': 'növbənin önünə göndərilib',
  'from-parked': 'kənara qoyulanlardan çağırılıb',
  'out-of-turn': (reason: string): string => `növbədənkənar: ${reason}`,
} satisfies { readonly [Rule in Because['rule']]: string | ((...parameters: never[]) => string) };

/** The wall display of the hall. */
export const display = {
  title: 'Zal ekranı',
  calling: 'Çağırılır',
  callingAgain: 'Təkrar çağırılır',
  lastCalls: 'Son çağırışlar',
  atCounter: 'pəncərədə',
  watchForNumber: 'Nömrənizi gözləyin: çağırılanda burada görünəcək',
  closed: 'Mərkəz bağlıdır',
  opensToday: (time: string): string => `Bu gün saat ${time} açılır`,
  opensOn: (day: string, time: string): string => `Açılır: ${day}, saat ${time}`,
  practice: 'Məşq günü: bu nömrələrlə xidmət göstərilmir',
  lost: 'Əlaqə kəsilib',
  lostMore: 'Bu nömrələr köhnə ola bilər. İşçiyə müraciət edin.',
  lostSince: (time: string): string => `Son məlumat: ${time}`,
  soundOn: 'Səsi açmaq üçün toxunun',
  chooseCentre: 'Bu ekran hansı mərkəzdədir?',
  pairing: 'Bu ekran hələ qoşulmayıb',
  pairingMore: 'Menecer bu kodu “Cihazlar” bölməsində təsdiqləməlidir:',
  refused: 'Ekran qoşula bilmədi',
  directions: {
    left: 'sola',
    right: 'sağa',
    ahead: 'düz irəli',
    back: 'geriyə',
    up: 'yuxarı mərtəbəyə',
    down: 'aşağı mərtəbəyə',
  },
};

/** A visitor's phone. */
export const phone = {
  yourNumber: 'Nömrəniz',
  service: 'Xidmət',
  documents: 'Hazır saxlayın',
  language: 'Dil',
  waiting: 'Gözləyin',
  ahead: 'Sizdən qabaqda',
  people: (n: number): string => (n === 0 ? 'heç kim' : `${n} nəfər`),
  first: 'Növbəti sizsiniz',
  firstMore: 'Zala yaxın olun: indi çağırıla bilərsiniz.',
  keepOpen: 'Bu səhifəni açıq saxlayın və zaldakı ekrana da baxın.',
  yourTurn: 'Sizin növbənizdir',
  goTo: (counter: string): string => `${counter} nömrəli pəncərəyə yaxınlaşın`,
  calledAgain: (call: number): string => `${call} dəfə çağırılmısınız`,
  serving: 'Sizə xidmət göstərilir',
  parked: 'Növbəniz kənara qoyulub',
  parkedMore: 'Uzaqlaşmayın: işçi hazır olanda sizi yenidən çağıracaq.',
  noShow: 'Sizi çağırdıq, amma gəlmədiniz',
  noShowMore: 'İşçiyə bu nömrəni göstərin: sizi növbəyə, əvvəlki yerinizə qaytara bilər.',
  served: 'Təşəkkür edirik',
  servedMore: 'Xidmətiniz başa çatdı.',
  cancelled: 'Növbədən çıxmısınız',
  cancelledMore: 'Bu nömrə artıq çağırılmayacaq. Yenidən gəlsəniz, yeni talon götürün.',
  expired: 'Bu nömrənin vaxtı keçib',
  expiredMore: 'İş günü başa çatıb. Növbəti iş günündə yeni talon götürün.',
  unknown: 'Belə talon tapılmadı',
  unknownMore: 'Keçid yalnız talonun verildiyi gün işləyir. Talonunuz bugünkü deyilsə, yenisini götürün.',
  lost: 'Əlaqə yoxdur',
  lostMore: (time: string): string =>
    `Son məlumat saat ${time} alınıb və köhnə ola bilər. Zaldakı ekrana baxın. Əlaqə özü bərpa olunacaq.`,
  lostFirst: 'Serverə qoşulmaq olmur. İnterneti yoxlayın; səhifə özü yenidən cəhd edir.',
  loading: 'Talonunuz axtarılır…',
  practice: 'Məşq günü: bu nömrə ilə xidmət göstərilmir',
  giveUp: 'Növbədən çıx',
  giveUpQuestion: 'Növbənizdən imtina edirsiniz?',
  giveUpMore: 'Yeriniz itəcək. Geri qaytarmaq olmayacaq.',
  giveUpYes: 'Bəli, imtina edirəm',
  giveUpNo: 'Xeyr, gözləyirəm',
  givingUp: 'Göndərilir…',
  giveUpLost: 'Cavab gəlmədi. Yenidən cəhd edin.',
  giveUpRefused: 'İndi imtina etmək olmur: talonun vəziyyəti dəyişib.',
  soundOn: 'Səsi aç',
  soundIsOn: 'Səs açıqdır: çağırılanda eşidəcəksiniz',
};
