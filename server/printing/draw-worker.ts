import { parentPort } from 'node:worker_threads';
import { drawSlip } from './draw-slip.ts';
import type { DrawAnswer, NumberedOrder } from './drawing.ts';

const carryOut = async ({ id, order }: NumberedOrder): Promise<DrawAnswer> => {
  try {
    // A copy of its own: a buffer from a pool can not be handed over to another thread.
    return { id, ok: true, bytes: Uint8Array.from(await drawSlip(order)) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', async (asked: NumberedOrder) => {
  const answer = await carryOut(asked);
  parentPort?.postMessage(answer, answer.ok ? [answer.bytes.buffer] : []);
});
