import type { Given } from '../shared/cases/form.ts';
import type { FormPlace } from '../ui/form/form-model.ts';
import type { Memory } from '../ui/storage.ts';

/** What is being booked, as far as it has come. */
export interface Choice {
  /** `official-ID` or `service-ID`. */
  readonly resource: string;
  readonly date: string | null;
  readonly from: string | null;
  /** Waiting for a place of a full date. */
  readonly standby: boolean;
}
export interface Hold {
  readonly id: string;
  /** How long it is kept, by this browser's clock (ms). */
  readonly until: number;
}
/** All that outlives a reload. Nothing of it ever stands in an address; it is gone once it was sent, or with the tab. */
export interface Draft {
  readonly centre: string;
  readonly choice: Choice | null;
  readonly hold: Hold | null;
  readonly answers: Given;
  readonly page: FormPlace;
  /** What was sent without an answer: the same again, under the same key, books once. */
  readonly unsure: { readonly key: string; readonly body: string } | null;
}

/** Reads what is kept; null where there is nothing, or nothing of this program. */
export function readDraft(memory: Memory): Draft | null {
  try {
    // Written by `writeDraft` in this tab.
    const kept: (Draft & { readonly kept: number }) | null = JSON.parse(memory.read() ?? 'null');
    return kept?.kept === version ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a draft; null = it is over. */
export function writeDraft(memory: Memory, draft: Draft | null): void {
  memory.write(draft === null ? null : JSON.stringify({ ...draft, kept: version }));
}

const version = 1;
