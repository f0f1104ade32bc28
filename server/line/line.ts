import type { Link, LinkEvents } from './link.ts';

/** A way of bytes to one device, over which links are opened one after another. */
export interface DeviceLine {
  /** The most bytes to hand over at once, so that a stall is noticed. */
  readonly chunk: number;
  /** A link, or null where the device cannot be reached now. */
  open(events: LinkEvents, signal: AbortSignal): Promise<Link | null>;
  close(): Promise<void>;
}
