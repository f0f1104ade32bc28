import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { BookingRoute } from '../../shared/booking/booking-paths.ts';
import type { RouteBody } from '../../shared/routes.ts';
import { dateIn } from '../../shared/words.ts';
import type { Api } from '../../ui/api.ts';
import { createScan, type Typed } from '../../ui/scan.ts';
import { askUntilAnswered } from '../ask-until-answered.ts';
import type { Errand } from '../errand.ts';
import type { ErrandHost } from '../errand-host.ts';
import { checkedIn, type NoDocument, type NoEntry, noEntry } from './check-in-answers.ts';

/** By what a seat is looked for: six figures, the secret in a code, what the kiosk's scanner has read, or the lines of an identity document. */
type Sought = Pick<RouteBody<'checkIn'>, 'code' | 'secret' | 'scan' | 'mrz'>;

interface Asked {
  readonly sought: Sought;
  /** An ordinary ticket is asked for, with the seat given up. */
  readonly ordinary: boolean;
  readonly key: string;
}

/** Where somebody stands who checks in. */
export type CheckInState = Typing | Asking | Refused;
export interface Typing {
  readonly at: 'figures';
  readonly figures: string;
  /** Why the last try came to nothing. */
  readonly trouble: CodeTrouble | null;
}
export interface Asking {
  readonly at: 'asking';
  readonly tries: number;
  readonly busy: boolean;
}
export interface Refused {
  readonly at: 'refused';
  readonly why: NoEntry;
}
/** `no-such-…`: nobody here has it today. */
export type CodeTrouble =
  | 'no-such-figures'
  | 'no-such-link'
  | 'no-such-document'
  | NoDocument
  | 'lost'
  | 'too-many'
  | 'cannot-store'
  | 'unknown';

/** Opens the check-in of somebody who is booked. */
export function openCheckIn(host: ErrandHost, api: Api<BookingRoute>): CheckIn {
  return new CheckIn(host, api);
}

export class CheckIn implements Errand {
  readonly kind = 'check-in';
  readonly #host: ErrandHost;
  readonly #api: Api<BookingRoute>;
  readonly #state = signal<CheckInState>(start);
  readonly #scan = createScan();
  /** What is asked, with its key: the same is asked again after an answer was lost. */
  #asked: Asked | null = null;
  #closed = false;

  readonly hiding = null;
  readonly isBusy: ReadonlySignal<boolean> = computed(() => this.#state.value.at === 'asking');

  constructor(host: ErrandHost, api: Api<BookingRoute>) {
    this.#host = host;
    this.#api = api;
  }

  get state(): ReadonlySignal<CheckInState> {
    return this.#state;
  }

  /** A figure of the pad, or of a keyboard. */
  type(figure: string): void {
    const state = this.#state.peek();
    if (state.at !== 'figures' || state.figures.length >= codeLength) return;
    this.#state.value = { ...start, figures: state.figures + figure };
  }
  erase(): void {
    const state = this.#state.peek();
    if (state.at === 'figures') this.#state.value = { ...start, figures: state.figures.slice(0, -1) };
  }
  /**
   * A key of a keyboard, or of a reader that types what it has read. Whether it was for the check-in, and for nothing else;
   * `at`: when it was pressed (ms), however late the page comes to it; `onButton`: a person would press a button by it.
   */
  key(key: Typed, at: number, onButton: boolean): boolean {
    const state = this.#state.peek();
    if (state.at !== 'figures') return state.at === 'asking';
    const read = this.#scan.key(key, at);
    switch (read.as) {
      case 'figure':
        this.type(read.figure);
        return true;
      case 'erase':
        this.erase();
        return true;
      case 'reading':
        // What was typed as a figure was the beginning of an address.
        if (read.figures > 0) this.#forget(read.figures);
        return true;
      case 'secret':
        if (this.#hearsCodes()) this.#ask({ secret: read.secret });
        return true;
      case 'zone':
        this.#ask({ mrz: read.zone });
        return true;
      case 'unreadable':
        if (!this.#hearsCodes()) return true;
        this.#state.value = { ...start, trouble: 'no-such-link' };
        return true;
      case 'enter':
        return (read.isRead || !onButton) && this.#enter(read.isRead);
      case 'other':
        return false;
    }
  }
  /** A scanner of this kiosk has read the code of a booking. */
  scanned(by: Pick<Sought, 'code' | 'secret' | 'scan'>): void {
    this.#ask(by);
  }
  /** Asks by the figures that stand there; after an answer that was lost, by what was asked last. */
  go(): void {
    const state = this.#state.peek();
    if (state.at !== 'figures' || !this.#host.isSettled()) return;
    if (state.figures.length === codeLength) this.#ask({ code: state.figures });
    else if (state.figures === '' && this.#asked !== null) this.#ask(this.#asked.sought, this.#asked.ordinary);
  }
  /** Whether there is something to ask by. */
  mayGo({ figures }: Typing): boolean {
    return figures.length === codeLength || (figures === '' && this.#asked !== null);
  }
  /** An ordinary ticket instead, with the seat given up: never both. */
  takeOrdinary(): void {
    if (this.#asked !== null && this.#host.isSettled()) this.#ask(this.#asked.sought, true);
  }
  turnPage(): void {
    // Nothing here has pages.
  }
  leave(): void {
    this.#host.startOver();
  }
  back(): boolean {
    if (this.#state.peek().at === 'figures') return false;
    this.#asked = null;
    this.#show(start);
    return true;
  }
  close(): void {
    this.#closed = true;
    this.#asked = null;
    this.#state.value = start;
  }

  /** The date in the centre, YYYY-MM-DD. */
  #today(): string | null {
    const zone = this.#host.view.peek()?.centre.timeZone;
    return zone === undefined ? null : dateIn(this.#host.asks.clock.now(), zone);
  }

  /** Whether codes are told by how fast they are typed: where scanners begin with signs of their own, by those alone. */
  #hearsCodes(): boolean {
    return this.#host.view.peek()?.kiosk.wedge?.prefix === undefined;
  }

  #enter(isRead: boolean): boolean {
    const state = this.#state.peek();
    if (state.at !== 'figures' || state.figures.length !== codeLength) return isRead;
    this.#ask({ code: state.figures });
    return true;
  }

  #forget(figures: number): void {
    const state = this.#state.peek();
    if (state.at === 'figures') this.#state.value = { ...start, figures: state.figures.slice(0, -figures) };
  }

  #ask(sought: Sought, ordinary = false): void {
    const before = this.#asked;
    const isSame = before !== null && sameSought(before.sought, sought);
    const key = isSame && before.ordinary === ordinary ? before.key : this.#host.asks.newKey();
    const asked = { sought, ordinary, key };
    this.#asked = asked;
    this.#show({ at: 'asking', tries: 1, busy: false });
    void this.#askFor(asked);
  }

  async #askFor(asked: Asked): Promise<void> {
    const { clock, centre } = this.#host.asks;
    const body = asked.ordinary ? { ...asked.sought, ordinary: true } : asked.sought;
    const answer = await askUntilAnswered(
      () => this.#api('checkIn', { params: { centre: centre() }, body, key: asked.key }),
      clock,
      (tries, busy) => {
        if (!this.#closed) this.#state.value = { at: 'asking', tries, busy };
      },
    );
    if (this.#closed) return;
    if (answer.ok) {
      const entry = checkedIn(answer.value);
      if (entry.ok) this.#host.hold(entry.held);
      else this.#show({ at: 'refused', why: entry.why });
      return;
    }
    const outcome = noEntry(answer, this.#today());
    if (typeof outcome === 'object') return this.#show({ at: 'refused', why: outcome });
    const { code = '' } = asked.sought;
    if (outcome === 'no-such-seat' || isNoDocument(outcome)) this.#asked = null;
    const trouble = outcome === 'no-such-seat' ? noSuch(asked.sought) : outcome;
    this.#show({ at: 'figures', figures: code, trouble });
  }

  #show(state: CheckInState): void {
    this.#state.value = state;
    this.#host.changed();
  }
}

const sameSought = (one: Sought, other: Sought): boolean =>
  one.code === other.code && one.secret === other.secret && one.scan === other.scan && one.mrz === other.mrz;

const noSuch = ({ code, mrz }: Sought) =>
  code !== undefined ? 'no-such-figures' : mrz === undefined ? 'no-such-link' : 'no-such-document';

const isNoDocument = (outcome: string): outcome is NoDocument => outcome === 'unread-document' || outcome === 'no-fin';

const codeLength = 6;
const start: Typing = { at: 'figures', figures: '', trouble: null };
