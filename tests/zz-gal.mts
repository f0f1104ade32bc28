import { chromium } from 'playwright-core';
import { openGallery } from './gallery/open-gallery.ts';
const [screen, pattern, langs = 'ru', out = '/tmp/lead/g'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
const gallery = await openGallery(browser);
const shelf = await gallery.open(screen as never);
if (!pattern) { console.log(shelf.states.map((s, i) => `${i} ${s.width}x${s.height} ${s.name}`).join('\n')); process.exit(0); }
let n = 0;
for (const state of shelf.states.filter((s) => new RegExp(pattern).test(`${s.name} ${s.width}x${s.height}`)))
  for (const l of langs.split(',')) {
    await shelf.show(state, l as never);
    const f = `${out}/${String(n++).padStart(3, '0')}-${screen}-${l}-${state.name.replace(/[^a-z0-9]+/gi, '_').slice(0, 60)}.png`;
    await shelf.page.screenshot({ path: f });
    console.log(f);
  }
await browser.close();
