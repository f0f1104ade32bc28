/** How loud a wall makes calls heard, in per cent, and whether it says them or only chimes. */
export interface Loudness {
  readonly speaks: boolean;
  readonly volume: number;
  /** In these hours (HH:MM) it is as loud as each says; absent = in none. */
  readonly hours?: readonly { readonly from: string; readonly to: string; readonly volume: number }[];
  /** At these times of day (HH:MM; over midnight where `to` is not after `from`) it is as loud as `volume` says; null = at none. */
  readonly quiet: { readonly from: string; readonly to: string; readonly volume: number } | null;
}

/** How loud it is at a time of day (HH:MM), 0 to 1; never louder in the quiet hours than outside. */
export function loudnessAt({ volume: usual, hours = [], quiet }: Loudness, time: string): number {
  const volume = hours.find(({ from, to }) => time >= from && time < to)?.volume ?? usual;
  if (quiet === null) return volume / 100;
  const { from, to } = quiet;
  const isQuiet = from < to ? time >= from && time < to : time >= from || time < to;
  return (isQuiet ? Math.min(quiet.volume, volume) : volume) / 100;
}
