import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { readPhone } from '../shared/notices/phone-number.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import { codeFigures, isCode } from './code-figures.ts';
import type { AppealApi } from './ports.ts';
import type { Trouble } from './state.ts';

export type CitizenList = RouteValue<'citizenCases'>;
export type AddressKind = 'phone' | 'email';

export type HistoryScene =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  /** Where the code shall go; `ways` are those by which one can be sent. */
  | { readonly at: 'address'; readonly ways: readonly AddressKind[]; readonly hasEnded: boolean }
  | { readonly at: 'code'; readonly address: string }
  /** The code is right, and of several people who gave the address, whose list it is, is still to be said. */
  | { readonly at: 'name'; readonly address: string }
  | { readonly at: 'list'; readonly list: CitizenList };

export interface HistoryModel {
  readonly scene: ReadonlySignal<HistoryScene>;
  readonly by: ReadonlySignal<AddressKind>;
  readonly text: ReadonlySignal<string>;
  readonly figures: ReadonlySignal<string>;
  readonly name: ReadonlySignal<string>;
  /** What is typed is no number, address, code or name. */
  readonly isWrong: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** Whether something stands there that is for one pair of eyes. */
  readonly isPrivate: ReadonlySignal<boolean>;
  load(): Promise<void>;
  pick(by: AddressKind): void;
  type(text: string): void;
  typeFigures(text: string): void;
  typeName(text: string): void;
  /** Asks for a code; false where what is typed is no number or address, or it did not go. */
  send(): Promise<boolean>;
  /** Shows the code, and the name where it is asked for; false where they are not right, more is asked, or it did not go. */
  open(): Promise<boolean>;
  /** Back to where an address is typed. */
  again(): Promise<void>;
  /** Closes the list, here and at the server. */
  leave(): Promise<void>;
  close(): void;
}

export interface HistoryPorts {
  readonly api: AppealApi;
  readonly clock: Clock;
  readonly language: () => string;
}

/** [CS12] All that somebody has asked for: a code to their phone or address opens the list, for as long as the server says. */
export function openHistory(ports: HistoryPorts): HistoryModel {
  const state = createState();
  const ending = createEnding(ports, state);
  const load = createLoading(ports, state, ending);
  const ways = (hasEnded: boolean) => askAddress(ports, state, hasEnded);
  void load();
  return {
    ...state,
    ...createTyping(state),
    ...createSending(ports, state, load),
    isPrivate: computed(() => state.scene.value.at === 'list' || state.text.value !== ''),
    load,
    again: () => ways(false),
    async leave() {
      ending.stop();
      forget(state);
      await ports.api('endCitizenSession');
      await ways(false);
    },
    close: ending.stop,
  };
}

const createState = () => ({
  scene: signal<HistoryScene>({ at: 'loading' }),
  by: signal<AddressKind>('phone'),
  text: signal(''),
  figures: signal(''),
  name: signal(''),
  isWrong: signal(false),
  trouble: signal<Trouble | null>(null),
  busy: signal(false),
});
type State = ReturnType<typeof createState>;

const forget = (state: State): void => {
  state.text.value = '';
  state.figures.value = '';
  state.name.value = '';
  state.isWrong.value = false;
  state.trouble.value = null;
};

/** The list goes from the screen when it closes. */
const createEnding = ({ clock }: HistoryPorts, state: State) => {
  let timer: Timer | null = null;
  const stop = (): void => timer?.cancel();
  return {
    stop,
    at(until: string, then: () => void): void {
      stop();
      timer = clock.after(Math.max(0, Date.parse(until) - clock.now()), () => {
        forget(state);
        then();
      });
    },
  };
};

const askAddress = async ({ api }: HistoryPorts, state: State, hasEnded: boolean): Promise<void> => {
  const answer = await api('citizenWays');
  state.figures.value = '';
  state.name.value = '';
  state.trouble.value = null;
  state.isWrong.value = false;
  if (!answer.ok) {
    state.scene.value = { at: 'lost' };
    return;
  }
  const ways = (['phone', 'email'] as const).filter((way) => answer.value[way]);
  if (!ways.includes(state.by.value)) state.by.value = ways[0] ?? 'phone';
  state.scene.value = { at: 'address', ways, hasEnded };
};

/** The list where a session lasts, else the question where a code shall go. */
const createLoading =
  (ports: HistoryPorts, state: State, ending: ReturnType<typeof createEnding>) => async (): Promise<void> => {
    const answer = await ports.api('citizenCases');
    if (answer.ok) {
      state.scene.value = { at: 'list', list: answer.value };
      forget(state);
      ending.at(answer.value.until, () => void askAddress(ports, state, true));
      return;
    }
    if ('lost' in answer) state.scene.value = { at: 'lost' };
    else await askAddress(ports, state, state.scene.value.at === 'list');
  };

const createTyping = (state: State) => ({
  pick(by: AddressKind): void {
    forget(state);
    state.by.value = by;
  },
  type(text: string): void {
    state.text.value = text;
    state.isWrong.value = false;
  },
  typeFigures(text: string): void {
    state.figures.value = codeFigures(text);
    state.isWrong.value = false;
  },
  typeName(text: string): void {
    state.name.value = text.slice(0, longestName);
    state.isWrong.value = false;
  },
});

/** As many letters as the server takes. */
const longestName = 200;

const addressForm = { phone: /^\+[0-9]{7,15}$/, email: /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[^\s@,;<>"]+$/ } as const;

/** The number or the address as the server takes it; null = it is none. */
const addressOf = ({ by, text }: State): string | null => {
  const typed = by.value === 'phone' ? readPhone(text.value) : text.value.trim();
  return addressForm[by.value].test(typed) ? typed : null;
};

const createSending = ({ api, language }: HistoryPorts, state: State, load: () => Promise<void>) => {
  const tried = createTried(state);
  const address = (found: string) => (state.by.value === 'phone' ? { phone: found } : { email: found });
  return {
    async send(): Promise<boolean> {
      const found = addressOf(state);
      state.isWrong.value = found === null;
      if (found === null) return false;
      const body = { ...address(found), language: language() };
      if (!(await tried(() => api('askCitizenCode', { body })))) return false;
      state.figures.value = '';
      state.scene.value = { at: 'code', address: found };
      return true;
    },
    async open(): Promise<boolean> {
      const scene = state.scene.value;
      if (scene.at !== 'code' && scene.at !== 'name') return false;
      const [code, name] = [state.figures.value, state.name.value.trim()];
      state.isWrong.value = scene.at === 'code' ? !isCode(code) : name === '';
      if (state.isWrong.value) return false;
      const body = { ...address(scene.address), code, ...(scene.at === 'name' ? { name } : {}) };
      if (await tried(() => api('startCitizenSession', { body }))) {
        await load();
        return true;
      }
      askFurther(state, scene.address);
      return false;
    },
  };
};

/** Asks; what stands in the way is kept to be said. */
const createTried =
  (state: State) =>
  async (ask: () => ReturnType<AppealApi>): Promise<boolean> => {
    if (state.busy.value) return false;
    state.busy.value = true;
    state.trouble.value = null;
    const answer = await ask();
    state.busy.value = false;
    if (!answer.ok)
      state.trouble.value = 'lost' in answer ? { why: 'lost' } : { why: 'refused', refusal: answer.refusal };
    return answer.ok;
  };

/** The name where it is needed; the code once more where its time was over meanwhile. */
const askFurther = (state: State, address: string): void => {
  const trouble = state.trouble.value;
  const code = trouble?.why === 'refused' ? trouble.refusal.code : null;
  if (code === 'needs-name') {
    state.trouble.value = null;
    state.scene.value = { at: 'name', address };
  }
  if (code === 'wrong-code') state.scene.value = { at: 'code', address };
};
