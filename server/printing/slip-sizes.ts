import type { PartSize } from '../../shared/devices/slip-schema.ts';

/** The printed width in dots: 576 for 80 mm paper, 384 for 58 mm. */
export type Dots = 576 | 384;

/** Sizes and distances of a slip on one width of paper, in dots. */
export interface Look {
  readonly width: number;
  readonly margin: number;
  readonly small: number;
  readonly line: number;
  /** Sizes of the service's name, the first one that needs no more lines than its place in the list allows. */
  readonly service: readonly { readonly size: number; readonly lines: number }[];
  readonly number: number;
  readonly qr: number;
  /** The most that a logo takes. */
  readonly logo: { readonly width: number; readonly height: number };
  readonly gap: number;
}

/** The look for each width of paper. */
export const looks: Record<Dots, Look> = {
  576: {
    width: 576,
    margin: 16,
    small: 24,
    line: 34,
    service: [
      { size: 46, lines: 2 },
      { size: 40, lines: 3 },
      { size: 34, lines: Number.POSITIVE_INFINITY },
    ],
    number: 250,
    qr: 224,
    logo: { width: 400, height: 150 },
    gap: 24,
  },
  384: {
    width: 384,
    margin: 8,
    small: 22,
    line: 27,
    service: [
      { size: 36, lines: 2 },
      { size: 32, lines: 3 },
      { size: 28, lines: Number.POSITIVE_INFINITY },
    ],
    number: 180,
    qr: 176,
    logo: { width: 270, height: 110 },
    gap: 18,
  },
};

/** The width between the margins. */
export const inner = (look: Look): number => look.width - 2 * look.margin;

/** The look of a part that is smaller or larger than usual: its letters and pictures, not its distances. */
export function sized(look: Look, size: PartSize = 'usual'): Look {
  const factor = factors[size];
  if (factor === 1) return look;
  const times = (dots: number): number => Math.round(dots * factor);
  return {
    ...look,
    small: times(look.small),
    line: times(look.line),
    service: look.service.map((one) => ({ ...one, size: times(one.size) })),
    number: times(look.number),
    qr: times(look.qr),
    logo: { width: Math.min(inner(look), times(look.logo.width)), height: times(look.logo.height) },
  };
}

const factors: Readonly<Record<PartSize, number>> = { small: 0.75, usual: 1, large: 1.35 };
