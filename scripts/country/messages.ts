/** What passes between the processes of a simulated country. */

/** The time that all its processes go by: its clocks showed `startsAt` (ms since 1970) when the machine had been on for `elapsed` (ms). */
export interface CountryTime {
  readonly elapsed: number;
  readonly startsAt: number;
}

/** A server to be started. */
export interface ServerOrder {
  readonly type: 'start';
  /** Its settings, as environment variables. */
  readonly environment: { readonly [name: string]: string };
  readonly time: CountryTime;
  /** Where all of the country stands: taken away should the process that started this one be gone. */
  readonly folder: string;
}
/** What visitors and clerks ask: the centre, and the command as JSON. */
export interface PeopleAsk {
  readonly type: 'ask';
  readonly asked: readonly (readonly [centre: string, command: string])[];
}
/** From here on its time passes so many times as fast as ours. */
export interface ServerSpeed {
  readonly type: 'speed';
  readonly speed: number;
}
export type ToServer = ServerOrder | PeopleAsk | ServerSpeed | { readonly type: 'end' };

export interface ServerListens {
  readonly type: 'listens';
  readonly port: number;
}
/** What happened since the last one. */
export interface ServerDid {
  readonly type: 'did';
  /** How far logs have come, and how long the machine had been on when that was stored (ms). */
  readonly stored: readonly (readonly [centre: string, seq: number, at: number])[];
  /** Codes of what was refused. */
  readonly refused: readonly string[];
  /** Memory that the process holds (bytes). */
  readonly rss: number;
}
export type FromServer = ServerListens | ServerDid | { readonly type: 'failed'; readonly line: string };
