import type { Words } from '../../../shared/words.ts';
import type { az } from './az.ts';

export const en: Words<typeof az> = {
  more: 'Several services, or several people',
  moreServices: 'I need several services',
  morePeople: 'There are several of us',
  title: 'Your visit',
  suggested: 'In this order you wait least.',
  planning: 'Looking for the order in which you wait least…',
  asked: 'The services will be done in this order.',
  addService: 'Add a service',
  clear: 'Remove the added services',
  people: 'How many of you are there?',
  peopleMore: 'Each has a number of their own; the numbers follow each other.',
  peopleChosen: (count) => `People: ${count}`,
  takeEach: (count) => `Take ${count} numbers`,
  choose: 'Which service do you need besides?',
  none: 'There is nothing else to add.',
  afterwards: 'Then',
  together: 'Numbers of those who came together',
};
