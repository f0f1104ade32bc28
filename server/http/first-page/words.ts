import type { StaffRole } from '../../../shared/access.ts';
import { type InEach, inEach } from '../../../shared/languages.ts';

/** The words of the first page, in one language. */
export interface FirstPageWords {
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly language: string;
  readonly centre: string;
  readonly screens: string;
  readonly open: (name: string) => string;
  readonly who: string;
  readonly screen: {
    readonly [screen in ScreenCard]: { readonly name: string; readonly for: string; readonly who: string };
  };
  readonly pages: { readonly citizen: string; readonly staff: string };
  readonly page: { readonly [page in SmallCard]: { readonly name: string; readonly for: string } };
  readonly more: string;
  readonly api: string;
  readonly health: string;
  readonly none: string;
  readonly demo: {
    readonly title: string;
    readonly lead: string;
    readonly user: string;
    readonly password: string;
    readonly counter: string;
    readonly role: { readonly [role in StaffRole]: string };
  };
}

/** The screens that have a card. */
export type ScreenCard = 'kiosk' | 'display' | 'counter' | 'phone' | 'manager' | 'services';
/** The pages that have a card without a picture. */
export type SmallCard = 'book' | 'appeal' | 'history' | 'decisions' | 'office' | 'hotline' | 'country';

/** What each language calls itself, in the order in which they are offered. */
export const firstPageLanguages = inEach({ az: 'Azərbaycanca', ru: 'Русский', en: 'English' });

export const firstPageWords: InEach<FirstPageWords> = {
  az: {
    name: 'Növbə',
    title: 'Ziyarətçilər növbəsini bilir, əməkdaşlar rahat işləyir',
    lead: 'Mərkəzin bütün ekranları bu serverdədir. Hansı ekran lazımdırsa, onu açın.',
    language: 'Dil',
    centre: 'Mərkəz',
    screens: 'Ekranlar',
    open: (name) => `${name}: aç`,
    who: 'Kim üçün:',
    screen: {
      kiosk: {
        name: 'Kiosk',
        for: 'Ziyarətçi xidməti seçir, nə qədər gözləyəcəyini görür və talon götürür.',
        who: 'bütün ziyarətçilər üçün, adsız. Zaldakı cihazı rəhbər bir dəfə qəbul edir.',
      },
      display: {
        name: 'Zal ekranı',
        for: 'Kim hansı pəncərəyə çağırılır: böyük rəqəmlərlə və səslə.',
        who: 'zaldakı hər kəs üçün, adsız. Cihazı rəhbər bir dəfə qəbul edir.',
      },
      counter: {
        name: 'Pəncərə',
        for: 'Əməkdaş növbətini çağırır, xidmət göstərir, müvəqqəti saxlayır və ya başqa xidmətə yönləndirir.',
        who: 'əməkdaş, qəbul əməkdaşı, rəhbər və administrator adı və parolu ilə daxil olur.',
      },
      phone: {
        name: 'Telefon',
        for: 'Ziyarətçi növbəsini telefonda izləyir və ondan imtina edə bilər.',
        who: 'talonu olan ziyarətçi üçün: səhifə talondakı kodla açılır.',
      },
      manager: {
        name: 'Rəhbər',
        for: 'Zal indi necədir, hesabatlar, neçə pəncərə lazımdır, bütün tənzimləmələr.',
        who: 'rəhbər və administrator adı və parolu ilə daxil olur.',
      },
      services: {
        name: 'Xidmətlər',
        for: 'Hər xidmət nə üçündür, hansı sənədlər lazımdır, nə qədər çəkir və neçəyədir.',
        who: 'hər kəs üçün, evdən də, adsız.',
      },
    },
    pages: { citizen: 'Vətəndaş üçün: evdən, adsız', staff: 'Əməkdaşlar üçün: adı və parolu ilə' },
    page: {
      book: {
        name: 'Qəbula yazılma',
        for: 'Vaxt seçib xidmətə və ya vəzifəli şəxsin qəbuluna yazılmaq.',
      },
      appeal: {
        name: 'Müraciət',
        for: 'Ərizə, şikayət və ya təklif yazmaq, nömrəsini və cavab tarixini bilmək.',
      },
      history: {
        name: 'Tarixçə',
        for: 'Yazdığınızı və yazıldığınızı telefona gələn kodla yenidən tapmaq.',
      },
      decisions: {
        name: 'Qərarlar',
        for: 'Müraciəti hansı qayda ilə cədvəlin özü həll edir və neçəsi necə həll olunub.',
      },
      office: {
        name: 'Müraciətlərlə iş',
        for: 'Müraciətləri son tarixinə görə görmək, icraya vermək, soruşmaq və cavablandırmaq.',
      },
      hotline: {
        name: 'Qaynar xətt',
        for: 'Zəngə cavab vermək: mövzu, zəng edənin işləri, müraciət və geri zəng.',
      },
      country: {
        name: 'Bütün mərkəzlər',
        for: 'Baş ofis hər mərkəzi canlı görür: kim gözləyir, hansı pəncərələr açıqdır, nə düz deyil.',
      },
    },
    more: 'Proqramçılar üçün',
    api: 'API-nin təsviri',
    health: 'Serverin vəziyyəti',
    none: 'Burada hələ heç bir mərkəz yoxdur. Administrator kimi daxil olub birincisini yaradın.',
    demo: {
      title: 'Bu, nümayişdir: özünüz yoxlayın',
      lead: 'Zaldakı insanlar uydurmadır, proqram isə həqiqidir. Bu adlarla daxil olun:',
      user: 'Ad',
      password: 'Parol',
      counter: '6 nömrəli pəncərə sizi gözləyir',
      role: { admin: 'Administrator', manager: 'Rəhbər', clerk: 'Əməkdaş', reception: 'Qəbul' },
    },
  },
  ru: {
    name: 'Növbə',
    title: 'Посетители знают свою очередь, сотрудникам удобно работать',
    lead: 'Все экраны центра находятся на этом сервере. Откройте тот, который нужен.',
    language: 'Язык',
    centre: 'Центр',
    screens: 'Экраны',
    open: (name) => `${name}: открыть`,
    who: 'Для кого:',
    screen: {
      kiosk: {
        name: 'Киоск',
        for: 'Посетитель выбирает услугу, видит, сколько ждать, и берёт талон.',
        who: 'для всех посетителей, без имени. Устройство в зале руководитель допускает один раз.',
      },
      display: {
        name: 'Табло',
        for: 'Кого и к какому окну вызывают: крупными цифрами и голосом.',
        who: 'для всех в зале, без имени. Устройство руководитель допускает один раз.',
      },
      counter: {
        name: 'Окно',
        for: 'Сотрудник вызывает следующего, обслуживает, откладывает или направляет на другую услугу.',
        who: 'сотрудник окна, стойка приёма, руководитель и администратор входят по имени и паролю.',
      },
      phone: {
        name: 'Телефон',
        for: 'Посетитель следит за очередью в телефоне и может от неё отказаться.',
        who: 'для посетителя с талоном: страница открывается по коду на талоне.',
      },
      manager: {
        name: 'Руководитель',
        for: 'Что сейчас в зале, отчёты, сколько окон нужно, все настройки.',
        who: 'руководитель и администратор входят по имени и паролю.',
      },
      services: {
        name: 'Услуги',
        for: 'Для чего каждая услуга, какие нужны документы, сколько это длится и стоит.',
        who: 'для всех, и из дома, без имени.',
      },
    },
    pages: { citizen: 'Для граждан: из дома, без имени', staff: 'Для сотрудников: по имени и паролю' },
    page: {
      book: {
        name: 'Запись на приём',
        for: 'Выбрать время и записаться на услугу или на приём к должностному лицу.',
      },
      appeal: {
        name: 'Обращение',
        for: 'Написать заявление, жалобу или предложение, узнать номер и срок ответа.',
      },
      history: {
        name: 'История',
        for: 'Найти по коду на телефон то, о чём вы просили и куда записаны.',
      },
      decisions: {
        name: 'Решения',
        for: 'По каким правилам решает таблица и сколько чего решено.',
      },
      office: {
        name: 'Работа с обращениями',
        for: 'Видеть обращения по сроку, поручать, спрашивать и отвечать.',
      },
      hotline: {
        name: 'Горячая линия',
        for: 'Ответить на звонок: тема, дела звонящего, обращение и обратный звонок.',
      },
      country: {
        name: 'Все центры',
        for: 'Головной офис видит каждый центр: кто ждёт, какие окна открыты, что не так.',
      },
    },
    more: 'Для программистов',
    api: 'Описание API',
    health: 'Состояние сервера',
    none: 'Здесь ещё нет ни одного центра. Войдите как администратор и создайте первый.',
    demo: {
      title: 'Это демонстрация: попробуйте сами',
      lead: 'Люди в зале вымышленные, программа настоящая. Войдите под этими именами:',
      user: 'Имя',
      password: 'Пароль',
      counter: 'вас ждёт окно 6',
      role: { admin: 'Администратор', manager: 'Руководитель', clerk: 'Сотрудник окна', reception: 'Стойка приёма' },
    },
  },
  en: {
    name: 'Növbə',
    title: 'Visitors know their turn, staff work in peace',
    lead: 'All screens of the centre are on this server. Open the one that you need.',
    language: 'Language',
    centre: 'Centre',
    screens: 'Screens',
    open: (name) => `${name}: open`,
    who: 'For whom:',
    screen: {
      kiosk: {
        name: 'Kiosk',
        for: 'A visitor chooses a service, sees how long the wait will be and takes a ticket.',
        who: 'every visitor, without a name. A manager lets the device in once.',
      },
      display: {
        name: 'Wall display',
        for: 'Who is called to which counter: in large figures and aloud.',
        who: 'everybody in the hall, without a name. A manager lets the device in once.',
      },
      counter: {
        name: 'Counter',
        for: 'A clerk calls the next visitor, serves them, sets them aside or sends them on.',
        who: 'clerks, reception, managers and administrators sign in with name and password.',
      },
      phone: {
        name: 'Phone',
        for: 'A visitor follows their turn on the phone, and may give it up there.',
        who: 'a visitor with a ticket: the code on the slip opens the page.',
      },
      manager: {
        name: 'Manager',
        for: 'The hall as it is now, reports, how many counters are needed, all settings.',
        who: 'managers and administrators sign in with name and password.',
      },
      services: {
        name: 'Services',
        for: 'What each service is for, what to bring, how long it takes and what it costs.',
        who: 'everybody, from home too, without a name.',
      },
    },
    pages: { citizen: 'For citizens: from home, without a name', staff: 'For staff: with name and password' },
    page: {
      book: {
        name: 'Appointments',
        for: 'Pick a time for a service, or for a reception with an official.',
      },
      appeal: {
        name: 'Appeals',
        for: 'Write a request, a complaint or a proposal, and get its number and the date of the answer.',
      },
      history: {
        name: 'History',
        for: 'Find again, by a code to your phone, what you asked for and where you are booked.',
      },
      decisions: {
        name: 'Decisions',
        for: 'The rules by which a table decides, and how many were decided how.',
      },
      office: {
        name: 'Office of appeals',
        for: 'See appeals by their due date, hand them out, ask and answer.',
      },
      hotline: {
        name: 'Hotline',
        for: 'Answer a call: its topic, the cases of the caller, an appeal, a call back.',
      },
      country: {
        name: 'All centres',
        for: 'Head office sees each centre live: who waits, which counters are open, what is wrong.',
      },
    },
    more: 'For programmers',
    api: 'Description of the API',
    health: 'How the server is',
    none: 'There is no centre here yet. Sign in as an administrator and make the first one.',
    demo: {
      title: 'This is a demo: try it yourself',
      lead: 'The people in the hall are made up, the program is real. Sign in as one of these:',
      user: 'Name',
      password: 'Password',
      counter: 'counter 6 waits for you',
      role: { admin: 'Administrator', manager: 'Manager', clerk: 'Clerk', reception: 'Reception' },
    },
  },
};
