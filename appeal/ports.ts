import type { bookingPaths } from '../shared/booking/booking-paths.ts';
import type { CitizenRoute } from '../shared/cases/citizen-paths.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Api } from '../ui/api.ts';
import type { SendFile } from '../ui/files/send-file.ts';
import type { ChosenLanguage } from '../ui/language.ts';
import type { Memory } from '../ui/storage.ts';

export type AppealApi = Api<
  | CitizenRoute
  | 'ownCaseCode'
  | 'ownCaseConfirm'
  | 'ownLooks'
  | Extract<keyof typeof bookingPaths, 'form'>
  | Extract<keyof typeof visitorPaths, 'listCentres'>
>;
export type CaseKinds = RouteValue<'caseKinds'>;
export type Own = RouteValue<'own'>;
export type OwnDraft = NonNullable<Own['draft']>;
export type OwnCase = NonNullable<Own['case']>;

/** Where somebody is on the way to what they send: what the browser's own way back leads through. */
export interface Step {
  readonly at: 'kind' | 'card' | 'topic' | 'urgent' | 'question' | 'check' | 'sent';
  /** Of a question its page. */
  readonly page?: string;
}

export interface AppealPorts {
  readonly api: AppealApi;
  readonly clock: Clock;
  readonly language: ChosenLanguage;
  /** The centre named in the address, if any. */
  readonly centreAsked: string | null;
  /** The tab's: what was answered outlives a reload. */
  readonly tab: Memory;
  readonly newKey: () => string;
  /** Sends files to what has this secret. */
  readonly sendTo: (secret: string) => SendFile;
  /** Where the tab was before a reload; null = it is new. */
  readonly before: Step | null;
  /** Whether what was answered so far is kept by the server, to be gone on with elsewhere. */
  readonly keeps: boolean;
  /** Puts a step into the tab's history, or another in the place of the last. */
  readonly goTo: (step: Step, how: 'push' | 'replace') => void;
  /** What was begun earlier, and its secret; null = nothing. */
  readonly begun: { readonly secret: string; readonly draft: OwnDraft } | null;
}

const places = ['kind', 'card', 'topic', 'urgent', 'question', 'check', 'sent'];

/** Whether what a tab's history holds is a step of ours. */
export function isStep(state: unknown): state is Step {
  return typeof state === 'object' && state !== null && 'at' in state && places.some((place) => place === state.at);
}
