/** An open line to a device. */
export interface Link {
  /** Hands the bytes over; true once the other side of the line has taken them, false when the line is gone. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Ends this use of the line, letting what was written go out first. */
  close(): Promise<void>;
}

/** Called by a link: bytes have come, or the line is gone. */
export interface LinkEvents {
  readonly onBytes: (bytes: Uint8Array) => void;
  /** `ended`: the device closed it in good order; `broken`: anything else. */
  readonly onGone: (how: 'ended' | 'broken') => void;
}
