/** How much one visit may take in, a field for each setting. */
export const visitsFields = [
  { kind: 'number', at: 'visits/services' },
  { kind: 'number', at: 'visits/people' },
] as const;
