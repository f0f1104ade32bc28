/** Who is told of what is wrong in the hall, a field for each setting. */
export const alertFields = [
  { kind: 'words', at: 'alerts/emails' },
  { kind: 'words', at: 'alerts/phones' },
  { kind: 'duration', at: 'alerts/afterSeconds' },
] as const;
