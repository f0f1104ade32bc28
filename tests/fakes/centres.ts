import fc, { type Arbitrary } from 'fast-check';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';

/** Random documents of a centre: good ones, and ones with something wrong somewhere. */

const text = fc.string({ minLength: 1, maxLength: 30 }).map((said) => `a${said}`);
const said = fc.record({ az: text, ru: text, en: text }, { requiredKeys: ['az'] });
const maybeSaid = fc.record({ az: text, ru: text, en: text }, { requiredKeys: [] });
const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/);
const whole = (min: number, max: number): Arbitrary<number> => fc.integer({ min, max });
const listed = <T>(one: Arbitrary<T>, minLength: number, maxLength = 5): Arbitrary<readonly T[]> =>
  fc.array(one, { minLength, maxLength });
/** Things with codes of their own. */
const things = <T extends object>(one: Arbitrary<T>, minLength = 0, maxLength = 5) =>
  fc
    .uniqueArray(id, { minLength, maxLength })
    .chain((ids) => fc.tuple(...ids.map((own) => one.map((rest) => ({ id: own, ...rest })))));

const calling: Arbitrary<Centre['calling']> = fc.record(
  {
    secondsBetweenRecalls: whole(0, 600),
    callsBeforeNoShow: whole(1, 20),
    coolingSeconds: whole(0, 14_400),
    afterNoShow: fc.oneof(
      fc.constant({ kind: 'end' as const }),
      whole(1, 20).map((times) => ({ kind: 'back-by-age' as const, times })),
      fc
        .tuple(whole(1, 100), whole(1, 20))
        .map(([tickets, times]) => ({ kind: 'back-after' as const, tickets, times })),
    ),
  },
  { requiredKeys: ['secondsBetweenRecalls'] },
);

const limits: Arbitrary<NonNullable<Centre['limits']>> = fc.record(
  {
    waiting: whole(1, 5000),
    lastTicketsSeconds: whole(0, 86_400),
    onlyBeforeClosing: fc.boolean(),
    onePerPhone: fc.boolean(),
    pace: fc.record({ atOnce: whole(1, 1000), seconds: whole(1, 600) }),
  },
  { requiredKeys: [] },
);

const volume = whole(0, 100);
/** Hours one after another, each with its volume. */
const volumeHours = fc
  .tuple(fc.uniqueArray(whole(0, 48), { minLength: 2, maxLength: 9 }), volume)
  .map(([halves, loud]) => {
    const times = halves
      .sort((a, b) => a - b)
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
    return times.slice(1).map((to, at) => ({ from: times[at] ?? to, to, volume: loud }));
  });
const voice: Arbitrary<NonNullable<Centre['voice']>> = fc.record(
  { chimeOnly: fc.boolean(), volume, hours: volumeHours, quietVolume: volume },
  { requiredKeys: ['hours'] },
);

const series = fc
  .uniqueArray(fc.stringMatching(/^[A-ZƏĞİÖŞÜÇ]{1,3}$/), { minLength: 1, maxLength: 5 })
  .chain((prefixes) =>
    things(
      fc.record(
        {
          first: whole(0, 99),
          last: whole(100, 999),
          digits: whole(3, 4),
          wrap: fc.boolean(),
          dailyLimit: whole(1, 900),
        },
        { requiredKeys: ['first', 'last', 'digits', 'wrap'] },
      ),
      prefixes.length,
      prefixes.length,
    ).map((made) => made.map((one, at) => ({ ...one, prefix: prefixes[at] ?? '' }))),
  );

const printers = things(
  fc.record({
    name: text,
    connection: fc.oneof(
      fc.constant({ kind: 'virtual' as const }),
      fc.record({ kind: fc.constant('tcp' as const), host: text, port: whole(1, 65_535) }),
      fc.record({ kind: fc.constant('serial' as const), path: text, baudRate: whole(1200, 921_600) }),
      fc.record({ kind: fc.constant('usb' as const), path: fc.constantFrom('/dev/usb/lp0', '/dev/slips') }),
      fc.record({ kind: fc.constant('cups' as const), queue: fc.constantFrom('slips', 'Hall-2') }),
    ),
    dots: fc.constantFrom(576 as const, 384 as const),
    oneWay: fc.boolean(),
  }),
);

const share = (min: number, max: number): Arbitrary<number> => whole(min, max).map((percent) => percent / 100);
const weekday = fc.constantFrom('mon' as const, 'tue' as const, 'fri' as const, 'sun' as const);
const morning = { from: '09:00', to: '13:00' } as const;

const booking: Arbitrary<NonNullable<Centre['booking']>> = fc.record(
  {
    earlySeconds: whole(0, 86_400),
    lateSeconds: whole(0, 86_400),
    reckonedFrom: fc.constantFrom('start' as const, 'end' as const),
    holdSeconds: whole(1, 7200),
    reopenAfterSeconds: whole(0, 86_400),
    headStartSeconds: whole(0, 86_400),
    latestSeconds: whole(0, 86_400),
    callEarly: fc.oneof(fc.constantFrom('when-idle' as const, 'never' as const), whole(0, 86_400)),
    overbookRisk: share(0, 50),
    attendance: share(1, 100),
    perPerson: whole(1, 100),
    standby: fc.boolean(),
    reminders: fc.array(whole(60, 2_592_000), { maxLength: 5 }),
    missedLimit: fc.record({ times: whole(1, 100), days: whole(1, 730), pauseDays: whole(1, 730) }),
  },
  { requiredKeys: [] },
);

const bookable: Arbitrary<NonNullable<Centre['services'][number]['bookable']>> = fc.record(
  {
    minutes: whole(1, 480),
    share: share(1, 100),
    fromDays: whole(0, 14),
    toDays: whole(14, 365),
    cutoffMinutes: whole(0, 10_080),
    desks: fc.oneof(
      whole(0, 500),
      weekday.map((day) => [{ weekday: day, ...morning, desks: 2 }]),
    ),
  },
  { requiredKeys: ['minutes'] },
);

const reception = fc.record(
  {
    weekday,
    weeks: fc.uniqueArray(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 'last' as const), {
      minLength: 1,
    }),
    from: fc.constant(morning.from),
    to: fc.constant(morning.to),
    minutes: whole(1, 240),
    onHoliday: fc.constantFrom('skip' as const, 'next-working-day' as const),
  },
  { requiredKeys: ['weekday', 'from', 'to', 'minutes', 'onHoliday'] },
);

/** Departments, and who receives in them. */
const receiving = things(fc.record({ name: said }), 1).chain((departments) =>
  fc.record({
    departments: fc.constant(departments),
    officials: things(
      fc.record(
        {
          surname: text,
          name: text,
          patronymic: text,
          post: said,
          department: fc.constantFrom(...departments.map((one) => one.id)),
          room: said,
          languages: fc.subarray(['az', 'ru', 'en'], { minLength: 1 }),
          offered: fc.boolean(),
          counter: fc.constantFrom(...sampleCentre.counters.map((one) => one.id)),
          service: fc.constantFrom(...sampleCentre.services.map((one) => one.id)),
          receptions: fc.array(reception, { maxLength: 3 }),
        },
        {
          requiredKeys: ['surname', 'name', 'post', 'department', 'offered', 'counter', 'service', 'receptions'],
        },
      ),
    ),
  }),
);

const general = fc.record(
  {
    name: said,
    personalDataDays: whole(1, 3650),
    secondFactor: fc.constantFrom('offered' as const, 'required' as const),
    sample: fc.boolean(),
    calling,
    limits,
    voice,
    targets: fc.record({
      meanWaitSeconds: whole(1, 9000),
      meanServiceSeconds: whole(1, 9000),
      waitSeconds: whole(1, 9000),
      serviceLevel: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
    }),
    texts: fc.record({ welcome: maybeSaid, slip: maybeSaid }),
    series,
    groups: things(fc.record({ name: said, icon: id }, { requiredKeys: ['name'] }), 1),
    outcomes: things(fc.record({ name: said })),
    printers,
  },
  {
    requiredKeys: [
      'name',
      'personalDataDays',
      'calling',
      'targets',
      'texts',
      'series',
      'groups',
      'outcomes',
      'printers',
    ],
  },
);

/** A good document: the sample with everything random that has a form of the general kind. */
export const centres: Arbitrary<Centre> = general.chain((own) => {
  // Where cases go, and who visits, is said by departments, which are random here.
  const { limits: _, sample: __, caseRouting: ___, ...rest } = sampleCentre;
  const visit = { act: 'household-visit', question: 'district', mostOpen: 2 };
  const caseKinds = (rest.caseKinds ?? []).map((kind) => (kind.visit === undefined ? kind : { ...kind, visit }));
  const base = { ...rest, caseKinds };
  const anyOf = (list: readonly { readonly id: string }[]) => fc.constantFrom(...list.map((one) => one.id));
  const printer =
    own.printers.length === 0 ? fc.constant(undefined) : fc.option(anyOf(own.printers), { nil: undefined });
  return fc
    .record({
      kiosks: things(fc.record({ name: text, printer })),
      displays: things(
        fc.record(
          {
            name: text,
            counters: fc.subarray(base.counters.map((one) => one.id)),
            services: fc.subarray(base.services.map((one) => one.id)),
            layout: fc.constantFrom('calls', 'board'),
            follow: fc.boolean(),
            text: said,
          },
          { requiredKeys: ['name'] },
        ),
      ),
      booked: fc.option(booking, { nil: undefined }),
      slots: fc.option(bookable, { nil: undefined }),
      receiving: fc.option(receiving, { nil: { departments: undefined, officials: undefined } }),
      group: anyOf(own.groups),
      run: anyOf(own.series),
    })
    .map(({ kiosks, displays, group, run, booked, slots, receiving }) =>
      // As it comes out of a file: without what is left out.
      JSON.parse(
        JSON.stringify({
          ...base,
          ...own,
          kiosks,
          displays,
          ...receiving,
          booking: booked,
          services: base.services.map((service) => ({ ...service, group, series: run, bookable: slots })),
        }),
      ),
    );
});

const port = { name: 'P', path: '/dev/ttyUSB0', baudRate: 9600 };
/** Something on a serial port of each kind. */
export const onSerialPorts: Partial<Centre> = {
  serialPorts: [
    { ...port, id: 'p', speaks: { kind: 'modbus', register: 0, form: 'text', keyRegister: 5 } },
    { ...port, id: 'q', path: '/dev/ttyUSB9', speaks: { kind: 'scanner' } },
  ],
  scanners: [{ id: 's', name: 'S', port: 'q', counter: '1' }],
  boards: [{ id: 'b', name: 'B', port: 'p', address: 1, counter: '1' }],
  keypads: [{ id: 'k', name: 'K', port: 'p', address: 2, counter: '1', keys: { next: '31', start: '32' } }],
};

/** The sample with a few things of each list, so that what is odd falls everywhere. */
const few = {
  ...sampleCentre,
  hours: { ...sampleCentre.hours, exceptions: sampleCentre.hours.exceptions.slice(0, 2) },
  services: sampleCentre.services.slice(0, 2).map(({ keywords: _, ...service }) => service),
  groups: sampleCentre.groups.slice(0, 2),
  series: sampleCentre.series.slice(0, 2),
  profiles: sampleCentre.profiles.slice(0, 1),
  voice: { hours: [{ from: '09:00', to: '11:00', volume: 90 }] },
  national: { template: 7, values: [{ path: 'texts/welcome', value: { az: 'Salam' }, locked: false }] },
  ...onSerialPorts,
};
/** Any share as likely as another: random doubles are nearly all next to nothing. */
const chance = fc.noBias(fc.integer({ min: 0, max: 9999 })).map((share) => share / 10_000);

/** A document with another value, or none, at a random place of it. */
export const spoiltCentres: Arbitrary<unknown> = fc
  .tuple(fc.infiniteStream(chance), oddValues(), whole(1, 3))
  .map(([chances, odd, times]) => {
    const document = JSON.parse(JSON.stringify(few));
    for (let time = 0; time < times; time += 1)
      spoil(document, () => chances.next().value ?? 0, odd[time % odd.length]);
    return document;
  });

function oddValues(): Arbitrary<readonly unknown[]> {
  const odd = [
    '',
    'x',
    'Ab',
    '24:01',
    0,
    -1,
    1.5,
    1e9,
    true,
    null,
    [],
    {},
    { kind: 'tcp' },
    'a'.repeat(700),
    undefined,
  ];
  return listed(fc.constantFrom<unknown>(...odd), 1, 3);
}

/** Walks down to some place, and puts something odd there. */
const spoil = (document: unknown, chance: () => number, odd: unknown): void => {
  let box = document as { [key: string]: unknown };
  for (;;) {
    const keys = Object.keys(box);
    const key = keys[Math.floor(chance() * keys.length)];
    if (key === undefined) return;
    const inside = box[key];
    if (typeof inside === 'object' && inside !== null && chance() < 0.85) {
      box = inside as { [key: string]: unknown };
      continue;
    }
    // A document has no holes in its lists.
    if (odd === undefined && Array.isArray(box)) box.splice(Number(key), 1);
    else if (odd === undefined) delete box[key];
    else box[key] = odd;
    return;
  }
};
