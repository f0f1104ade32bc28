import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplesOf, secondsOf } from '../../server/voice/wav.ts';
import { spokenNumber } from '../../shared/spoken/call-phrase.ts';
import { type HallServer, openBrowser, openDay, startHall } from '../support/hall.ts';
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
  await ear.press('F8', /Seçimlərin sayı/);
  await ear.walk('PageDown', /^Qəbula yazılmışam$/);
  await ear.press('Enter', /Altı rəqəmli kodunuzu yazın/);
  for (const [at, figure] of [...'482913'].entries())
    expect((await ear.press(`Digit${figure}`, /İşarə yazıldı/)).filter(ofTyping)).toEqual([
      `İşarə yazıldı. Cəmi ${at + 1}.`,
    ]);
  await ear.press('F1', /Kod sizə göndərilən/);
  expect((await ear.press('Backspace', /Silindi/)).filter(ofTyping)).toEqual(['Silindi. Qalan: 5.']);
  const sent = ear.sent
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s/g, '');
  for (const part of ['482913', '48291', '4829', '482']) expect(sent).not.toContain(part);
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
