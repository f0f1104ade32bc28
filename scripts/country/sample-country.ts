import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre, Hours, LocalText } from '../../shared/centre/centre.ts';
import { regions } from './regions.ts';

/** So many sample centres, spread over the regions and named as samples: open every day from nine to six, with nothing to print on. */
export function sampleCountry(count: number): readonly Centre[] {
  return Array.from({ length: count }, (_, index) => centreAt(index));
}

const centreAt = (index: number): Centre => {
  const region = regions[index % regions.length];
  const number = Math.floor(index / regions.length) + 1;
  const name: LocalText = {
    az: `Nümunə: ${region?.name.az} ${number}`,
    ru: `Пример: ${region?.name.ru} ${number}`,
    en: `Sample: ${region?.name.en} ${number}`,
  };
  const kiosks = sampleCentre.kiosks.map(({ printer: _, ...kiosk }) => kiosk);
  return { ...sampleCentre, id: `${region?.id}-${number}`, name, hours, kiosks, printers: [] };
};

const span = [{ from: '09:00', to: '18:00' }];
const hours: Hours = {
  week: { mon: span, tue: span, wed: span, thu: span, fri: span, sat: span, sun: span },
  exceptions: [],
  graceSeconds: sampleCentre.hours.graceSeconds,
};
