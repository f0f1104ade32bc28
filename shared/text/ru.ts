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

export const display: Words<typeof az.display> = {
  title: 'Табло зала',
  calling: 'Вызывается',
  callingAgain: 'Повторный вызов',
  lastCalls: 'Последние вызовы',
  atCounter: 'у окна',
  watchForNumber: 'Следите за табло: здесь появится ваш номер',
  closed: 'Центр закрыт',
  opensToday: (time) => `Откроется сегодня в ${time}`,
  opensOn: (day, time) => `Откроется: ${day}, ${time}`,
  practice: 'Учебный день: по этим номерам не обслуживают',
  lost: 'Нет связи',
  lostMore: 'Номера могли устареть. Обратитесь к сотруднику.',
  lostSince: (time) => `Последние данные: ${time}`,
  soundOn: 'Коснитесь, чтобы включить звук',
  chooseCentre: 'В каком центре этот экран?',
  pairing: 'Этот экран ещё не подключён',
  pairingMore: 'Менеджер должен подтвердить этот код в разделе «Устройства»:',
  refused: 'Экран не удалось подключить',
  directions: {
    left: 'налево',
    right: 'направо',
    ahead: 'прямо',
    back: 'назад',
    up: 'на этаж выше',
    down: 'на этаж ниже',
  },
};

export const phone: Words<typeof az.phone> = {
  yourNumber: 'Ваш номер',
  service: 'Услуга',
  documents: 'Приготовьте',
  language: 'Язык',
  waiting: 'Ожидайте',
  ahead: 'Перед вами',
  people: (n) => (n === 0 ? 'никого' : `${n} ${plural(n, 'человек', 'человека', 'человек')}`),
  first: 'Вы следующий',
  firstMore: 'Будьте рядом с залом: вас могут вызвать сейчас.',
  keepOpen: 'Не закрывайте эту страницу и следите за табло в зале.',
  yourTurn: 'Ваша очередь',
  goTo: (counter) => `Подойдите к окну ${counter}`,
  calledAgain: (call) => `Вас вызвали ${call} ${plural(call, 'раз', 'раза', 'раз')}`,
  serving: 'Вас обслуживают',
  parked: 'Ваш талон отложен',
  parkedMore: 'Не уходите далеко: сотрудник вызовет вас снова.',
  noShow: 'Мы вас вызвали, но вы не подошли',
  noShowMore: 'Покажите этот номер сотруднику: он может вернуть вас на прежнее место в очереди.',
  served: 'Спасибо',
  servedMore: 'Ваше обслуживание завершено.',
  cancelled: 'Вы вышли из очереди',
  cancelledMore: 'Этот номер больше не вызовут. Если придёте снова, возьмите новый талон.',
  expired: 'Срок этого номера истёк',
  expiredMore: 'Рабочий день закончен. Возьмите новый талон в следующий рабочий день.',
  unknown: 'Такой талон не найден',
  unknownMore: 'Ссылка действует только в день выдачи талона. Если талон не сегодняшний, возьмите новый.',
  lost: 'Нет связи',
  lostMore: (time) =>
    `Последние данные в ${time}, они могли устареть. Смотрите на табло в зале. Связь восстановится сама.`,
  lostFirst: 'Сервер не отвечает. Проверьте интернет; страница сама пробует снова.',
  loading: 'Ищем ваш талон…',
  practice: 'Учебный день: по этому номеру не обслуживают',
  giveUp: 'Выйти из очереди',
  giveUpQuestion: 'Отказаться от места в очереди?',
  giveUpMore: 'Место пропадёт. Вернуть его будет нельзя.',
  giveUpYes: 'Да, отказываюсь',
  giveUpNo: 'Нет, я жду',
  givingUp: 'Отправляем…',
  giveUpLost: 'Ответ не пришёл. Попробуйте ещё раз.',
  giveUpRefused: 'Сейчас отказаться нельзя: состояние талона изменилось.',
  soundOn: 'Включить звук',
  soundIsOn: 'Звук включён: вы услышите вызов',
};
