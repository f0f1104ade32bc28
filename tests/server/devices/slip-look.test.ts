import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quieten } from '../../../server/printing/encode.ts';
import { drawRaster } from '../../../server/printing/raster.ts';
import { slipSvg } from '../../../server/printing/slip.ts';
import { slipContent } from '../../../server/printing/slip-words.ts';
import { logoLimits } from '../../../shared/devices/logo-limits.ts';
import type { SlipLayout } from '../../../shared/devices/slip-schema.ts';
import { pngOf, ring, shadedJpeg } from '../../fakes/pictures.ts';
import { startFakePrinter } from '../../fakes/printer.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, openCentre } from '../../support/server.ts';

/** How slips look: a logo that is sent, previews of drafts, and what really comes out of a printer. */

let server: AServer;
let printer: Awaited<ReturnType<typeof startFakePrinter>>;
let folder: Awaited<ReturnType<typeof aFolder>>;
beforeAll(async () => {
  printer = await startFakePrinter('none');
  folder = await aFolder();
  const connection = { kind: 'tcp', host: '127.0.0.1', port: printer.port } as const;
  const centre = openCentre({
    printers: [{ id: 'hall', name: 'Hall', connection, dots: 384, oneWay: false }],
    kiosks: [{ id: 'k', name: 'Kiosk 1', printer: 'hall' }],
  });
  server = await aServer({ jobs: true, centre, folder: folder.path });
});
afterAll(async () => {
  await server.close();
  await printer.close();
  await folder.remove();
});

const put = (picture: Buffer) => server.ask('manager', 'putLogo', { body: { picture: picture.toString('base64') } });
const kept = (): Promise<readonly string[]> => readdir(join(folder.path, 'logos')).catch(() => []);
const configure = async (slip: SlipLayout) => {
  const { value, reply } = await server.ask('manager', 'config', {});
  const headers = { 'if-match': String(reply.headers.etag) };
  return server.ask('manager', 'putConfig', { body: { ...(value as object), slip }, headers });
};
/** Takes a ticket at the kiosk, and gives the slip that came out. */
const printed = async () => {
  const before = printer.slips.length;
  const { value } = await server.ask('kiosk', 'issueTicket', { id: 'k', body: { service: 'a' } });
  const slip = await eventually(() => {
    const last = printer.slips.at(-1);
    if (printer.slips.length === before || last === undefined) throw new Error('no slip yet');
    return last;
  });
  return { picture: slip.picture, number: value.ticket.number };
};

describe('a logo', () => {
  test.each([
    ['format', Buffer.from('GIF89a')],
    ['format', ring.subarray(0, 400)],
    ['too-large', Buffer.concat([ring, Buffer.alloc(logoLimits.bytes)])],
    ['blank', pngOf(20, 20, () => 255)],
    [
      'too-many-dots',
      (() => {
        const huge = Buffer.from(ring);
        huge.writeUInt32BE(100_000, 16);
        return huge;
      })(),
    ],
  ])('that is no use is refused in one line, and nothing is kept: %s', async (fault, picture) => {
    const { status, refusal } = await put(picture);
    expect([status, refusal?.code, refusal?.about]).toEqual([422, 'bad-logo', { fault }]);
    expect(refusal?.message).not.toMatch(/\n/);
    expect(await kept()).toEqual([]);
  });

  test('is kept once by what it holds, for the server alone', async () => {
    const [first, again, other] = [await put(ring), await put(ring), await put(shadedJpeg)];
    expect([first.status, again.value, other.status]).toEqual([200, first.value, 200]);
    expect((await kept()).toSorted()).toEqual([first.value.logo, other.value.logo].toSorted());
    expect((await stat(join(folder.path, 'logos', first.value.logo))).mode & 0o777).toBe(0o600);
  });

  test('comes out of the printer as the preview has it, and one that is spoilt or gone stops no slip', async () => {
    const { logo } = (await put(ring)).value;
    const parts = [{ part: 'logo', size: 'large' }, { part: 'number' }, { part: 'service' }] as const;
    expect((await configure({ parts: [...parts], logo })).status).toBe(200);
    const expected = (number: string, file: Buffer | null) => {
      const content = slipContent(openCentre({ slip: { parts: [...parts], logo } }), {
        ...{ number, service: 'a', priorityClass: null, language: 'az', issuedAt: 0 },
        ...{ ahead: null, estimate: null, url: null, copy: false, practice: false },
      });
      return quieten(drawRaster(slipSvg(content, 384, file)));
    };
    const first = await printed();
    await writeFile(join(folder.path, 'logos', logo), 'no picture');
    const spoilt = await printed();
    await rm(join(folder.path, 'logos', logo));
    const gone = await printed();
    expect(first.picture).toEqual(expected(first.number, ring));
    expect([spoilt.picture, gone.picture]).toEqual([spoilt, gone].map(({ number }) => expected(number, null)));
    expect(first.picture.height).toBeGreaterThan(spoilt.picture.height);
  });

  test('a draft is drawn with its layout, its logo and its own text before anything is published', async () => {
    const { logo } = (await put(ring)).value;
    const drawn = async (slip?: SlipLayout): Promise<string> => {
      const body = {
        ...{ language: 'az', languages: ['az'], name: { az: 'Mərkəz' }, text: {}, service: { az: 'Pensiya' } },
        ...{ number: 'A042', full: false, dots: 576, documents: [{ az: 'Vəsiqə' }], place: { az: 'B zalı' } },
        ...(slip === undefined ? {} : { slip }),
      };
      return (await server.ask('manager', 'previewSlip', { body })).value.picture;
    };
    const number = { part: 'number' } as const;
    const pictures = await Promise.all([
      drawn(),
      drawn({ parts: [number] }),
      drawn({ parts: [{ part: 'logo' }, number], logo }),
      drawn({ parts: [{ part: 'head' }, number], head: { az: 'Salam' } }),
      drawn({ parts: [{ part: 'place' }, number] }),
      drawn({ parts: [{ part: 'documents' }, number] }),
    ]);
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  test('a layout without the number is refused, and the one before holds', async () => {
    const { status, refusal } = await configure({ parts: [{ part: 'service' }] });
    expect([status, refusal?.code, refusal?.about]).toMatchObject([422, 'bad-config', { path: 'slip/parts' }]);
    expect((await printed()).picture.width).toBe(384);
  });
});
