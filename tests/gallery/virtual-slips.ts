declare module 'virtual:slips' {
  /** scripts/slips-plugin.ts puts them here. */
  export const slips: readonly import('../../scripts/sample-slips.ts').SampleSlip[];
}
