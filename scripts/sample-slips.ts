import { drawRaster, rasterToPng } from '../server/printing/raster.ts';
import { slipSvg } from '../server/printing/slip.ts';
import type { Dots } from '../server/printing/slip-sizes.ts';
import { type SlipFacts, slipContent, testSlip } from '../server/printing/slip-words.ts';
import { sampleCentre } from '../server/sample/sample-centre.ts';
import type { Centre } from '../shared/centre/centre.ts';
import { screenLanguages } from '../shared/languages.ts';
import { plainEstimate } from '../shared/tickets/plain-estimate.ts';
import { longestName } from './sample-centre.ts';

/** A slip of the sample centre as the printers get it. */
export interface SampleSlip {
  readonly name: string;
  readonly language: string;
  readonly dots: Dots;
  readonly svg: string;
  /** What comes out of the printer, dot for dot, as a PNG in base64; null where it was not asked for. */
  readonly picture: string | null;
}

/** Slips in every state and language on both widths of paper; `pictures` = with what comes out of the printer. */
export function sampleSlips(pictures: boolean): readonly SampleSlip[] {
  return states.flatMap(({ name, centre = sampleCentre, facts }) =>
    ([576, 384] as const).flatMap((dots) =>
      screenLanguages.map((language) => {
        const content =
          facts === null
            ? testSlip({ ...centre, languages: [language] }, issuedAt)
            : slipContent(centre, { ...usual, ...facts, language });
        const svg = slipSvg(content, dots);
        const picture = pictures ? Buffer.from(rasterToPng(drawRaster(svg))).toString('base64') : null;
        return { name: dots === 576 ? name : `${name}, 58 mm`, language, dots, svg, picture };
      }),
    ),
  );
}

const issuedAt = Date.UTC(2026, 10, 20, 7, 40, 0);
const usual: Omit<SlipFacts, 'language'> = {
  number: 'A042',
  service: 'first-grade-admission',
  priorityClass: null,
  issuedAt,
  ahead: 4,
  estimate: { low: 900, middle: 1200, high: 1500, basis: 'learnt', fromMinutes: 15, toMinutes: 25 },
  url: 'https://novbe.example.az/t/4fzvR0W3aLq2mXk9Yb7Tcd',
  copy: false,
  practice: false,
};
const longCentre: Centre = {
  ...sampleCentre,
  name: longestName,
  texts: { ...sampleCentre.texts, slip: longestName },
  services: sampleCentre.services.map((service) => ({ ...service, name: longestName })),
  priorityClasses: sampleCentre.priorityClasses.map((each) => ({ ...each, name: longestName })),
};

/** `facts` null = the slip that tries a printer out. */
const states: readonly {
  readonly name: string;
  readonly centre?: Centre;
  readonly facts: Partial<SlipFacts> | null;
}[] = [
  { name: 'slip', facts: {} },
  { name: 'slip, next', facts: { ahead: 0, estimate: { ...plainEstimate(0, 3) } } },
  { name: 'slip, 61 ahead', facts: { ahead: 61, estimate: plainEstimate(120, null) } },
  { name: 'slip, nobody open', facts: { estimate: null, why: 'no-counter-open' } },
  { name: 'slip, privilege', facts: { priorityClass: 'disability' } },
  { name: 'slip, copy', facts: { copy: true, ahead: null, estimate: null } },
  { name: 'slip, practice', facts: { practice: true } },
  {
    name: 'slip, practice, copy, privilege',
    facts: { practice: true, copy: true, priorityClass: 'senior-or-veteran' },
  },
  { name: 'slip, three services', facts: { later: ['diploma-recognition', 'student-transfer'] } },
  { name: 'slip, four people', facts: { numbers: ['A042', 'A043', 'A044', 'A045'] } },
  { name: 'slip, without a code', facts: { url: null } },
  {
    name: 'slip, longest names',
    centre: longCentre,
    facts: { number: 'MŞĞ9999', priorityClass: 'disability', practice: true, copy: true },
  },
  { name: 'test slip', facts: null },
];
