import type { Words } from '../words.ts';
import type * as az from './az.ts';

/** Russian. */

export const language = { code: 'ru', name: 'Русский' } as const;

export const alphabet = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';

export const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const;
export const weekdays = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'] as const;

/** The form of a noun after a number: 1 человек, 2 человека, 5 человек. */
export const plural = (n: number, one: string, few: string, many: string): string => {
  const tens = n % 100;
  const ones = n % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
};

export const common: Words<typeof az.common> = {
  product: 'Növbə',
  counter: 'Окно',
  minutes: (n) => `${n} мин`,
  seconds: (n) => `${n} с`,
  hours: (n) => `${n} ч`,
  peopleAhead: (n) =>
    n === 0 ? 'Вы первый в очереди' : `Перед вами ${n} ${plural(n, 'человек', 'человека', 'человек')}`,
  peopleWaiting: (n) => (n === 0 ? 'Очереди нет' : `В очереди ${n} ${plural(n, 'человек', 'человека', 'человек')}`),
  lostServer: 'Нет связи с сервером',
  lostServerMore: 'Сведения на экране могли устареть. Связь восстановится сама.',
  loading: 'Загрузка…',
  tryAgain: 'Повторить',
  yes: 'Да',
  no: 'Нет',
  back: 'Назад',
  cancel: 'Отменить',
  close: 'Закрыть',
  practice: 'Учебный день',
  unknownTrouble: 'Не получилось. Попробуйте ещё раз чуть позже.',
};

export const statuses: Words<typeof az.statuses> = {
  waiting: 'Ожидает',
  called: 'Вызван',
  serving: 'Обслуживается',
  parked: 'Отложен',
  'no-show': 'Не явился',
  served: 'Обслужен',
  cancelled: 'Отменён',
  expired: 'Истёк',
};

export const slip: Words<typeof az.slip> = {
  yourNumber: 'Ваш номер',
  copy: 'КОПИЯ',
  practice: 'УЧЕБНЫЙ: по этому номеру не обслуживают',
  test: 'Пробная печать',
  followOnPhone: 'Следите за очередью в телефоне',
};

export const signIn: Words<typeof az.signIn> = {
  product: 'Növbə',
  heading: 'Вход',
  login: 'Имя пользователя',
  password: 'Пароль',
  showPassword: 'Показать пароль',
  enter: 'Войти',
  checking: 'Проверяется…',
  changeHeading: 'Задайте свой пароль',
  changeLead: (name) => `${name}, этот пароль вам дал кто-то другой. Чтобы продолжить, смените его.`,
  oldPassword: 'Нынешний пароль',
  newPassword: 'Новый пароль',
  newPasswordHint: 'Не короче 10 знаков. Хороший пароль — фраза из нескольких слов.',
  change: 'Сменить пароль и продолжить',
  leave: 'Выйти',
  lost: 'Сервер не отвечает. Пароль не проверен. Попробуйте чуть позже.',
  unreachable: 'Сервер недоступен',
  unreachableMore: 'Проверьте сеть. Возможно, компьютер центра выключен.',
  tryAgain: 'Повторить',
  language: 'Язык экрана',
};

export const refusals: Words<typeof az.refusals> = {
  malformed: 'Сервер не понял запрос. Обновите страницу.',
  'not-signed-in': 'Сеанс закончился. Войдите снова.',
  'wrong-password': 'Неверное имя пользователя или пароль.',
  'not-allowed': 'На это у вас нет прав.',
  'not-found': 'Такого не нашлось.',
  'centre-not-found': 'Такого центра нет.',
  'ticket-not-found': 'Такого талона нет.',
  'service-not-found': 'Этой услуги больше нет.',
  'class-not-found': 'Этой льготы больше нет.',
  'counter-not-found': 'Такого окна нет.',
  'profile-not-found': 'Такого рабочего профиля нет.',
  'printer-not-found': 'Такого принтера нет.',
  'outcome-not-found': 'Такого итога нет.',
  'user-not-found': 'Такого пользователя нет.',
  'device-not-found': 'Такого устройства нет.',
  'token-not-found': 'Такого ключа нет.',
  'view-not-found': 'Такого экрана нет.',
  'nothing-waiting': 'Для этого окна никто не ждёт.',
  'counter-busy': 'У окна уже есть талон. Сначала закончите с ним.',
  'counter-closed': 'Окно закрыто. Сначала откройте его.',
  'counter-paused': 'В окне перерыв. Сначала продолжите работу.',
  'counter-taken': 'За этим окном уже работает другой сотрудник.',
  'counter-open': 'Окно уже открыто.',
  'already-at-counter': 'Вы уже работаете за другим окном. Сначала закройте его.',
  'wrong-status': 'Талон уже в другом состоянии: сейчас этого сделать нельзя.',
  'not-your-counter': 'Этот талон у другого окна.',
  'service-closed': 'Эта услуга сейчас не оказывается.',
  'service-full': 'Талоны на эту услугу на сегодня закончились.',
  'day-closed': 'Рабочий день закрыт.',
  'day-open': 'Рабочий день уже открыт.',
  'too-soon': (about) =>
    typeof about.seconds === 'number'
      ? `Слишком рано. Подождите ${about.seconds} ${plural(about.seconds, 'секунду', 'секунды', 'секунд')}.`
      : 'Слишком рано. Подождите немного.',
  'still-serving': 'У окна есть талон. Сначала закончите с ним.',
  'in-use': 'Сейчас используется, поэтому не изменено.',
  'needs-reason': 'Для вызова вне очереди укажите причину.',
  'no-printer': 'Здесь нет принтера.',
  'user-exists': 'Такое имя пользователя уже есть.',
  'config-changed': 'Настройки тем временем изменил кто-то другой. Откройте новые и повторите.',
  'bad-config': 'В настройках ошибка.',
  'key-reused': 'Этот запрос уже отправлен с другим содержанием. Обновите страницу.',
  'too-many': 'Слишком много попыток. Подождите минуту.',
  'cannot-store': 'Сервер не может записать данные. Ничего не изменилось. Сообщите администратору.',
};

export const because: Words<typeof az.because> = {
  'first-come': 'ждёт дольше всех',
  'head-start': (minutes, className) => `преимущество ${minutes} мин: ${className}`,
  'higher-tier': (tier) => (tier <= 1 ? 'основная услуга этого окна' : `услуга ${tier}-й очереди для этого окна`),
  'sent-to-counter': 'направлен к этому окну',
  'sent-to-front': 'направлен в начало очереди',
  'from-parked': 'вызван из отложенных',
  'out-of-turn': (reason) => `вне очереди: ${reason}`,
};
