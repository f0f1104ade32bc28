import { disability, infant, martyrFamilies, senior } from './classes.ts';
import { application, birthCertificate, identityCard, powerOfAttorney } from './papers.ts';
import { said, type Template } from './template.ts';

const photo = said('Fotoşəkil (3×4)', 'Фотография (3×4)', 'Photograph (3×4)');
const marriageCertificate = said('Nikah haqqında şəhadətnamə', 'Свидетельство о браке', 'Marriage certificate');
const ownership = said('Mülkiyyət hüququnu təsdiq edən sənəd', 'Документ о праве собственности', 'Proof of ownership');
const income = said('Gəlir haqqında arayış', 'Справка о доходах', 'Proof of income');

/** A centre where citizens get papers, benefits, registrations and answers under one roof. */
export const citizenServiceCentre: Template = {
  name: said('Vətəndaş Xidmətləri Mərkəzi', 'Центр обслуживания граждан', 'Citizen Service Centre'),
  welcome: said(
    'Vətəndaş Xidmətləri Mərkəzinə xoş gəlmisiniz!',
    'Добро пожаловать в Центр обслуживания граждан!',
    'Welcome to the Citizen Service Centre!',
  ),
  hours: { weekdays: ['09:00', '18:00'] },
  hall: said('Zal A', 'Зал A', 'Hall A'),
  groups: [
    {
      id: 'identity',
      name: said('Şəxsiyyət sənədləri', 'Удостоверяющие документы', 'Identity documents'),
      icon: 'reception',
      prefix: 'A',
      services: [
        {
          id: 'identity-card',
          name: said('Şəxsiyyət vəsiqəsinin verilməsi', 'Выдача удостоверения личности', 'Issue of an identity card'),
          minutes: 12,
          documents: [application, photo, birthCertificate],
          frequent: 1,
        },
        {
          id: 'identity-card-renewal',
          name: said(
            'Şəxsiyyət vəsiqəsinin dəyişdirilməsi',
            'Замена удостоверения личности',
            'Renewal of an identity card',
          ),
          minutes: 10,
          documents: [identityCard, photo],
          frequent: 2,
        },
        {
          id: 'passport',
          name: said('Ümumvətəndaş pasportu', 'Общегражданский паспорт', 'Passport'),
          minutes: 12,
          documents: [identityCard, photo],
          keywords: ['xarici pasport', 'загранпаспорт', 'travel'],
          frequent: 3,
        },
        {
          id: 'residence-registration',
          name: said('Yaşayış yeri üzrə qeydiyyat', 'Регистрация по месту жительства', 'Registration of residence'),
          minutes: 10,
          documents: [identityCard, ownership],
        },
      ],
    },
    {
      id: 'civil-status',
      name: said('Vətəndaşlıq vəziyyəti aktları', 'Акты гражданского состояния', 'Civil status'),
      icon: 'family',
      prefix: 'B',
      services: [
        {
          id: 'birth-registration',
          name: said('Doğumun qeydiyyatı', 'Регистрация рождения', 'Registration of a birth'),
          minutes: 12,
          documents: [identityCard, marriageCertificate],
          frequent: 4,
        },
        {
          id: 'marriage-registration',
          name: said('Nikahın qeydiyyatı', 'Регистрация брака', 'Registration of a marriage'),
          minutes: 15,
          documents: [identityCard, application],
        },
        {
          id: 'divorce-registration',
          name: said('Nikahın pozulmasının qeydiyyatı', 'Регистрация расторжения брака', 'Registration of a divorce'),
          minutes: 15,
          documents: [identityCard, marriageCertificate],
        },
        {
          id: 'name-change',
          name: said('Adın və soyadın dəyişdirilməsi', 'Перемена имени и фамилии', 'Change of name'),
          minutes: 15,
          documents: [identityCard, application],
        },
        {
          id: 'certificate-copy',
          name: said('Təkrar şəhadətnamənin verilməsi', 'Выдача повторного свидетельства', 'Copy of a certificate'),
          minutes: 8,
          documents: [identityCard],
        },
      ],
    },
    {
      id: 'social',
      name: said('Sosial müdafiə', 'Социальная защита', 'Social protection'),
      icon: 'social',
      prefix: 'C',
      services: [
        {
          id: 'pension',
          name: said('Əmək pensiyası', 'Трудовая пенсия', 'Labour pension'),
          minutes: 12,
          documents: [identityCard, application],
          keywords: ['təqaüd', 'пенсия', 'retirement'],
          frequent: 5,
        },
        {
          id: 'social-assistance',
          name: said('Ünvanlı dövlət sosial yardımı', 'Адресная социальная помощь', 'Targeted social assistance'),
          minutes: 15,
          documents: [identityCard, income],
        },
        {
          id: 'childbirth-allowance',
          name: said('Uşağın anadan olmasına görə müavinət', 'Пособие по рождению ребёнка', 'Childbirth allowance'),
          minutes: 8,
          documents: [identityCard, birthCertificate],
        },
        {
          id: 'disability-allowance',
          name: said('Əlilliyə görə müavinət', 'Пособие по инвалидности', 'Disability allowance'),
          minutes: 12,
          documents: [identityCard],
        },
      ],
    },
    {
      id: 'property',
      name: said('Daşınmaz əmlak', 'Недвижимость', 'Property'),
      icon: 'housing',
      prefix: 'D',
      services: [
        {
          id: 'property-registration',
          name: said('Mülkiyyət hüququnun qeydiyyatı', 'Регистрация права собственности', 'Registration of ownership'),
          minutes: 20,
          documents: [identityCard, ownership],
        },
        {
          id: 'property-extract',
          name: said('Reyestrdən çıxarış', 'Выписка из реестра', 'Extract from the register'),
          minutes: 8,
          documents: [identityCard],
          frequent: 6,
        },
        {
          id: 'land-lease',
          name: said('Torpağın icarəsi', 'Аренда земли', 'Lease of land'),
          minutes: 15,
          documents: [identityCard, application],
        },
      ],
    },
    {
      id: 'transport',
      name: said('Nəqliyyat', 'Транспорт', 'Transport'),
      icon: 'employment',
      prefix: 'E',
      services: [
        {
          id: 'driving-licence',
          name: said(
            'Sürücülük vəsiqəsinin dəyişdirilməsi',
            'Замена водительского удостоверения',
            'Renewal of a driving licence',
          ),
          minutes: 10,
          documents: [identityCard, photo],
        },
        {
          id: 'vehicle-registration',
          name: said('Nəqliyyat vasitəsinin qeydiyyatı', 'Регистрация транспортного средства', 'Vehicle registration'),
          minutes: 20,
          documents: [identityCard, powerOfAttorney],
        },
      ],
    },
    {
      id: 'enquiries',
      name: said('Müraciət və məsləhət', 'Обращения и консультации', 'Enquiries and advice'),
      icon: 'legal',
      prefix: 'F',
      services: [
        { id: 'advice', name: said('Hüquqi məsləhət', 'Юридическая консультация', 'Legal advice'), minutes: 15 },
        {
          id: 'appeal',
          name: said('Yazılı müraciətin qəbulu', 'Приём письменного обращения', 'Handing in a written appeal'),
          minutes: 8,
          documents: [identityCard],
        },
        {
          id: 'collect-documents',
          name: said('Hazır sənədin verilməsi', 'Выдача готового документа', 'Collecting a finished document'),
          minutes: 4,
          documents: [identityCard],
        },
      ],
    },
  ],
  classes: [martyrFamilies, disability, infant, senior],
  profiles: [
    { id: 'general', name: said('Ümumi', 'Общий', 'General'), first: [] },
    {
      id: 'identity-first',
      name: said('Əvvəlcə şəxsiyyət sənədləri', 'Сначала удостоверяющие документы', 'Identity documents first'),
      first: ['identity'],
    },
    {
      id: 'civil-status-first',
      name: said('Əvvəlcə vətəndaşlıq vəziyyəti', 'Сначала акты гражданского состояния', 'Civil status first'),
      first: ['civil-status'],
    },
    {
      id: 'social-first',
      name: said('Əvvəlcə sosial müdafiə', 'Сначала социальная защита', 'Social protection first'),
      first: ['social'],
    },
    {
      id: 'property-first',
      name: said('Əvvəlcə əmlak və nəqliyyat', 'Сначала недвижимость и транспорт', 'Property and transport first'),
      first: ['property', 'transport'],
    },
  ],
  counters: ['general', 'identity-first', 'identity-first', 'civil-status-first', 'social-first', 'property-first'],
  outcomes: [
    ['resolved', said('Məsələ həll edildi', 'Вопрос решён', 'Resolved')],
    ['application-accepted', said('Ərizə qəbul edildi', 'Заявление принято', 'Application accepted')],
    ['documents-missing', said('Sənədlər çatışmır', 'Не хватает документов', 'Documents missing')],
    ['referred-elsewhere', said('Başqa quruma yönləndirildi', 'Направлено в другое учреждение', 'Referred elsewhere')],
  ],
};
