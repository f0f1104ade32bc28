/** How many seats a slot takes. */

/** [SE4] How many visitors the counters of a slot can serve of those who booked; the rest of the counters is for those who walk in. */
export function slotCapacity(of: {
  readonly desks: number;
  readonly slotMinutes: number;
  /** How long a visit takes. */
  readonly visitMinutes: number;
  readonly share: number;
}): number {
  const { desks, slotMinutes, visitMinutes, share } = of;
  // A share such as 0.29 is a little less than that in binary.
  return Math.floor((desks * slotMinutes * share) / visitMinutes + 1e-9);
}

/**
 * [SE3] n(c): the most seats of a slot with room for `capacity` such that more than that come with a probability of at most `risk`,
 * where each comes with probability `attendance`: the largest n with P(Bin(n, a) > c) <= risk.
 */
export function seatsOf(capacity: number, attendance: number, risk: number): number {
  if (capacity <= 0) return 0;
  if (attendance <= 0) return capacity;
  // chance[k] = the probability that k of the seats come, for k up to the capacity; what is missing to 1 is that of more.
  const chance = Float64Array.from({ length: capacity + 1 }, (_, come) => (come === 0 ? 1 : 0));
  for (let seats = 1; ; seats++) {
    let fit = 0;
    for (let come = capacity; come >= 0; come--) {
      chance[come] = (chance[come] ?? 0) * (1 - attendance) + (come > 0 ? (chance[come - 1] ?? 0) * attendance : 0);
      fit += chance[come] ?? 0;
    }
    if (seats > capacity && 1 - fit > risk + 1e-12) return seats - 1;
  }
}

/** [SE3] The share that comes, learnt from those who did, with the weight of 50 bookings for what is expected. */
export function learntAttendance(
  measured: { readonly came: number; readonly booked: number },
  expected: number,
): number {
  return (measured.came + expected * 50) / (measured.booked + 50);
}
