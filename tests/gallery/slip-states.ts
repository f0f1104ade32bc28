import { slips } from 'virtual:slips';
import type { SampleSlip } from '../../scripts/sample-slips.ts';
import type { Language, State } from './state.ts';

/** As high as the longest of them. */
const heightOf = ({ svg }: SampleSlip): number => Number(/ height="(\d+)"/.exec(svg)?.[1] ?? 0);
const named = (name: string, language: Language): SampleSlip => {
  const found = slips.find((slip) => slip.name === name && slip.language === language);
  if (found === undefined) throw new Error(`there is no slip "${name}" in ${language}`);
  return found;
};

export const slipStates: readonly State<SampleSlip>[] = [...new Set(slips.map(({ name }) => name))].map((name) => {
  const all = slips.filter((slip) => slip.name === name);
  return {
    name,
    size: { width: all[0]?.dots ?? 576, height: Math.max(...all.map(heightOf)) },
    open: async (language) => ({ shown: named(name, language), close: () => undefined }),
  };
});
