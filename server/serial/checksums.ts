import type { Checksum } from '../../shared/devices/serial-schema.ts';

/** The check of these bytes as it travels: no byte, one, or two. */
export function checksumOf(kind: Checksum, bytes: Uint8Array): Uint8Array {
  switch (kind) {
    case 'none':
      return new Uint8Array();
    case 'xor':
      return Uint8Array.of(bytes.reduce((all, byte) => all ^ byte, 0));
    case 'sum':
      return Uint8Array.of(sum(bytes) & 0xff);
    case 'lrc':
      return Uint8Array.of(-sum(bytes) & 0xff);
    case 'crc-modbus': {
      const crc = crcModbus(bytes);
      return Uint8Array.of(crc & 0xff, crc >> 8);
    }
    case 'crc-xmodem': {
      const crc = crcXmodem(bytes);
      return Uint8Array.of(crc >> 8, crc & 0xff);
    }
  }
}

/** CRC-16 of Modbus: polynomial 0x8005 reflected, begun with 0xFFFF (Modbus over Serial Line V1.02, 6.2.2). */
export function crcModbus(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

/** CRC-16 of XMODEM: polynomial 0x1021, begun with 0. */
const crcXmodem = (bytes: Uint8Array): number => {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc;
};

const sum = (bytes: Uint8Array): number => bytes.reduce((all, byte) => all + byte, 0);
