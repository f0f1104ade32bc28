import type { Because } from '../shared/events.ts';
import type { because } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';

/** Why a ticket is called, as a person reads it. `className` words a priority class; minutes are rounded. */
export const becauseWords = (why: Because, words: Words<typeof because>, className: (id: string) => string): string => {
  switch (why.rule) {
    case 'first-come':
    case 'sent-to-counter':
    case 'sent-to-front':
    case 'from-parked':
      return words[why.rule];
    case 'head-start':
      return words['head-start'](Math.round(why.seconds / 60), className(why.priorityClass));
    case 'higher-tier':
      return words['higher-tier'](why.tier);
    case 'out-of-turn':
      return words['out-of-turn'](why.reason);
  }
};
