import type { SlipLayout } from '../../shared/devices/slip-schema.ts';

/** All that stands on a slip, already worded in the visitor's language; null = not there. */
export interface SlipContent {
  readonly centre: string;
  readonly number: string;
  readonly service: string;
  /** Local date and time, in words. */
  readonly issuedAt: string;
  readonly ahead: string | null;
  readonly estimate: string | null;
  readonly privilege: string | null;
  /** What proves it, and where; absent on slips of before. */
  readonly proof?: string | null;
  /** The services after this one, a line each below what leads them in; absent = none. */
  readonly later?: readonly string[];
  /** The numbers of all who came together; absent = one person. */
  readonly together?: string;
  /** What the QR code holds. */
  readonly url: string | null;
  readonly qrCaption: string;
  /** At the foot; may be long. */
  readonly text: string;
  /** The centre's own text near the top; what follows is absent on slips of before, and where it is not laid out. */
  readonly head?: string;
  /** Where one is served. */
  readonly place?: string;
  readonly documents?: { readonly title: string; readonly lines: readonly string[] };
  /** How it is laid out; absent = as usual. */
  readonly layout?: SlipLayout;
  /** The mark of a copy. */
  readonly copy: string | null;
  /** The mark of a practice day, or of a demo. */
  readonly practice: string | null;
  readonly labels: {
    readonly yourNumber: string;
    /** The words of a copy's mark, kept for a slip that has to be printed again. */
    readonly copy: string;
  };
}
