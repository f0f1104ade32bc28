import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { slips } from '../../scripts/slips-plugin.ts';
import { builtPage, type PageFile, serveFiles } from '../support/built-page.ts';
import type { ScreenName } from './screens.ts';
import type { InStage, Seen } from './stage.ts';
import { type Language, languages } from './state.ts';

/** The gallery's stages in a browser, built once and served by nobody. */
export interface Gallery {
  /** A page with this screen, which shows one state after another. */
  open(screen: ScreenName): Promise<Shelf>;
}
export interface Shelf {
  readonly page: Page;
  readonly states: InStage['states'];
  /** Shows a state at its size. */
  show(state: InStage['states'][number], language: Language): Promise<void>;
  /** Measures every state in every language, size by size. */
  walk(): Promise<readonly Seen[]>;
  /** What went wrong in the page. */
  readonly errors: readonly string[];
}

/** `pictures`: the slips too as they come out of the printer. */
export async function openGallery(browser: Browser, pictures = false): Promise<Gallery> {
  const files = await builtStage(pictures);
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Baku', reducedMotion: 'reduce' });
  await serveFiles(context, '**', files);
  return {
    async open(screen) {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      page.on('console', (line) => {
        if (line.type() === 'error') errors.push(line.text());
      });
      await page.goto(`${address}/tests/gallery/stage.html?screen=${screen}`);
      await standing(page, screen, errors);
      const states = await page.evaluate(() => (window as unknown as InPage).gallery.states);
      let size = '';
      const turn = async (width: number, height: number): Promise<void> => {
        if (size !== `${width} ${height}`) await page.setViewportSize({ width, height });
        size = `${width} ${height}`;
      };
      return {
        page,
        states,
        errors,
        walk: () => walked(page, screen, states, errors),
        async show({ name, width, height }, language) {
          await turn(width, height);
          await page.evaluate(([one, spoken]) => (window as unknown as InPage).gallery.show(one, spoken), [
            name,
            language,
          ] as const);
        },
      };
    },
  };
}

/**
 * The screen in a frame of the page that has the state's size, while the page itself is a few dots large: all is laid out and
 * almost nothing is painted, which would take longer than all the rest.
 */
const walked = async (
  page: Page,
  screen: ScreenName,
  states: InStage['states'],
  errors: readonly string[],
): Promise<readonly Seen[]> => {
  await page.setViewportSize({ width: 40, height: 40 });
  await page.goto(`${address}/frame.html?screen=${screen}`);
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error(`there is no frame for the ${screen}: ${errors.join(', ')}`);
  await standing(frame, screen, errors);
  // By itself it writes down the HTML of all that is well, too.
  await frame.addScriptTag({ content: `${axe.source};axe.configure({ noHtml: true })` });
  const seen: Seen[] = [];
  for (const same of Map.groupBy(states, ({ width, height }) => `${width} ${height}`).values()) {
    const [{ width, height } = { width: 0, height: 0 }] = same;
    await page.$eval('iframe', (box, size) => void Object.assign(box, size), { width, height });
    const all = same.flatMap(({ name }) => languages.map((language) => [name, language] as const));
    seen.push(...JSON.parse(await frame.evaluate((given) => (window as unknown as InPage).gallery.walk(given), all)));
  }
  return seen;
};

/** Until the stage of a screen stands there; else what went wrong in it. */
const standing = async (stage: Pick<Page, 'waitForSelector'>, screen: ScreenName, errors: readonly string[]) => {
  try {
    await stage.waitForSelector('[data-ready]', { state: 'attached' });
  } catch (cause) {
    throw new Error(`the stage of the ${screen} did not come: ${errors.join(', ')}`, { cause });
  }
};

interface InPage {
  readonly gallery: InStage;
}

const address = 'http://novbe.test';

const frame = `<!doctype html><title>The gallery in a frame</title>
<style>html, body { overflow: hidden; margin: 0 } iframe { border: 0; display: block }</style><body><script>
document.body.append(Object.assign(document.createElement('iframe'), { src: '/tests/gallery/stage.html' + location.search }))
</script>`;

const builtStage = async (pictures: boolean): Promise<ReadonlyMap<string, PageFile>> => {
  const name = pictures ? 'gallery-pictures' : 'gallery';
  const files = await builtPage(name, join(import.meta.dirname, 'stage.html'), [slips(pictures)]);
  return new Map([...files, ['/frame.html', { body: Buffer.from(frame), contentType: 'text/html' }]]);
};
