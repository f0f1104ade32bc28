import type { Given } from '../shared/cases/form.ts';
import type { ChosenWay } from '../shared/notices/notices.ts';
import type { FormPlace } from '../ui/form/form-model.ts';
import type { Memory } from '../ui/storage.ts';

/** What kind of case it is to become, and of which topic; null = none is picked yet. */
export interface Choice {
  readonly kind: string;
  readonly topic: string | null;
  /** The official it is about, where they named one. */
  readonly against?: string;
  /** [NO4] By which way they are told first, where they chose one. */
  readonly toldBy?: ChosenWay;
  /** Where a letter goes, where they chose one and said another address than in the form. */
  readonly letterTo?: string;
  /** [RE3] The practice card that they showed. */
  readonly card?: string;
}

/** All that outlives a reload. Nothing of it ever stands in an address; it is gone once it was sent, or with the tab. */
export interface Kept {
  readonly centre: string;
  readonly choice: Choice | null;
  readonly answers: Given;
  readonly page: FormPlace;
  /** The secret under which the server keeps it too. */
  readonly secret: string | null;
  /** What was sent without an answer: the same again, under the same key, is sent once. */
  readonly unsure: { readonly key: string; readonly body: string } | null;
}

/** Reads what is kept; null where there is nothing, or nothing of this program. */
export function readKept(memory: Memory): Kept | null {
  try {
    // Written by `writeKept` in this tab.
    const kept: (Kept & { readonly kept: number }) | null = JSON.parse(memory.read() ?? 'null');
    return kept?.kept === version ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps it; null = it is over. */
export function writeKept(memory: Memory, kept: Kept | null): void {
  memory.write(kept === null ? null : JSON.stringify({ ...kept, kept: version }));
}

const version = 1;
