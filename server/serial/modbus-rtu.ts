import type { Modbus } from '../../shared/devices/serial-schema.ts';
import { boardText, createStreamReader, type Found, isSame, joined, toHex } from './bytes.ts';
import { checksumOf } from './checksums.ts';
import type { Heard, Protocol } from './protocol.ts';

/** Boards and keypads that speak Modbus RTU (Modbus Application Protocol V1.1b3, Modbus over Serial Line V1.02). */
export function modbusProtocol({ register, form, registers = 4, keyRegister }: Modbus): Protocol {
  const columns = form === 'text' ? registers * 2 : 4;
  return {
    rows: 1,
    columns,
    show: (address, rows) =>
      form === 'number'
        ? writeRegister(address, register, numberIn(rows[0] ?? ''))
        : writeRegisters(address, register, boardText((rows[0] ?? '').padEnd(columns).slice(0, columns))),
    ask: (what, address) => {
      const asked = what === 'board' ? register : keyRegister;
      return asked === undefined ? null : readRegister(address, asked);
    },
    beep: () => null,
    tellsKeysHeld: true,
    createReader: () => createStreamReader(findAnswer),
  };
}

/** A message with its check behind it. */
export function withCrc(...bytes: readonly number[]): Uint8Array {
  const message = Uint8Array.from(bytes);
  return joined(message, checksumOf('crc-modbus', message));
}

const high = (word: number): number => word >> 8;
const low = (word: number): number => word & 0xff;

const readRegister = (address: number, register: number): Uint8Array =>
  withCrc(address, 0x03, high(register), low(register), 0, 1);

const writeRegister = (address: number, register: number, value: number): Uint8Array =>
  withCrc(address, 0x06, high(register), low(register), high(value), low(value));

const writeRegisters = (address: number, register: number, bytes: Uint8Array): Uint8Array =>
  withCrc(address, 0x10, high(register), low(register), 0, bytes.length / 2, bytes.length, ...bytes);

/** The digits of a ticket's number as a number; 0 where nobody is shown. */
const numberIn = (text: string): number => Math.min(0xffff, Number(text.replace(/\D/gu, '')));

/** How long an answer is in all, by its function; undefined where nothing asked for it. */
const answerBytes: { readonly [code: number]: number } = { 3: 7, 6: 8, 16: 8, 131: 5, 134: 5, 144: 5 };

/** The answer that these bytes begin with: one register that was read, a write taken, or an exception, which is a sign of life too. */
const findAnswer = (bytes: Uint8Array): Found<Heard> => {
  const [address = 0, code, count] = bytes;
  if (code === undefined) return 'more';
  const length = answerBytes[code];
  if (length === undefined || (code === 3 && count !== undefined && count !== 2)) return 'garbage';
  if (bytes.length < length) return 'more';
  const check = checksumOf('crc-modbus', bytes.subarray(0, length - 2));
  if (!isSame(check, bytes.subarray(length - 2, length))) return 'garbage';
  const value = bytes.subarray(3, 5);
  const isKey = code === 3 && value.some((byte) => byte !== 0);
  return { length, message: { address, key: isKey ? toHex(value) : null } };
};
