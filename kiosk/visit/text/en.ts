import type { Words } from '../../../shared/words.ts';
import type { az } from './az.ts';

export const en: Words<typeof az> = {
  more: 'Several services, or several people',
  moreServices: 'I need several services',
  morePeople: 'There are several of us',
  title: 'Your visit',
  suggested: 'In this order you wait the least.',
  planning: 'Looking for the order with the shortest wait…',
  asked: 'You will be served in this order.',
  addService: 'Add a service',
  clear: 'Remove the added services',
  people: 'How many of you are there?',
  peopleMore: 'Each of you gets a number; the numbers are in a row.',
  peopleChosen: (count) => (count === 1 ? 'Just me' : `There are ${count} of us`),
  takeEach: (count) => `Take ${count} numbers`,
  choose: 'Which other service do you need?',
  none: 'There is nothing else to add.',
  afterwards: 'Then',
  together: 'Numbers of those who came together',
};
