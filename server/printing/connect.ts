import { join } from 'node:path';
import type { Printer } from '../../shared/devices/printer-schema.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { serialLine } from '../line/serial.ts';
import { type Reach, tcpLine } from '../line/tcp.ts';
import { usbLine } from '../line/usb.ts';
import { cupsTransport } from './cups.ts';
import { lineTransport } from './line-transport.ts';
import type { Transport } from './transport.ts';
import { virtualTransport } from './virtual.ts';

/** Makes the way to a printer out of its configuration; nothing is opened before it is first used. */
export type Connect = (printer: Printer) => Transport;

/** Ways to printers; the virtual ones write into `dataDir/printer`, those on the network are where `reach` lets them be. */
export function connectPrinters(clock: Clock, dataDir: string, reach: Reach = {}): Connect {
  return ({ connection, oneWay, dots }) => {
    switch (connection.kind) {
      case 'virtual':
        return virtualTransport(join(dataDir, 'printer'));
      case 'tcp':
        return lineTransport({ line: tcpLine(connection.host, connection.port, clock, reach), clock, oneWay, dots });
      case 'usb':
        return lineTransport({ line: usbLine(connection.path, clock), clock, oneWay, dots });
      case 'cups':
        return cupsTransport(connection.queue, clock);
      case 'serial':
        return lineTransport({ line: serialLine(connection.path, connection.baudRate, clock), clock, oneWay, dots });
    }
  };
}
