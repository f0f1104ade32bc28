import { disability, infant, martyrFamilies, senior } from './classes.ts';
import { application, identityCard, powerOfAttorney } from './papers.ts';
import { said, type Template } from './template.ts';

const passport = said(
  'Şəxsiyyət vəsiqəsi və ya pasport',
  'Удостоверение личности или паспорт',
  'Identity card or passport',
);
const income = said('Gəlir haqqında arayış', 'Справка о доходах', 'Proof of income');
const registry = said(
  'Dövlət reyestrindən çıxarış',
  'Выписка из государственного реестра',
  'Extract from the state register',
);

/** A branch of a bank: tills, cards, loans and firms. */
export const bankBranch: Template = {
  name: said('Bank filialı', 'Филиал банка', 'Bank branch'),
  welcome: said('Filialımıza xoş gəlmisiniz!', 'Добро пожаловать в наш филиал!', 'Welcome to our branch!'),
  hours: { weekdays: ['09:00', '17:00'], saturday: ['10:00', '14:00'] },
  hall: said('Əməliyyat zalı', 'Операционный зал', 'Banking hall'),
  groups: [
    {
      id: 'tills',
      name: said('Kassa', 'Касса', 'Tills'),
      icon: 'other',
      prefix: 'K',
      services: [
        {
          id: 'cash-in',
          name: said('Hesaba mədaxil', 'Внесение наличных', 'Paying in cash'),
          minutes: 4,
          documents: [passport],
          frequent: 1,
        },
        {
          id: 'cash-out',
          name: said('Nağd pulun verilməsi', 'Выдача наличных', 'Taking out cash'),
          minutes: 5,
          documents: [passport],
          frequent: 2,
        },
        {
          id: 'exchange',
          name: said('Valyuta mübadiləsi', 'Обмен валюты', 'Currency exchange'),
          minutes: 4,
          documents: [passport],
          keywords: ['dollar', 'avro', 'доллар', 'евро', 'euro'],
        },
        {
          id: 'transfer',
          name: said('Pul köçürmələri', 'Денежные переводы', 'Money transfers'),
          minutes: 6,
          documents: [passport],
          frequent: 3,
        },
        {
          id: 'utilities',
          name: said('Kommunal və digər ödənişlər', 'Коммунальные и другие платежи', 'Utility and other payments'),
          minutes: 3,
        },
      ],
    },
    {
      id: 'cards',
      name: said('Kart və hesablar', 'Карты и счета', 'Cards and accounts'),
      icon: 'paper',
      prefix: 'H',
      services: [
        {
          id: 'new-card',
          name: said('Kart sifarişi', 'Заказ карты', 'Ordering a card'),
          minutes: 10,
          documents: [passport],
          frequent: 4,
        },
        {
          id: 'collect-card',
          name: said('Hazır kartın alınması', 'Получение готовой карты', 'Collecting a card'),
          minutes: 5,
          documents: [passport],
        },
        {
          id: 'blocked-card',
          name: said('Kartın bloklanması və bərpası', 'Блокировка и восстановление карты', 'Blocked or lost card'),
          minutes: 8,
          documents: [passport],
          keywords: ['itmiş kart', 'потеря карты', 'stolen card'],
        },
        {
          id: 'new-account',
          name: said('Hesab açılması', 'Открытие счёта', 'Opening an account'),
          minutes: 15,
          documents: [passport, application],
        },
        {
          id: 'statement',
          name: said('Hesabdan çıxarış və arayış', 'Выписка и справка по счёту', 'Statements and certificates'),
          minutes: 5,
          documents: [passport],
        },
        {
          id: 'pension-card',
          name: said('Pensiya və müavinət kartı', 'Карта для пенсий и пособий', 'Pension and benefit card'),
          minutes: 8,
          documents: [identityCard],
        },
      ],
    },
    {
      id: 'loans',
      name: said('Kredit və əmanətlər', 'Кредиты и вклады', 'Loans and savings'),
      icon: 'housing',
      prefix: 'E',
      services: [
        {
          id: 'consumer-loan',
          name: said('İstehlak krediti', 'Потребительский кредит', 'Consumer loan'),
          minutes: 25,
          documents: [passport, income],
          frequent: 5,
        },
        {
          id: 'mortgage',
          name: said('İpoteka krediti', 'Ипотечный кредит', 'Mortgage'),
          minutes: 40,
          documents: [passport, income],
        },
        {
          id: 'loan-service',
          name: said('Kredit üzrə suallar', 'Вопросы по кредиту', 'Questions about a loan'),
          minutes: 12,
          documents: [passport],
        },
        { id: 'savings', name: said('Əmanət', 'Вклад', 'Savings'), minutes: 15, documents: [passport] },
      ],
    },
    {
      id: 'firms',
      name: said('Hüquqi şəxs və sahibkarlar', 'Юридические лица и предприниматели', 'Firms and entrepreneurs'),
      icon: 'employment',
      prefix: 'B',
      services: [
        {
          id: 'firm-account',
          name: said(
            'Hüquqi şəxs hesabının açılması',
            'Открытие счёта юридического лица',
            'Opening a business account',
          ),
          minutes: 30,
          documents: [passport, registry],
        },
        {
          id: 'firm-payments',
          name: said('Ödəniş tapşırıqları', 'Платёжные поручения', 'Payment orders'),
          minutes: 8,
          documents: [passport, powerOfAttorney],
        },
        {
          id: 'firm-loan',
          name: said('Biznes krediti', 'Кредит для бизнеса', 'Business loan'),
          minutes: 35,
          documents: [passport, registry],
        },
      ],
    },
  ],
  classes: [disability, infant, martyrFamilies, senior],
  profiles: [
    { id: 'general', name: said('Ümumi', 'Общий', 'General'), first: [] },
    { id: 'tills-first', name: said('Əvvəlcə kassa', 'Сначала касса', 'Tills first'), first: ['tills'] },
    {
      id: 'cards-first',
      name: said('Əvvəlcə kart və hesablar', 'Сначала карты и счета', 'Cards and accounts first'),
      first: ['cards'],
    },
    {
      id: 'loans-first',
      name: said('Əvvəlcə kredit və biznes', 'Сначала кредиты и бизнес', 'Loans and firms first'),
      first: ['loans', 'firms'],
    },
  ],
  counters: ['tills-first', 'tills-first', 'cards-first', 'cards-first', 'loans-first'],
  outcomes: [
    ['done', said('Əməliyyat yerinə yetirildi', 'Операция выполнена', 'Done')],
    ['application-accepted', said('Müraciət qəbul edildi', 'Заявка принята', 'Application accepted')],
    ['documents-missing', said('Sənədlər çatışmır', 'Не хватает документов', 'Documents missing')],
    ['refused', said('İmtina edildi', 'Отказано', 'Refused')],
  ],
};
