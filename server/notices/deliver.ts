import type { Seat } from '../../shared/booking/seats.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { NoticeText } from '../../shared/notices/notice-text.ts';
import { isOfCase, isOfSeat, type NoticeChannel, type NoticeKind } from '../../shared/notices/notices.ts';
import { noticeRules } from '../../shared/notices/notices-schema.ts';
import { inLanguage } from '../../shared/words.ts';
import type { Contact } from '../store/about-person.ts';
import type { CitizenCode } from '../store/citizen.ts';
import type { StoredNotice } from '../store/notices.ts';
import { calendarEntry } from './calendar-entry.ts';
import type { Mailer } from './mailer.ts';
import { drawnCaseNotice, drawnCodeNotice, drawnNotice } from './notice-words.ts';
import type { Delivery } from './provider.ts';
import type { SmsGateway } from './sms-gateway.ts';

/** What is to go out, and who gets it. */
export interface Envelope {
  readonly notice: StoredNotice;
  /** What it tells of: the one or the other. */
  readonly seat: Seat | null;
  readonly case: Case | null;
  /** Of a notice that brings a code. */
  readonly code: CitizenCode | null;
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
  readonly secretOfCase: (centre: string, id: string) => Promise<string | null>;
  /** The figures of a code, by its id. */
  readonly figuresOf: (code: string) => string;
  readonly now: () => number;
}

/** [NO3] Draws what is sent when it is sent. */
export function createDeliver(parts: DeliverParts): Deliver {
  const { mail, sms, publicUrl } = parts;
  return {
    mail,
    sms,
    async send(envelope, centre, signal) {
      const link = publicUrl === null ? null : await linkOf(parts, envelope, centre.id);
      const text = textOf(parts, envelope, centre, link);
      if (text === null) return { kind: 'refused', detail: 'there is nothing to tell of' };
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

const linkOf = async (parts: DeliverParts, { notice, seat }: Envelope, centre: string): Promise<string | null> => {
  if (notice.kind === 'code') return null;
  const secret = isOfCase(notice.kind)
    ? await parts.secretOfCase(centre, notice.seat)
    : await parts.secretOfSeat(centre, notice.seat);
  return secret === null ? null : `${parts.publicUrl}${seat === null ? '/m/' : '/b/'}${secret}`;
};

const languageOf = (envelope: Pick<Envelope, 'seat' | 'case' | 'code'>, centre: Centre): string =>
  envelope.seat?.language ?? envelope.case?.language ?? envelope.code?.language ?? centre.languages[0] ?? 'az';

type Text = Omit<NoticeText, 'entry'> & Partial<Pick<NoticeText, 'entry'>>;

/** [CS27] What waits to be confirmed tells until when. */
const dateOf = (kind: NoticeKind, { due, helped }: Case): string =>
  kind === 'case-unconfirmed' ? (helped?.until ?? due) : due;

const textOf = ({ figuresOf }: DeliverParts, envelope: Envelope, centre: Centre, link: string | null): Text | null => {
  const { notice, seat, case: one, code: sent } = envelope;
  const { kind } = notice;
  const language = languageOf(envelope, centre);
  const { timeZone, languages } = centre;
  const name = inLanguage(centre.name, language, languages[0]);
  const title = noticeRules(centre).titles[kind];
  const facts = { language, centre: name, title, link };
  if (isOfCase(kind))
    return one === null ? null : drawnCaseNotice({ kind, ...facts, number: one.number, due: dateOf(kind, one) });
  if (!isOfSeat(kind)) return sent === null ? null : drawnCodeNotice({ ...facts, code: figuresOf(sent.code) });
  if (seat === null) return null;
  const { date, startsAt, code } = seat;
  return drawnNotice({ kind, ...facts, timeZone, date, startsAt, code });
};

interface Drawn extends Envelope {
  readonly signal: AbortSignal;
  readonly centre: Centre;
  readonly link: string | null;
  readonly text: Text;
}

const sendMail = async ({ now }: DeliverParts, mail: NonNullable<Deliver['mail']>, drawn: Drawn): Promise<Delivery> => {
  const { notice, contact, text, signal } = drawn;
  if (contact.email === undefined) return { kind: 'refused', detail: 'there is no address' };
  const method = isOfSeat(notice.kind) ? methods[notice.kind] : null;
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
  const { startsAt = null, endsAt = null } = seat ?? {};
  if (seat === null || by.method === null || startsAt === null || endsAt === null) return null;
  const name = inLanguage(centre.name, languageOf({ seat, ...envelope }, centre), centre.languages[0]);
  const between = { from: addressIn(by.from), centre: name, to: by.to };
  const { id, sequence } = seat;
  const entry = {
    seat: id,
    sequence,
    startsAt,
    endsAt,
    at: by.at,
    summary: text.entry ?? text.subject,
    place: name,
    url: link,
    between,
  };
  return { method: by.method, content: calendarEntry(entry, by.method) };
};

/** The address in `Name <address>`. */
const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
const domainOf = (from: string): string => addressIn(from).split('@')[1] ?? 'localhost';
