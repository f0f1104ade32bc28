import type { KeyAction } from '../counter/actions/keys.ts';
import type { ScreenLanguage } from '../shared/languages.ts';

/** What the clerk's card says beside the names of the keys, which are the screen's own. */
export interface CardWords {
  readonly title: string;
  readonly lead: string;
  readonly steps: string;
  readonly otherwise: string;
  readonly also: string;
  /** When to press which. `parked` = the name of the list of tickets that are set aside. */
  readonly when: (parked: string) => { readonly [action in Exclude<KeyAction, 'primary'>]: string };
  readonly tips: readonly string[];
}

export const cardWords: { readonly [language in ScreenLanguage]: CardWords } = {
  az: {
    title: 'Pəncərədə iş: bir səhifə',
    lead: 'Bir ziyarət üç düymə ilə keçir. Enter və ya boşluq hər dəfə növbəti addımı atır.',
    steps: 'Bir ziyarət',
    otherwise: 'Başqa cür olanda',
    also: 'Bilmək yaxşıdır',
    when: (parked) => ({
      next: 'Nömrə zalda görünür və səslənir. Xidmət gedirsə, ziyarət bitir və növbəti nömrə çağırılır.',
      start: 'Ziyarətçi pəncərəyə gələndə.',
      finish: 'Xidmət başa çatanda.',
      recall: 'Ziyarətçi gəlmir: nömrə zalda yenidən səslənir.',
      undo: 'Səhv basdınız: gəlmədi, bitdi, ləğv və növbəyə qaytarma on saniyə ərzində, yeni talon çağırmamısınızsa, geri götürülür.',
      'no-show': 'Təkrar çağırışdan sonra da heç kim gəlməyib.',
      park: `Ziyarətçi sənəd gətirməyə gedir. Talonu «${parked}» siyahısında tapacaqsınız.`,
      requeue: 'Səhvən çağırmısınız: ziyarətçi növbədəki əvvəlki yerinə qayıdır.',
      transfer: 'Ziyarətçiyə başqa xidmət, başqa pəncərə və ya başqa əməkdaş lazımdır.',
      'add-service': 'Ziyarətçinin bu pəncərədə daha bir işi var.',
      outcome: 'Ziyarət bitir və nəticəsi qeyd olunur.',
      edit: 'Xidmət, güzəşt, dil və ya qeyd səhvdir. Növbədəki yer dəyişmir.',
      reprint: 'Talon itib və ya oxunmur.',
      cancel: 'Ziyarətçi fikrindən dönüb. On saniyədən sonra bunu geri qaytarmaq olmur.',
      serve: 'Ziyarətçinin talonu yoxdur, ona dərhal xidmət göstərirsiniz.',
      pause: 'Fasiləyə çıxırsınız: bu pəncərəyə heç kim çağırılmır.',
      search: 'Talonu nömrəsinə və ya xidmətinə görə tapmaq üçün.',
      help: 'Düymələrin siyahısı ekranda açılır.',
    }),
    tips: [
      'Kimin növbəti olduğunu sistem seçir və səbəbini ekranda yazır. Soruşan ziyarətçiyə bunu deyin.',
      'Siyahıdan başqasını növbədənkənar çağırmaq olar: səbəbini yazın, onu rəhbər də görür.',
      'Əlaqə kəsilsə, gözləyin: özü bərpa olunur. Nəyin edildiyini ekran göstərir.',
      'Gedəndə pəncərəni bağlayın və sistemdən çıxın.',
      'Tək hərfli düymələr mətn yazarkən işləmir. Onları kömək pəncərəsində söndürmək olar.',
    ],
  },
  ru: {
    title: 'Работа за окном: одна страница',
    lead: 'Один визит — три клавиши. Enter или пробел каждый раз делают следующий шаг.',
    steps: 'Один визит',
    otherwise: 'Когда всё иначе',
    also: 'Полезно знать',
    when: (parked) => ({
      next: 'Номер виден и слышен в зале. Если идёт обслуживание, визит завершается и вызывается следующий.',
      start: 'Посетитель подошёл к окну.',
      finish: 'Обслуживание закончено.',
      recall: 'Посетитель не идёт: номер звучит в зале ещё раз.',
      undo: 'Нажали по ошибке: неявку, завершение, отмену и возврат в очередь можно вернуть десять секунд, пока вы никого больше не вызвали.',
      'no-show': 'И после повторного вызова никто не пришёл.',
      park: `Посетитель пошёл за документом. Талон будет в списке «${parked}».`,
      requeue: 'Вызвали по ошибке: посетитель возвращается на своё место в очереди.',
      transfer: 'Нужна другая услуга, другое окно или другой сотрудник.',
      'add-service': 'У посетителя есть ещё одно дело к этому окну.',
      outcome: 'Визит завершается, итог записывается.',
      edit: 'Услуга, льгота, язык или заметка указаны неверно. Место в очереди не меняется.',
      reprint: 'Талон потерян или не читается.',
      cancel: 'Посетитель передумал. Через десять секунд вернуть талон уже нельзя.',
      serve: 'У посетителя нет талона, вы обслуживаете его сразу.',
      pause: 'Вы уходите на перерыв: к этому окну никого не вызывают.',
      search: 'Найти талон по номеру или услуге.',
      help: 'Список клавиш на экране.',
    }),
    tips: [
      'Кто следующий, выбирает система и пишет на экране почему. Скажите это посетителю, если он спросит.',
      'Из списка можно вызвать другого вне очереди: укажите причину, её увидит и руководитель.',
      'Если связь пропала, подождите: она восстановится сама. Что сделано, покажет экран.',
      'Уходя, закройте окно и выйдите из системы.',
      'Однобуквенные клавиши не действуют, пока вы печатаете. Их можно отключить в справке.',
    ],
  },
  en: {
    title: 'At the counter: one page',
    lead: 'One visit takes three keys. Enter or the space bar always does the step that comes next.',
    steps: 'One visit',
    otherwise: 'When it goes differently',
    also: 'Good to know',
    when: (parked) => ({
      next: 'The hall sees and hears the number. While you are serving, the visit ends and the next number is called.',
      start: 'The visitor has come to the counter.',
      finish: 'The visit is done.',
      recall: 'The visitor does not come: the hall hears the number again.',
      undo: 'Pressed by mistake: a no-show, a finish, a cancellation or a return is taken back within ten seconds, while you have called nobody else.',
      'no-show': 'Nobody came after the second call either.',
      park: `The visitor fetches a document. You find the ticket under “${parked}”.`,
      requeue: 'Called by mistake: the visitor goes back to their old place.',
      transfer: 'The visitor needs another service, another counter or another person.',
      'add-service': 'The visitor has one more matter for this counter.',
      outcome: 'The visit ends and its outcome is recorded.',
      edit: 'The service, privilege, language or note is wrong. The place in the queue stays.',
      reprint: 'The slip is lost or cannot be read.',
      cancel: 'The visitor has changed their mind. After ten seconds this cannot be undone.',
      serve: 'Somebody has no ticket and you serve them at once.',
      pause: 'You take a break: nobody is called to this counter.',
      search: 'Find a ticket by its number or service.',
      help: 'Shows the keys on the screen.',
    }),
    tips: [
      'The system chooses who is next and says why on the screen. Tell visitors who ask.',
      'You can call somebody else from the list, out of turn: give a reason, the manager sees it too.',
      'If the connection is lost, wait: it comes back by itself. The screen shows what was done.',
      'When you leave, close the counter and sign out.',
      'Single-letter keys do nothing while you type. You can turn them off under Help.',
    ],
  },
};
