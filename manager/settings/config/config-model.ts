import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ManagerPorts, type Trouble, troubleOf } from '../../ports.ts';

/** Where a text stops being JSON: line and column from 1; null where the browser does not say. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

export type ConfigState =
  | { readonly step: 'loading' }
  | { readonly step: 'unreadable'; readonly why: Trouble }
  | { readonly step: 'editing' }
  | { readonly step: 'saving' }
  | { readonly step: 'saved' }
  | { readonly step: 'not-json'; readonly at: JsonFault | null }
  | { readonly step: 'refused'; readonly why: Trouble }
  /** Somebody else has changed the document since it was read. */
  | { readonly step: 'conflict' };

export interface ConfigModel {
  readonly state: ReadonlySignal<ConfigState>;
  readonly text: ReadonlySignal<string>;
  readonly changed: ReadonlySignal<boolean>;
  load(): Promise<void>;
  edit(text: string): void;
  save(): Promise<void>;
  /** Keeps the text on the screen, to be saved over the other's document next time. */
  keepMine(): Promise<void>;
}

/** Line and column of a place in a text, from 1. */
export function lineOf(text: string, offset: number): JsonFault {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A text as JSON, or where it stops being that. */
export function readJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly at: JsonFault | null } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const named = /line (\d+) column (\d+)/.exec(message);
    if (named !== null) return { ok: false, at: { line: Number(named[1]), column: Number(named[2]) } };
    const position = /position (\d+)/.exec(message)?.[1];
    return { ok: false, at: position === undefined ? null : lineOf(text, Number(position)) };
  }
}

/** The configuration document of a centre as text, saved only if nobody else has changed it meanwhile. */
export function createConfig(centre: string, ports: Pick<ManagerPorts, 'config'>): ConfigModel {
  const state = signal<ConfigState>({ step: 'loading' });
  const text = signal('');
  const stored = signal('');
  let etag = '';

  const load = async (): Promise<void> => {
    state.value = { step: 'loading' };
    const answer = await ports.config.read(centre);
    const why = troubleOf(answer);
    if (why !== null) state.value = { step: 'unreadable', why };
    if (!answer.ok) return;
    etag = answer.value.etag;
    stored.value = pretty(answer.value.centre);
    text.value = stored.value;
    state.value = { step: 'editing' };
  };
  const send = async (document: unknown): Promise<void> => {
    const sent = text.value;
    state.value = { step: 'saving' };
    const answer = await ports.config.write(centre, etag, document);
    const why = troubleOf(answer);
    if (answer.ok) {
      etag = answer.value.etag;
      stored.value = pretty(answer.value.centre);
      if (text.value === sent) text.value = stored.value;
      state.value = { step: 'saved' };
    } else if (why !== null) {
      const conflict = why !== 'lost' && why.code === 'config-changed';
      state.value = conflict ? { step: 'conflict' } : { step: 'refused', why };
    }
  };
  return {
    state,
    text,
    changed: computed(() => text.value !== stored.value),
    load,
    edit: (next) => {
      text.value = next;
      const { step } = state.value;
      if (step === 'saved' || step === 'not-json') state.value = { step: 'editing' };
    },
    save: async () => {
      if (state.value.step === 'saving') return;
      const read = readJson(text.value);
      if (read.ok) await send(read.value);
      else state.value = { step: 'not-json', at: read.at };
    },
    keepMine: async () => {
      const answer = await ports.config.read(centre);
      const why = troubleOf(answer);
      if (why !== null) state.value = { step: 'refused', why };
      if (!answer.ok) return;
      etag = answer.value.etag;
      stored.value = pretty(answer.value.centre);
      state.value = { step: 'editing' };
    },
  };
}

const pretty = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;
