import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Timer } from '../../shared/time/clock.ts';
import type { Api } from '../../ui/api.ts';
import { type Hiding, openHiding } from '../../ui/hiding.ts';
import type { FrameNews } from '../../ui/kiosk-frame/news.ts';
import { askUntilAnswered } from '../ask-until-answered.ts';
import type { Errand } from '../errand.ts';
import type { ErrandHost } from '../errand-host.ts';

/** Where somebody stands who writes an appeal. */
export type WritingState =
  | { readonly at: 'page' }
  | {
      readonly at: 'sent';
      readonly number: string;
      readonly secret: string;
      readonly due: string;
      /** The job of what is printed; `asked` = not known yet, `none` = nothing is. */
      readonly slip: 'asked' | 'none' | { readonly job: string };
      readonly late: boolean;
    };

/** Writing an appeal at the kiosk: the page of appeals stands within it, and its number comes out of the printer. */
export function openWriting(host: ErrandHost, api: WritingApi, token: () => string | null): Writing {
  return new Writing(host, api, token);
}

type WritingApi = Api<'printCase'>;

export class Writing implements Errand {
  readonly kind = 'write';
  readonly #host: ErrandHost;
  readonly #api: WritingApi;
  readonly #isPrivate = signal(false);
  readonly #isBusy = signal(false);
  readonly #isReady = signal(false);
  readonly #state = signal<WritingState>({ at: 'page' });
  #late: Timer | null = null;
  #isClosed = false;

  readonly token: () => string | null;
  readonly hiding: Hiding;
  readonly isBusy: ReadonlySignal<boolean> = computed(() => this.#isBusy.value);
  /** Whether the page waits to be told its language. */
  readonly isReady: ReadonlySignal<boolean> = computed(() => this.#isReady.value);
  readonly state: ReadonlySignal<WritingState> = computed(() => this.#state.value);

  constructor(host: ErrandHost, api: WritingApi, token: () => string | null) {
    this.#host = host;
    this.#api = api;
    this.token = token;
    this.hiding = openHiding(host.asks.clock, this.#isPrivate);
  }

  get centre(): string {
    return this.#host.asks.centre();
  }
  /** What the page within tells. */
  hear(news: FrameNews): void {
    if (this.#isClosed || this.#state.peek().at === 'sent') return;
    switch (news.kiosk) {
      case 'ready':
        this.#isReady.value = true;
        return;
      case 'touched':
        this.#host.touched();
        return;
      case 'stands':
        this.#isPrivate.value = news.isPrivate;
        this.#isBusy.value = news.isBusy;
        return;
      case 'sent':
        this.#sent(news);
    }
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
  turnPage(): void {
    // The page within has no pages of the kiosk's.
  }
  /** The page within has a way back of its own; from the number one leaves. */
  back(): boolean {
    if (this.#state.peek().at === 'sent') this.leave();
    return true;
  }
  close(): void {
    this.#isClosed = true;
    this.#late?.cancel();
    this.hiding.close();
  }

  #sent({ number, secret, due }: Extract<FrameNews, { readonly kiosk: 'sent' }>): void {
    this.#isPrivate.value = false;
    this.#isBusy.value = false;
    this.#state.value = { at: 'sent', number, secret, due, slip: 'asked', late: false };
    this.#host.changed();
    void this.#print(secret);
  }
  async #print(secret: string): Promise<void> {
    const { asks, language } = this.#host;
    const key = asks.newKey();
    const body = { secret, language: language.peek() };
    const answer = await askUntilAnswered(
      () => this.#api('printCase', { params: { centre: asks.centre() }, body, key }),
      asks.clock,
      () => undefined,
    );
    if (this.#isClosed) return;
    this.#change({ slip: answer.ok ? { job: answer.value.job } : 'none' });
    this.#late = asks.clock.after(slipLateMs, () => this.#change({ late: true }));
  }
  #change(more: Partial<Pick<Extract<WritingState, { readonly at: 'sent' }>, 'slip' | 'late'>>): void {
    const state = this.#state.peek();
    if (state.at === 'sent') this.#state.value = { ...state, ...more };
  }
}

const slipLateMs = 8000;
