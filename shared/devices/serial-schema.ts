import { type Static, Type } from 'typebox';
import { closed, Id, Line } from '../schema-parts.ts';
import { WedgeSetting } from './wedge-schema.ts';

/** The shape of what hangs on serial ports: boards that show numbers, keypads of clerks, scanners. */

/** Bytes in hexadecimal, as `02` or `1B 40`. */
const Hex = Type.String({ pattern: '^[0-9A-Fa-f]{2}( ?[0-9A-Fa-f]{2}){0,15}$' });
const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));

/** How an address stands in a frame: not at all, one byte, two decimal or two hexadecimal digits. */
export const addressForms = ['none', 'byte', 'decimal', 'hex'] as const;
/** `xor` and `sum` of all bytes, `lrc` their sum negated: one byte; `crc-modbus` low byte first, `crc-xmodem` high byte first. */
export const checksums = ['none', 'xor', 'sum', 'lrc', 'crc-modbus', 'crc-xmodem'] as const;
export const checksumForms = ['bytes', 'hex'] as const;
export const checksumStarts = ['start', 'address'] as const;
export const alignments = ['left', 'right'] as const;
export type Checksum = (typeof checksums)[number];

const Frame = Type.Object(
  {
    kind: Type.Literal('frame'),
    /** The bytes that a frame begins with; absent = none. */
    start: Type.Optional(Hex),
    address: oneOf(addressForms),
    /** Characters that a board shows. */
    columns: Type.Integer({ minimum: 1, maximum: 80 }),
    align: oneOf(alignments),
    /** What a text is filled up with; absent = spaces. */
    pad: Type.Optional(Type.String({ pattern: '^[0-9A-Fa-f]{2}$' })),
    checksum: oneOf(checksums),
    /** What the checksum begins with; absent = the address. */
    checksumFrom: Type.Optional(oneOf(checksumStarts)),
    /** How it is written: as its bytes (absent), or as hexadecimal digits. */
    checksumAs: Type.Optional(oneOf(checksumForms)),
    /** The bytes that a frame ends with; absent = none. */
    end: Type.Optional(Hex),
    /** What is asked of each device, in a frame; absent = they are not asked: boards only listen, keypads speak by themselves. */
    poll: Type.Optional(Hex),
    /** What a device answers that has nothing new. */
    answer: Type.Optional(Hex),
    /** How many bytes a key is; absent = 1. */
    keyBytes: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    /** What makes a keypad beep once its key has been obeyed. */
    beep: Type.Optional(Hex),
  },
  closed,
);
export type Frame = Static<typeof Frame>;

export const registerForms = ['text', 'number'] as const;
const Modbus = Type.Object(
  {
    kind: Type.Literal('modbus'),
    /** The first register of what a board shows, counted from 0. */
    register: Type.Integer({ minimum: 0, maximum: 65535 }),
    /** Two letters a register, or the digits of the number in one. */
    form: oneOf(registerForms),
    /** How many registers a text has; absent = 4. */
    registers: Type.Optional(Type.Integer({ minimum: 1, maximum: 40 })),
    /** The register of a keypad that holds the key which is pressed, 0 = none. */
    keyRegister: Type.Optional(Type.Integer({ minimum: 0, maximum: 65535 })),
  },
  closed,
);
export type Modbus = Static<typeof Modbus>;

const Cd5220 = Type.Object({ kind: Type.Literal('cd5220') }, closed);

const ScannerLine = Type.Object(
  {
    kind: Type.Literal('scanner'),
    /** The bytes before what a scanner has read, and behind it; absent = none, and a carriage return (`0D`). */
    start: Type.Optional(Hex),
    end: Type.Optional(Hex),
  },
  closed,
);
export type ScannerLine = Static<typeof ScannerLine>;

/** What is spoken on a port. */
export const serialKinds = ['frame', 'modbus', 'cd5220', 'scanner'] as const;
export const parities = ['none', 'even', 'odd'] as const;
export type Parity = (typeof parities)[number];

export const SerialPort = Type.Object(
  {
    id: Id,
    name: Line,
    /** As `/dev/ttyUSB0`, or better by its serial number, `/dev/serial/by-id/…`. */
    path: Line,
    baudRate: Type.Integer({ minimum: 1200, maximum: 921600 }),
    /** Eight bits and one stop bit always; absent = no parity. */
    parity: Type.Optional(oneOf(parities)),
    speaks: Type.Union([Frame, Modbus, Cd5220, ScannerLine]),
  },
  closed,
);
export type SerialPort = Static<typeof SerialPort>;
export type Speaks = SerialPort['speaks'];

const Address = Type.Integer({ minimum: 0, maximum: 255 });

export const Board = Type.Object(
  {
    id: Id,
    name: Line,
    port: Id,
    address: Type.Optional(Address),
    /** The counter whose visitor it shows; absent = it shows the hall's last calls. */
    counter: Type.Optional(Id),
    /** Of the hall's last calls, the one that its first row shows; absent = 1, the latest. */
    call: Type.Optional(Type.Integer({ minimum: 1, maximum: 8 })),
  },
  closed,
);
export type Board = Static<typeof Board>;

/** What a key may do at its counter; `evacuate` begins an emergency once it is pressed three times within three seconds. */
export const keypadActions = ['next', 'recall', 'start', 'finish', 'noShow', 'evacuate'] as const;
export type KeypadAction = (typeof keypadActions)[number];

const Key = Type.Optional(Type.String({ pattern: '^([0-9A-Fa-f]{2}){1,4}$' }));

export const Keypad = Type.Object(
  {
    id: Id,
    name: Line,
    port: Id,
    address: Type.Optional(Address),
    /** The counter that it stands at, and acts at alone. */
    counter: Id,
    /** Which key does what: its bytes in hexadecimal. */
    keys: Type.Object({ next: Key, recall: Key, start: Key, finish: Key, noShow: Key, evacuate: Key }, closed),
  },
  closed,
);
export type Keypad = Static<typeof Keypad>;

export const Scanner = Type.Object(
  {
    id: Id,
    name: Line,
    port: Id,
    /** Where it stands, a counter or a kiosk, one of both: whose code is read shows there, and nowhere else. */
    counter: Type.Optional(Id),
    kiosk: Type.Optional(Id),
  },
  closed,
);
export type Scanner = Static<typeof Scanner>;

/** Number boards, keypads and scanners, most of them on serial ports of the server; absent = nothing. */
export const serialLists = {
  serialPorts: Type.Optional(Type.Array(SerialPort, { maxItems: 50 })),
  boards: Type.Optional(Type.Array(Board, { maxItems: 500 })),
  keypads: Type.Optional(Type.Array(Keypad, { maxItems: 500 })),
  scanners: Type.Optional(Type.Array(Scanner, { maxItems: 500 })),
  /** How the scanners of counters are set that type as a keyboard. */
  counterWedge: Type.Optional(WedgeSetting),
};
