import { controlsOf } from '../../kiosk/access/controls.ts';

/**
 * What is too high on a kiosk whose controls are low: of a screen that stands they are in the lower 45 %, of one that lies in the
 * lower 65 of 108 parts. A field need not be touched: the keys of the screen type into it. On 21.5" with the lower edge 800 mm above the floor that is 1015 mm and 961 mm at the highest.
 */
export function tooHigh(page: Document): readonly string[] {
  const screen = page.querySelector<HTMLElement>('.kiosk[data-low="true"]');
  if (screen === null) return [];
  const highest = innerHeight * (innerHeight > innerWidth ? 0.55 : 43 / 108);
  return controlsOf(page)
    .filter((control) => !(control instanceof HTMLInputElement) && control.getBoundingClientRect().top < highest - 1)
    .map((control) => `${(control.textContent ?? '').slice(0, 20)} is out of low reach`);
}
