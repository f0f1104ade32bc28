import type { SeatStatus } from '../shared/booking/seats.ts';
import { inEach, textsIn } from '../shared/languages.ts';
import { toTime } from '../shared/text/az.ts';

/** What is said where somebody looks for all that they have asked for. */
export interface HistoryWords {
  readonly title: string;
  readonly lead: string;
  readonly way: string;
  readonly ways: { readonly phone: string; readonly email: string };
  readonly field: { readonly phone: string; readonly email: string };
  readonly fieldHint: { readonly phone: string; readonly email: string };
  readonly wrong: { readonly phone: string; readonly email: string };
  readonly send: string;
  /** No code can be sent from this server. */
  readonly noWay: string;
  readonly noWayMore: string;
  readonly code: string;
  readonly codeMore: (address: string) => string;
  readonly figures: string;
  readonly figuresHint: string;
  readonly badFigures: string;
  /** Several people gave the number or the address. */
  readonly name: string;
  readonly nameMore: string;
  readonly nameField: string;
  readonly nameHint: string;
  readonly noName: string;
  readonly wrongName: string;
  readonly open: string;
  readonly other: string;
  readonly ended: string;
  readonly until: (time: string) => string;
  readonly none: string;
  readonly noneMore: string;
  /** Centres that did not answer, by their names. */
  readonly unreached: (names: string) => string;
  readonly cases: string;
  readonly seats: string;
  readonly more: string;
  readonly linkOver: string;
  readonly answered: string;
  readonly close: string;
  readonly seatStatus: { readonly [S in SeatStatus]: string };
}

/** The words of that page in a language. */
export function historyWords(language: string): HistoryWords {
  return textsIn(all, language);
}

const all = inEach<HistoryWords>({
  az: {
    title: 'Tarixçənə bax',
    lead: 'Bütün müraciətlərinizi və qəbula yazılışlarınızı burada görə bilərsiniz. Bunun üçün onları göndərəndə yazdığınız telefona və ya e-poçta kod göndəririk.',
    way: 'Kod hara göndərilsin?',
    ways: { phone: 'Telefona (SMS)', email: 'E-poçta' },
    field: { phone: 'Telefon nömrəniz', email: 'E-poçt ünvanınız' },
    fieldHint: { phone: 'Məsələn: 050 123 45 67', email: 'Məsələn: ad@example.az' },
    wrong: { phone: 'Nömrəni tam yazın, məsələn: 050 123 45 67', email: 'Ünvanı tam yazın, məsələn: ad@example.az' },
    send: 'Kod göndər',
    noWay: 'Kod göndərmək mümkün deyil',
    noWayMore: 'Bu xidmət hələ SMS və e-poçt göndərmir. Müraciətinizi sizə verilmiş keçidlə və ya QR kodla açın.',
    code: 'Kodu yazın',
    codeMore: (address) =>
      `Müraciətdə ${address} göstərmisinizsə, altı rəqəmli kod bir dəqiqəyə gələcək. Kod bir neçə dəqiqə etibarlıdır.`,
    figures: 'Altı rəqəm',
    figuresHint: 'Mesajdakı rəqəmlər',
    badFigures: 'Altı rəqəmin hamısını yazın.',
    name: 'Adınızı yazın',
    nameMore:
      'Bu nömrəni və ya ünvanı birdən çox adam göstərib. Yalnız bir nəfərin adı ilə göndərilənlər açılır. Uşağınız və ya başqası üçün onun adı ilə göndərmisinizsə, həmin adı yazın.',
    nameField: 'Soyad və ad',
    nameHint: 'Göndərəndə necə yazmısınızsa, elə',
    noName: 'Soyadı və adı yazın.',
    wrongName:
      'Bu adla heç nə açılmadı. Soyadı, adı və varsa, ata adını göndərəndə yazdığınız kimi yazın: cəhdlərin sayı məhduddur.',
    open: 'Tarixçəni aç',
    other: 'Başqa nömrə və ya ünvan',
    ended: 'Vaxt bitdi və siyahı bağlandı. Yeni kod istəyin.',
    until: (time) => `Siyahı saat ${toTime(time)} qədər açıqdır.`,
    none: 'Heç nə tapılmadı',
    noneMore: 'Bu nömrə və ya ünvanla hələ heç nə göndərilməyib, ya da onun saxlanma müddəti bitib.',
    unreached: (names) =>
      `Bu mərkəzlərlə hazırda əlaqə yoxdur, onlarda olanlar burada görünmür: ${names}. Sonra yenidən baxın.`,
    cases: 'Müraciətlər',
    seats: 'Qəbula yazılışlar',
    more: 'Ətraflı',
    linkOver: 'keçidin müddəti bitib',
    answered: 'Cavab verilib',
    close: 'Tarixçəni bağla',
    seatStatus: {
      held: 'Saxlanılır',
      booked: 'Yazılmısınız',
      standby: 'Ehtiyat siyahısındasınız',
      arrived: 'Gəlmisiniz',
      heard: 'Qəbul olunmusunuz',
      missed: 'Gəlməmisiniz',
      cancelled: 'Ləğv edilib',
      'called-off': 'Baş tutmayacaq',
      released: 'Geri verilib',
    },
  },
  ru: {
    title: 'История обращений',
    lead: 'Здесь видны все ваши обращения и записи на приём. Для этого мы отправим код на телефон или почту, которые вы указали, когда их отправляли.',
    way: 'Куда отправить код?',
    ways: { phone: 'На телефон (SMS)', email: 'На электронную почту' },
    field: { phone: 'Ваш номер телефона', email: 'Адрес вашей почты' },
    fieldHint: { phone: 'Например: 050 123 45 67', email: 'Например: imya@example.az' },
    wrong: {
      phone: 'Введите номер полностью, например: 050 123 45 67',
      email: 'Введите адрес полностью, например: imya@example.az',
    },
    send: 'Отправить код',
    noWay: 'Код отправить нельзя',
    noWayMore:
      'Отсюда пока не отправляются ни SMS, ни письма. Откройте обращение по ссылке или QR-коду, которые вы получили.',
    code: 'Введите код',
    codeMore: (address) =>
      `Если вы указывали ${address} в обращении, в течение минуты придёт код из шести цифр. Он действует несколько минут.`,
    figures: 'Шесть цифр',
    figuresHint: 'Цифры из сообщения',
    badFigures: 'Введите все шесть цифр.',
    name: 'Введите имя',
    nameMore:
      'Этот номер или адрес указали несколько человек. Откроется только то, что отправлено от одного имени. Если вы отправляли за ребёнка или за кого-то ещё от его имени, введите это имя.',
    nameField: 'Фамилия и имя',
    nameHint: 'Так, как вы написали при отправке',
    noName: 'Введите фамилию и имя.',
    wrongName:
      'С этим именем ничего не открылось. Введите фамилию, имя и, если указывали, отчество так, как при отправке: число попыток ограничено.',
    open: 'Открыть историю',
    other: 'Другой номер или адрес',
    ended: 'Время вышло, и список закрыт. Запросите новый код.',
    until: (time) => `Список открыт до ${time}.`,
    none: 'Ничего не найдено',
    noneMore: 'С этим номером или адресом ещё ничего не отправляли, или срок хранения истёк.',
    unreached: (names) => `С этими центрами сейчас нет связи, их записей здесь не видно: ${names}. Посмотрите позже.`,
    cases: 'Обращения',
    seats: 'Записи на приём',
    more: 'Подробнее',
    linkOver: 'ссылка больше не действует',
    answered: 'Ответ дан',
    close: 'Закрыть историю',
    seatStatus: {
      held: 'Место удерживается',
      booked: 'Вы записаны',
      standby: 'Вы в листе ожидания',
      arrived: 'Вы пришли',
      heard: 'Приём состоялся',
      missed: 'Неявка',
      cancelled: 'Отменена',
      'called-off': 'Не состоится',
      released: 'Место отдано',
    },
  },
  en: {
    title: 'Your history',
    lead: 'All your appeals and appointments are here. To open them we send a code to the phone or e-mail address that you gave with them.',
    way: 'Where shall the code go?',
    ways: { phone: 'To my phone (SMS)', email: 'To my e-mail address' },
    field: { phone: 'Your phone number', email: 'Your e-mail address' },
    fieldHint: { phone: 'For example: 050 123 45 67', email: 'For example: name@example.az' },
    wrong: {
      phone: 'Type the whole number, for example 050 123 45 67',
      email: 'Type the whole address, for example name@example.az',
    },
    send: 'Send the code',
    noWay: 'No code can be sent',
    noWayMore:
      'Neither SMS nor e-mail is sent from here yet. Open your appeal by the link or the QR code that you were given.',
    code: 'Type the code',
    codeMore: (address) =>
      `If you gave ${address} in an appeal, a code of six figures comes within a minute. It works for a few minutes.`,
    figures: 'Six figures',
    figuresHint: 'The figures in the message',
    badFigures: 'Type all six figures.',
    name: 'Type the name',
    nameMore:
      'More than one person gave this number or address. Only what was sent in one name opens. If you sent something for a child or somebody else in their name, type that name.',
    nameField: 'Surname and first name',
    nameHint: 'As you typed it when you sent it',
    noName: 'Type the surname and the first name.',
    wrongName:
      'Nothing opens with this name. Type the surname, the first name and, if you gave it, the father’s name as you did then: there are only a few tries.',
    open: 'Open the history',
    other: 'Another number or address',
    ended: 'The time is over and the list is closed. Ask for a new code.',
    until: (time) => `The list is open until ${time}.`,
    none: 'Nothing was found',
    noneMore: 'Nothing has been sent with this number or address yet, or it is no longer kept.',
    unreached: (names) =>
      `These centres cannot be reached now, and what they have is not shown: ${names}. Please look again later.`,
    cases: 'Appeals',
    seats: 'Appointments',
    more: 'Details',
    linkOver: 'its link is over',
    answered: 'Answered',
    close: 'Close the history',
    seatStatus: {
      held: 'Kept for you',
      booked: 'Booked',
      standby: 'On the standby list',
      arrived: 'You are here',
      heard: 'Took place',
      missed: 'You did not come',
      cancelled: 'Cancelled',
      'called-off': 'Will not take place',
      released: 'Given back',
    },
  },
});
