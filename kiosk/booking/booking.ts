import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { BookingRoute } from '../../shared/booking/booking-paths.ts';
import { withoutContact } from '../../shared/cases/form-contact.ts';
import { isOutOfDate } from '../../shared/cases/form-name.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import type { Timer } from '../../shared/time/clock.ts';
import type { Answer, Api } from '../../ui/api.ts';
import { createFormModel, type FormModel } from '../../ui/form/form-model.ts';
import type { Hiding } from '../../ui/hiding.ts';
import { askUntilAnswered } from '../ask-until-answered.ts';
import type { Errand } from '../errand.ts';
import type { ErrandHost } from '../errand-host.ts';
import { hidingOf, type Sending, sendingOf, troubleOf } from './booking-answers.ts';
import { datesOf, timesOf } from './booking-lists.ts';
import { type Bookee, type BookState, bookeesOf, type Chosen, start, type Trouble } from './booking-state.ts';

/** Opens the booking of a reception: who, when, a question at a time, and once it is sent, its code. */
export function openBooking(host: ErrandHost, api: Api<BookingRoute>): Booking {
  return new Booking(host, api);
}

export class Booking implements Errand {
  readonly kind = 'book';
  readonly #host: ErrandHost;
  readonly #api: Api<BookingRoute>;
  readonly #state = signal<BookState>(start);
  readonly #page = signal(0);
  #bookees: readonly Bookee[] = [];
  #chosen: Chosen | null = null;
  /** What is asked and was answered so far; nothing of it outlives the visitor. */
  #form: FormModel | null = null;
  #hold: string | null = null;
  /** What was sent and perhaps stored: with its key nothing else may be sent. */
  #unsure: Sending | null = null;
  #late: Timer | null = null;
  /** Which question is the last: answers to those before are not looked at. */
  #asked = 0;

  readonly hiding: Hiding;
  readonly isBusy: ReadonlySignal<boolean> = computed(() => this.#state.value.at === 'asking');

  constructor(host: ErrandHost, api: Api<BookingRoute>) {
    this.#host = host;
    this.#api = api;
    this.hiding = hidingOf(host.asks.clock, this.#state, () => this.#form);
    void this.load();
  }

  get state(): ReadonlySignal<BookState> {
    return this.#state;
  }
  /** Of the list that stands there. */
  get page(): ReadonlySignal<number> {
    return this.#page;
  }
  get chosen(): Chosen | null {
    return this.#chosen;
  }
  get form(): FormModel | null {
    return this.#form;
  }
  get isUnsure(): boolean {
    return this.#unsure !== null;
  }

  turnPage(by: 1 | -1): void {
    this.#page.value = Math.max(0, this.#page.peek() + by);
  }
  /** Who and what may be booked. */
  async load(): Promise<void> {
    const params = this.#here();
    const told = await this.#fetch(
      Promise.all([this.#api('officials', { params }), this.#host.asks.api('services', { params })]),
    );
    if (told === undefined) return;
    const [officials, list] = told;
    if (!officials.ok || !list.ok) return this.#show({ at: 'lost' });
    this.#bookees = bookeesOf(officials.value, list.value);
    this.#show({ at: 'who', bookees: this.#bookees });
  }
  /** Its dates, and what is asked of those who book it. */
  async choose(bookee: Bookee): Promise<void> {
    if (!this.#host.isSettled()) return;
    this.#chosen = { bookee, date: null, from: null };
    const form = bookee.kind === 'official' ? 'reception' : 'visit';
    const told = await this.#fetch(
      Promise.all([datesOf(this.#api, this.#here(), bookee), this.#api('form', { params: { form } })]),
    );
    if (told === undefined) return;
    const [dates, asked] = told;
    if (!dates.ok || !asked.ok) return this.#show({ at: 'lost' });
    if (this.#form?.form.id !== form) this.#form = null;
    this.#askBy(asked.value);
    this.#show({ at: 'date', dates: dates.value });
  }
  /** What was typed stays where the form has changed meanwhile. */
  #askBy(form: Form): void {
    const old = this.#form;
    if (old?.form.version === form.version) return;
    const kept = old === null ? {} : { kept: old.answers.peek() };
    this.#form = createFormModel({ form: withoutContact(form), by: 'field', ...kept });
    if (old !== null) this.#form.openFirstOpen();
  }
  /** On a full date one stands by; on another one chooses a time. */
  chooseDate(date: string, full: boolean): void {
    if (!this.#host.isSettled() || this.#chosen === null) return;
    this.#chosen = { ...this.#chosen, date, from: null };
    if (full) this.#ask();
    else void this.showTimes(null);
  }
  async chooseTime(from: string): Promise<void> {
    const [chosen, { asks }] = [this.#chosen, this.#host];
    if (!this.#host.isSettled() || chosen?.date == null) return;
    this.#release();
    const body = { resource: chosen.bookee.resource, date: chosen.date, from };
    const key = asks.newKey();
    const kept = await this.#awaited('hold', () => this.#api('hold', { params: this.#here(), body, key }));
    if (kept === undefined) return;
    if (!kept.ok) return void this.showTimes(troubleOf(kept));
    this.#hold = kept.value.hold;
    this.#chosen = { ...chosen, from };
    this.#ask();
  }
  /** The times of the date that was chosen, after what went wrong with another. */
  async showTimes(trouble: Trouble | null): Promise<void> {
    const chosen = this.#chosen;
    if (chosen?.date == null) return;
    const times = await this.#fetch(timesOf(this.#api, this.#here(), { ...chosen, date: chosen.date }));
    if (times === undefined) return;
    if (!times.ok) return this.#show({ at: 'lost' });
    this.#show({ at: 'time', times: times.value.filter(({ free }) => free > 0).map(({ from }) => from), trouble });
  }
  /** On from a question; what is wrong is said beside it. */
  next(): void {
    if (this.#host.isSettled() && this.#form?.next()) this.#ask();
  }
  skip(): void {
    if (this.#host.isSettled() && this.#form?.skip()) this.#ask();
  }
  /** From the answers to one of them. */
  change(page: string): void {
    if (!this.#host.isSettled() || this.#unsure !== null) return;
    this.#form?.open(page);
    this.#ask();
  }
  /** Sends what was answered, once: what was perhaps stored goes again as it was. */
  async send(): Promise<void> {
    const [form, chosen] = [this.#form, this.#chosen];
    if (!this.#host.isSettled() || form === null || chosen?.date == null) return;
    const answers = this.#unsure === null ? form.complete() : null;
    if (this.#unsure === null && answers === null) return this.#ask();
    const { asks, language } = this.#host;
    this.#unsure ??= sendingOf(
      chosen,
      this.#hold,
      { form: form.form.id, answers: answers ?? {} },
      { language: language.peek(), key: asks.newKey() },
    );
    const { key, body } = this.#unsure;
    const params = this.#here();
    const sent = await this.#awaited('send', () =>
      'hold' in body ? this.#api('book', { params, body, key }) : this.#api('standBy', { params, body, key }),
    );
    if (sent === undefined) return;
    if (sent.ok) return this.#sent(sent.value);
    const trouble = troubleOf(sent);
    if (trouble !== 'lost') this.#unsure = null;
    if (!('lost' in sent) && isOutOfDate(form.form, sent.refusal)) return this.#askAnew(form.form.id);
    if (trouble === 'taken') {
      this.#hold = null;
      return void this.showTimes('taken');
    }
    this.#show({ at: 'check', trouble });
  }
  /** By the form as it is now, from what is not answered well. */
  async #askAnew(form: string): Promise<void> {
    const asked = await this.#fetch(this.#api('form', { params: { form } }));
    if (asked === undefined) return;
    if (!asked.ok) return this.#show({ at: 'lost' });
    this.#askBy(asked.value);
    if (this.#form?.page.peek() == null) this.#show({ at: 'check', trouble: 'unknown' });
    else this.#ask();
  }
  /** Whose answers are hidden goes on. */
  goOn(): void {
    if (!this.#host.isSettled()) return;
    this.hiding.show();
    this.#host.changed();
  }
  leave(): void {
    this.#host.startOver();
  }
  back(): boolean {
    const state = this.#state.peek();
    if (this.hiding.hidden.peek()) return true;
    switch (state.at) {
      case 'date':
        this.#show({ at: 'who', bookees: this.#bookees });
        return true;
      case 'time':
      case 'question':
      case 'check':
        this.#stepBack(state.at);
        return true;
      case 'sent':
        this.leave();
        return true;
      default:
        return false;
    }
  }
  close(): void {
    this.hiding.close();
    this.#asked += 1;
    this.#late?.cancel();
    if (this.#state.peek().at !== 'sent') this.#release();
    this.#form = null;
    this.#chosen = null;
    this.#unsure = null;
    this.#state.value = start;
  }

  #stepBack(at: 'time' | 'question' | 'check'): void {
    if (this.#unsure !== null) return;
    const chosen = this.#chosen;
    if (at !== 'time' && this.#form?.back()) this.#ask();
    else if (at !== 'time' && chosen !== null && chosen.from !== null) void this.showTimes(null);
    else if (chosen !== null) void this.choose(chosen.bookee);
  }

  /** The next question; once all are answered, the answers. */
  #ask(): void {
    const page = this.#form?.page.peek() ?? null;
    this.#show(page === null ? { at: 'check', trouble: null } : { at: 'question', page });
  }

  #sent({ seat, secret }: { readonly seat: { readonly code: string | null }; readonly secret: string }): void {
    this.#hold = null;
    this.#unsure = null;
    this.#form = null;
    this.#show({ at: 'sent', code: seat.code ?? '', secret, slip: 'asked', late: false });
    void this.#print(secret);
  }

  async #print(secret: string): Promise<void> {
    const { asks, language } = this.#host;
    const mine = this.#asked;
    const key = asks.newKey();
    const body = { secret, language: language.peek() };
    const answer = await askUntilAnswered(
      () => this.#api('printSeat', { params: this.#here(), body, key }),
      asks.clock,
      () => undefined,
    );
    const state = this.#state.peek();
    if (mine !== this.#asked || state.at !== 'sent') return;
    this.#state.value = { ...state, slip: answer.ok ? { job: answer.value.job } : 'none' };
    this.#late = asks.clock.after(slipLateMs, () => {
      const now = this.#state.peek();
      if (now.at === 'sent') this.#state.value = { ...now, late: true };
    });
  }

  /** Gives the place back that is kept: whether the server hears of it or not, it is free again soon. */
  #release(): void {
    const hold = this.#hold;
    this.#hold = null;
    if (hold !== null) void this.#api('releaseHold', { params: { ...this.#here(), seat: hold }, body: {} });
  }

  /** Asks for what is only read; undefined = another question has come meanwhile. */
  async #fetch<T>(question: Promise<T>): Promise<T | undefined> {
    const mine = ++this.#asked;
    this.#show({ at: 'loading' });
    const answer = await question;
    return mine === this.#asked ? answer : undefined;
  }

  /** Asks until there is an answer, and nothing leads away meanwhile; undefined = they have left. */
  async #awaited<T>(what: 'hold' | 'send', ask: () => Promise<Answer<T>>): Promise<Answer<T> | undefined> {
    const mine = ++this.#asked;
    this.#show({ at: 'asking', what, tries: 1, busy: false });
    const answer = await askUntilAnswered(ask, this.#host.asks.clock, (tries, busy) => {
      if (mine === this.#asked) this.#state.value = { at: 'asking', what, tries, busy };
    });
    return mine === this.#asked ? answer : undefined;
  }

  #here(): { readonly centre: string } {
    return { centre: this.#host.asks.centre() };
  }
  #show(state: BookState): void {
    this.#page.value = 0;
    this.#state.value = state;
    this.#host.changed();
  }
}

const slipLateMs = 8000;
