import { describe, expect, test } from 'vitest';
import { drawRaster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import { slipContent } from '../../server/printing/slip-words.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { csv } from '../../shared/reports/csv.ts';
import { hostile, hostileCentre } from './hostile-centre.ts';

describe('on the slip', () => {
  const centre = hostileCentre(sampleCentre);
  const facts = {
    number: 'A001',
    service: centre.services[0]?.id ?? '',
    priorityClass: centre.priorityClasses[0]?.id ?? null,
    language: 'az',
    issuedAt: Date.UTC(2026, 10, 20, 6),
    ahead: 3,
    estimate: null,
    url: 'https://queue.example.org/t/x',
    copy: false,
    practice: false,
  };

  test.each([576, 384] as const)('texts are drawn as texts, on paper of %i dots', (dots) => {
    const svg = slipSvg(slipContent(centre, facts), dots);
    // Nothing but what the slip is made of: every tag is one of ours.
    const tags = new Set([...svg.matchAll(/<\/?([a-zA-Z!?][^\s/>]*)/g)].map(([, tag]) => tag));
    expect(
      [...tags].filter((tag) => !['svg', 'g', 'text', 'tspan', 'rect', 'path', 'style'].includes(tag ?? '')),
    ).toEqual([]);
    expect(svg).not.toMatch(/<(script|img|image|use|foreignObject)|\son[a-z]+=/i);
    expect(svg).toContain('&lt;script');
    // A line of its own: no mark in another text reaches it.
    expect(svg).toMatch(/<text[^>]*>A001<\/text>/);
    const raster = drawRaster(svg);
    expect(raster.width).toBe(dots);
    expect(raster.height).toBeGreaterThan(500);
  });

  test('a text of lone surrogates, control characters or sixty lines is drawn too', () => {
    for (const text of [
      '\ud800\udfff',
      '\u0000\u001b[2J\u0008',
      'e\u0301'.repeat(290),
      'W'.repeat(600),
      ']]><svg>',
      '\u202e'.repeat(100),
    ]) {
      const odd = { ...centre, name: { az: text }, texts: { ...centre.texts, slip: { az: text } } };
      expect(drawRaster(slipSvg(slipContent(odd, facts), 576)).width).toBe(576);
    }
  });
});

describe('in CSV', () => {
  const formulas = [
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '=HYPERLINK("http://x","y")',
  ];

  test.each(formulas)('%j is a text to a spreadsheet', (formula) => {
    const [, cell = ''] = csv([[1, formula]], '.').split(/,(.*)/s);
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  });

  test('quotes, commas and ends of lines stay in their cell; negative numbers stay numbers', () => {
    const text = csv([[`${hostile}",\r\n=1`, -5]], '.');
    expect(text).toBe(`\uFEFF"${hostile.replaceAll('"', '""')}"",\r\n=1",-5\r\n`);
  });
});
