import type { Calendar } from '../shared/booking/calendar.ts';
import type { Form } from '../shared/cases/form-schema.ts';
import type { Centre } from '../shared/centre/centre.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { FloorView } from '../shared/views.ts';
import type { Answer, Api } from '../ui/api.ts';
import type { AddressPlace } from '../ui/hash-place.ts';
import type { ChosenLanguage } from '../ui/language.ts';
import type { LiveView } from '../ui/live-view.ts';
import type { Session } from '../ui/session.ts';
import type { Memory } from '../ui/storage.ts';

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

/** Something with what the server calls this version of it. */
export interface Tagged<T> {
  readonly value: T;
  /** Empty = the server has none of this id yet. */
  readonly etag: string;
}
/** A kind of documents that centres share, each by its id. */
export interface SharedDocumentPort<T> {
  read(id: string): Promise<Answer<Tagged<T>>>;
  /** Replaces it if it still is the version `etag`; with an empty one makes it, if there still is none. */
  write(id: string, etag: string, document: unknown): Promise<Answer<Tagged<T>>>;
}
export interface SharedPort {
  readonly calendar: SharedDocumentPort<Calendar>;
  readonly form: SharedDocumentPort<Form>;
}

/** A centre's settings as somebody is making them. */
export interface StoredDraft {
  /** What the server calls what was typed last; another one at each change. */
  readonly revision: string;
  /** The version in force that they began from. */
  readonly base: number;
  /** Who typed last, and when (ISO); null = a program without a name. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: string;
  /** As typed: it may be no good document yet. Absent where this revision is known. */
  readonly document?: unknown;
}
export interface DraftRead {
  /** The version in force. */
  readonly version: number;
  /** Null where nobody has begun one. */
  readonly draft: StoredDraft | null;
}
export interface DraftPort {
  /** `known`: the revision whose document need not come again. */
  read(centre: string, known?: string): Promise<Answer<DraftRead>>;
  /** Keeps a draft over the revision that it goes on from, null = where there is none; refuses `draft-changed` where another stands. */
  save(
    centre: string,
    draft: { readonly base: number; readonly document: unknown },
    over: string | null,
  ): Promise<Answer<StoredDraft>>;
  drop(centre: string, over: string): Promise<Answer<unknown>>;
  /** The document of a version that was in force. */
  past(centre: string, version: number): Promise<Answer<unknown>>;
}

/** What the forms of a centre's settings need. */
export interface SetupWorld extends Pick<ManagerPorts, 'config' | 'drafts' | 'clock' | 'api'> {
  readonly centre: string;
  /** The id of the one who is signed in. */
  readonly me?: string;
}

export interface ManagerPorts {
  readonly api: Api;
  readonly session: Session;
  readonly language: ChosenLanguage;
  readonly config: ConfigPort;
  readonly drafts: DraftPort;
  readonly shared: SharedPort;
  readonly place: AddressPlace;
  readonly clock: Clock;
  readonly newKey: () => string;
  /** A text that outlives the page, by its key. */
  readonly memories: (key: string) => Memory;
  /** The centre named in the page's address, if any. */
  readonly centreAsked: string | null;
  readonly watchFloor: (centre: string) => LiveView<FloorView>;
}
