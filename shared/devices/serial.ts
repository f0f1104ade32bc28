/**
 * How a board, keypad or scanner is: `ready` = it answers, `one-way` = it is never asked and its port is open, `silent` = it has not
 * answered for some seconds, `unplugged` = its port cannot be opened, `unknown` = another process has it, or nothing is known yet.
 */
export const serialStatuses = ['ready', 'one-way', 'silent', 'unplugged', 'unknown'] as const;
export type SerialStatus = (typeof serialStatuses)[number];

/**
 * What came of a code that was read: a ticket of this centre; a booking that has none yet; a code of ours that opens nothing here, or
 * no longer; none of ours.
 */
export const scanOutcomes = ['ticket', 'booked', 'unknown', 'unreadable'] as const;
export type ScanOutcome = (typeof scanOutcomes)[number];

export const serialDeviceKinds = ['board', 'keypad', 'scanner'] as const;
/** Something on a serial port, as its manager sees it. */
export interface SerialDevice {
  readonly kind: (typeof serialDeviceKinds)[number];
  readonly id: string;
  readonly name: string;
  readonly status: SerialStatus;
}

/** Whether somebody has to look after it. */
export function isMissing({ status }: Pick<SerialDevice, 'status'>): boolean {
  return status === 'silent' || status === 'unplugged';
}

/** What a view has of boards, keypads and scanners; absent = there are none. */
export interface SerialDevices {
  readonly serial?: readonly SerialDevice[];
}
