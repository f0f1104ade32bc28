import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, isSame, toHex } from '../../server/serial/bytes.ts';
import { cd5220Protocol } from '../../server/serial/cd5220.ts';
import { checksumOf, crcModbus } from '../../server/serial/checksums.ts';
import { encodeFrame, frameProtocol } from '../../server/serial/frame.ts';
import { modbusProtocol, withCrc } from '../../server/serial/modbus-rtu.ts';
import type { Heard, Protocol } from '../../server/serial/protocol.ts';
import {
  addressForms,
  alignments,
  checksumForms,
  checksumStarts,
  checksums,
  type Frame,
} from '../../shared/devices/serial-schema.ts';

const text = (said: string): Uint8Array => new TextEncoder().encode(said);

/** The same bytes in pieces of any size. */
const cutUp = (bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] => {
  const at = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  return at.slice(1).map((to, index) => bytes.slice(at[index], to));
};
const read = (protocol: Protocol, pieces: readonly Uint8Array[]): readonly Heard[] => {
  const reader = protocol.createReader();
  return pieces.flatMap((piece) => reader(piece));
};
const cuts = fc.array(fc.nat(400), { maxLength: 8 });
const noise = fc.uint8Array({ maxLength: 6 });

describe('checksums, against published check values', () => {
  const digits = text('123456789');
  test('CRC-16/MODBUS of 123456789 is 4B37, low byte first', () => {
    expect(crcModbus(digits)).toBe(0x4b37);
    expect(toHex(checksumOf('crc-modbus', digits))).toBe('374B');
  });
  test('CRC-16/XMODEM is 31C3, high byte first', () => expect(toHex(checksumOf('crc-xmodem', digits))).toBe('31C3'));
  test('the exclusive or is 31, the sum DD, and with the longitudinal check it is zero', () => {
    expect(toHex(checksumOf('xor', digits))).toBe('31');
    expect(toHex(checksumOf('sum', digits))).toBe('DD');
    expect(toHex(checksumOf('lrc', digits))).toBe('23');
    expect(checksumOf('none', digits)).toHaveLength(0);
  });
});

describe('Modbus RTU', () => {
  const number = modbusProtocol({ kind: 'modbus', register: 0, form: 'number' });
  const letters = modbusProtocol({ kind: 'modbus', register: 16, form: 'text', registers: 2, keyRegister: 5 });

  test('the number 50 into register 0 of device 1 is 01 06 00 00 00 32 08 1F', () =>
    expect(toHex(number.show(1, ['A050']))).toBe('010600000032081F'));

  test('a text goes two letters a register, at its whole width', () => {
    expect(toHex(letters.show(2, ['A042']))).toBe(toHex(withCrc(2, 0x10, 0, 16, 0, 2, 4, 0x41, 0x30, 0x34, 0x32)));
    expect(toHex(letters.show(2, ['Ş']))).toBe(toHex(withCrc(2, 0x10, 0, 16, 0, 2, 4, 0x53, 0x20, 0x20, 0x20)));
  });

  test('boards and keypads are asked for a register', () => {
    expect(toHex(letters.ask('board', 2) ?? fromHex())).toBe(toHex(withCrc(2, 3, 0, 16, 0, 1)));
    expect(toHex(letters.ask('keypad', 2) ?? fromHex())).toBe(toHex(withCrc(2, 3, 0, 5, 0, 1)));
    expect(number.ask('keypad', 2)).toBeNull();
  });

  const answers: readonly (readonly [Uint8Array, Heard])[] = [
    [withCrc(7, 3, 2, 0, 3), { address: 7, key: '0003' }],
    [withCrc(7, 3, 2, 0, 0), { address: 7, key: null }],
    [withCrc(9, 0x10, 0, 16, 0, 2), { address: 9, key: null }],
    [withCrc(9, 6, 0, 0, 0, 50), { address: 9, key: null }],
    [withCrc(9, 0x83, 2), { address: 9, key: null }],
  ];

  test('answers are read, cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...answers), { maxLength: 6 }), cuts, (said, at) => {
        const bytes = fromHex(said.map(([one]) => toHex(one)).join(''));
        expect(read(letters, cutUp(bytes, at))).toEqual(said.map(([, heard]) => heard));
      }),
    );
  });

  test('a spoilt answer is passed over, and the next is read', () => {
    const spoilt = withCrc(7, 3, 2, 0, 3).with(4, 4);
    expect(read(letters, [spoilt, withCrc(9, 0x83, 2)])).toEqual([{ address: 9, key: null }]);
  });
});

describe('CD5220', () => {
  test('both rows whole, in twenty characters', () =>
    expect(toHex(cd5220Protocol.show(0, ['A042', 'Pəncərə 3']))).toBe(
      toHex(text(`\x1b@\x1bQA${'A042'.padEnd(20)}\r\x1bQB${'PENCERE 3'.padEnd(20)}\r`)),
    ));
});

describe('a frame described in the configuration', () => {
  const frame: Frame = {
    kind: 'frame',
    ...{ start: '02', address: 'decimal', columns: 5, align: 'right', checksum: 'xor', checksumAs: 'hex', end: '03' },
    ...{ poll: '05', answer: '06', keyBytes: 1, beep: '07' },
  };

  test('has its bytes in order: start, address, text filled up, checksum, end', () => {
    const protocol = frameProtocol(frame);
    // xor of "07 A042" = 30^37^20^41^30^34^32.
    expect(String.fromCharCode(...protocol.show(7, ['A042']))).toBe('\x0207 A04250\x03');
    expect(String.fromCharCode(...protocol.show(7, ['X A042']))).toBe('\x0207 A04250\x03');
    expect(toHex(protocol.ask('board', 7) ?? fromHex())).toBe(toHex(text('\x0207\x0502\x03')));
    expect(toHex(protocol.beep(7) ?? fromHex())).toBe(toHex(text('\x0207\x0700\x03')));
  });

  test('is read backwards: a key, and the answer of who has nothing new', () =>
    expect(read(frameProtocol(frame), [text('\x02073'), text('34\x03\x02070631\x03')])).toEqual([
      { address: 7, key: '33' },
    ]));

  const hex = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength }).map(toHex);
  const frames: fc.Arbitrary<Frame> = fc.record(
    {
      kind: fc.constant('frame' as const),
      start: hex(1, 3),
      address: fc.constantFrom(...addressForms),
      columns: fc.integer({ min: 1, max: 20 }),
      align: fc.constantFrom(...alignments),
      pad: hex(1, 1),
      checksum: fc.constantFrom(...checksums),
      checksumFrom: fc.constantFrom(...checksumStarts),
      checksumAs: fc.constantFrom(...checksumForms),
      end: hex(1, 2),
      poll: hex(1, 2),
      answer: hex(1, 1),
      keyBytes: fc.integer({ min: 1, max: 4 }),
      beep: hex(1, 1),
    },
    { requiredKeys: ['kind', 'address', 'columns', 'align', 'checksum'] },
  );
  const keyed = frames.chain((made) =>
    fc.record({
      frame: fc.constant(made),
      address: fc.integer({ min: 0, max: 99 }),
      keys: fc.array(fc.uint8Array({ minLength: made.keyBytes ?? 1, maxLength: made.keyBytes ?? 1 }), {
        minLength: 1,
        maxLength: 5,
      }),
    }),
  );

  test('gives every key back that was sent, cut anywhere', () => {
    fc.assert(
      fc.property(keyed, cuts, ({ frame: made, address, keys }, at) => {
        // Without anything that tells frames apart, contents of two lengths cannot be.
        fc.pre(made.answer === undefined || (made.keyBytes ?? 1) === 1);
        const answer = made.answer === undefined ? null : fromHex(made.answer);
        const bytes = fromHex(keys.map((key) => toHex(encodeFrame(made, address, key))).join(''));
        const heard = read(frameProtocol(made), cutUp(bytes, at));
        expect(heard).toEqual(
          keys.map((key) => ({
            address: made.address === 'none' ? null : address,
            key: answer !== null && isSame(answer, key) ? null : toHex(key),
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('is found again after garbage that holds no start of its own', () => {
    fc.assert(
      fc.property(noise, cuts, (garbage, at) => {
        fc.pre(!garbage.includes(0x02));
        const bytes = Uint8Array.from([...garbage, ...encodeFrame(frame, 7, text('3'))]);
        expect(read(frameProtocol(frame), cutUp(bytes, at))).toEqual([{ address: 7, key: '33' }]);
      }),
    );
  });
});
