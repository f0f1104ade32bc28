import { bookeeOf } from '../../engine/booking/sheet-slots.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Centre, LocalText } from '../../shared/centre/centre.ts';
import { inLanguage, longDate, weekdayDate } from '../../shared/words.ts';
import { type Block, blank, drawnOn, plain, qrBlock, rule, stack, textBlock } from './slip-blocks.ts';
import { type Dots, type Look, looks } from './slip-sizes.ts';
import { wordsFor } from './slip-words.ts';

/** A booking, or what was written, as it is taken home from a kiosk, worded in the visitor's language: nothing of who has it. */
export interface BookingSlip {
  readonly kind: 'booking';
  readonly centre: string;
  readonly printedOn: string;
  readonly title: string;
  /** The six figures, three and three, or the number of a case. */
  readonly code: string;
  readonly codeLabel: string;
  /** Who or what, when and where, or its dates, each with its heading. */
  readonly lines: readonly { readonly title: string; readonly text: string }[];
  /** What to do with it. */
  readonly text: string;
  /** What the QR code holds; null = none. */
  readonly url: string | null;
  readonly qrCaption: string;
}

export interface BookingFacts {
  readonly seat: Seat;
  readonly language: string;
  /** When it is printed (ms since 1970). */
  readonly at: number;
  readonly url: string | null;
}

/** All that stands on the slip of a booking. */
export function bookingSlip(centre: Centre, { seat, language, at, url }: BookingFacts): BookingSlip {
  const words = wordsFor(centre, language);
  const { paper, atTime } = words.kioskBooking;
  const [first = 'az'] = centre.languages;
  const say = (text: LocalText): string => inLanguage(text, language, first);
  const bookee = bookeeOf(centre, seat.resource);
  const official = bookee?.kind === 'official' ? bookee.official : null;
  const service = centre.services.find(({ id }) => id === seat.service);
  const day = weekdayDate(Date.parse(`${seat.date}T12:00:00Z`), 'UTC', words).replace(/(\d+) /, '$1\u00a0');
  const when = seat.from === null ? `${day}. ${paper.standby}` : `${day}, ${atTime(seat.from)}`;
  const where = [say(centre.name), official?.room === undefined ? null : say(official.room)].filter(Boolean).join(', ');
  return {
    kind: 'booking',
    centre: say(centre.name),
    printedOn: words.passport.printedOn(longDate(at, centre.timeZone, words)),
    title: official !== null ? say(official.post) : service === undefined ? paper.title : say(service.name),
    code: (seat.code ?? '').replace(/^(\d{3})/, '$1 '),
    codeLabel: paper.code,
    lines: [
      { title: paper.when, text: when },
      { title: paper.where, text: where },
    ],
    text: paper.come,
    url,
    qrCaption: paper.scan,
  };
}

/** The slip as one SVG picture, black on white, as wide as the paper and as tall as its words need (dots). */
export function bookingSvg(slip: BookingSlip, dots: Dots): string {
  const look = looks[dots];
  const small = (text: string, weight: 500 | 700 = 500): Block => textBlock(text, plain(look, look.small, weight));
  const code =
    slip.url === null ? [] : [blank(look.gap), rule(look, 2), blank(look.gap), qrBlock(look, slip.url, slip.qrCaption)];
  return drawnOn(
    dots,
    stack([
      ...[blank(8), textBlock(slip.centre, plain(look, look.small + 2, 700)), small(slip.printedOn)],
      ...[blank(look.gap / 2), rule(look, 6), blank(look.gap * 0.75)],
      ...[textBlock(slip.title, plain(look, look.line, 700)), blank(look.gap * 0.75)],
      ...[
        small(slip.codeLabel, 700),
        textBlock(slip.code, plain(look, codeSize(look, slip.code), 700)),
        blank(look.gap / 2),
      ],
      ...slip.lines.flatMap(({ title, text }) => [
        ...[small(title, 700), textBlock(text, plain(look, look.line, 700)), blank(look.gap / 2)],
      ]),
      ...[small(slip.text), ...code, blank(look.gap)],
    ]),
  );
}

/** Six figures and a space fill the width; what is longer is smaller. */
const codeSize = ({ number }: Look, code: string): number => Math.round((number * 0.48 * 7) / Math.max(7, code.length));
