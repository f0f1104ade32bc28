import { type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal } from '../../shared/refusals.ts';
import type { SendFile } from './send-file.ts';

/** A file on its way, or one that did not go. */
export interface SendingFile {
  readonly key: string;
  readonly name: string;
  /** Which share of it has gone (0 to 1). */
  readonly share: number;
  /** Why it is not there; null = it is on its way. */
  readonly trouble: Refusal | 'lost' | null;
}

export interface FilesModel {
  readonly sending: ReadonlySignal<readonly SendingFile[]>;
  /** What was added last; null = nothing yet. */
  readonly added: ReadonlySignal<string | null>;
  /** Sends these, one after another. */
  add(files: Iterable<File>): Promise<void>;
  /** Sends one again whose answer was lost. */
  retry(key: string): Promise<void>;
  /** Takes one away that did not go. */
  dismiss(key: string): void;
}

export interface FilesPorts {
  readonly send: SendFile;
  readonly newKey: () => string;
  /** Once one is there. */
  readonly onAdded: () => void | Promise<void>;
}

/** What somebody adds as files: each under its own name until it is there. */
export function createFiles({ send, newKey, onAdded }: FilesPorts): FilesModel {
  const sending = signal<readonly SendingFile[]>([]);
  const added = signal<string | null>(null);
  const bodies = new Map<string, File>();
  const change = (key: string, to: Partial<SendingFile>): void => {
    sending.value = sending.value.map((one) => (one.key === key ? { ...one, ...to } : one));
  };
  const dismiss = (key: string): void => {
    bodies.delete(key);
    sending.value = sending.value.filter((one) => one.key !== key);
  };
  const sendOne = async (key: string): Promise<void> => {
    const file = bodies.get(key);
    if (file === undefined) return;
    change(key, { trouble: null, share: 0 });
    const answer = await send(file, key, (share) => change(key, { share }));
    if (!answer.ok) return change(key, { trouble: 'lost' in answer ? 'lost' : answer.refusal });
    dismiss(key);
    added.value = file.name;
    await onAdded();
  };
  return {
    ...{ sending, added, dismiss },
    retry: sendOne,
    async add(files) {
      const keys = Array.from(files, (file) => {
        const key = newKey();
        bodies.set(key, file);
        sending.value = [...sending.value, { key, name: file.name, share: 0, trouble: null }];
        return key;
      });
      for (const key of keys) await sendOne(key);
    },
  };
}
