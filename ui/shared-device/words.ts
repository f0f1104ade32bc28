import { inEach, textsIn } from '../../shared/languages.ts';

/** What is said on a device that many use. */
export interface SharedWords {
  readonly note: string;
  readonly hidden: string;
  readonly hiddenMore: string;
  readonly idle: string;
  readonly left: (seconds: number) => string;
  readonly goOn: string;
  readonly startOver: string;
}

export function sharedWords(language: string): SharedWords {
  return textsIn(all, language);
}

const all = inEach<SharedWords>({
  az: {
    note: 'Bu cihazdan başqaları da istifadə edir. Yazdıqlarınız toxunulmadıqda 30 saniyədən sonra gizlədilir, 2 dəqiqədən sonra silinir.',
    hidden: 'Cavablarınız gizlədilib',
    hiddenMore: 'Sizindirsə, davam edin. Sizin deyilsə, əvvəldən başlayın: onlar silinəcək.',
    idle: 'Hələ buradasınız?',
    left: (seconds) => `Hər şey ${seconds} saniyədən sonra silinəcək.`,
    goOn: 'Davam et',
    startOver: 'Əvvəldən başla',
  },
  ru: {
    note: 'Этим устройством пользуются и другие. Если его не касаться, через 30 секунд ваши ответы скроются, через 2 минуты сотрутся.',
    hidden: 'Ваши ответы скрыты',
    hiddenMore: 'Если они ваши, продолжайте. Если нет, начните сначала: они сотрутся.',
    idle: 'Вы ещё здесь?',
    left: (seconds) => `Всё сотрётся через ${seconds} с.`,
    goOn: 'Продолжить',
    startOver: 'Начать сначала',
  },
  en: {
    note: 'Others use this device too. Left untouched, what you type is hidden after 30 seconds and erased after 2 minutes.',
    hidden: 'Your answers are hidden',
    hiddenMore: 'Continue if they are yours. If they are not, start over: they are erased.',
    idle: 'Are you still there?',
    left: (seconds) => `Everything will be erased in ${seconds} s.`,
    goOn: 'Continue',
    startOver: 'Start over',
  },
});
