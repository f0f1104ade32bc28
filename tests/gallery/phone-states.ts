import { signal } from '@preact/signals';
import { openPhone, type PhoneModel } from '../../phone/phone-model.ts';
import { stateWords, waitWords } from '../../phone/title.ts';
import { spoken, wordsIn } from '../../phone/words.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { PhoneView } from '../../shared/views.ts';
import type { Chime } from '../../ui/chime.ts';
import { manualClock } from '../fakes/clock.ts';
import { memories } from '../fronts/counter-fakes.ts';
import { handView, place } from '../fronts/hall-fakes.ts';
import { countedKeys, lost, refused, talkingApi } from '../fronts/manager-fakes.ts';
import { aPhone } from '../fronts/phone-fakes.ts';
import { centre, minutes, minutesAgo, morning } from './sample.ts';
import type { Language, Size, State } from './state.ts';

export interface PhoneShown {
  readonly model: PhoneModel;
  readonly chime: Chime;
}

const usual: Size = { width: 390, height: 844 };
const small: Size = { width: 320, height: 568 };

const service = sampleCentre.services.find(({ id }) => id === 'first-grade-admission');
if (service === undefined) throw new Error('the sample has no such service');
const waiting: PhoneView = {
  centre,
  number: 'A042',
  service: service.name,
  language: 'az',
  status: 'waiting',
  issuedAt: minutesAgo(6),
  ahead: 4,
  estimate: minutes(15, 25),
  estimateReason: null,
  counter: null,
  calledAt: null,
  call: 0,
  callId: null,
  mayCancel: true,
  practice: false,
  documents: service.documents,
  passport: null,
};
const silent = { estimate: null, estimateReason: 'does-not-wait' } as const;
const [, second, third] = sampleCentre.services;
const staged: PhoneView = {
  ...waiting,
  stages: [
    { service: second?.name ?? {}, state: 'done', ...silent },
    { service: service.name, state: 'now', ...silent },
    { service: third?.name ?? {}, state: 'to-come', estimate: minutes(0, 10), estimateReason: null },
  ],
  companions: [
    { number: 'A043', status: 'called', counter: '3' },
    { number: 'A044', status: 'waiting', counter: null },
  ],
};
const called: PhoneView = {
  ...waiting,
  status: 'called',
  ahead: null,
  estimate: null,
  estimateReason: 'does-not-wait',
  counter: place('3', { place: sampleCentre.counters[2]?.place ?? null, direction: 'right' }),
  calledAt: minutesAgo(0.2),
  call: 1,
  callId: 'call 1',
  mayCancel: false,
};
const over: Partial<PhoneView> = {
  ahead: null,
  estimate: null,
  estimateReason: 'does-not-wait',
  mayCancel: false,
};

interface Shown {
  readonly view?: PhoneView;
  readonly unknown?: boolean;
  readonly lost?: boolean;
  readonly sound?: 'missing' | 'blocked' | 'on';
  /** Whether the phone can be rung once the page is closed, and is. */
  readonly ring?: 'cannot' | 'blocked' | 'on';
  readonly giveUp?: 'asked' | 'sending' | 'unsure' | 'refused';
}

const open = async (language: Language, shown: Shown) => {
  const clock = manualClock(morning);
  const hand = handView<PhoneView>(shown.view === undefined ? null : { ...shown.view, language });
  hand.connected.value = true;
  if (shown.unknown === true) hand.refusal.value = { code: 'ticket-not-found', message: '' };
  const server = talkingApi();
  server.on('phoneRinging', () => ({ ok: true, value: { key: 'key' } }));
  server.on('ringPhone', () => ({ ok: true, value: { rings: true } }));
  if (shown.giveUp === 'sending') server.on('phoneCancel', () => new Promise(() => undefined));
  if (shown.giveUp === 'unsure') server.on('phoneCancel', () => lost);
  if (shown.giveUp === 'refused') server.on('phoneCancel', () => refused('wrong-status'));
  const model = openPhone({
    secret: 'secret',
    clock,
    live: hand.live,
    api: server.api,
    alarm: { ring() {} },
    memory: memories()('novbe.phone.language'),
    documents: memories()('novbe.phone.documents'),
    push: aPhone({ isBlocked: shown.ring === 'blocked', can: shown.ring === 'cannot' ? 'no' : 'yes' }),
    newKey: countedKeys(),
    languages: spoken,
    preferred: language,
    waitWords: (view, wait, code) => waitWords(view, wait, wordsIn(code)),
    stateWords: (view, code) => stateWords(view, wordsIn(code)),
  });
  await clock.advance(0);
  if (shown.ring === 'on') await model.ringing.ask();
  if (shown.giveUp !== undefined) model.askToGiveUp();
  if (shown.giveUp !== undefined && shown.giveUp !== 'asked') void model.giveUp();
  if (shown.lost === true) {
    hand.connected.value = false;
    await clock.advance(9000);
  }
  await clock.advance(0);
  const chime: Chime = {
    sound: signal(shown.sound ?? 'blocked'),
    unlock() {},
    play: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { shown: { model, chime }, close: () => model.close() };
};

const state = (name: string, shown: Shown, size: Size = usual): State<PhoneShown> => ({
  name,
  size,
  open: (language) => open(language, shown),
});
const bothSizes = (name: string, shown: Shown): readonly State<PhoneShown>[] => [
  state(name, shown),
  state(`${name}, 320`, shown, small),
];
const longNames: Partial<PhoneView> = {
  centre: { ...centre, name: longestName },
  service: longestName,
  number: 'MŞĞ9999',
  documents: Array.from({ length: 8 }, () => longestName),
};

export const phoneStates: readonly State<PhoneShown>[] = [
  ...bothSizes('waiting', { view: waiting }),
  ...bothSizes('waiting, second of three services, three people', { view: staged }),
  state('waiting, first', { view: { ...waiting, ahead: 0, estimate: minutes(0, 3) } }),
  state('waiting, 61 ahead', { view: { ...waiting, ahead: 61, estimate: minutes(120, null) } }),
  ...bothSizes('waiting, some who booked go before', {
    view: { ...waiting, estimate: { ...minutes(15, 25), booked: 2 } },
  }),
  state('waiting, first, some who booked go before', {
    view: { ...waiting, ahead: 0, estimate: { ...minutes(10, 15), booked: 1 } },
  }),
  state('waiting, nobody open', { view: { ...waiting, estimate: null, estimateReason: 'no-counter-open' } }),
  state('waiting, all paused', { view: { ...waiting, estimate: null, estimateReason: 'counters-paused' } }),
  state('waiting, sound on', { view: waiting, sound: 'on' }),
  ...bothSizes('waiting, rung', { view: waiting, ring: 'on' }),
  state('waiting, not to be rung', { view: waiting, ring: 'cannot' }),
  state('waiting, ringing blocked', { view: waiting, ring: 'blocked' }),
  state('waiting, practice', { view: { ...waiting, practice: true } }),
  state('waiting, no documents', { view: { ...waiting, documents: [] } }),
  ...bothSizes('waiting, longest names', { view: { ...waiting, ...longNames } }),
  ...bothSizes('called', { view: called }),
  state('called again', { view: { ...called, call: 2 } }),
  state('called, no arrow, no place', { view: { ...called, counter: place('3', { direction: null, place: null }) } }),
  ...bothSizes('called, longest names', {
    view: { ...called, ...longNames, counter: place('Pəncərə 12B', { place: longestName }) },
  }),
  state('called, practice', { view: { ...called, practice: true } }),
  state('serving', { view: { ...called, ...over, status: 'serving' } }),
  state('parked', { view: { ...waiting, ...over, status: 'parked', mayCancel: true } }),
  state('nobody came', { view: { ...called, ...over, status: 'no-show' } }),
  state('served', { view: { ...called, ...over, status: 'served' } }),
  state('given up', { view: { ...waiting, ...over, status: 'cancelled' } }),
  state('expired', { view: { ...waiting, ...over, status: 'expired' } }),
  ...bothSizes('giving up', { view: waiting, giveUp: 'asked' }),
  state('giving up, sending', { view: waiting, giveUp: 'sending' }),
  state('giving up, no answer', { view: waiting, giveUp: 'unsure' }),
  state('giving up, refused', { view: waiting, giveUp: 'refused' }),
  state('lost', { view: waiting, lost: true }),
  state('lost, called', { view: called, lost: true }),
  state('lost from the start', { lost: true }),
  state('loading', {}),
  state('unknown', { unknown: true }),
];
