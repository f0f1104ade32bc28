import { type Static, Type } from 'typebox';
import { closed, Id, Line } from '../schema-parts.ts';

/** A printer of a centre's document, and by which way it is reached. */

export const printerKinds = ['virtual', 'tcp', 'serial', 'usb', 'cups'] as const;

/** How a slip is parted from the roll: cut but for a bridge, cut off, or torn off by hand at an edge. */
export const paperCuts = ['partial', 'full', 'none'] as const;
export type PaperCut = (typeof paperCuts)[number];

const VirtualPrinter = Type.Object({ kind: Type.Literal('virtual') }, closed);
const TcpPrinter = Type.Object(
  { kind: Type.Literal('tcp'), host: Line, port: Type.Integer({ minimum: 1, maximum: 65535 }) },
  closed,
);
const SerialPrinter = Type.Object(
  { kind: Type.Literal('serial'), path: Line, baudRate: Type.Integer({ minimum: 1200, maximum: 921600 }) },
  closed,
);
/** A device of this machine, and nothing else: it is written to. */
const UsbPrinter = Type.Object(
  { kind: Type.Literal('usb'), path: Type.String({ pattern: '^/dev/(?!.*\\.\\.)[A-Za-z0-9._/:+@-]{1,150}$' }) },
  closed,
);
const CupsPrinter = Type.Object(
  { kind: Type.Literal('cups'), queue: Type.String({ pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}$' }) },
  closed,
);
export const Printer = Type.Object(
  {
    id: Id,
    name: Line,
    connection: Type.Union([VirtualPrinter, TcpPrinter, SerialPrinter, UsbPrinter, CupsPrinter]),
    /** Width of the paper in dots: 576 for 80 mm, 384 for 58 mm. */
    dots: Type.Union([Type.Literal(576), Type.Literal(384)]),
    /** How its slips are parted from the roll; absent = `partial`. */
    cut: Type.Optional(Type.Enum(paperCuts)),
    /** A printer that never answers: its jobs end as `sent`, never as `printed`. */
    oneWay: Type.Boolean(),
  },
  closed,
);
export type Printer = Static<typeof Printer>;
