/** When visitors get no more tickets, a field for each setting. */
export const limitsFields = [
  { kind: 'number', at: 'limits/waiting' },
  { kind: 'duration', at: 'limits/lastTicketsSeconds' },
  { kind: 'yes-no', at: 'limits/onlyBeforeClosing' },
  { kind: 'yes-no', at: 'limits/onePerPhone' },
  { kind: 'number', at: 'limits/pace/atOnce' },
  { kind: 'duration', at: 'limits/pace/seconds' },
] as const;
