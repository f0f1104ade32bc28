import { textsIn } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';

const az = {
  seenAt: 'Son giriş',
  never: 'hələ yox',
  signOut: 'Hər yerdən çıxar',
  signOutOwn: 'Başqa yerlərdən çıx',
  signOutTitle: (name: string): string => `${name}: hər yerdən çıxarılsın?`,
  signOutMore: 'Bütün ekranlarda seansı bağlanır. Eyni parolla yenidən daxil ola bilər.',
  signOutOwnTitle: 'Başqa yerlərdəki seanslarınız bağlansın?',
  signOutOwnMore: 'Bu ekranda qalırsınız, qalan hər yerdə yenidən daxil olmaq lazım olacaq.',
  national: 'baş idarədə saxlanılır',
  remove: 'Sil',
  removeTitle: (name: string): string => `${name} silinsin?`,
  removeMore: 'Bir daha daxil ola bilməyəcək. Keçmiş işi hesabatlarda öz adı ilə qalır.',
  centre: 'Mərkəz',
  allCentres: 'Bütün mərkəzlər',
  duties: 'Müraciətlər',
  department: 'Şöbəsi',
  dutyNames: {
    answer: 'Şöbəsinin müraciətlərinə cavab verir',
    lead: 'Şöbəsinə rəhbərlik edir',
    register: 'Müraciətləri qeydə alır və yönləndirir',
    help: 'Ərizə doldurmağa kömək edir, müraciətləri görmür',
    approve: 'Qərar cədvəllərini təsdiqləyir',
    oversee: 'Bütün müraciətlərə nəzarət edir',
    calls: 'Qaynar xətdə zənglərə cavab verir',
    visit: 'Püşklə seçiləndə evlərə baxışa gedir',
  },
  official: 'Hansı vəzifəli şəxsdir',
  none: 'Heç biri',
};
type PeopleWords = Words<typeof az>;

const ru: PeopleWords = {
  seenAt: 'Последний вход',
  never: 'ещё не было',
  signOut: 'Завершить все сеансы',
  signOutOwn: 'Завершить другие сеансы',
  signOutTitle: (name) => `${name}: завершить все сеансы?`,
  signOutMore: 'Сеансы на всех экранах закроются. С тем же паролем можно войти снова.',
  signOutOwnTitle: 'Завершить ваши сеансы в других местах?',
  signOutOwnMore: 'Здесь вы останетесь, во всех других местах нужно будет войти снова.',
  national: 'ведётся в головном офисе',
  remove: 'Удалить',
  removeTitle: (name) => `${name}: удалить?`,
  removeMore: 'Войти больше не получится. Прошлая работа остаётся в отчётах под тем же именем.',
  centre: 'Центр',
  allCentres: 'Все центры',
  duties: 'Обращения',
  department: 'Отдел',
  dutyNames: {
    answer: 'Отвечает на обращения своего отдела',
    lead: 'Руководит отделом',
    register: 'Регистрирует и распределяет обращения',
    help: 'Помогает заполнять заявления, обращений не видит',
    approve: 'Утверждает таблицы решений',
    oversee: 'Надзирает за всеми обращениями',
    calls: 'Отвечает на звонки горячей линии',
    visit: 'Посещает семьи, когда выпадает жребий',
  },
  official: 'Какое это должностное лицо',
  none: 'Нет',
};

const en: PeopleWords = {
  seenAt: 'Last seen',
  never: 'not yet',
  signOut: 'Sign out everywhere',
  signOutOwn: 'Sign out elsewhere',
  signOutTitle: (name) => `Sign ${name} out everywhere?`,
  signOutMore: 'Their sessions end on every screen. They can sign in again with the same password.',
  signOutOwnTitle: 'Sign yourself out elsewhere?',
  signOutOwnMore: 'You stay signed in here; everywhere else you will have to sign in again.',
  national: 'kept at the head office',
  remove: 'Remove',
  removeTitle: (name) => `Remove ${name}?`,
  removeMore: 'They cannot sign in any more. Their past work stays in the reports under their name.',
  centre: 'Centre',
  allCentres: 'All centres',
  duties: 'Cases',
  department: 'Department',
  dutyNames: {
    answer: 'Answers cases of the department',
    lead: 'Leads the department',
    register: 'Takes cases in and says where they go',
    help: 'Helps applicants fill in, and sees no cases',
    approve: 'Approves decision tables',
    oversee: 'Oversees all cases',
    calls: 'Answers calls at the hotline',
    visit: 'Visits households when drawn by lot',
  },
  official: 'Which official they are',
  none: 'None',
};

/** What the list of people says beyond the words of the screen; it comes with the list. */
export function peopleWords(language: string): PeopleWords {
  return textsIn({ az, ru, en }, language);
}
