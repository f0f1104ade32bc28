import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoSign } from '../../../server/demo.ts';
import { firstPage, type NamedCentre } from '../../../server/http/first-page/first-page.ts';
import { firstPageLanguages, firstPageWords } from '../../../server/http/first-page/words.ts';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import { type AnApp, anApp } from '../../support/app.ts';

/** The page at `/` leads to every screen, and a demo says of itself that it is one. */

const template = '<html lang="az"><head><title>Növbə</title></head><body><!--page--></body></html>';
const one: NamedCentre = { id: 'sample', name: { az: 'Mərkəz <b>"1"</b>', ru: 'Центр', en: 'Centre' } };
const other: NamedCentre = { id: 'other', name: { az: 'Başqa', ru: 'Другой', en: 'Other' } };
const demo: DemoSign = {
  signIns: [{ user: 'clerk', name: 'Kamran <i>', role: 'clerk', password: 'p4lv-kway-h4ax' }],
};
const shown = (centres: readonly NamedCentre[], query: object = {}, accepted?: string, sign: DemoSign | null = null) =>
  firstPage(
    { template, centres: () => centres, demo: sign },
    { query, headers: accepted === undefined ? {} : { 'accept-language': accepted } },
  );

test('it is in the language asked for, else in the first of the browser that there is, else in Azerbaijani', () => {
  expect(shown([one], { language: 'ru' }, 'en')).toContain('lang="ru"');
  expect(shown([one], { language: 'xx' }, 'de-DE,de;q=0.9,en-GB;q=0.8')).toContain('<html lang="en">');
  expect(shown([one], { language: ['ru', 'en'] })).toContain('<html lang="az">');
  expect(shown([one], {}, 'tr')).toContain('<html lang="az">');
  // What every object has is no language.
  expect(shown([one], { language: 'constructor' })).toContain('<html lang="az">');
});

test('every language has a word for everything', () => {
  const keys = (value: unknown, path = ''): readonly string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}/${key}`))
      : [`${path} ${typeof value} ${value === '' ? 'empty' : ''}`];
  const all = Object.values(firstPageWords).map((words) => keys(words).toSorted());
  expect(all).toHaveLength(Object.keys(firstPageLanguages).length);
  for (const words of all) expect(words).toEqual(all[0]);
});

test('at a head office it leads to the board of all centres, of whichever centre it shows', () => {
  expect(shown([one, other])).not.toContain('/country');
  const parts = { template, centres: () => [one, other], demo: null, headOffice: true };
  expect(firstPage(parts, { query: {}, headers: {} })).toContain('href="/country"');
});

test('it leads to all screens and the API; with several centres one is chosen, and the screens open that one', () => {
  for (const path of ['/kiosk', '/display', '/counter', '/manager', '/services', '/api/docs'])
    expect(shown([one])).toContain(`href="${path}"`);
  for (const path of ['/book', '/appeal', '/history', '/decisions', '/office', '/hotline'])
    expect(shown([one])).toContain(`href="${path}"`);
  const several = shown([one, other], { centre: 'other', language: 'en' });
  expect(several).toContain('href="/appeal?centre=other"');
  for (const path of ['/kiosk', '/display', '/counter', '/manager', '/services'])
    expect(several).toContain(`href="${path}?centre=other"`);
  expect(several).toContain('href="/?language=en&amp;centre=sample"');
  expect(shown([one, other], { centre: 'nowhere' })).toContain('href="/kiosk?centre=sample"');
});

test('names are text, from anybody; of a centre without a name in this language another stands there', () => {
  const page = shown([one], {}, undefined, demo);
  expect(page).toContain('Mərkəz &lt;b&gt;&quot;1&quot;&lt;/b&gt;');
  expect(page).not.toContain('<b>"1"');
  expect(page).toContain('Kamran &lt;i&gt;');
  expect(shown([{ id: 'x', name: { ru: 'Только' } }], { language: 'en' })).toContain('Только');
  expect(shown([{ id: 'x', name: {} }])).toContain('>x<');
  expect(shown([])).toContain(firstPageWords.az.none);
});

test('sign-ins are told by a demo that has some, and by nothing else', () => {
  expect(shown([one], {}, undefined, demo)).toContain('p4lv-kway-h4ax');
  expect(shown([one], {}, undefined, { signIns: [] })).not.toContain(firstPageWords.az.demo.title);
  expect(shown([one])).not.toContain(firstPageWords.az.demo.title);
});

let dist = '';
const apps: AnApp[] = [];
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'novbe-dist-'));
  for (const screen of ['kiosk', 'display', 'counter', 'manager', 'phone', 'home']) {
    await mkdir(join(dist, screen));
    await writeFile(join(dist, screen, 'index.html'), template);
  }
});
afterAll(async () => {
  for (const { app } of apps) await app.close();
  await rm(dist, { recursive: true, force: true });
});
const opened = async (sign: DemoSign | null) => {
  const one = await anApp({ dist, demo: sign });
  apps.push(one);
  return one.app;
};

test('every screen of a demo says so above all else, in three languages, under the headers of every page', async () => {
  const app = await opened(demo);
  for (const url of ['/', '/kiosk', '/display', '/counter', '/manager', '/t/some-secret']) {
    const { statusCode, body, headers } = await app.inject(url);
    expect(statusCode, url).toBe(200);
    expect(body.indexOf('class="demo-band"'), url).toBeGreaterThan(body.indexOf('<body>'));
    for (const language of ['az', 'ru', 'en']) expect(body).toMatch(new RegExp(`<span lang="${language}">[^<]+<`));
    expect(headers['content-security-policy']).toContain("style-src 'self'");
    expect(body).not.toMatch(/<style|style="|<script(?![^>]*src=)/);
    expect(headers['cache-control']).toBe('no-store');
  }
  const sheet = await app.inject('/demo-band.css');
  expect(sheet.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(sheet.body).toContain('--band');
});

test('a server that is no demo says nothing of it, and its first page names its centres', async () => {
  const app = await opened(null);
  for (const url of ['/', '/kiosk', '/t/some-secret']) expect((await app.inject(url)).body).not.toContain('demo-band');
  expect((await app.inject('/?language=en')).body).toContain(sampleCentre.name.en);
});
