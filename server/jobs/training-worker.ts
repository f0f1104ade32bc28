import { constants } from 'node:os';
import { workerData } from 'node:worker_threads';
import { openDayReads } from '../store/place.ts';
import { answerQuestions, giveWay } from '../threads/answering.ts';
import { type LearnOrder, learnFromStore } from './training.ts';
import type { LearnThreadData } from './training-thread.ts';

const { place }: LearnThreadData = workerData;

giveWay(constants.priority.PRIORITY_LOW);

answerQuestions(async (order: LearnOrder) => learnFromStore(await openDayReads(place), order));
