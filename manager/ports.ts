import type { ReadonlySignal } from '@preact/signals';
import type { Centre } from '../shared/centre.ts';
import type { Clock } from '../shared/clock.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { FloorView } from '../shared/views.ts';
import type { Answer, Api } from '../ui/api.ts';
import type { ChosenLanguage } from '../ui/language.ts';
import type { LiveView } from '../ui/live-view.ts';
import type { Session } from '../ui/session.ts';

/** What the manager's behaviour needs of the world. */

/** Why something did not work; `lost` = no answer came. */
export type Trouble = Refusal | 'lost';

/** Why an answer is not a good one; null if it is. */
export function troubleOf(answer: Answer<unknown>): Trouble | null {
  if (answer.ok) return null;
  return 'lost' in answer ? 'lost' : answer.refusal;
}

export interface ConfigRead {
  readonly centre: Centre;
  /** What the server calls this version of the document. */
  readonly etag: string;
}
export interface ConfigPort {
  read(centre: string): Promise<Answer<ConfigRead>>;
  /** Replaces the document if it still is the version `etag`. */
  write(centre: string, etag: string, document: unknown): Promise<Answer<ConfigRead>>;
}

/** A centre's settings as somebody is making them, and the version (as `etag`) that they began from. */
export interface StoredDraft {
  readonly base: string;
  /** As typed: it may be no good document yet. */
  readonly document: unknown;
}
export interface DraftPort {
  /** Null where nobody has begun one. */
  read(centre: string): Promise<Answer<StoredDraft | null>>;
  save(centre: string, draft: StoredDraft): Promise<Answer<null>>;
  drop(centre: string): Promise<Answer<null>>;
}

/** Where on the screen one is: the part of the address after #. */
export interface AddressPlace {
  readonly path: ReadonlySignal<string>;
  go(path: string): void;
  /** The same without a step in the browser's history. */
  replace(path: string): void;
  close(): void;
}

/** What the forms of a centre's settings need. */
export interface SetupWorld extends Pick<ManagerPorts, 'config' | 'drafts' | 'clock' | 'api'> {
  readonly centre: string;
}

export interface ManagerPorts {
  readonly api: Api;
  readonly session: Session;
  readonly language: ChosenLanguage;
  readonly config: ConfigPort;
  readonly drafts: DraftPort;
  readonly place: AddressPlace;
  readonly clock: Clock;
  readonly newKey: () => string;
  /** The centre named in the page's address, if any. */
  readonly centreAsked: string | null;
  readonly watchFloor: (centre: string) => LiveView<FloorView>;
  /** Gives the reader a file. */
  readonly download: (name: string, text: string) => void;
}
