import { constants } from 'node:os';
import { workerData } from 'node:worker_threads';
import { systemClock } from '../../async/clock.ts';
import { answerQuestions, giveWay } from '../../threads/answering.ts';
import type { CaseSearchStore } from '../case-search.ts';
import { openCaseSearches } from './case-search.ts';
import { openForReading } from './database.ts';
import type { SearchOrder, SearchThreadData } from './search-thread.ts';

const { file }: SearchThreadData = workerData;

giveWay(constants.priority.PRIORITY_BELOW_NORMAL);

let search: CaseSearchStore['searchCases'] | null = null;
answerQuestions(async (order: SearchOrder) => {
  search ??= openCaseSearches(openForReading(file, systemClock));
  return search(...order);
});
