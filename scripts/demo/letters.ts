import type { CaseMove } from '../../shared/cases/cases.ts';

/** What people of the demo write, all of it made up, and how far it has come. */
export interface Letter {
  readonly kind: 'request' | 'complaint' | 'proposal';
  readonly topic: string;
  readonly language: 'az' | 'ru' | 'en';
  readonly text: string;
  /** Came on paper so many days ago; absent = it comes by itself, in the course of the day. */
  readonly daysAgo?: number;
  /** What was made of it, in order. */
  readonly moves?: readonly LetterMove[];
}

export type LetterMove = Extract<CaseMove, 'route' | 'assign' | 'ask' | 'extend' | 'answer' | 'leave'>;

const toSomebody = ['route', 'assign'] as const;

export const letters: readonly Letter[] = [
  {
    ...{ kind: 'request', topic: 'benefits', language: 'az', daysAgo: 27, moves: toSomebody },
    text: 'Üç aydır ki, uşaq müavinəti almıram. Sənədləri vaxtında təqdim etmişəm. Səbəbini bildirməyinizi xahiş edirəm.',
  },
  {
    ...{ kind: 'complaint', topic: 'housing', language: 'ru', daysAgo: 16, moves: [...toSomebody, 'extend'] },
    text: 'В подъезде нашего дома с сентября не работает лифт. Управляющая организация на звонки не отвечает. Прошу принять меры.',
  },
  {
    ...{ kind: 'request', topic: 'education', language: 'az', daysAgo: 20, moves: [...toSomebody, 'answer'] },
    text: 'Oğlumu yaşadığımız ünvana yaxın məktəbə köçürmək istəyirik. Hansı sənədlər lazımdır və nə vaxt müraciət etməliyik?',
  },
  {
    ...{ kind: 'request', topic: 'land', language: 'az', daysAgo: 18, moves: [...toSomebody, 'ask'] },
    text: 'Həyətyanı torpaq sahəmin sərhədlərinin dəqiqləşdirilməsini xahiş edirəm. Qonşu ilə sərhəd barədə fikir ayrılığımız var.',
  },
  {
    ...{ kind: 'complaint', topic: 'service', language: 'az', daysAgo: 15, moves: [...toSomebody, 'answer'] },
    text: 'Qəbul vaxtımdan əlli dəqiqə sonra çağırıldım və gecikmənin səbəbi izah olunmadı. Araşdırılmasını xahiş edirəm.',
  },
  {
    ...{ kind: 'proposal', topic: 'service', language: 'az', daysAgo: 13, moves: [...toSomebody, 'answer'] },
    text: 'Gözləmə zalında körpəli valideynlər üçün ayrıca guşənin yaradılmasını təklif edirəm.',
  },
  {
    ...{ kind: 'request', topic: 'employment', language: 'az', daysAgo: 10, moves: toSomebody },
    text: 'Peşə hazırlığı kursunu bitirmişəm, lakin şəhadətnaməm hələ verilməyib. Nə vaxt veriləcəyini bildirin.',
  },
  {
    ...{ kind: 'request', topic: 'other', language: 'ru', daysAgo: 9, moves: ['leave'] },
    text: 'Вопрос о разделе имущества сейчас рассматривается в суде. Прошу сообщить, кто прав.',
  },
  {
    ...{ kind: 'request', topic: 'children', language: 'az', daysAgo: 6, moves: ['route'] },
    text: 'Qohumumun övladına qəyyum təyin edilməsi üçün hansı addımları atmalı olduğumu izah etməyinizi xahiş edirəm.',
  },
  {
    ...{ kind: 'complaint', topic: 'housing', language: 'en', daysAgo: 4, moves: toSomebody },
    text: 'The street lamps in front of our building have been out for two weeks. It is dark when the children come home.',
  },
  {
    ...{ kind: 'request', topic: 'benefits', language: 'az', daysAgo: 2 },
    text: 'Pensiyamın yenidən hesablanması üçün verdiyim ərizənin nə vaxt baxılacağını bilmək istəyirəm.',
  },
  {
    ...{ kind: 'request', topic: 'housing', language: 'az' },
    text: 'Yaşayış sahəsinə ehtiyacı olanların uçotunda neçənci olduğumu bildirməyinizi xahiş edirəm.',
  },
  {
    ...{ kind: 'proposal', topic: 'education', language: 'ru' },
    text: 'Предлагаю принимать заявления в первый класс также по субботам: многие родители работают.',
  },
  {
    ...{ kind: 'complaint', topic: 'land', language: 'az' },
    text: 'Həyətimizin qarşısında icazəsiz tikinti aparılır. Yoxlanılmasını xahiş edirəm.',
  },
  {
    ...{ kind: 'request', topic: 'benefits', language: 'az' },
    text: 'Ünvanlı sosial yardım təyin olunub, amma bu ay kartıma köçürülməyib. Səbəbini öyrənmək istəyirəm.',
  },
];

/** Who of the invented families applied for assistance, so many days ago: enough of each outcome for its count to be shown. */
export const applications: readonly { readonly fin: string; readonly members: number; readonly daysAgo: number }[] = [
  ...[12, 11, 9, 8, 6, 5].map((daysAgo) => ({ fin: '0NMN001', members: 4, daysAgo })),
  ...[10, 7, 3].map((daysAgo) => ({ fin: '0NMN002', members: 5, daysAgo })),
  ...[12, 10, 8, 5, 4].map((daysAgo) => ({ fin: '0NMN003', members: 2, daysAgo })),
  { fin: '0NMN004', members: 3, daysAgo: 6 },
  { fin: '0NMN005', members: 4, daysAgo: 4 },
  { fin: '0NMN006', members: 4, daysAgo: 2 },
  { fin: '0NMN001', members: 5, daysAgo: 2 },
];
