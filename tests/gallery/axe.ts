import type { AxeResults, RunOptions } from 'axe-core';

/**
 * What axe-core finds in the page as it stands, a line each: names, roles, labels, lists, focus. Colours, and how large targets are,
 * need what is painted: the journeys look at them.
 */
export async function violations(): Promise<readonly string[]> {
  const { axe } = window as unknown as {
    readonly axe?: { run(of: Document, options: RunOptions): Promise<AxeResults> };
  };
  const found = await axe?.run(document, options);
  return (found?.violations ?? []).map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ element }) => element?.outerHTML.slice(0, 120)).join(', ')}`,
  );
}

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  resultTypes: ['violations'],
  preload: false,
  elementRef: true,
};
