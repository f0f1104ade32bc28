import type { Because } from '../shared/events.ts';
import type { because } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';

/** What the words of a rule name: a priority class and a service, by id. */
export interface BecauseNames {
  readonly priorityClass: (id: string) => string;
  readonly service: (id: string) => string;
}

/** Why a ticket is called, as a person reads it; minutes are rounded. */
export function becauseWords(why: Because, words: Words<typeof because>, names: BecauseNames): string {
  switch (why.rule) {
    case 'first-come':
    case 'sent-to-counter':
    case 'sent-to-clerk':
    case 'sent-to-front':
    case 'came-back':
    case 'from-parked':
      return words[why.rule];
    case 'booked':
      return words.booked(why.at);
    case 'head-start':
    case 'latest':
      return words[why.rule](minutes(why.seconds), names.priorityClass(why.priorityClass));
    case 'accumulated':
      return words.accumulated(why.rate, why.priorityClass === null ? '' : names.priorityClass(why.priorityClass));
    case 'max-wait':
      return words['max-wait'](minutes(why.seconds), names.service(why.service));
    case 'higher-tier':
      return words['higher-tier'](why.tier);
    case 'out-of-turn':
      return words['out-of-turn'](why.reason);
  }
}

const minutes = (seconds: number): number => Math.round(seconds / 60);
