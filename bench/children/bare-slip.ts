import { connect } from 'node:net';
import { drawSlip } from '../../server/printing/draw-slip.ts';
import type { DrawOrder } from '../../server/printing/drawing.ts';

/** Draws a slip and sends it, and nothing else. */
export interface Order {
  readonly port: number;
  readonly order: DrawOrder;
}

process.on('message', ({ port, order }: Order) => {
  const send = async (): Promise<void> => {
    const bytes = await drawSlip(order);
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.end(bytes));
    socket.on('error', (error) => {
      throw error;
    });
  };
  void send();
});
