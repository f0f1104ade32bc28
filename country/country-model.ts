import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { CountryView } from '../shared/country/country.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Api } from '../ui/api.ts';
import type { AddressPlace } from '../ui/hash-place.ts';
import type { ChosenLanguage } from '../ui/language.ts';
import type { LiveView } from '../ui/live-view.ts';
import type { Session, SignedIn } from '../ui/session.ts';
import { type BoardModel, openBoard } from './board-model.ts';

/** What the sections of the page work with. */
export interface CountryWorld {
  /** What is not signed in any more ends the session. */
  readonly api: Api;
  readonly newKey: () => string;
  readonly clock: Clock;
  readonly place: AddressPlace;
}

export interface CountryPorts extends CountryWorld {
  readonly session: Session;
  readonly language: ChosenLanguage;
  readonly watchCountry: () => LiveView<CountryView>;
}

/** Where somebody is: before the door (the session says why), let in for one centre alone, or at the board. */
export type CountryStage =
  | { readonly step: 'door' }
  | { readonly step: 'not-yours'; readonly user: SignedIn }
  | { readonly step: 'in'; readonly user: SignedIn; readonly board: BoardModel; readonly world: CountryWorld };

export interface CountryModel {
  readonly stage: ReadonlySignal<CountryStage>;
  readonly session: Session;
  close(): void;
}

/** The whole page: the board is watched while somebody is in who may. */
export function openCountry({ session, language, watchCountry, ...parts }: CountryPorts): CountryModel {
  const world = { ...parts, api: watched(parts.api, session) };
  const stage = signal<CountryStage>({ step: 'door' });
  const leave = (): void => {
    const before = stage.peek();
    if (before.step === 'in') before.board.close();
  };
  const enter = (user: SignedIn): CountryStage =>
    looksAfterAll(user)
      ? { step: 'in', user, world, board: openBoard(watchCountry(), world.clock, language.code) }
      : { step: 'not-yours', user };
  const stop = effect(() => {
    const state = session.state.value;
    untracked(() => {
      leave();
      stage.value = state.step === 'in' ? enter(state.user) : { step: 'door' };
    });
  });
  return {
    stage,
    session,
    close: () => {
      stop();
      leave();
    },
  };
}

const looksAfterAll = ({ role, centre }: SignedIn): boolean =>
  centre === null && (role === 'admin' || role === 'manager');

/** An api that tells the session when the server says that nobody is signed in any more. */
const watched =
  (api: Api, session: Session): Api =>
  async (route, ...ask) => {
    const answer = await api(route, ...ask);
    if (!answer.ok && 'refusal' in answer && answer.refusal.code === 'not-signed-in') session.ended();
    return answer;
  };
