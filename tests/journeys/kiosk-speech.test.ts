import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplesOf, secondsOf } from '../../server/voice/wav.ts';
import { spokenNumber } from '../../shared/voice/spoken/call-phrase.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { settled, tap } from '../support/screen.ts';
import { hasEspeak } from '../voice/espeak.ts';
import { openEar } from './kiosk-ear.ts';

/** The kiosk for those who hear it and do not see it: by keys alone, with all that it says written down. */

let hall: HallServer;
let browser: Browser;
beforeAll(async () => {
  hall = await startHall();
  browser = await openBrowser();
  await openDay(hall);
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

test('the program that reads aloud is here', () => expect(hasEspeak).toBe(true));

test('a visitor who sees nothing takes a ticket in Azerbaijani by five keys and the key of the earphone', async () => {
  const ear = await openEar(browser, hall);
  const begun = await ear.press('F8', /Seçimlərin sayı/);
  expect(begun[0]).toMatch(/^Səsli rejim\./);
  expect(begun.slice(1, 3)).toEqual([
    expect.stringMatching(/Для русского языка/),
    expect.stringMatching(/For English/),
  ]);
  expect(begun).toContain('Hansı xidmət lazımdır?');
  // Languages first.
  expect(await ear.press('PageDown', /Seçim 1,/)).toEqual([
    'Azərbaycanca',
    expect.stringMatching(/^Seçilib\. Seçim 1, cəmi \d+$/),
  ]);
  await ear.walk('PageDown', /Birinci sinfə şagird qəbulu/);
  const chosen = await ear.press('Enter', /Seçimlərin sayı/);
  expect(chosen[0]).toBe('Birinci sinfə şagird qəbulu');
  expect(chosen.join(' ')).toMatch(/Növbə yoxdur|Növbədə \d+ nəfər/);
  expect(chosen).toContain('Lazım olan sənədlər');
  await ear.walk('PageDown', /^Nömrə götür$/);
  const said = await ear.press('Enter', /Zalda gözləyin/);
  const number = await ear.page.locator('.ticket__number').innerText();
  expect(said).toContain(`Nömrəniz ${spokenNumber(number, 'az')}`);
  expect(said).toContain('Birinci sinfə şagird qəbulu');
  expect(said.join(' ')).toMatch(/Növbədə birincisiniz|Sizdən qabaqda/);
  await ear.walk('PageDown', /^Bitdi$/);
  // The next visitor finds it silent.
  expect(await ear.press('Enter', /Səsli rejim bağlandı/)).toHaveLength(1);
  expect(await ear.press('PageDown')).toEqual([]);
  expect(ear.errors).toEqual([]);
});

test('a key cuts the voice off at once, pause keeps it where it is, loudness goes in steps and back for the next visitor', async () => {
  const ear = await openEar(browser, hall);
  await ear.press('F8', /Seçimlərin sayı/);
  const { gain: usual } = await ear.state();
  ear.lasts(1);
  await ear.press('PageUp', /./);
  const before = (await ear.state()).stopped;
  await ear.press('PageUp', /./);
  expect((await ear.state()).stopped).toBeGreaterThan(before);
  ear.lasts(0);
  expect(await ear.press('F10', /^Səs 4, ən yüksəyi 5$/)).toHaveLength(1);
  await ear.press('F10', /^Səs 5,/);
  expect((await ear.state()).gain).toBeGreaterThan(usual);
  expect(await ear.press('F1', /Seçim \d/)).toContain('Hansı xidmət lazımdır?');
  await ear.press('F8', /Səsli rejim bağlandı/);
  expect((await ear.state()).gain).toBe(usual);
});

/** What is said of what is typed; a word of the screen may still follow from before. */
const ofTyping = (line: string): boolean => /İşarə|Silindi|\d/.test(line);

test('what is typed is never said and never sent: neither a code, nor a name', async () => {
  const ear = await openEar(browser, hall);
  // Slow to come: that it is being fetched is said before.
  await ear.page.route('**/open-errand*.js', async (route) => {
    await eventually(async () => expect(ear.sent.map(({ text }) => text)).toContain('Yüklənir…'));
    await route.continue();
  });
  await ear.press('F8', /Seçimlərin sayı/);
  await ear.walk('PageDown', /^Qəbula yazılmışam$/);
  await ear.press('Enter', /Yüklənir/, /Altı rəqəmli kodunuzu yazın/, /Seçimlərin sayı/);
  for (const [at, figure] of [...'482913'].entries())
    expect((await ear.press(`Digit${figure}`, /İşarə yazıldı/)).filter(ofTyping)).toEqual([
      `İşarə yazıldı. Cəmi ${at + 1}.`,
    ]);
  // To its last word: how many choices there are is a figure too.
  expect((await ear.press('F1', /Seçimlərin sayı/)).join(' ')).toContain('Kod sizə göndərilən');
  expect((await ear.press('Backspace', /Silindi/)).filter(ofTyping)).toEqual(['Silindi. Qalan: 5.']);
  const sent = ear.sent
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s/g, '');
  for (const part of ['482913', '48291', '4829', '482']) expect(sent).not.toContain(part);
});

test('several services and several people are read aloud and chosen by five keys, the order too that waits least', async () => {
  await hall.configure((centre) => ({ ...centre, visits: { services: 3, people: 4 } }));
  const ear = await openEar(browser, hall);
  await ear.press('F8', /Seçimlərin sayı/);
  await ear.walk('PageDown', /Birinci sinfə şagird qəbulu/);
  await ear.press('Enter', /Seçimlərin sayı/);
  await ear.walk('PageDown', /^Bir neçə xidmət və ya bir neçə nəfər$/);
  expect(await ear.press('Enter', /^1 Birinci sinfə şagird qəbulu/)).toContain('Gəlişiniz');
  await ear.walk('PageDown', /^Daha bir xidmət əlavə et$/);
  expect(await ear.press('Enter', /Seçimlərin sayı/)).toContain('Daha hansı xidmət lazımdır?');
  const [topic = ''] = await ear.press('PageDown', /^Seçim 1,/);
  expect((await ear.press('Enter', /Seçimlərin sayı/)).slice(0, 2)).toEqual([topic, 'Daha hansı xidmət lazımdır?']);
  const [service = ''] = await ear.press('PageDown', /^Seçim 1,/);
  const both = await ear.press('Enter', /ardıcıllıqla/);
  expect(both[0]).toBe('Gəlişiniz');
  expect((await ear.press('F1', /Seçimlərin sayı/)).filter((text) => /^[12] /.test(text))).toHaveLength(2);
  await ear.walk('PageDown', /^Tək gəlmişəm$/);
  expect(await ear.press('Enter', /Seçimlərin sayı/)).toContain('Neçə nəfər gəlmisiniz?');
  await ear.walk('PageDown', /^2$/);
  await ear.press('Enter', /Seçimlərin sayı/);
  await ear.walk('PageDown', /^2 nömrə götür$/);
  const said = (await ear.press('Enter', /Zalda gözləyin/)).join(' / ');
  for (const text of ['Birlikdə gələnlərin nömrələri', 'Sonra', service]) expect(said).toContain(text);
  expect(ear.errors).toEqual([]);
});

test('five keys are enough for pause and loudness: choose, before a choice is come to, and a choice of its own', async () => {
  const ear = await openEar(browser, hall);
  ear.lasts(1);
  await ear.press('F8', /^Səsli rejim/);
  const { stopped } = await ear.state();
  // Held, it neither goes on nor is forgotten.
  expect(await ear.press('Enter')).toEqual([]);
  expect(await ear.holds()).toBe(true);
  ear.lasts(0);
  expect(await ear.press('Enter', /Seçimlərin sayı/)).toContain('Hansı xidmət lazımdır?');
  expect((await ear.state()).stopped).toBe(stopped);
  const { gain } = await ear.state();
  await ear.walk('PageDown', /^Səs 3, ən yüksəyi 5$/);
  expect(await ear.press('Enter', /^Seçim/)).toContain('Səs 4, ən yüksəyi 5');
  expect((await ear.state()).gain).toBeGreaterThan(gain);
  await ear.press('F8', /Səsli rejim bağlandı/);
  expect((await ear.state()).gain).toBe(gain);
});

test('that the screen will go is heard, and any key keeps it', async () => {
  const ear = await openEar(browser, hall);
  await ear.press('F8', /Seçimlərin sayı/);
  await ear.hurries(true);
  await ear.press('PageDown', /^Seçilib/);
  await eventually(async () => expect((await ear.heard()).join(' / ')).toMatch(/Davam edirsiniz\?.*istənilən düyməni/));
  await ear.hurries(false);
  await ear.press('PageDown');
  await ear.page.locator('.veil').waitFor({ state: 'detached' });
  expect(ear.errors).toEqual([]);
});

test('where there is no program that reads aloud no speech is offered, and its key does nothing', async () => {
  const silent = await startHall({ environment: { VOICE: 'none' } });
  const { page, context, errors } = await openScreen(browser, 'kiosk', `${silent.base}/kiosk`);
  const names = () => page.locator('.tools button').evaluateAll((all) => all.map((one) => one.ariaLabel));
  await page.locator('.tools button').first().waitFor();
  expect(await names()).toEqual(['Yüksək kontrast']);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.keyboard.press('F8');
  await page.keyboard.press('PageDown');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Azərbaycanca');
  expect(await names()).toEqual(['Yüksək kontrast']);
  expect(asked.filter((url) => url.includes('voice'))).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
  await silent.close();
});

test('the server’s own voice reads it, in the language that is chosen', async () => {
  const ear = await openEar(browser, hall);
  await ear.page.unroute('**/voice/say');
  const asked = (text: RegExp) =>
    ear.page.waitForResponse(
      (reply) => reply.url().endsWith('/voice/say') && text.test(reply.request().postData() ?? ''),
    );
  const [reply] = await Promise.all([asked(/Səsli rejim/), ear.press('F8')]);
  const { value } = (await reply.json()) as { value: { wav: string } };
  expect(secondsOf(samplesOf(Buffer.from(value.wav, 'base64')) ?? Buffer.alloc(0))).toBeGreaterThan(5);
  const [russian] = await Promise.all([
    asked(/Какая услуга вам нужна/),
    ear
      .press('PageDown')
      .then(() => ear.press('PageDown'))
      .then(() => ear.press('Enter')),
  ]);
  expect([russian.status(), JSON.parse(russian.request().postData() ?? '{}').language]).toEqual([200, 'ru']);
});

test('one button leads to high contrast, to letters twice as large and back; two more move what is longer than the screen', async () => {
  const { page, context, errors } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`);
  const look = () => page.evaluate(() => ['contrast', 'large'].map((name) => name in document.documentElement.dataset));
  const seen = [];
  for (let at = 0; at < 4; at += 1) {
    await tap(page, '.tools button');
    seen.push(await look());
  }
  expect(seen).toEqual([
    [true, false],
    [true, true],
    [false, true],
    [false, false],
  ]);
  for (let at = 0; at < 2; at += 1) await tap(page, '.tools button');
  const top = () => page.evaluate(() => document.querySelector('.kiosk')?.scrollTop ?? 0);
  await tap(page, '.turner button:last-child');
  await eventually(async () => expect(await top()).toBeGreaterThan(500));
  await tap(page, '.turner button:first-child');
  await eventually(async () => expect(await top()).toBe(0));
  // Keys need neither: what has the focus comes into sight, and another screen begins at its top.
  await page.locator('.rows button').last().focus();
  await eventually(async () => expect(await top()).toBeGreaterThan(0));
  await settled(page);
  await page.keyboard.press('Enter');
  await page.locator('.take').waitFor();
  expect(await top()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});

test('an appeal is read aloud and written by five keys: all but what is typed', async () => {
  const ear = await openEar(browser, hall);
  await ear.press('F8', /Seçimlərin sayı/);
  await ear.walk('PageDown', /^Müraciət yaz$/);
  await ear.press('Enter', /Nə göndərmək istəyirsiniz/);
  expect(await ear.press('PageDown', /Seçim 1,/)).toContain('Ərizə, Cavab müddəti: 15 iş günü');
  await ear.press('Enter', /Müraciətiniz nə barədədir/);
  await ear.walk('PageDown', /^Təhsil$/);
  await ear.press('Enter', /Nə barədə müraciət edirsiniz/);
  expect(await ear.press('F1', /Seçimlərin sayı/)).toEqual(
    expect.arrayContaining(['Sual 1 / 4', expect.stringMatching(/^Yazdıqlarınız səsləndirilmir/)]),
  );
  await ear.walk('PageDown', /^Nə barədə müraciət edirsiniz\?$/);
  // The keys of the screen, and the last of them back to the field.
  await ear.press('Enter', /^1$/);
  expect(await ear.press('Enter', /İşarə/)).toEqual(['İşarə yazıldı. Cəmi 1.']);
  await ear.press('PageUp', /^Gizlət$/);
  await ear.press('Enter', /Yazı sahəsi/);
  expect(await ear.press('KeyZ', /İşarə/)).toEqual(['İşarə yazıldı. Cəmi 2.']);
  await ear.press('PageDown', /^Davam et$/);
  // Back leads where the page came from, with what was chosen.
  await ear.press('Escape', /Müraciətiniz nə barədədir/);
  expect(ear.errors).toEqual([]);
});
