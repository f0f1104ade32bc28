import { type ReadonlySignal, signal } from '@preact/signals';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';

/** Documents that are issued from one case. */
export interface DocumentsModel {
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last one was not issued. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** The document of which the reason is asked, to withdraw it; null = none. */
  readonly withdrawing: ReadonlySignal<string | null>;
  /** Why it was not withdrawn. */
  readonly refused: ReadonlySignal<Trouble | null>;
  /** Issues one; the same question repeated after a lost answer is the same document. */
  issue(kind: string): Promise<void>;
  /** Asks for the reason to withdraw one; null = it stays as it is. */
  begin(document: string | null): void;
  /** Withdraws it; the same again after a lost answer withdraws it once. */
  withdraw(document: string, reason: string): Promise<void>;
}

export function createDocuments(work: OfficeWork, id: string, onChanged: () => Promise<void>): DocumentsModel {
  const busy = signal(false);
  const alone = async (run: () => Promise<void>): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    await run();
    busy.value = false;
  };
  return {
    busy,
    ...createIssuing(work, id, { alone, onChanged }),
    ...createWithdrawing(work, id, { alone, onChanged }),
  };
}

interface Doing {
  /** Runs it unless another runs. */
  readonly alone: (run: () => Promise<void>) => Promise<void>;
  readonly onChanged: () => Promise<void>;
}

const createIssuing = ({ api, centre, newKey }: OfficeWork, id: string, { alone, onChanged }: Doing) => {
  const trouble = signal<Trouble | null>(null);
  let asked = { kind: '', key: newKey() };
  const issue = async (kind: string): Promise<void> => {
    if (asked.kind !== kind) asked = { kind, key: newKey() };
    const why = troubleOf(await api('issueDocument', { params: { centre, case: id }, body: { kind }, key: asked.key }));
    trouble.value = why;
    if (why !== 'lost') asked = { kind: '', key: newKey() };
    if (why === null) await onChanged();
  };
  return { trouble, issue: (kind: string) => alone(() => issue(kind)) };
};

const createWithdrawing = ({ api, centre, newKey }: OfficeWork, id: string, { alone, onChanged }: Doing) => {
  const withdrawing = signal<string | null>(null);
  const refused = signal<Trouble | null>(null);
  let asked = { as: '', key: newKey() };
  const begin = (document: string | null): void => {
    withdrawing.value = document;
    refused.value = null;
  };
  const withdraw = async (document: string, reason: string): Promise<void> => {
    const as = JSON.stringify([document, reason]);
    if (asked.as !== as) asked = { as, key: newKey() };
    const params = { centre, case: id, document };
    const why = troubleOf(await api('withdrawDocument', { params, body: { reason }, key: asked.key }));
    if (why !== 'lost') asked = { as: '', key: newKey() };
    if (why !== null) {
      refused.value = why;
      return;
    }
    begin(null);
    await onChanged();
  };
  return {
    ...{ withdrawing, refused, begin },
    withdraw: (document: string, reason: string) => alone(() => withdraw(document, reason)),
  };
};
