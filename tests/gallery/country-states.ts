import { type CountryModel, openCountry } from '../../country/country-model.ts';
import type { RowColumn } from '../../country/row-order.ts';
import type { RowFilter } from '../../country/rows.ts';
import type { SectionName } from '../../country/section.ts';
import { languages as spoken } from '../../country/words.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { CountryCentre, CountryView } from '../../shared/country/country.ts';
import type { CountryCases } from '../../shared/country/country-cases.ts';
import type { CentreOfTemplate, TemplateRule } from '../../shared/country/template-routes.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Api } from '../../ui/api.ts';
import { type ChosenLanguage, chosenLanguage } from '../../ui/language.ts';
import { manualClock } from '../fakes/clock.ts';
import { comparedOf } from '../fronts/compared.ts';
import { memories } from '../fronts/counter-fakes.ts';
import { centreOf, countryOf, manyCentres, nobodyAnswers, noon, secondsAgo } from '../fronts/country-fakes.ts';
import { handView } from '../fronts/hall-fakes.ts';
import { place, talkingApi } from '../fronts/manager-fakes.ts';
import { atDoor, type Door, manager } from './staff.ts';
import type { Language, Size, State } from './state.ts';

/** The board of all centres. */

export interface CountryShown {
  readonly model: CountryModel;
  readonly language: ChosenLanguage;
}

const [wide, desk, phone] = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const satisfies Size[];

interface Shown {
  readonly size?: Size;
  /** null = no view has come. */
  readonly centres?: readonly CountryCentre[] | null;
  readonly door?: Door;
  readonly ofOneCentre?: boolean;
  readonly lost?: boolean;
  readonly refusal?: Refusal;
  readonly sort?: RowColumn;
  readonly filter?: RowFilter;
  readonly search?: string;
  /** The section that the address names. */
  readonly section?: SectionName;
  /** What stands behind it there. */
  readonly behind?: string;
  readonly role?: 'admin' | 'manager';
  /** What the server answers the section; absent = nothing. */
  readonly api?: Api;
}

const open = async (language: Language, shown: Shown) => {
  const { centres = manyCentres(40), door = 'in' } = shown;
  const memory = memories();
  memory('novbe.language').write(language);
  const { session } = await atDoor(
    { ...manager, role: shown.role ?? 'manager', centre: shown.ofOneCentre === true ? 'sample' : null },
    door,
  );
  const hand = handView<CountryView>(centres === null ? null : countryOf(centres));
  if (shown.lost === true) hand.connected.value = false;
  hand.refusal.value = shown.refusal ?? null;
  const chosen = chosenLanguage(
    spoken.map(({ code }) => code),
    memory,
  );
  const model = openCountry({
    ...{ session, language: chosen, clock: manualClock(noon), watchCountry: () => hand.live },
    ...{
      api: shown.api ?? nobodyAnswers,
      newKey: () => 'key',
      place: place(`${shown.section ?? ''}${shown.behind ?? ''}`),
    },
  });
  const stage = model.stage.value;
  if (stage.step === 'in') {
    if (shown.sort !== undefined) stage.board.sortBy(shown.sort);
    if (shown.filter !== undefined) stage.board.choose(shown.filter);
    if (shown.search !== undefined) stage.board.lookFor(shown.search);
  }
  return { shown: { model, language: chosen }, close: model.close };
};

const state = (name: string, shown: Shown, presses: readonly string[] = []): State<CountryShown> => ({
  name,
  size: shown.size ?? desk,
  open: (language) => open(language, shown),
  presses,
});

/** What a branch says of itself where all is well. */
const wellSaid = { version: '0.2.0', isOlder: false, clockSkewSeconds: 0, queue: 0 };

/** Ten that are cut off, one in an emergency, and one of every other kind of trouble. */
const inTrouble = (count: number): readonly CountryCentre[] =>
  manyCentres(count).map((centre, at) => {
    const { hall } = centre;
    if (hall === null) return centre;
    if (at === 4) return { ...centre, hall: { ...hall, emergency: 'evacuate' } };
    if (at % 3 === 1 && at < 30) {
      const silent = 200 + at * 97;
      return {
        ...centre,
        heardAt: secondsAgo(silent),
        hall: { ...hall, longestSince: secondsAgo(silent + 100 + at * 7) },
      };
    }
    if (at === 5) return { ...centre, hall: { ...hall, longestSince: secondsAgo(1540) } };
    if (at === 6) return { ...centre, hall: { ...hall, waiting: 9, counters: { open: 0, paused: 2, all: 6 } } };
    if (at === 2) return { ...centre, said: { ...wellSaid, clockSkewSeconds: 3612 } };
    if (at === 3) return { ...centre, said: { ...wellSaid, version: '0.1.9', isOlder: true, queue: 8120 } };
    if (at === 8) return { ...centre, behind: 1204, newer: true };
    if (at === 9) return { ...centre, trouble: 'forked' };
    if (at === 11) return { ...centre, hall: { ...hall, day: { open: true, practice: true } } };
    if (at === 12) return { ...centre, trouble: 'chain-broken', heardAt: secondsAgo(500) };
    if (at === 14) return centreOf(centre.id, { name: null, hall: null, today: null, heardAt: null });
    if (at === 15) return { ...centre, hall: null, today: null, behind: 5210 };
    if (at === 17)
      return { ...centre, hall: { ...hall, waiting: 0, longestSince: null, day: { open: false, practice: false } } };
    return centre;
  });

const few = inTrouble(20);

/** What the centres owe an answer to: one cut off, one that owes nothing. */
const owed: CountryCases = {
  rows: manyCentres(12).map(({ id, name }, at) => ({
    ...{ key: id, name, open: at === 11 ? 0 : 137 - at * 11, overdue: Math.max(0, 23 - at * 4) },
    earliestDue: at === 11 ? null : `2026-11-${String(10 + at)}`,
    heardAt: secondsAgo(at === 2 ? 5400 : 12),
  })),
  total: { open: 902, overdue: 78, earliestDue: '2026-11-10' },
  centres: { all: 12, cut: 1 },
};
const compared = comparedOf(12);
const nothingOwed = { open: 0, overdue: 0, earliestDue: null };
const longest = ({ rows }: CountryCases) => rows.slice(0, 3).map((row) => ({ ...row, name: longestName }));
const owing = (
  answer: ReturnType<Parameters<ReturnType<typeof talkingApi>['on']>[1]>,
): Pick<Shown, 'api' | 'section'> => {
  const { api, on } = talkingApi();
  on('countryCases', () => answer);
  return { api, section: 'oversight' };
};

/** What is compared: one over few, one cut off, one without a wait. */
const comparing = (
  behind = '',
  answer: ReturnType<Parameters<ReturnType<typeof talkingApi>['on']>[1]> = { ok: true, value: compared },
): Partial<Shown> => {
  const { api, on } = talkingApi();
  on('countryReport', () => answer);
  return { api, section: 'compare', behind, centres: few };
};

const ordered = (
  centre: string,
  order: object,
  over: Partial<RouteValue<'countryOrders'>[number]>,
): RouteValue<'countryOrders'>[number] => ({
  ...{
    id: `${centre}-${JSON.stringify(order)}`,
    centre,
    order,
    by: 'Nigar Məmmədova',
    status: 'waiting',
    detail: null,
  },
  ...{ askedAt: secondsAgo(40), lapsesAt: null, endedAt: null },
  ...over,
});
const ended = { endedAt: secondsAgo(1860), askedAt: secondsAgo(1900) };
const lastOrders = [
  ordered('centre-1', { kind: 'emergency', emergency: 'evacuate' }, {}),
  ordered('centre-2', { kind: 'emergency', emergency: 'evacuate' }, { status: 'given' }),
  ordered('centre-3', { kind: 'close', force: true }, { ...ended, status: 'done' }),
  ordered('centre-4', { kind: 'open' }, { ...ended, status: 'refused', detail: 'day-open: the day is open' }),
  ordered('centre-5', { kind: 'emergency-over' }, { askedAt: secondsAgo(86_000), status: 'lapsed' }),
  ordered(
    'centre-6',
    { kind: 'configuration' },
    { ...ended, status: 'refused', detail: 'bad-config: /services/3/name: a name is missing' },
  ),
];
const ordering = (orders: readonly object[], role: 'admin' | 'manager' = 'admin'): Partial<Shown> => {
  const { api, on } = talkingApi();
  on('countryOrders', () => ({ ok: true, value: orders }));
  return { api, section: 'orders', role, centres: few };
};

const written = { by: 'Nigar Məmmədova', at: secondsAgo(4000) };
const given = (path: string, value: unknown, locked = true) => ({ path, value, locked });
const targets = [given('targets/waitSeconds', 720), given('targets/serviceLevel', 0.85, false)];
const martyr = { id: 'martyr', name: { az: 'Şəhid ailəsi', ru: 'Семья шехида', en: 'Family of a martyr' } };
const rules: TemplateRule[] = [
  { which: { kind: 'all' }, values: [...targets, given('priorityClasses/martyr', martyr)] },
  { which: { kind: 'centres', centres: ['centre-1'] }, values: [given('texts/slip/az', 'Təşəkkür edirik', false)] },
];
const sent = (version: number, over: object = {}) => ({
  ...{ version, at: secondsAgo(3900), status: 'done' as const, detail: null, endedAt: secondsAgo(3890), ...over },
});
const ofTemplate = (): CentreOfTemplate[] =>
  manyCentres(6).map(({ id, name, region, heardAt }, at) => ({
    ...{ id, name, region, heardAt: at === 2 ? secondsAgo(7000) : heardAt, drafted: at < 2 },
    published:
      at === 5
        ? null
        : sent(3, at === 2 ? { status: 'waiting', endedAt: null } : at === 3 ? { status: 'refused', detail } : {}),
    inForce: at === 5 ? null : at === 2 || at === 3 ? 2 : 3,
  }));
const detail = 'bad-config: services/4/group: there is no service group "pensions"';
const standing = { draft: { revision: 'r', rules, ...written }, published: { version: 3, rules, ...written } };
const previewed = [
  { id: 'centre-0', changes: [{ path: 'targets/waitSeconds', before: 900, after: 720 }], fault: null },
  {
    ...{ id: 'centre-3', changes: [{ path: 'targets/waitSeconds', before: 900, after: 720 }] },
    fault: { path: 'services/4/group', message: detail.slice(12) },
  },
];
const somebody = (at: number, name: string, over: Partial<RouteValue<'countryPeople'>[number]> = {}) => ({
  ...{ id: `p${at}`, user: `user${at}`, name, active: true, mustChange: false, secondFactor: false, kept: true },
  ...{ ended: false, seenAt: secondsAgo(4000) },
  places: [{ centre: 'centre-1', role: 'clerk' as const, state: 'in-force' as const }],
  ...over,
});
const inPlaces = (count: number, state: 'in-force' | 'waiting' | 'changing' | 'taken') =>
  Array.from({ length: count }, (_, at) => ({ centre: `centre-${at + 1}`, role: 'manager' as const, state }));
const everybody = [
  somebody(1, 'Aysel Quliyeva', { places: inPlaces(6, 'in-force'), secondFactor: true }),
  somebody(2, 'Kamran Süleymanov', { mustChange: true, places: inPlaces(2, 'waiting') }),
  somebody(3, 'Leyla Məmmədova', { active: false, places: inPlaces(3, 'changing') }),
  somebody(4, 'Murad Həsənov', { places: inPlaces(1, 'taken') }),
  somebody(5, `${'Əbdülrəhimbəyzadə-Mirzəağayeva '.repeat(3)}Ş`, { places: inPlaces(1, 'in-force') }),
  somebody(6, 'Nigar Abdullayeva', {
    kept: false,
    ended: true,
    places: [{ centre: 'centre-2', role: null, state: 'changing' }],
  }),
];
const peopling = (value: readonly object[]): Partial<Shown> => {
  const { api, on } = talkingApi();
  on('countryPeople', () => ({ ok: true, value }));
  return { api, section: 'people', centres: few };
};
const templating = (value: object, role: 'admin' | 'manager' = 'admin'): Partial<Shown> => {
  const { api, on } = talkingApi();
  on('countryTemplate', () => ({ ok: true, value }));
  on('config', () => ({ ok: true, value: sampleCentre }));
  on('previewTemplate', () => ({ ok: true, value: previewed }));
  return { api, section: 'template', role, centres: few };
};

export const countryStates: readonly State<CountryShown>[] = [
  state('all well', {}),
  state('all well, 1920', { size: wide }),
  state('ten cut off, one in an emergency', { centres: inTrouble(40) }),
  state('ten cut off, one in an emergency, 1920', { centres: inTrouble(40), size: wide }),
  state('300 centres', { centres: inTrouble(300) }),
  state('300 centres, all well, 1920', { centres: manyCentres(300), size: wide }),
  state('the map of 300 centres', { centres: inTrouble(300), section: 'map' }),
  state('the map of 300 centres, 1920', { centres: inTrouble(300), size: wide, section: 'map' }),
  state('the map in the hand', { centres: few, size: phone, section: 'map' }),
  state('in the hand', { centres: few, size: phone }),
  state('by waiting', { centres: few, sort: 'waiting' }),
  state('only those cut off', { centres: few, filter: 'cut' }),
  state('a search', { centres: few, search: 'şə' }),
  state('nothing fits', { centres: few, search: 'zzz' }),
  state('longest names', {
    centres: [centreOf('a', { name: longestName }), centreOf('b', { name: longestName, heardAt: secondsAgo(4000) })],
  }),
  state('server lost', { centres: few, lost: true }),
  state('no branch yet', { centres: [] }),
  state('loading', { centres: null }),
  state('no head office', { centres: null, refusal: { code: 'not-found', message: '' } }),
  state('of one centre', { ofOneCentre: true }),
  state('signed out', { door: 'out' }),
  state('orders', { ...ordering(lastOrders), behind: '?centre=centre-1&centre=centre-2' }),
  state('orders, in the hand', { ...ordering(lastOrders), size: phone }),
  state('orders, none yet', ordering([])),
  state('orders, looked at', ordering(lastOrders, 'manager')),
  state('people', peopling(everybody)),
  state('people, in the hand', { ...peopling(everybody), size: phone }),
  state('people, somebody new', peopling(everybody), ['.people__head .button']),
  state('people, a new password?', peopling(everybody), ['.people__acts button:nth-child(2)']),
  state('people, nobody yet', peopling([])),
  state('template', templating({ ...standing, centres: ofTemplate() })),
  state('template, in the hand', { ...templating({ ...standing, centres: ofTemplate() }), size: phone }),
  state('template, nothing yet', templating({ draft: null, published: null, centres: [] })),
  state('template, looked at', templating({ ...standing, centres: ofTemplate() }, 'manager')),
  state('compare', comparing()),
  state('compare, 1920', { ...comparing('?figure=serviceLevel'), size: wide }),
  state('compare, in the hand', { ...comparing(), size: phone }),
  state('compare, months', comparing('?by=month', { ok: true, value: comparedOf(12, 'month') })),
  state('compare, longest names', comparing('', { ok: true, value: comparedOf(3, 'longest') })),
  state('compare, nobody came', comparing('', { ok: true, value: { ...compared, rows: [] } })),
  state('compare, no DuckDB', comparing('', { ok: false, refusal: { code: 'no-duckdb', message: '' } })),
  state('compare, no answer', comparing('', { ok: false, lost: true })),
  state('oversight', owing({ ok: true, value: owed })),
  state('oversight, in the hand', { ...owing({ ok: true, value: owed }), size: phone }),
  state('oversight, longest names', owing({ ok: true, value: { ...owed, rows: longest(owed) } })),
  state('oversight, nothing owed', owing({ ok: true, value: { ...owed, rows: [], total: nothingOwed } })),
  state('oversight, not theirs', owing({ ok: false, refusal: { code: 'not-allowed', message: '' } })),
  state('oversight, no answer', owing({ ok: false, lost: true })),
];
