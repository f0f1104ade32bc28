import { parentPort } from 'node:worker_threads';
import type { DrawAnswer, DrawOrder } from './drawing.ts';
import { encodeSlip } from './encode.ts';
import { drawRaster, rasterToPng } from './raster.ts';

const carryOut = async (order: DrawOrder): Promise<DrawAnswer> => {
  try {
    const picture = drawRaster(order.svg);
    const bytes = order.form === 'png' ? rasterToPng(picture) : await encodeSlip(picture, order.oneWay);
    // A copy of its own: a buffer from a pool can not be handed over to another thread.
    return { id: order.id, ok: true, bytes: Uint8Array.from(bytes) };
  } catch (error) {
    return { id: order.id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', async (order: DrawOrder) => {
  const answer = await carryOut(order);
  parentPort?.postMessage(answer, answer.ok ? [answer.bytes.buffer] : []);
});
