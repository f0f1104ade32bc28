import type { Plugin } from 'vite';

/** `virtual:slips`: the slips of the sample centre, drawn by the server's own parts; `pictures` = with what comes out of the printer. */
export function slips(pictures: boolean): Plugin {
  return {
    name: 'slips',
    resolveId: (id) => (id === 'virtual:slips' ? '\0virtual:slips' : null),
    load: async (id) => {
      if (id !== '\0virtual:slips') return null;
      const { sampleSlips } = await import('./sample-slips.ts');
      return `export const slips = ${JSON.stringify(sampleSlips(pictures))};`;
    },
  };
}
