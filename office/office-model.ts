import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { CaseFilePart } from '../shared/cases/case-files.ts';
import type { OfficeBody } from '../shared/cases/office-routes.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Api } from '../ui/api.ts';
import type { SendFile } from '../ui/files/send-file.ts';
import type { AddressPlace } from '../ui/hash-place.ts';
import type { Session, SignedIn } from '../ui/session.ts';
import { type CallsModel, createCalls } from './calls/calls-model.ts';
import { type CaseModel, createCase } from './case/case-model.ts';
import { createInbox, type InboxModel } from './inbox-model.ts';
import { createOversight, type OversightModel } from './oversight/oversight-model.ts';
import { createPaper, type PaperModel } from './paper/paper-model.ts';
import { createSearch, type SearchModel } from './search/search-model.ts';
import { createTell, type TellModel } from './tell/tell-model.ts';
import type { OfficeWork, Trouble } from './work.ts';

export interface OfficePorts {
  readonly api: Api;
  readonly session: Session;
  readonly newKey: () => string;
  readonly clock: Clock;
  /** Sends files to a case, to what is asked or to its answer. */
  readonly sendTo: (of: { readonly centre: string; readonly case: string }, part: CaseFilePart) => SendFile;
  readonly place: AddressPlace;
  /** The centre named in the address; null = the person's own, or the first. */
  readonly centreAsked: string | null;
  /** The page that stands first: absent = the inbox. */
  readonly home?: 'calls';
}

export type OfficePage =
  | { readonly at: 'inbox'; readonly model: InboxModel }
  | { readonly at: 'case'; readonly model: CaseModel }
  | { readonly at: 'new'; readonly model: PaperModel }
  | { readonly at: 'search'; readonly model: SearchModel }
  | { readonly at: 'oversight'; readonly model: OversightModel }
  | { readonly at: 'tell'; readonly model: TellModel }
  | { readonly at: 'calls'; readonly model: CallsModel };

/** Where somebody is: before the door (the session says why), or in their office. */
export type OfficeScene =
  | { readonly step: 'door' }
  | { readonly step: 'finding' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  | { readonly step: 'in'; readonly user: SignedIn; readonly work: OfficeWork; readonly page: OfficePage };

export interface OfficeModel {
  readonly scene: ReadonlySignal<OfficeScene>;
  readonly session: Session;
  /** Looks again after a trouble. */
  again(): void;
  close(): void;
}

/** The whole screen's behaviour: who is here, which office, and the page that the address names. */
export function openOffice(ports: OfficePorts): OfficeModel {
  const { session, place } = ports;
  const { scene, arrive, again, leave, turnTo } = createWay(ports);
  const stopSession = effect(() => {
    const state = session.state.value;
    if (state.step === 'in') void arrive(state.user);
    else leave();
  });
  const stopPlace = effect(() => {
    const path = place.path.value;
    // What a page reads while it begins to load is nothing that this follows.
    untracked(() => turnTo(path));
  });
  return {
    ...{ scene, session, again },
    close: () => {
      stopSession();
      stopPlace();
    },
  };
}

/** From the door to a page, and from page to page. */
const createWay = (ports: OfficePorts) => {
  const { place, home = 'inbox' } = ports;
  const scene = signal<OfficeScene>({ step: 'door' });
  let user: SignedIn | null = null;
  let latest = 0;
  const show = (who: SignedIn, work: OfficeWork, path: string): void => {
    leavePage(scene.peek());
    const page = pageOf(work, path === '' ? home : path, who);
    scene.value = { step: 'in', user: who, work, page };
    if (page.at === 'new') void page.model.start();
    else if (page.at !== 'search') void page.model.load();
  };
  const arrive = async (who: SignedIn): Promise<void> => {
    const mine = ++latest;
    user = who;
    scene.value = { step: 'finding' };
    const found = await find(ports, who);
    if (mine !== latest) return;
    if (!found.ok) scene.value = { step: 'trouble', why: found.why };
    else show(who, workIn(ports, found.value), place.path.peek());
  };
  return {
    scene,
    arrive,
    again: () => {
      if (user !== null) void arrive(user);
    },
    leave: () => {
      latest++;
      leavePage(scene.peek());
      scene.value = { step: 'door' };
    },
    turnTo: (path: string) => {
      const now = scene.peek();
      if (now.step === 'in') show(now.user, now.work, path);
    },
  };
};

const leavePage = (scene: OfficeScene): void => {
  if (scene.step === 'in' && scene.page.at === 'calls') scene.page.model.close();
};

/** [CS14] Whether somebody oversees all authorities; the server says so too. */
export const oversees = ({ centre }: SignedIn, { office }: OfficeWork): boolean =>
  centre === null && office.me.duties.oversees;

/** A path of the address as a page: `case/ID`, `new`, `search`, `tell`, `oversight`, `calls`, else the inbox, the box that it names, and what led back to it. */
const pageOf = (work: OfficeWork, path: string, who: SignedIn): OfficePage => {
  // [CS27] Who helps has this page alone.
  if (work.office.me.duties.helps) return { at: 'new', model: createPaper(work) };
  const [what = '', which = '', after = ''] = path.split('/');
  if (what === 'case' && which !== '') return { at: 'case', model: createCase(work, which) };
  if (what === 'new') return { at: 'new', model: createPaper(work) };
  if (what === 'calls') return { at: 'calls', model: createCalls(work) };
  if (what === 'tell') return { at: 'tell', model: createTell(work) };
  if (what === 'search') return { at: 'search', model: createSearch(work) };
  if (what === 'oversight' && oversees(who, work)) return { at: 'oversight', model: createOversight(work) };
  return { at: 'inbox', model: createInbox(work, which, after) };
};

/** What the pages of an office work with. */
const workIn = (ports: OfficePorts, found: Extract<Found, { readonly ok: true }>['value']): OfficeWork => ({
  ...{ api: watched(ports), newKey: ports.newKey, clock: ports.clock, go: ports.place.go, ...found },
  sendTo: (id, part) => ports.sendTo({ centre: found.centre, case: id }, part),
});

/** An api that tells the session when the server says that nobody is signed in any more. */
const watched =
  ({ api, session }: OfficePorts): Api =>
  async (route, ...ask) => {
    const answer = await api(route, ...ask);
    if (!answer.ok && 'refusal' in answer && answer.refusal.code === 'not-signed-in') session.ended();
    return answer;
  };

type Found =
  | { readonly ok: true; readonly value: { readonly centre: string; readonly office: OfficeBody } }
  | { readonly ok: false; readonly why: Trouble };

const find = async ({ api, centreAsked }: OfficePorts, { centre }: SignedIn): Promise<Found> => {
  let wanted = centre ?? centreAsked;
  if (wanted === null) {
    const all = await api('listCentres');
    if (!all.ok) return { ok: false, why: 'lost' in all ? 'lost' : all.refusal };
    wanted = all.value.find(({ archived }) => !archived)?.id ?? '';
  }
  const office = await api('office', { params: { centre: wanted } });
  if (!office.ok) return { ok: false, why: 'lost' in office ? 'lost' : office.refusal };
  return { ok: true, value: { centre: wanted, office: office.value } };
};
