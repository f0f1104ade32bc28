import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { builtPage, type PageFile, serveFiles } from '../../support/built-page.ts';
import type { Shown } from './page.tsx';
import type { Sizes } from './sizes.ts';

/** A page that holds the wall's own screens and sheet, put together as they are for the hall; what it shows is set by `walk`. */
export async function openWall(browser: Browser): Promise<{
  readonly page: Page;
  readonly walk: Walk;
  readonly measure: MeasureAll;
  readonly show: (size: Size, state: State) => Promise<void>;
}> {
  const files = await builtWall();
  const page = await browser.newPage();
  await serveFiles(page, address, files);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`the page: ${error.message}`));
  await page.goto(`${address}/`);
  await page.waitForFunction(() => 'wall' in window);
  // Words in every alphabet bring their fonts.
  await page.evaluate(() =>
    Promise.all(['A', 'Ə', 'Щ'].map((letter) => document.fonts.load('600 40px "Inter Variable"', letter))),
  );
  const walk: Walk = async (size, states) => {
    await page.setViewportSize(size);
    const faults = await page.evaluate((given) => (window as unknown as InPage).wall.walk(given), states);
    return [...errors, ...faults];
  };
  const measure: MeasureAll = async (size, states) => {
    await page.setViewportSize(size);
    return page.evaluate((given) => (window as unknown as InPage).wall.measure(given), states);
  };
  const show = async (size: Size, state: State): Promise<void> => void (await measure(size, [state]));
  return { page, walk, measure, show };
}

export type State = readonly [name: string, shown: Shown];
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** Shows each state at this size; what is wrong with each, by its name. */
export type Walk = (size: Size, states: readonly State[]) => Promise<readonly string[]>;

/** Shows each state at this size; how large its parts are. */
export type MeasureAll = (size: Size, states: readonly State[]) => Promise<readonly Sizes[]>;

interface InPage {
  readonly wall: {
    walk(states: readonly State[]): Promise<readonly string[]>;
    measure(states: readonly State[]): Promise<readonly Sizes[]>;
  };
}

const address = 'http://wall.test';

const builtWall = async (): Promise<ReadonlyMap<string, PageFile>> => {
  const files = await builtPage('wall', join(import.meta.dirname, 'page.tsx'));
  // What is fetched later has files of its own, also sheets.
  const named = (end: string): string =>
    [...files.keys()].find((name) => name.endsWith(end) && name.split('/').at(-1)?.startsWith('page')) ?? '';
  const html = `<!doctype html><html lang="az"><head><title>wall</title><link rel="stylesheet" href="${named('.css')}">
    <style>*, *::before, *::after { animation: none !important; }</style></head>
    <body><script type="module" src="${named('.js')}"></script></body></html>`;
  return new Map([...files, ['/', { body: Buffer.from(html), contentType: 'text/html' }]]);
};
