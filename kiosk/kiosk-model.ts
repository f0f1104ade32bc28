import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Timer } from '../shared/time/clock.ts';
import type { KioskService, KioskView } from '../shared/views.ts';
import { type Countdown, createCountdown } from '../ui/countdown.ts';
import { type Aids, createAids } from './aids.ts';
import { heldFrom, leavesOpen, shownWait, troubleOf } from './answers.ts';
import { askUntilAnswered } from './ask-until-answered.ts';
import type { ErrandKind } from './errand.ts';
import type { KioskPorts } from './kiosk-ports.ts';
import { type LanguageChoice, openLanguageChoice } from './language-choice.ts';
import type { Layout } from './paging.ts';
import { type Chosen, openPrivilegedWait, type PrivilegedWait, type ToldWait } from './privileged-wait.ts';
import { type SlipState, slipState, standsStill } from './slip-state.ts';
import type { Unready } from './station.ts';
import {
  type Confirm,
  type Held,
  home,
  isAwaiting,
  isGone,
  type OnErrand,
  type Order,
  type Step,
  stepBack,
  type Taking,
} from './steps.ts';
import { patienceWith } from './timing.ts';

/** What is to be drawn: the state of the kiosk itself, or the step of a visitor. */
export type Screen = Unready | { readonly at: 'step'; readonly step: Step };

/** All that the kiosk does, as one visitor after another meets it. */
export function openKiosk(ports: KioskPorts): KioskModel {
  return new KioskModel(ports);
}

/** After a change of screen touches do nothing for this long: the second tap of a double tap was meant for the one before. */
const settleMs = 500;
const slipLateMs = 8000;
const longestText = 60;

export class KioskModel {
  readonly #ports: KioskPorts;
  readonly #step = signal<Step>(home);
  readonly #spoken: LanguageChoice;
  readonly aids: Aids = createAids();
  readonly #countdown: Countdown;
  readonly #privileged: PrivilegedWait;
  readonly #stop: readonly (() => void)[];
  #changedAt = Number.NEGATIVE_INFINITY;
  #lateTimer: Timer | null = null;

  readonly screen: ReadonlySignal<Screen> = computed(() => this.#screen());
  readonly language: ReadonlySignal<string>;
  readonly languages: ReadonlySignal<readonly string[]>;
  readonly view: ReadonlySignal<KioskView | null> = computed(() => this.#ports.station.view.value);
  readonly layout: ReadonlySignal<Layout> = computed(() => {
    const lying = this.#ports.orientation.value === 'landscape';
    if (this.aids.large.value) return this.aids.low.value ? 'low-large' : 'large';
    return this.aids.low.value ? (lying ? 'low-landscape' : 'low') : lying ? 'landscape' : 'portrait';
  });
  readonly slip: ReadonlySignal<SlipState | null> = computed(() => {
    const step = this.#step.value;
    return step.step === 'ticket' ? slipState(step, this.view.value) : null;
  });
  /** The printer of this kiosk stands still. */
  readonly printsNothing: ReadonlySignal<boolean> = computed(() => standsStill(this.view.value?.printer ?? null));

  /** Seconds left before an idle screen goes home, while they are counted; the warning can be seen and heard. */
  readonly warning: ReadonlySignal<number | null> = computed(() => {
    const screen = this.screen.value;
    return screen.at === 'step' && screen.step.step !== 'ticket' ? this.#countdown.left.value : null;
  });
  /** Seconds left before the number leaves the screen, while they are counted. */
  readonly closing: ReadonlySignal<number | null> = computed(() =>
    this.#step.value.step === 'ticket' ? this.#countdown.left.value : null,
  );
  readonly #warned = computed(() => this.#countdown.left.value !== null);

  constructor(ports: KioskPorts) {
    this.#ports = ports;
    this.#countdown = createCountdown(ports.clock, () => this.#reset());
    this.#spoken = openLanguageChoice({ ...ports, view: this.view });
    ({ language: this.language, languages: this.languages } = this.#spoken);
    const chosen = computed(() => chosenWith(this.#step.value));
    this.#privileged = openPrivilegedWait({ ...ports, chosen, view: this.view });
    this.#stop = [
      effect(() => this.#watchTime(this.#step.value, this.slip.value)),
      effect(() => {
        if (this.#warned.value) ports.sound();
      }),
      effect(() => this.#leaveWhatIsGone(this.view.value)),
    ];
  }

  /** What one waits with the privilege that they chose; null while that is not known. */
  get privilegedWait(): ReadonlySignal<ToldWait | null> {
    return this.#privileged.told;
  }
  /** How this kiosk asks the server, and of which centre. */
  get asks(): Pick<KioskPorts, 'api' | 'centre' | 'clock' | 'newKey'> {
    return this.#ports;
  }
  /** The time, ms since 1970. */
  now(): number {
    return this.#ports.clock.now();
  }
  service(id: string): KioskService | undefined {
    return this.view.value?.services.find((service) => service.id === id);
  }

  /** Somebody is there: any touch or key. */
  touched(): void {
    // The touch that takes the warning back may land on what lies below it.
    if (this.warning.peek() !== null) this.#changedAt = this.#ports.clock.now();
    const step = this.#step.peek();
    if (step.step === 'errand') step.errand?.hiding?.touched();
    this.#watchTime(step, this.slip.peek());
  }
  chooseLanguage(code: string): void {
    this.#spoken.choose(code);
    this.touched();
  }
  toggleReach(): void {
    if (!this.isSettled()) return;
    this.aids.low.value = !this.aids.low.peek();
    this.changed();
  }
  turnPage(by: 1 | -1): void {
    const step = this.#step.peek();
    if (step.step === 'errand') step.errand?.turnPage(by);
    else if ('page' in step) this.#step.value = { ...step, page: Math.max(0, step.page + by) };
  }
  openGroup(group: string): void {
    if (this.isSettled()) this.#go({ step: 'group', group, page: 0 });
  }
  /** From what is asked for most to the topics, where there is no room for both. */
  openTopics(): void {
    if (this.isSettled()) this.#go({ ...home, topics: true });
  }
  openSearch(): void {
    if (this.isSettled()) this.#go({ step: 'search', text: '', page: 0, typing: true });
  }
  type(text: string): void {
    const step = this.#step.peek();
    if (step.step === 'search') this.#step.value = { ...step, text: text.slice(0, longestText), page: 0 };
  }
  showKeyboard(typing: boolean): void {
    const step = this.#step.peek();
    if (step.step === 'search' && this.isSettled()) this.#go({ ...step, typing, page: 0 });
  }
  openService(service: string): void {
    const from = this.#step.peek();
    const before = from.step === 'errand' ? home : from;
    if (!this.isSettled() || (before.step !== 'home' && before.step !== 'group' && before.step !== 'search')) return;
    const key = this.#ports.newKey();
    this.#go({ step: 'confirm', service, key, priorityClass: null, sent: null, trouble: null, page: 0, from: before });
  }
  openErrand(kind: ErrandKind, from?: Confirm): void {
    if (!this.isSettled()) return;
    const step: OnErrand = { step: 'errand', errand: null, from };
    this.#go(step);
    const isHere = (): boolean => this.#step.peek() === step;
    void this.#ports.openErrand(kind, this, from).then(
      (errand) => (isHere() ? this.#go({ ...step, errand }) : errand.close()),
      () => isHere() && this.#go(home),
    );
  }
  openAbout(): void {
    const step = this.#step.peek();
    if (step.step === 'confirm' && this.isSettled()) this.#go({ step: 'about', page: 0, confirm: step });
  }
  openPrivileges(): void {
    const step = this.#step.peek();
    if (step.step !== 'confirm' || step.sent !== null || !this.isSettled()) return;
    this.#go({ step: 'privilege', page: 0, confirm: step });
  }
  choosePrivilege(priorityClass: string | null): void {
    const step = this.#step.peek();
    if (step.step === 'privilege' && this.isSettled()) this.#go({ ...step.confirm, priorityClass });
  }
  /** One step back; from a number to the first screen; where there is nothing to go back to, nothing. */
  back(): void {
    const step = this.#step.peek();
    if (step.step === 'ticket') this.startOver();
    if (!this.isSettled() || isAwaiting(step) || (step.step === 'errand' && step.errand?.back())) return;
    const before = stepBack(step);
    if (before !== null) this.#go(before);
  }
  /** Done, or starting over: the next visitor finds the kiosk as it was. */
  startOver(): void {
    if (this.isSettled() && !isAwaiting(this.#step.peek())) this.#reset();
  }
  take(): void {
    const confirm = this.#step.peek();
    if (confirm.step !== 'confirm' || !this.isSettled() || !this.mayTake(confirm)) return;
    const sent: Order = confirm.sent ?? {
      service: confirm.service,
      language: this.language.peek(),
      channel: 'kiosk',
      ...(confirm.priorityClass === null ? {} : { priorityClass: confirm.priorityClass }),
      ...shownWait(confirm.priorityClass === null ? this.service(confirm.service) : this.privilegedWait.peek()),
    };
    const taking: Taking = { step: 'taking', confirm: { ...confirm, sent, trouble: null }, tries: 0, busy: false };
    this.#go(taking);
    void this.#ask(taking.confirm, sent);
  }
  /** Whether a ticket can be asked for: what was lost may be asked again even if the last place has gone to it. */
  mayTake(confirm: Confirm): boolean {
    const open = this.service(confirm.service)?.unavailable === null && this.view.value?.day.taking === true;
    return open || (confirm.sent !== null && leavesOpen(confirm.trouble));
  }
  close(): void {
    for (const stop of this.#stop) stop();
    this.#spoken.close();
    this.#go(home);
    this.#privileged.close();
    this.#countdown.stop();
    this.#lateTimer?.cancel();
  }

  async #ask(confirm: Confirm, body: Order): Promise<void> {
    const { api, clock, centre } = this.#ports;
    const mine = (step: Step): step is Taking => step.step === 'taking' && step.confirm.key === confirm.key;
    const answer = await askUntilAnswered(
      () => api('issueTicket', { params: { centre: centre() }, body, key: confirm.key }),
      clock,
      (tries, busy) => {
        const step = this.#step.peek();
        if (mine(step)) this.#step.value = { ...step, tries, busy };
      },
    );
    if (!mine(this.#step.peek())) return;
    if (answer.ok) {
      this.hold(heldFrom(answer.value, confirm.priorityClass));
      return;
    }
    const trouble = troubleOf(answer);
    this.#go({ ...confirm, trouble, sent: leavesOpen(trouble) ? body : null });
  }

  /** They hold a number. */
  hold(ticket: Held): void {
    this.#go(ticket);
    this.#lateTimer?.cancel();
    this.#lateTimer = this.#ports.clock.after(slipLateMs, () => {
      const step = this.#step.peek();
      if (step === ticket && this.slip.peek() === 'printing') this.#step.value = { ...step, late: true };
    });
  }

  #screen(): Screen {
    const situation = this.#ports.station.situation.value;
    const step = this.#step.value;
    if (situation.at === 'ready') return { at: 'step', step };
    // A number that was given stays on the screen, one that was asked for is waited for, and what is written stays, whatever the server does.
    const kept =
      step.step === 'ticket' || isAwaiting(step) || (step.step === 'errand' && step.errand?.kind === 'write');
    return kept && this.view.value !== null ? { at: 'step', step } : situation;
  }

  /** The screen has changed. */
  changed(): void {
    this.#changedAt = this.#ports.clock.now();
    this.touched();
  }
  isSettled(): boolean {
    return this.#ports.clock.now() - this.#changedAt >= settleMs;
  }
  #go(step: Step): void {
    const before = this.#step.peek();
    if (before.step === 'errand' && !(step.step === 'errand' && step.errand === before.errand)) before.errand?.close();
    this.#changedAt = this.#ports.clock.now();
    this.#step.value = step;
  }
  #reset(): void {
    this.#spoken.reset();
    this.aids.reset();
    this.#go(home);
  }

  /** Starts the time of this step again. */
  #watchTime(step: Step, slip: SlipState | null): void {
    const patience = patienceWith(step, slip, this.#spoken.asked.peek() !== null || this.aids.isUsed());
    if (patience === null) this.#countdown.stop();
    else this.#countdown.start(patience.quietMs, patience.warnSeconds);
  }

  /** A changed configuration may take away what a visitor is looking at. */
  #leaveWhatIsGone(view: KioskView | null): void {
    if (view !== null && isGone(this.#step.peek(), view)) this.#go(home);
  }
}

/** The service and the privilege of one who is about to take a ticket. */
const chosenWith = (step: Step): Chosen | null =>
  step.step === 'confirm' && step.priorityClass !== null
    ? { service: step.service, priorityClass: step.priorityClass }
    : null;
