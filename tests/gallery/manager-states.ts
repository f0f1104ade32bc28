import { type Manager, openManager } from '../../manager/manager-model.ts';
import type { DraftPort } from '../../manager/ports.ts';
import { languages as spoken } from '../../manager/words.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { FloorView } from '../../shared/views.ts';
import { type ChosenLanguage, chosenLanguage } from '../../ui/language.ts';
import type { Session } from '../../ui/session.ts';
import { manualClock } from '../fakes/clock.ts';
import { keptShared } from '../fakes/kept-documents.ts';
import { keptDrafts } from '../fakes/kept-drafts.ts';
import { memories } from '../fronts/counter-fakes.ts';
import { countedKeys, good, heldConfig, heldLive, lost, place } from '../fronts/manager-fakes.ts';
import { withBookings } from './booked.ts';
import { writtenTables } from './decision-tables.ts';
import { type Amount, answers } from './manager-answers.ts';
import {
  closed,
  earlier,
  early,
  empty,
  heldBranch,
  inTrouble,
  longest,
  manyCounters,
  nobodyOpen,
  practice,
  quiet,
  withPhones,
} from './manager-floor.ts';
import { mediaSettings, playingWall } from './media-answers.ts';
import { minutesAgo, morning } from './sample.ts';
import { serialSettings } from './serial-answers.ts';
import { changed, clashing, typedByOther } from './setup-drafts.ts';
import { atDoor, clerk, type Door, doors, manager as leader } from './staff.ts';
import type { Language, Size, State } from './state.ts';

export interface ManagerShown {
  readonly manager: Manager;
  readonly session: Session;
  readonly language: ChosenLanguage;
}

const usual: Size = { width: 1440, height: 900 };
const small: Size = { width: 1024, height: 768 };
const phone: Size = { width: 390, height: 844 };

interface Shown {
  /** The part of the address after #. */
  readonly at: string;
  readonly floor?: FloorView | null;
  readonly amount?: Amount;
  readonly door?: Door;
  readonly as?: typeof clerk;
  readonly lost?: boolean;
  /** The document has boards and keypads. */
  readonly serial?: boolean;
  /** A wall plays something between calls. */
  readonly plays?: boolean;
  /** How many services the document has; absent = as many as the sample. */
  readonly services?: number;
  /** The head office gives some of the settings. */
  readonly national?: boolean;
  /** What the server keeps of the settings that are being made. */
  readonly drafts?: DraftPort;
  /** Decision tables other than usual. */
  readonly tables?: RouteValue<'tables'>;
  /** More than one centre is there. */
  readonly centres?: boolean;
  /** What is done before it is looked at. */
  readonly after?: (manager: Manager) => Promise<void> | void;
}

const [firstService] = sampleCentre.services;
/** Locked and not, of a list and not, as the sample has them. */
const nationalValues = [
  { path: 'targets/waitSeconds', value: sampleCentre.targets.waitSeconds, locked: true },
  { path: 'calling/afterNoShow', value: { kind: 'back-after', tickets: 3, times: 2 }, locked: false },
  { path: `services/${firstService?.id}/name`, value: firstService?.name, locked: true },
];
const withServices = (count = sampleCentre.services.length): typeof sampleCentre => ({
  ...sampleCentre,
  services: Array.from({ length: count }, (_, at) => ({
    ...(sampleCentre.services[at % sampleCentre.services.length] ?? sampleCentre.services[0]),
    ...(at < sampleCentre.services.length ? {} : { id: `service-${at}` }),
  })) as typeof sampleCentre.services,
});

const open = async (language: Language, shown: Shown) => {
  const clock = manualClock(morning);
  const memory = memories();
  memory('novbe.language').write(language);
  const { server, session } = await atDoor(shown.as ?? leader, shown.door ?? 'in');
  // A report reads its range from the address of the page itself.
  history.replaceState(null, '', `#${shown.at}`);
  answers(server, shown.amount ?? 'usual', shown.centres);
  withBookings(server, shown.amount ?? 'usual');
  const { tables } = shown;
  if (tables !== undefined) server.on('tables', () => good(tables));
  const live = heldLive(shown.floor === undefined ? quiet : shown.floor);
  const chosen = chosenLanguage(
    spoken.map(({ code }) => code),
    memory,
  );
  const hung =
    shown.serial === true ? { ...serialSettings, ...mediaSettings } : shown.plays === true ? playingWall : {};
  const given = shown.national ? { national: { template: 7, values: nationalValues } } : {};
  const read = { centre: { ...withServices(shown.services), ...hung, ...given }, etag: '"1"' };
  const manager = openManager({
    api: server.api,
    session,
    language: chosen,
    config: heldConfig(
      async () => lost,
      async () => ({ ok: true, value: read }),
    ),
    drafts: shown.drafts ?? keptDrafts(),
    shared: keptShared(),
    place: place(shown.at),
    clock,
    newKey: countedKeys(),
    memories: memory,
    centreAsked: 'sample',
    watchFloor: () => live,
  });
  await clock.advance(1000);
  await shown.after?.(manager);
  if (shown.lost === true) {
    live.connected.value = false;
    await clock.advance(9000);
  }
  await clock.advance(0);
  return { shown: { manager, session, language: chosen }, close: () => manager.close() };
};

const state = (
  name: string,
  shown: Shown,
  size: Size = usual,
  presses: readonly string[] = [],
): State<ManagerShown> => ({
  name,
  size,
  presses,
  open: (language) => open(language, shown),
});
const bothSizes = (name: string, shown: Shown): readonly State<ManagerShown>[] => [
  state(name, shown),
  state(`${name}, 1024`, shown, small),
];
/** A row's first button: by the time that it is pressed, what is fetched when it is first looked at is there. */
const inRow = '.setup-history__row button';
const withHistory: Shown = {
  at: '/settings/setup/history',
  drafts: changed(),
};
const withCentres: Shown = {
  at: '/settings/centres',
  centres: true,
};
const day = '/history?from=2026-11-19&to=2026-11-19';
const month = '/history?from=2026-10-22&to=2026-11-20';
const head = '/bookings?date=2026-11-20&of=official-head';
const parts = [
  'devices',
  'printers',
  'recordings',
  'serial',
  'notices',
  'calendar',
  'forms',
  'tables',
  'people',
  'config',
  'tokens',
  'security',
  'own',
] as const;
const forms = [
  'centre',
  'groups',
  'series',
  'kiosks',
  'displays',
  'printers',
  'texts',
  'targets',
  'calling',
  'voice',
  'alerts',
  'limits',
  'outcomes',
  'departments',
  'caseKinds',
  'caseTopics',
  'caseRouting',
  'caseOutcomes',
  'leaveGrounds',
  'caseDocuments',
] as const;
const editors = [
  'hours',
  'services',
  'passports',
  'classes',
  'profiles',
  'counters',
  'officials',
  'booking',
  'notices',
  'slip',
] as const;

export const managerStates: readonly State<ManagerShown>[] = [
  ...doors.map((door) => state(`sign-in: ${door}`, { at: '', door })),
  state('a clerk at the door', { at: '/now', as: clerk }),
  ...bothSizes('now, quiet', { at: '/now' }),
  ...bothSizes('now, in trouble', { at: '/now', floor: inTrouble }),
  state('now, held', { at: '/now', floor: heldBranch }),
  state('now, go on upon the copy?', {
    at: '/now',
    floor: heldBranch,
    after: ({ office }) => office.value?.now.ask('go-on'),
  }),
  state('now, followed', { at: '/now', floor: { ...quiet, heardAt: minutesAgo(0.2) } }),
  state('now, followed, cut off', { at: '/now', floor: { ...earlier(quiet, 34), heardAt: minutesAgo(34) } }),
  state('now, practice', { at: '/now', floor: practice }),
  state('now, nobody open', { at: '/now', floor: nobodyOpen }),
  state('now, empty', { at: '/now', floor: empty, amount: 'empty' }),
  state('now, closed', { at: '/now', floor: closed, amount: 'empty' }),
  state('now, before opening', { at: '/now', floor: early, amount: 'empty' }),
  ...bothSizes('now, phone desks', { at: '/now', floor: withPhones }),
  state('now, 32 counters', { at: '/now', floor: manyCounters }),
  ...bothSizes('now, longest names', { at: '/now', floor: longest, amount: 'longest' }),
  state('the tour, first step', { at: '/now' }, usual, ['.head__tour']),
  state('now, lost', { at: '/now', lost: true }),
  state('now, unreachable', { at: '/now', floor: null, lost: true }),
  state('now, close the day?', { at: '/now', after: ({ office }) => office.value?.now.ask('close') }),
  state('now, close a counter?', {
    at: '/now',
    after: ({ office }) => office.value?.now.ask({ counter: '5', name: '5' }),
  }),
  state('now, end the practice day?', {
    at: '/now',
    floor: practice,
    after: ({ office }) => office.value?.now.ask('close'),
  }),
  state('now, open the day?', {
    at: '/now',
    floor: closed,
    amount: 'empty',
    after: ({ office }) => office.value?.now.ask('open'),
  }),
  state('now, practice day?', {
    at: '/now',
    floor: closed,
    amount: 'empty',
    after: ({ office }) => office.value?.now.ask('practice'),
  }),
  state('now, end many', { at: '/now', after: ({ office }) => office.value?.endMany.open() }),
  ...bothSizes('report, month', { at: `${month}&by=day` }),
  state('report, day', { at: `${day}&by=day` }),
  state('report, day by hours', { at: `${day}&by=hour` }),
  state('report, by service', { at: `${month}&by=service` }),
  state('report, by service, longest names', { at: `${month}&by=service`, amount: 'longest' }),
  state('report, by clerk', { at: `${month}&by=clerk` }),
  state('report, calendar', { at: `${month}&by=day` }, usual, ['.date-input > button', '.calendar__head button']),
  ...bothSizes('report, saved under a name', { at: '/history?report=r1' }),
  state('report, columns?', { at: `${month}&by=service` }, usual, ['.choosing > .button']),
  state('report, save?', { at: `${month}&by=service&columns=issued,served&against=year` }, usual, [
    '.choosing__saved .button',
  ]),
  state('report, empty', { at: `${month}&by=day`, amount: 'empty' }),
  ...bothSizes('cases', { at: '/history/cases' }),
  state('cases, longest names', { at: '/history/cases', amount: 'longest' }),
  state('cases, empty', { at: '/history/cases', amount: 'empty' }),
  ...bothSizes('calls', { at: '/history/calls' }),
  state('calls, no exchange', { at: '/history/calls', amount: 'longest' }),
  state('calls, empty', { at: '/history/calls', amount: 'empty' }),
  ...bothSizes('ratings', { at: '/history/ratings' }),
  state('ratings, few and long', { at: '/history/ratings', amount: 'longest' }),
  state('ratings, empty', { at: '/history/ratings', amount: 'empty' }),
  ...bothSizes('bookings', { at: '/history/bookings' }),
  state('bookings, by what was booked', { at: '/history/bookings', amount: 'longest' }, usual, [
    '.section__bar .choice button:last-child',
  ]),
  state('bookings, tried with more', { at: '/history/bookings' }, usual, ['[aria-labelledby="try-out"] > .button']),
  state('bookings, empty', { at: '/history/bookings', amount: 'empty' }),
  ...bothSizes('staffing', { at: '/staffing' }),
  state('staffing, a day run again', { at: '/staffing', after: async ({ office }) => office.value?.staffing.run() }),
  state('staffing, empty', { at: '/staffing', amount: 'empty' }),
  ...bothSizes('waiting', { at: '/waiting' }),
  state('tickets', { at: '/tickets' }),
  state('tickets, by phone', { at: '/tickets' }, usual, ['.tickets .choice button:last-child']),
  ...bothSizes('tickets, found', { at: '/tickets?date=2026-11-20&number=42' }),
  state('tickets, none found', { at: '/tickets?date=2026-11-20&number=42', amount: 'empty' }),
  ...bothSizes("a ticket's story", { at: '/tickets/t2' }),
  state("a ticket's story, just taken", { at: '/tickets/t2', amount: 'empty' }),
  ...bothSizes("a ticket's story, longest names", { at: '/tickets/t2', amount: 'longest' }),
  ...bothSizes('sheets', { at: head }),
  state('sheets, 1920', { at: head }, { width: 1920, height: 1080 }),
  state('sheets, reception', { at: head, as: { ...clerk, role: 'reception' } }, small),
  state('sheets, empty', { at: '/bookings', amount: 'empty' }),
  ...bothSizes('sheets, longest names', { at: head, amount: 'longest' }),
  state('sheets, called off', { at: '/bookings?date=2026-11-27&of=official-head' }),
  state('sheets, somebody opened', { at: head }, usual, ['tbody:nth-of-type(9) .bookings__act button']),
  state('sheets, the longest opened', { at: head, amount: 'longest' }, small, ['.bookings__act button']),
  state('sheets, cancel?', { at: head }, usual, ['tbody:nth-of-type(9) .bookings__act button', '[data-move=cancel]']),
  state('sheets, another time?', { at: head }, usual, [
    'tbody:nth-of-type(9) .bookings__act button',
    '[data-move=move]',
  ]),
  state('sheets, an ordinary number?', { at: head }, small, [
    'tbody:nth-of-type(9) .bookings__act button',
    '[data-move=ordinary]',
  ]),
  state('sheets, call off?', { at: head }, usual, ['.bookings__acts button:nth-child(2)']),
  state('sheets, a part of the day?', { at: head }, usual, [
    '.bookings__acts button:nth-child(2)',
    '.checks label:last-child input',
  ]),
  state('sheets, for somebody', { at: head }, usual, ['.bookings__acts .button--primary']),
  state('sheets, urgent', { at: head }, small, ['.bookings__acts button:nth-child(3)']),
  state('waiting, empty', { at: '/waiting', amount: 'empty' }),
  ...parts.map((part) => state(`settings: ${part}`, { at: `/settings/${part}` })),
  state('settings: calendar, days chosen', { at: '/settings/calendar' }, small, ['.year-off__actions button']),
  state('settings: calendar, a year without a table', { at: '/settings/calendar' }, usual, [
    '.year__turn button:last-child',
  ]),
  state('settings: calendar, a year begun', { at: '/settings/calendar' }, usual, [
    '.year__turn button:last-child',
    '.year__head > .button--primary',
  ]),
  state('settings: calendar, put in force?', { at: '/settings/calendar' }, usual, [
    '.country__week label:last-child input',
    '.country__bar .button--primary',
  ]),
  state('settings: calendar, seats in the way', { at: '/settings/calendar' }, usual, [
    '.year-off__actions button',
    '.year-days .check input',
    '.country__bar .button--primary',
  ]),
  state('settings: calendar, a list pasted', { at: '/settings/calendar' }, usual, [
    '.year__head > .button:nth-of-type(1)',
  ]),
  state('settings: calendar, of a manager', { at: '/settings/calendar', as: { ...leader, role: 'manager' } }),
  ...bothSizes('settings: forms, a condition', { at: '/settings/forms/reception' }).map((one) => ({
    ...one,
    presses: ['#outline-privilege-name'],
  })),
  state('settings: forms, a choice', { at: '/settings/forms/reception' }, usual, [
    '#outline-status',
    '.asked__more summary',
  ]),
  state('settings: forms, something wrong', { at: '/settings/forms/visit' }, usual, ['.outline__add .button']),
  state('settings: forms, a new one', { at: '/settings/forms/visit' }, usual, ['.forms__new summary']),
  state('settings: forms, versions', { at: '/settings/forms/visit' }, usual, ['.forms__bar .button']),
  ...bothSizes('settings: tables, checked', { at: '/settings/tables' }).map((one) => ({
    ...one,
    presses: ['.tables__acts .button', '.tables__came summary'],
  })),
  state('settings: tables, a row', { at: '/settings/tables' }, usual, ['.tables__scroll .actions button']),
  state('settings: tables, into force?', { at: '/settings/tables' }, usual, ['.tables__part .button--primary']),
  ...bothSizes('settings: tables, a draft in a file', { at: '/settings/tables', tables: writtenTables(false) }),
  ...bothSizes('settings: tables, a draft overtaken', { at: '/settings/tables', tables: writtenTables(true) }),
  state('settings: tables, of a manager', { at: '/settings/tables', as: { ...leader, role: 'manager' } }),
  state('settings: forms, of a manager', { at: '/settings/forms', as: { ...leader, role: 'manager' } }),
  ...bothSizes('setup: two have changed one place', { at: '/settings/setup/texts', drafts: clashing() }),
  state('setup: somebody else types', { at: '/settings/setup/texts', drafts: typedByOther() }),
  state('setup: publish?', { at: '/settings/setup/texts', drafts: changed() }, usual, ['.setup-head .button--primary']),
  state('settings: centres, archive?', withCentres, usual, ['.settings__part .actions button']),
  state('settings: centres, another', withCentres, usual, ['.settings__part .button--primary']),
  ...forms.map((part) => state(`setup: ${part}`, { at: `/settings/setup/${part}` })),
  ...['home', 'group', 'confirm', 'ticket', 'slip', 'wall', 'phone'].map((screen, at) =>
    state(`setup: preview, ${screen}`, { at: '/settings/setup/texts' }, usual, [
      `.preview__screens button:nth-of-type(${at + 1})`,
    ]),
  ),
  state('setup: preview, closed, longest', { at: '/settings/setup/texts' }, usual, [
    '.preview__row .choice:nth-of-type(2) button:nth-of-type(2)',
    '.preview .check input',
  ]),
  state('setup: preview, phone, large letters', { at: '/settings/setup/texts' }, usual, [
    '.preview__screens button:nth-of-type(7)',
    '.preview__row label:nth-of-type(2) input',
  ]),
  state('setup: preview, a wall with media', { at: '/settings/setup/playlist', plays: true }),
  state('setup: preview, 159 services', { at: '/settings/setup/texts', services: 159 }),
  state('setup: groups, opened', { at: '/settings/setup/groups' }, usual, ['.things__name']),
  ...bothSizes('setup: officials, opened', { at: '/settings/setup/officials' }).map((one) => ({
    ...one,
    presses: ['.things__name'],
  })),
  state('settings: devices, rename', { at: '/settings/devices' }, usual, [
    'tr:nth-of-type(2) .actions button:nth-of-type(2)',
  ]),
  state('setup: groups, opened, 1024', { at: '/settings/setup/groups' }, small, ['.things__name']),
  state('setup: targets, phone', { at: '/settings/setup/targets', national: true }, phone),
  state('setup: national', { at: '/settings/setup/national', national: true }),
  state('setup: national, phone', { at: '/settings/setup/national', national: true }, phone),
  state('setup: centre, 1920', { at: '/settings/setup/centre' }, { width: 1920, height: 1080 }),
  state('setup: printers, opened', { at: '/settings/setup/printers' }, usual, ['.things__name']),
  ...(['serialPorts', 'boards', 'keypads', 'scanners'] as const).map((part) =>
    state(`setup: ${part}, opened`, { at: `/settings/setup/${part}`, serial: true }, usual, ['.things__name']),
  ),
  state('setup: serialPorts, a frame', { at: '/settings/setup/serialPorts', serial: true }, small, [
    '.things__list > li:nth-of-type(2) .things__name',
  ]),
  ...[1, 2, 3].map((item) =>
    state(`setup: playlist, item ${item}`, { at: '/settings/setup/playlist', serial: true }, usual, [
      `.things__list > li:nth-of-type(${item}) .things__name`,
    ]),
  ),
  state('settings: serial, none', { at: '/settings/serial', amount: 'empty' }),
  ...bothSizes('setup: voice, volume by hours', { at: '/settings/setup/voice' }).map((one) => ({
    ...one,
    presses: ['.setup-form .list-button', '.volume-hours + .list-button'],
  })),
  state('setup: something wrong', { at: '/settings/setup/groups' }, usual, [
    '.things__foot .button',
    '.setup-head__bar .button--bad',
  ]),
  ...editors.flatMap((part) => bothSizes(`setup: ${part}`, { at: `/settings/setup/${part}` })),
  state('setup: history, 1024', withHistory, small, [inRow]),
  state('setup: history, compared with the draft', withHistory, usual, ['.setup-history__compare button']),
  state('settings: recordings, none', { at: '/settings/recordings', amount: 'empty' }, small),
  state('settings: recordings, no microphone', { at: '/settings/recordings' }, small, ['.actions .button']),
  state('settings: devices, none', { at: '/settings/devices', amount: 'empty' }),
  state('settings: people, 1024', { at: '/settings/people' }, small),
  state('first run', { at: '/first-run' }),
  ...['name', 'hours', 'services', 'counters'].flatMap((question, at) =>
    [usual, small].map((size) =>
      state(`first run: ${question}${size === small ? ', 1024' : ''}`, { at: '/first-run' }, size, [
        `.first-run__steps li:nth-of-type(${at + 1}) button`,
      ]),
    ),
  ),
  state('settings, only for administrators', { at: '/settings/people', as: { ...leader, role: 'manager' } }),
];
