import { inEach } from '../shared/languages.ts';
import type { ChosenWay } from '../shared/notices.ts';

/** [NO4] What is said of the way by which somebody is told first, by `textsIn`. */
export const toldByWords = inEach<{
  readonly question: string;
  readonly hint: string;
  readonly label: string;
  readonly ways: { readonly [W in ChosenWay]: string };
}>({
  az: {
    question: 'Xəbəri necə göndərək?',
    hint: 'Bu yolla alınmasa, o birinə göndəriləcək.',
    label: 'Xəbər göndərilir',
    ways: { email: 'E-poçtla', sms: 'SMS ilə' },
  },
  ru: {
    question: 'Как вас известить?',
    hint: 'Если так не получится, известим другим способом.',
    label: 'Извещать',
    ways: { email: 'По электронной почте', sms: 'По SMS' },
  },
  en: {
    question: 'How should we tell you?',
    hint: 'If that way fails, we use the other one.',
    label: 'Told by',
    ways: { email: 'E-mail', sms: 'SMS' },
  },
});
