import type { ScreenReport } from './devices/screen-report.ts';
import type { Refusal, Result } from './refusals.ts';
import type { CounterPlace, ViewName, ViewOf } from './views.ts';

/** Whether a call made at `at` (ISO) is still to be played at `now` (ms), both by the server's clock. */
export function isFreshCall(at: string | null, now: number): boolean {
  return now - Date.parse(at ?? '') <= staleAnnouncementMs;
}

/** Whether a frame carries the view of this name: its `view` begins with it. */
export function isViewOf<Name extends ViewName>(frame: ViewFrame, name: Name): frame is ViewFrame<ViewOf<Name>> {
  return frame.view.split('/')[0] === name;
}

/** How a screen greets the server. */
export interface Greeting {
  readonly protocolVersion: typeof protocolVersion;
  readonly token?: string;
  /** The screen says `seen` for each view and `heard` for each announcement: no more are sent than its line carries. */
  readonly confirms?: boolean;
}

export interface Watch<Name extends ViewName = ViewName> {
  /** Not needed for the phone's view, whose secret says it all. */
  readonly centre?: string;
  readonly view: Name;
  /** The kiosk, display or counter, or the ticket's secret. */
  readonly id?: string;
}

/** A number called to the hall. `callId` is unique: it is played once. `at` ISO; `call` 1 for the first. */
export interface Announcement {
  readonly callId: string;
  readonly number: string;
  readonly counter: CounterPlace;
  readonly at: string;
  readonly call: number;
}

export interface ServerToScreen {
  view: (frame: ViewFrame) => void;
  announce: (announcement: Announcement) => void;
  reload: (message: { readonly protocolVersion: number }) => void;
}
export interface ScreenToServer {
  /** Watching again replaces what was watched before on this socket. */
  watch: (watch: Watch, answer: (result: Result<ViewFrame, Refusal>) => void) => void;
  /** A view has come, be it as an answer. Said by a screen whose greeting has `confirms`: the next view waits for it. */
  seen: () => void;
  /** How the screen is; of those that a device watches by. */
  report: (report: ScreenReport) => void;
  /** An announcement has come. Said by such a screen too: while a good many are long on their way no more are sent. */
  heard: () => void;
}

/** What travels over Socket.IO at path `/live`. It only pushes: whole views, and announcements, which are moments in time. */
export const livePath = '/live';
/** Raised when a screen built for the old one could not go on: the server then sends `reload`. */
export const protocolVersion = 1;
/** The server pings every 4 s and gives up after 4 s more; a screen says that it has lost the server after 8 s at most. */
export const pingMs = 4000;
/** An announcement that arrives later than this after its moment is not played. */
export const staleAnnouncementMs = 15_000;

/** A view as it travels. A lower `seq` is old news unless `epoch` differs (the store was restored: then it is new). */
export interface ViewFrame<Data = unknown> {
  /** `kiosk/kiosk-1`, `hall/hall-1`, `counter/3`, `floor`, `ticket`. */
  readonly view: string;
  readonly epoch: string;
  readonly seq: number;
  readonly now: string;
  readonly data: Data;
}
