import { CannotStore } from '../../../server/store/store.ts';
import { answerQuestions } from '../../../server/threads/answering.ts';

// A thread that says a word again with how often it has been asked, and does worse over some words.

let asked = 0;
answerQuestions(async (word: string) => {
  asked += 1;
  if (word === 'wrong') throw new TypeError('that word is wrong');
  if (word === 'full') throw new CannotStore('the disk is full');
  if (word === 'exit') process.exit(1);
  if (word === 'throw')
    setImmediate(() => {
      throw new Error('thrown by nobody in particular');
    });
  if (word === 'throw' || word === 'for ever') await new Promise(() => {});
  return `${word} ${asked}`;
});
