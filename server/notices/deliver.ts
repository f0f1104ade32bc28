import type { Centre } from '../../shared/centre.ts';
import type { NoticeText } from '../../shared/notice-text.ts';
import type { NoticeChannel } from '../../shared/notices.ts';
import { noticeRules } from '../../shared/notices-schema.ts';
import type { Seat } from '../../shared/seats.ts';
import { inLanguage } from '../../shared/words.ts';
import type { Contact } from '../store/about-person.ts';
import type { StoredNotice } from '../store/notices.ts';
import { calendarEntry } from './calendar-entry.ts';
import type { Mailer } from './mailer.ts';
import { drawnNotice } from './notice-words.ts';
import type { Delivery } from './provider.ts';
import type { SmsGateway } from './sms-gateway.ts';

/** What is to go out, and who gets it. */
export interface Envelope {
  readonly notice: StoredNotice;
  readonly seat: Seat;
  readonly contact: Contact;
  readonly channel: NoticeChannel;
}

/** The providers that there are; null = none. */
export interface Deliver {
  readonly mail: { readonly send: Mailer; readonly from: string } | null;
  readonly sms: SmsGateway | null;
  /** Draws a notice and gives it to the provider of its channel; never rejects but for mistakes of the program. */
  send(envelope: Envelope, centre: Centre, signal: AbortSignal): Promise<Delivery>;
}

export interface DeliverParts {
  readonly mail: Deliver['mail'];
  readonly sms: SmsGateway | null;
  /** What links begin with; null = no links. */
  readonly publicUrl: string | null;
  readonly secretOfSeat: (centre: string, seat: string) => Promise<string | null>;
  readonly now: () => number;
}

/** [NO3] Draws what is sent when it is sent. */
export function createDeliver(parts: DeliverParts): Deliver {
  const { mail, sms, publicUrl } = parts;
  return {
    mail,
    sms,
    async send(envelope, centre, signal) {
      const secret = publicUrl === null ? null : await parts.secretOfSeat(centre.id, envelope.seat.id);
      const link = secret === null ? null : `${publicUrl}/b/${secret}`;
      const text = textOf(envelope, centre, link);
      const { phone } = envelope.contact;
      const template = noticeRules(centre).sms;
      if (envelope.channel === 'email' && mail !== null)
        return sendMail(parts, mail, { ...envelope, centre, link, text, signal });
      if (envelope.channel === 'sms' && sms !== null && phone !== undefined && template !== undefined)
        return sms({ phone, text: text.sms }, template, signal);
      return { kind: 'refused', detail: 'there is no provider' };
    },
  };
}

const languageOf = ({ seat }: Envelope, centre: Centre): string => seat.language ?? centre.languages[0] ?? 'az';

const textOf = (envelope: Envelope, centre: Centre, link: string | null): NoticeText => {
  const { notice, seat } = envelope;
  const language = languageOf(envelope, centre);
  const { timeZone, languages } = centre;
  const name = inLanguage(centre.name, language, languages[0]);
  const { date, startsAt, code } = seat;
  const title = noticeRules(centre).titles[notice.kind];
  return drawnNotice({ kind: notice.kind, language, centre: name, timeZone, title, date, startsAt, code, link });
};

interface Drawn extends Envelope {
  readonly signal: AbortSignal;
  readonly centre: Centre;
  readonly link: string | null;
  readonly text: NoticeText;
}

const sendMail = async ({ now }: DeliverParts, mail: NonNullable<Deliver['mail']>, drawn: Drawn): Promise<Delivery> => {
  const { notice, contact, text, signal } = drawn;
  if (contact.email === undefined) return { kind: 'refused', detail: 'there is no address' };
  const method = methods[notice.kind];
  const message = {
    to: contact.email,
    subject: text.subject,
    text: text.mail,
    messageId: `<${notice.id}@${domainOf(mail.from)}>`,
    calendar: entryOf(drawn, { method, from: mail.from, to: contact.email, at: now() }),
  };
  return mail.send(message, signal);
};

/** [NO6] What a notice does to the entry in its reader's calendar. */
const methods = {
  booked: 'REQUEST',
  moved: 'REQUEST',
  'standing-by': null,
  reminder: null,
  cancelled: 'CANCEL',
  'called-off': 'CANCEL',
} as const;

const entryOf = (
  { seat, centre, link, text, ...envelope }: Omit<Drawn, 'signal'>,
  by: { readonly method: 'REQUEST' | 'CANCEL' | null; readonly from: string; readonly to: string; readonly at: number },
) => {
  const { startsAt, endsAt } = seat;
  if (by.method === null || startsAt === null || endsAt === null) return null;
  const name = inLanguage(centre.name, languageOf({ seat, ...envelope }, centre), centre.languages[0]);
  const between = { from: addressIn(by.from), centre: name, to: by.to };
  const { id, sequence } = seat;
  const entry = {
    seat: id,
    sequence,
    startsAt,
    endsAt,
    at: by.at,
    summary: text.entry,
    place: name,
    url: link,
    between,
  };
  return { method: by.method, content: calendarEntry(entry, by.method) };
};

/** The address in `Name <address>`. */
const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
const domainOf = (from: string): string => addressIn(from).split('@')[1] ?? 'localhost';
