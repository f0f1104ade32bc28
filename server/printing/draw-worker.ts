import { answerQuestions } from '../threads/answering.ts';
import { drawSlip } from './draw-slip.ts';
import type { DrawOrder } from './drawing.ts';

answerQuestions(
  // A copy of its own: a buffer from a pool can not be handed over to another thread.
  async (order: DrawOrder) => Uint8Array.from(await drawSlip(order)),
  (bytes) => [bytes.buffer],
);
