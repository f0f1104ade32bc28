import { inEach } from '../../shared/languages.ts';

/** What a board and a wall above a counter say beside the calls. */
export const layoutWords = inEach<LayoutWords>({
  az: {
    serving: 'Xidmət göstərilir',
    free: 'Açıqdır',
    paused: 'Fasilədədir',
    pause: 'Fasilə',
    closed: 'Bağlıdır',
    nobody: 'çağırış yoxdur',
  },
  ru: {
    serving: 'Идёт приём',
    free: 'Открыто',
    paused: 'Перерыв',
    pause: 'Перерыв',
    closed: 'Закрыто',
    nobody: 'никого не вызвали',
  },
  en: {
    serving: 'Being served',
    free: 'Open',
    paused: 'On a break',
    pause: 'Break',
    closed: 'Closed',
    nobody: 'nobody is called',
  },
});

interface LayoutWords {
  readonly serving: string;
  readonly free: string;
  readonly paused: string;
  /** The same in one word, where a number would stand. */
  readonly pause: string;
  readonly closed: string;
  /** Of a line without a number, for those who do not see it. */
  readonly nobody: string;
}
