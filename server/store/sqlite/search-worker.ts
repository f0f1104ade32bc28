import { constants } from 'node:os';
import { workerData } from 'node:worker_threads';
import { systemClock } from '../../async/clock.ts';
import { answerQuestions, giveWay } from '../../threads/answering.ts';
import { type CaseSearches, openCaseSearches } from './case-search.ts';
import { openForReading } from './database.ts';
import type { SearchAnswer, SearchQuestion, SearchThreadData } from './search-thread.ts';

const { file }: SearchThreadData = workerData;

giveWay(constants.priority.PRIORITY_BELOW_NORMAL);

let searches: CaseSearches | null = null;
answerQuestions(async (asked: SearchQuestion): Promise<SearchAnswer> => {
  searches ??= openCaseSearches(openForReading(file, systemClock));
  if ('prepare' in asked) return { total: await searches.prepare(asked.prepare), found: [] };
  return searches.search(...asked.search);
});
