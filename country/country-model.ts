import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { CountryView } from '../shared/country/country.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { ChosenLanguage } from '../ui/language.ts';
import type { LiveView } from '../ui/live-view.ts';
import type { Session, SignedIn } from '../ui/session.ts';
import { type BoardModel, openBoard } from './board-model.ts';

export interface CountryPorts {
  readonly session: Session;
  readonly language: ChosenLanguage;
  readonly clock: Clock;
  readonly watchCountry: () => LiveView<CountryView>;
}

/** Where somebody is: before the door (the session says why), let in for one centre alone, or at the board. */
export type CountryStage =
  | { readonly step: 'door' }
  | { readonly step: 'not-yours'; readonly user: SignedIn }
  | { readonly step: 'in'; readonly user: SignedIn; readonly board: BoardModel };

export interface CountryModel {
  readonly stage: ReadonlySignal<CountryStage>;
  readonly session: Session;
  close(): void;
}

/** The whole page: the board is watched while somebody is in who may. */
export function openCountry({ session, language, clock, watchCountry }: CountryPorts): CountryModel {
  const stage = signal<CountryStage>({ step: 'door' });
  const leave = (): void => {
    const before = stage.peek();
    if (before.step === 'in') before.board.close();
  };
  const enter = (user: SignedIn): CountryStage =>
    looksAfterAll(user)
      ? { step: 'in', user, board: openBoard(watchCountry(), clock, language.code) }
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
