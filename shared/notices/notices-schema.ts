import { type Static, Type } from 'typebox';
import { closed, LocalName, TimeOfDay } from '../schema-parts.ts';
import type { NoticeKind } from './notices.ts';

/** How people are told of their seats and cases: the part of a centre's document that speaks of notices. Providers' addresses and secrets come from the environment. */

export const smsMethods = ['get', 'post'] as const;
export const smsTypes = ['json', 'form'] as const;

/** What an SMS gateway is asked: `{phone}` and `{text}` stand for what is sent, written as the type demands. */
export const SmsTemplate = Type.Object(
  {
    method: Type.Unsafe<(typeof smsMethods)[number]>(Type.Union(smsMethods.map((one) => Type.Literal(one)))),
    /** Of a POST: JSON, or fields as a form sends them. Of a GET it is the query. */
    type: Type.Unsafe<(typeof smsTypes)[number]>(Type.Union(smsTypes.map((one) => Type.Literal(one)))),
    body: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  closed,
);
export type SmsTemplate = Static<typeof SmsTemplate>;

/** The centre's own words for what happened, in place of ours. */
const Titles = Type.Object(
  {
    booked: Type.Optional(LocalName),
    'standing-by': Type.Optional(LocalName),
    moved: Type.Optional(LocalName),
    cancelled: Type.Optional(LocalName),
    'called-off': Type.Optional(LocalName),
    reminder: Type.Optional(LocalName),
    'case-unconfirmed': Type.Optional(LocalName),
    'case-lapsed': Type.Optional(LocalName),
    'case-received': Type.Optional(LocalName),
    'case-asked': Type.Optional(LocalName),
    'case-extended': Type.Optional(LocalName),
    'case-visit': Type.Optional(LocalName),
    'case-sent-on': Type.Optional(LocalName),
    'case-answered': Type.Optional(LocalName),
    'case-decided': Type.Optional(LocalName),
    code: Type.Optional(LocalName),
  } satisfies { readonly [Kind in NoticeKind]: unknown },
  closed,
);

export const Notices = Type.Object(
  {
    /** No SMS from then until `quietTo`; absent = 21:00 and 09:00. The same = never quiet. */
    quietFrom: Type.Optional(TimeOfDay),
    quietTo: Type.Optional(TimeOfDay),
    /** How long after each try the next one follows. */
    retrySeconds: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 604800 }), { maxItems: 10 })),
    titles: Type.Optional(Titles),
    sms: Type.Optional(SmsTemplate),
  },
  closed,
);
export type Notices = Static<typeof Notices>;

/** Who is told, away from the screens, that something is wrong in the hall. */
export const Alerts = Type.Object(
  {
    emails: Type.Optional(
      Type.Array(Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>"]{1,64}@[^\\s@,;<>"]+\\.[^\\s@,;<>"]+$' }), {
        maxItems: 10,
      }),
    ),
    /** E.164. */
    phones: Type.Optional(Type.Array(Type.String({ pattern: '^\\+[0-9]{7,15}$' }), { maxItems: 10 })),
    /** How long something is wrong before they are told; absent = 120. */
    afterSeconds: Type.Optional(Type.Integer({ minimum: 30, maximum: 3600 })),
  },
  closed,
);
export type Alerts = Static<typeof Alerts>;

/** A centre's alerts, whole. */
export function alertRules({ alerts = {} }: { readonly alerts?: Alerts }): Required<Alerts> {
  return { emails: [], phones: [], afterSeconds: 120, ...alerts };
}

export type NoticeRules = Required<Omit<Notices, 'sms'>> & Pick<Notices, 'sms'>;

/** [NO4] [NO7] A centre's rules of notices, whole. */
export function noticeRules({ notices = {} }: { readonly notices?: Notices }): NoticeRules {
  return { ...noticeDefaults, ...notices };
}

export const noticeDefaults = {
  quietFrom: '21:00',
  quietTo: '09:00',
  retrySeconds: [60, 300, 1800, 7200, 43200],
  titles: {},
} as const satisfies Notices;
