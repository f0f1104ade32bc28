import { signal } from '@preact/signals';
import { type ErrandRoute, openErrand } from '../../kiosk/booking/open-errand.ts';
import { openKiosk } from '../../kiosk/kiosk-model.ts';
import type { Situation } from '../../kiosk/station.ts';
import type { Step } from '../../kiosk/steps.ts';
import reception from '../../server/forms/reception.json' with { type: 'json' };
import visit from '../../server/forms/visit.json' with { type: 'json' };
import type { RefusalCode } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { KioskService, KioskView, PhoneView } from '../../shared/views.ts';
import type { Answer, Api } from '../../ui/api.ts';
import { manualClock } from '../fakes/clock.ts';

export interface Asked {
  readonly key: string | undefined;
  readonly body: unknown;
}

/** A kiosk with its visitor: everything but the screen. */
export function aKiosk(first: KioskView | null = kioskView) {
  const clock = manualClock();
  const server = kioskServer();
  const situation = signal<Situation>({ at: first === null ? 'loading' : 'ready' });
  const view = signal(first);
  const orientation = signal<'portrait' | 'landscape'>('portrait');
  const ready = signal<readonly string[]>(['az', 'ru', 'en']);
  let keys = 0;
  let sounds = 0;
  const model = openKiosk({
    station: { situation, view },
    api: server.api,
    openErrand: async (kind, host, from) => openErrand(kind, host, server.api as Api<ErrandRoute>, () => null, from),
    clock,
    newKey: () => `key-${++keys}`,
    centre: () => 'sample',
    languages: ['az', 'ru', 'en'],
    ready,
    orientation,
    sound: () => {
      sounds += 1;
    },
  });
  const step = (): Step => {
    const screen = model.screen.value;
    if (screen.at !== 'step') throw new Error(`the screen is ${screen.at}`);
    return screen.step;
  };
  return {
    clock,
    server,
    situation,
    view,
    orientation,
    ready,
    model,
    step,
    sounds: () => sounds,
    /** What the printer says of the slip of the only ticket. */
    slip: (status: 'printed' | 'sent' | 'failed', reason: string | null = null) => {
      if (view.value === null) return;
      view.value = { ...view.value, prints: [{ job: 'job-A001', ticket: 't1', copy: false, status, reason }] };
    },
    /** A calm visitor: a second between one touch and the next. */
    async touch(...actions: readonly (() => void)[]) {
      for (const action of actions) {
        await clock.advance(1000);
        model.touched();
        action();
      }
      await clock.advance(0);
    },
  };
}

const service = (id: string, frequent: number | null, name: string): KioskService => ({
  id,
  group: 'social',
  prefix: 'A',
  name: { az: name, ru: name, en: name },
  documents: [{ az: 'Şəxsiyyət vəsiqəsi' }],
  passport: false,
  keywords: [],
  frequent,
  ahead: 3,
  unavailable: null,
  estimate: null,
  estimateReason: 'nobody-open-and-no-history',
});

export const kioskView: KioskView = {
  centre: {
    id: 'sample',
    name: { az: 'Mərkəz' },
    timeZone: 'Asia/Baku',
    languages: ['az', 'ru', 'en'],
    sample: true,
  },
  day: { open: true, date: '2026-11-20', practice: false, taking: true, closesAt: null, opensAt: null },
  kiosk: { id: 'kiosk-1', name: 'Kiosk 1' },
  welcome: { az: 'Xoş gəlmisiniz' },
  groups: [{ id: 'social', name: { az: 'Sosial müdafiə' }, icon: 'social' }],
  services: [service('pension', 1, 'Pensiya'), service('allowance', null, 'Müavinət')],
  priorityClasses: [{ id: 'senior', name: { az: '65+' }, proof: { az: 'Vəsiqə' } }],
  offersBooking: false,
  offersAppeals: false,
  printer: 'ready',
  prints: [],
};

const isVisit = (params: object | undefined): boolean => Object.values(params ?? {}).includes('visit');

/** What is only read of what may be booked; undefined = it is something else. */
const listedIn = (
  plan: Pick<ReturnType<typeof kioskServer>['plan'], 'officials' | 'form' | 'dates' | 'times'>,
  route: string,
  { params }: Question,
): unknown => {
  switch (route) {
    case 'officials':
      return plan.officials;
    case 'form':
      return isVisit(params) ? visit : plan.form;
    case 'services':
      return { services: [{ id: 'pension', name: { az: 'Pensiya' }, bookable: true }] };
    case 'officialDates':
    case 'serviceDates':
      return plan.dates;
    case 'slots':
    case 'officialSlots':
      return plan.times;
    default:
      return undefined;
  }
};

/** What else the answers say, by route. */
const bookings: { readonly [route: string]: object } = {
  hold: { hold: 'hold-1', until: '2026-11-20T05:10:00.000Z' },
  book: { seat: { id: 'hold-1', code: '482913' } },
  standBy: { seat: { id: 'seat-2', code: '482913' } },
  printSeat: { job: 'job-A001', status: 'queued' },
  printCase: { job: 'job-A001', status: 'queued' },
};

const checkedIn = {
  seat: { id: 'seat', from: '10:00' },
  official: { post: { az: 'Rəhbər' }, room: { az: '2-ci mərtəbə, 201' } },
  initial: 'A',
  again: false,
  ordinary: false,
  estimate: null,
  estimateReason: null,
};

type Reply = Answer<unknown>;
interface Question {
  readonly key?: string;
  readonly body?: unknown;
  readonly params?: object;
  readonly query?: object;
}

/** A server that gives one ticket a key, and can lose replies, refuse, or keep one waiting. */
const kioskServer = () => {
  const asked: Asked[] = [];
  const issued = new Map<string, Reply>();
  const held: (() => void)[] = [];
  const plan = {
    loseReplies: 0,
    refuse: null as RefusalCode | null,
    retryAfterSeconds: null as number | null,
    hold: false,
    prints: true,
    /** No answer comes of the wait with a privilege. */
    holdWaits: false,
    /** What is told of the wait with a privilege. */
    wait: { ahead: 0, estimate: null, estimateReason: 'nobody-open-and-no-history' } as RouteValue<'newcomerWait'>,
    /** What there is to know of a service; null = no answer comes. */
    told: { id: 'pension', name: {}, group: {}, documents: [], passport: {} } as RouteValue<'service'> | null,
    loseLists: false,
    /** What may be booked. */
    officials: [] as RouteValue<'officials'>,
    form: reception as unknown as RouteValue<'form'>,
    dates: [] as RouteValue<'officialDates'>,
    times: [] as RouteValue<'officialSlots'>,
    /** Whose ticket a secret opens, as its phone sees it; null = nobody's. */
    phone: null as Pick<PhoneView, 'centre' | 'number' | 'status' | 'ahead' | 'counter'> | null,
    /** What a refusal is about. */
    about: {} as object,
    /** What the answer to a check-in says otherwise. */
    comes: {} as Partial<RouteValue<'checkIn'>>,
    /** What the ticket's answer says otherwise. */
    gives: {} as Partial<RouteValue<'issueTicket'>>,
  };
  const issue = (key: string, route: string): Reply => {
    const known = issued.get(key);
    if (known !== undefined) return known;
    const number = `A00${issued.size + 1}`;
    const reply: Reply = {
      ok: true,
      value: {
        ticket: { id: `t${issued.size + 1}`, number, service: 'pension', status: 'waiting' },
        ahead: 3,
        estimate: null,
        estimateReason: 'nobody-open-and-no-history',
        print: plan.prints ? { job: `job-${number}`, status: 'queued' } : null,
        secret: 'secret-secret-secret-22',
        ...plan.gives,
        ...(bookings[route] ?? {}),
        ...(route === 'checkIn' ? { ...checkedIn, ...plan.comes } : {}),
      },
    };
    issued.set(key, reply);
    return reply;
  };
  const waitsAsked: unknown[] = [];
  /** Places that were given back. */
  const released: unknown[] = [];
  const api = (async (route: string, question: Question): Promise<Reply> => {
    if (route === 'newcomerWait') {
      waitsAsked.push({ ...question.params, ...question.query });
      if (plan.holdWaits) await new Promise(() => {});
      return { ok: true, value: plan.wait };
    }
    if (route === 'service') {
      return plan.told === null ? { ok: false, lost: true } : { ok: true, value: plan.told };
    }
    if (route === 'phoneTicket')
      return plan.phone === null
        ? { ok: false, refusal: { code: 'ticket-not-found', message: 'no' } }
        : { ok: true, value: plan.phone };
    const listed = listedIn(plan, route, question);
    if (listed !== undefined) return plan.loseLists ? { ok: false, lost: true } : { ok: true, value: listed };
    if (route === 'releaseHold') released.push(question.params);
    asked.push({ key: question.key, body: question.body });
    if (plan.hold) await new Promise<void>((resolve) => held.push(resolve));
    if (plan.refuse !== null) {
      const { refuse: code, retryAfterSeconds } = plan;
      const about = { ...plan.about, ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }) };
      return { ok: false, refusal: { code, message: 'no', about } };
    }
    const reply = issue(question.key ?? '', route);
    if (plan.loseReplies === 0) return reply;
    plan.loseReplies -= 1;
    return { ok: false, lost: true };
  }) as Api;
  return {
    api,
    asked,
    waitsAsked,
    released,
    issued,
    plan,
    release: () => {
      for (const go of held.splice(0)) go();
    },
  };
};
