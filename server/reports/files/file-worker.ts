import { constants } from 'node:os';
import { answerQuestions, giveWay } from '../../threads/answering.ts';
import type { FileOrder } from './file-order.ts';
import { letterPdf } from './letter-pdf.ts';
import { pdfOf } from './pdf.ts';
import { workbookOf } from './workbook.ts';

giveWay(constants.priority.PRIORITY_BELOW_NORMAL);

answerQuestions(
  // A copy of its own: a buffer from a pool can not be handed over to another thread.
  async (order: FileOrder) => Uint8Array.from(await made(order)),
  (bytes) => [bytes.buffer],
);

const made = (order: FileOrder): Promise<Uint8Array> => {
  if (order.kind === 'letter') return letterPdf(order.letter);
  const { kind, content, words } = order;
  return kind === 'pdf' ? pdfOf(content, words) : workbookOf(content, words);
};
