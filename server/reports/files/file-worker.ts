import { constants } from 'node:os';
import { answerQuestions, giveWay } from '../../threads/answering.ts';
import type { FileOrder } from './file-order.ts';
import { pdfOf } from './pdf.ts';
import { workbookOf } from './workbook.ts';

giveWay(constants.priority.PRIORITY_BELOW_NORMAL);

answerQuestions(
  // A copy of its own: a buffer from a pool can not be handed over to another thread.
  async ({ kind, content, words }: FileOrder) =>
    Uint8Array.from(kind === 'pdf' ? await pdfOf(content, words) : await workbookOf(content, words)),
  (bytes) => [bytes.buffer],
);
