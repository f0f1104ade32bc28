import { type ReadonlySignal, signal } from '@preact/signals';
import type { Form } from '../shared/cases/form-schema.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import { createFiles, type FilesModel } from '../ui/files/files-model.ts';
import type { SendFile } from '../ui/files/send-file.ts';
import { type ConfirmingModel, createConfirming } from './confirming-model.ts';
import { createKept, type KeptModel } from './kept-model.ts';
import type { AppealApi, OwnCase, OwnDraft } from './ports.ts';
import type { Trouble } from './state.ts';

export type OwnScene =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  | { readonly at: 'unknown' }
  /** A form that was begun and not sent. */
  | { readonly at: 'draft'; readonly draft: OwnDraft }
  | { readonly at: 'case'; readonly own: OwnCase };

/** What a citizen can do with their case. */
export type OwnMove = Exclude<OwnCase['may'][number], 'attach' | 'confirm'>;

export interface OwnModel {
  readonly scene: ReadonlySignal<OwnScene>;
  /** The server was asked again, and did not answer: what stands there may be old. */
  readonly old: ReadonlySignal<boolean>;
  readonly form: ReadonlySignal<Form | null>;
  /** What is being written; null = nothing. */
  readonly doing: ReadonlySignal<OwnMove | null>;
  /** What has just been done. */
  readonly done: ReadonlySignal<OwnMove | null>;
  /** The appeal that an objection has become; null = there was none just now. */
  readonly objected: ReadonlySignal<Objected | null>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** What is added as files. */
  readonly files: FilesModel;
  readonly kept: KeptModel;
  readonly confirming: ConfirmingModel;
  load(): Promise<void>;
  begin(move: OwnMove): void;
  leave(): void;
  /** Does what was begun, with this text; false where it did not go, and why stands in the trouble. */
  finish(text: string): Promise<boolean>;
  /** [CS21] Replies that what the register says is right. */
  agree(text: string): Promise<boolean>;
  close(): void;
}

export interface Objected {
  readonly number: string;
  readonly secret: string;
}

export interface OwnPorts {
  readonly secret: string;
  readonly api: AppealApi;
  readonly clock: Clock;
  readonly newKey: () => string;
  readonly send: SendFile;
}

/** The page of one case, for those who hold its secret: it follows what becomes of it. */
export function openOwn(ports: OwnPorts): OwnModel {
  const state = createState();
  const load = createLoading(ports, state);
  let timer: Timer | null = null;
  const watch = (): void => {
    timer = ports.clock.after(everyMs, () => {
      watch();
      void load();
    });
  };
  void load();
  watch();
  const files = createFiles({ send: ports.send, newKey: ports.newKey, onAdded: load });
  const kept = createKept(ports.api, ports.secret);
  const confirming = createConfirming(ports, load);
  return { ...state, load, files, kept, confirming, ...createMoving(ports, state, load), close: () => timer?.cancel() };
}

/** Whether an answer stands that can be had as a letter: while a case is looked at again there is none. */
export function hasLetter({ status, texts }: Pick<OwnCase, 'status' | 'texts'>): boolean {
  return !owed.includes(status) && texts.some(({ what }) => what === 'answer');
}

const owed: readonly OwnCase['status'][] = ['received', 'looked-at', 'asked', 'checking'];

const everyMs = 30_000;

const createState = () => ({
  scene: signal<OwnScene>({ at: 'loading' }),
  old: signal(false),
  form: signal<Form | null>(null),
  doing: signal<OwnMove | null>(null),
  done: signal<OwnMove | null>(null),
  objected: signal<Objected | null>(null),
  trouble: signal<Trouble | null>(null),
  busy: signal(false),
});
type State = ReturnType<typeof createState>;

/** The case as the server has it; what is there already stays while it does not answer. */
const createLoading =
  ({ api, secret }: OwnPorts, state: State) =>
  async (): Promise<void> => {
    const answer = await api('own', { params: { secret } });
    const isLost = !answer.ok && ('lost' in answer || answer.refusal.code !== 'not-found');
    state.old.value = isLost && state.scene.value.at === 'case';
    if (isLost) {
      if (state.scene.value.at === 'loading') state.scene.value = { at: 'lost' };
      return;
    }
    const { draft, case: own } = answer.ok ? answer.value : { draft: null, case: null };
    state.scene.value =
      own !== null ? { at: 'case', own } : draft !== null ? { at: 'draft', draft } : { at: 'unknown' };
    const name = own?.form ?? null;
    if (name === null || state.form.value !== null) return;
    const form = await api('form', { params: { form: name } });
    if (form.ok) state.form.value = form.value;
  };

type Reply =
  | { readonly ok: true; readonly objected?: Objected }
  | { readonly ok: false; readonly lost: true }
  | { readonly ok: false; readonly refusal: Refusal };

/** Makes a move, and shows what has become of it; gives whether it went. */
const sending =
  (state: State, load: () => Promise<void>) =>
  async (move: OwnMove, sent: () => Promise<Reply>): Promise<boolean> => {
    state.busy.value = true;
    state.trouble.value = null;
    const answer = await sent();
    state.busy.value = false;
    if (!answer.ok) {
      state.trouble.value = 'lost' in answer ? { why: 'lost' } : { why: 'refused', refusal: answer.refusal };
      return false;
    }
    if (answer.objected !== undefined) state.objected.value = answer.objected;
    state.doing.value = null;
    state.done.value = move;
    await load();
    return true;
  };

const createMoving = (
  ports: OwnPorts,
  state: State,
  load: () => Promise<void>,
): Pick<OwnModel, 'begin' | 'leave' | 'finish' | 'agree'> => {
  const { newKey } = ports;
  let key = '';
  const begin = (move: OwnMove | null): void => {
    key = newKey();
    state.doing.value = move;
    state.done.value = null;
    state.trouble.value = null;
  };
  const send = sending(state, load);
  return {
    begin,
    leave: () => begin(null),
    async finish(text: string): Promise<boolean> {
      const move = state.doing.value;
      if (state.busy.value || move === null || (text.trim() === '' && move !== 'withdraw')) return false;
      return send(move, () => ask(ports, { move, text: text.trim(), key }));
    },
    async agree(text: string): Promise<boolean> {
      if (state.busy.value) return false;
      const { api, secret } = ports;
      const again = newKey();
      return send('supply', () =>
        api('ownCaseSupply', { params: { secret }, body: { text, agrees: true }, key: again }),
      );
    },
  };
};

/** One key a text: sent twice, it is there once. */
const ask = (
  { api, secret }: OwnPorts,
  { move, text, key }: { readonly move: OwnMove; readonly text: string; readonly key: string },
): Promise<Reply> => {
  const params = { secret };
  switch (move) {
    case 'comment':
      return api('ownCaseComment', { params, body: { text }, key });
    case 'supply':
      return api('ownCaseSupply', { params, body: { text }, key });
    case 'reopen':
      return api('ownCaseReopen', { params, body: { reason: text }, key });
    case 'object':
      return objectTo(api, { params, body: { reason: text }, key });
    case 'withdraw':
      return api('withdrawOwn', { params, body: text === '' ? {} : { reason: text }, key });
  }
};

const objectTo = async (
  api: AppealApi,
  asked: {
    readonly params: { readonly secret: string };
    readonly body: { readonly reason: string };
    readonly key: string;
  },
): Promise<Reply> => {
  const answer = await api('ownCaseObject', asked);
  return answer.ok ? { ok: true, objected: answer.value } : answer;
};
