import { type ReadonlySignal, signal } from '@preact/signals';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';

/** Documents that are issued from one case. */
export interface DocumentsModel {
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last one was not issued. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** Issues one; the same question repeated after a lost answer is the same document. */
  issue(kind: string): Promise<void>;
}

export function createDocuments(
  { api, centre, newKey }: OfficeWork,
  id: string,
  onIssued: () => Promise<void>,
): DocumentsModel {
  const busy = signal(false);
  const trouble = signal<Trouble | null>(null);
  let asked = { kind: '', key: newKey() };
  const issue = async (kind: string): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    if (asked.kind !== kind) asked = { kind, key: newKey() };
    const why = troubleOf(await api('issueDocument', { params: { centre, case: id }, body: { kind }, key: asked.key }));
    trouble.value = why;
    if (why !== 'lost') asked = { kind: '', key: newKey() };
    if (why === null) await onIssued();
    busy.value = false;
  };
  return { busy, trouble, issue };
}
