import { inEach } from '../../shared/languages.ts';

/** What stands beside the code on a wall, by `textsIn`. */
export const followCodeWords = inEach({
  az: 'Çağırışları telefonda izləyin',
  ru: 'Следите за вызовами в телефоне',
  en: 'Follow the calls on your phone',
});
