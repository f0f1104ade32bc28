import type { SerialPort } from '../../shared/devices/serial-schema.ts';
import { cd5220Protocol } from './cd5220.ts';
import { frameProtocol } from './frame.ts';
import { modbusProtocol } from './modbus-rtu.ts';
import type { Protocol } from './protocol.ts';
import { scannerProtocol } from './scanner.ts';

/** What is spoken on a port, by its configuration. */
export function protocolOf({ speaks }: Pick<SerialPort, 'speaks'>): Protocol {
  switch (speaks.kind) {
    case 'frame':
      return frameProtocol(speaks);
    case 'modbus':
      return modbusProtocol(speaks);
    case 'cd5220':
      return cd5220Protocol;
    case 'scanner':
      return scannerProtocol(speaks);
  }
}
