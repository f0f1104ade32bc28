import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { RouteValue } from '../shared/routes.ts';
import { dateIn } from '../shared/words.ts';
import type { Api } from '../ui/api.ts';
import type { SignedIn } from '../ui/session.ts';
import type { Memory } from '../ui/storage.ts';
import { createHistory, type HistoryModel } from './history/history-model.ts';
import { type EndManyModel, openEndMany } from './now/end-many-model.ts';
import { type NowModel, openNow } from './now/now-model.ts';
import type { ManagerPorts, SetupWorld, SharedPort } from './ports.ts';
import { type ConfigModel, createConfig } from './settings/config/config-model.ts';
import { createDevices, type DevicesModel } from './settings/devices/devices-model.ts';
import { createOwn, type OwnModel } from './settings/own/own-model.ts';
import { createPeople, type PeopleModel } from './settings/people/people-model.ts';
import { createPrinters, type PrintersModel } from './settings/printers/printers-model.ts';
import { createSecurity, type SecurityModel } from './settings/security/security-model.ts';
import { createTokens, type TokensModel } from './settings/tokens/tokens-model.ts';
import { createStaffing, type StaffingModel } from './staffing/staffing-model.ts';
import { type LoadState, loaded } from './ui/loaded.ts';
import { createNames, type Names } from './ui/names.ts';
import { openWaiting, type WaitingModel } from './waiting/waiting-model.ts';

export type SettingsPart = (typeof settingsParts)[number];
export type Section =
  | { readonly name: 'now' }
  | { readonly name: 'history' }
  | { readonly name: 'staffing' }
  | { readonly name: 'waiting' }
  /** `ticket`: the one whose story is shown; absent = the search for one. */
  | { readonly name: 'tickets'; readonly ticket?: string }
  /** Which day and whose sheet stands after the question mark of the address. */
  | { readonly name: 'bookings' }
  | { readonly name: 'first-run' }
  /** `inside`: where within the part, if it has places of its own. */
  | { readonly name: 'settings'; readonly part: SettingsPart; readonly inside?: string };

/** All that is shown of one centre. */
export interface Office {
  readonly centre: string;
  readonly user: SignedIn;
  readonly names: Names;
  readonly now: NowModel;
  readonly endMany: EndManyModel;
  readonly history: HistoryModel;
  readonly staffing: StaffingModel;
  readonly waiting: WaitingModel;
  readonly devices: DevicesModel;
  readonly printers: PrintersModel;
  readonly people: PeopleModel;
  readonly config: ConfigModel;
  /** What the forms of the settings need of the world; they are fetched when they are opened. */
  readonly setup: SetupWorld;
  /** What the list of the server's centres asks of the world. */
  readonly world: OfficeWorld;
  /** The documents that centres share. */
  readonly shared: SharedPort;
  readonly tokens: TokensModel;
  readonly security: SecurityModel;
  readonly own: OwnModel;
  /** The centre's time zone, as soon as anything has told it. */
  readonly timeZone: ReadonlySignal<string>;
  close(): void;
}
/** The world as the list of the server's centres sees it. */
export interface OfficeWorld extends DeskWorld {
  /** Which centres there are has changed; the one that is open stays open. */
  centresChanged(): Promise<void>;
}
type DeskWorld = Pick<ManagerPorts, 'api' | 'newKey' | 'place' | 'clock'>;

/** What those who do not lead are shown of a centre. */
export interface Desk {
  /** null = it is not known yet, or there is none. */
  readonly centre: string | null;
  readonly user: SignedIn;
  readonly world: DeskWorld;
}
export type CentreList = RouteValue<'listCentres'>;

/** What the questions that set a centre up need; they are fetched when they are opened. */
export interface FirstRunPorts extends Pick<ManagerPorts, 'api' | 'config' | 'clock' | 'newKey'> {
  /** What was answered so far. */
  readonly memory: Memory;
  /** That they were offered, and put off. */
  readonly offered: Memory;
}

export interface Manager {
  /** One's own password and second factor, in the settings and before anything else is shown. */
  readonly own: OwnModel;
  readonly section: ReadonlySignal<Section>;
  /** The centre that is open; null before sign-in, for those who may not, and until it is known. */
  readonly office: ReadonlySignal<Office | null>;
  readonly centres: ReadonlySignal<LoadState<CentreList>>;
  /** Signed in, but not as one who leads: clerks and reception have the bookings of their centre, and nothing else. */
  readonly desk: ReadonlySignal<Desk | null>;
  readonly firstRun: FirstRunPorts;
  go(section: Section): void;
  chooseCentre(id: string): void;
  retry(): void;
  /** Asks which centres there are. */
  reload(): Promise<void>;
  close(): void;
}

/** The section that an address names; Now if it names none. */
export function sectionOf(path: string): Section {
  const [, name, part, ...inside] = (path.split('?')[0] ?? '').split('/');
  if (name === 'history' || name === 'staffing' || name === 'waiting' || name === 'first-run' || name === 'bookings')
    return { name };
  if (name === 'tickets') return { name, ...(part === undefined ? {} : { ticket: part }) };
  if (name === 'settings') {
    const known = settingsParts.find((one) => one === part) ?? 'setup';
    return { name, part: known, ...(inside.length === 0 ? {} : { inside: inside.join('/') }) };
  }
  return { name: 'now' };
}

/** The address of a section. */
export function pathOf(section: Section): string {
  if (section.name === 'tickets' && section.ticket !== undefined) return `/tickets/${section.ticket}`;
  if (section.name !== 'settings') return `/${section.name}`;
  return ['/settings', section.part, ...(section.inside === undefined ? [] : [section.inside])].join('/');
}

/** Which centre to open: the one asked for if there is such, else the person's own, else the first that is not archived. */
export function centreToOpen(list: CentreList, asked: string | null, user: SignedIn): string | null {
  const mine = list.filter((centre) => user.centre === null || centre.id === user.centre);
  const found = mine.find((centre) => centre.id === asked) ?? mine.find(({ archived }) => !archived) ?? mine[0];
  return found?.id ?? null;
}

/** The manager's screen: who is in, which centre, which section. */
export function openManager(given: ManagerPorts): Manager {
  const ports: ManagerPorts = { ...given, api: watched(given) };
  const own = createOwn(ports);
  const chosen = signal(ports.centreAsked);
  const list = loaded(() => ports.api('listCentres'));
  const office = signal<Office | null>(null);
  const user = computed(() => (ports.session.state.value.step === 'in' ? ports.session.state.value.user : null));
  const wanted = computed(() => {
    if (user.value === null || list.state.value.step !== 'ready') return null;
    return centreToOpen(list.state.value.value, chosen.value, user.value);
  });
  const shut = (): void => {
    office.peek()?.close();
    office.value = null;
  };
  const centresChanged = (): Promise<void> => {
    chosen.value = wanted.peek();
    return list.load();
  };
  const stops = [
    effect(() => {
      if (user.value !== null) void untracked(list.load);
    }),
    effect(() => {
      const centre = wanted.value;
      const who = user.value;
      untracked(() => {
        shut();
        if (centre !== null && who !== null && leads(who))
          office.value = openOffice(centre, who, own, { ...ports, centresChanged });
      });
    }),
  ];
  return {
    own,
    section: computed(() =>
      user.value === null || leads(user.value) ? sectionOf(ports.place.path.value) : { name: 'bookings' },
    ),
    office,
    centres: list.state,
    desk: computed(() =>
      user.value === null || leads(user.value) ? null : { centre: wanted.value, user: user.value, world: ports },
    ),
    firstRun: firstRunPorts(ports),
    go: (section) => ports.place.go(pathOf(section)),
    chooseCentre: (id) => {
      chosen.value = id;
    },
    retry: () => void list.load(),
    reload: list.load,
    close: () => {
      for (const stop of stops) stop();
      shut();
    },
  };
}

export const settingsParts = [
  'setup',
  'centres',
  'devices',
  'printers',
  'recordings',
  'serial',
  'notices',
  'calendar',
  'forms',
  'tables',
  'people',
  'tokens',
  'security',
  'own',
  'config',
] as const;

const firstRunPorts = ({ api, config, clock, newKey, memories }: ManagerPorts): FirstRunPorts => ({
  ...{ api, config, clock, newKey },
  memory: memories('novbe-first-run'),
  offered: memories('novbe-first-run-offered'),
});

/** An api that tells the session when the server says that nobody is signed in any more. */
const watched =
  (ports: Pick<ManagerPorts, 'api' | 'session'>): Api =>
  async (route, ...ask) => {
    const answer = await ports.api(route, ...ask);
    if (!answer.ok && 'refusal' in answer && answer.refusal.code === 'not-signed-in') ports.session.ended();
    return answer;
  };

const fallbackZone = 'Asia/Baku';

const openOffice = (centre: string, user: SignedIn, own: OwnModel, ports: ManagerPorts & OfficeWorld): Office => {
  const live = ports.watchFloor(centre);
  const names = createNames(centre, ports);
  const timeZone = computed(() => live.data.value?.centre.timeZone ?? names.centre.value?.timeZone ?? fallbackZone);
  const now = openNow(centre, live, ports);
  const endMany = openEndMany(centre, now, ports);
  const today = (): string => dateIn(now.serverNow.value, timeZone.value);
  const waiting = openWaiting(centre, today, ports);
  const stop = effect(() => {
    if (live.refusal.value?.code === 'not-signed-in') ports.session.ended();
  });
  void names.load();
  return {
    centre,
    user,
    names,
    now,
    endMany,
    timeZone,
    history: createHistory(centre, today, ports),
    staffing: createStaffing(centre, today, ports),
    waiting,
    devices: createDevices(centre, ports),
    printers: createPrinters(centre, ports),
    people: createPeople(centre, ports),
    config: createConfig(centre, ports),
    ...{ world: ports, shared: ports.shared },
    setup: { centre, me: user.id, config: ports.config, drafts: ports.drafts, clock: ports.clock, api: ports.api },
    tokens: createTokens(ports),
    security: createSecurity(ports),
    own,
    close: () => {
      stop();
      endMany.close();
      now.close();
      waiting.close();
    },
  };
};

const leads = (user: SignedIn): boolean => user.role === 'admin' || user.role === 'manager';
