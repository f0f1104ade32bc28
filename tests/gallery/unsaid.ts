import { controlsOf } from '../../kiosk/access/controls.ts';
import { nameOf, see } from '../../kiosk/access/see.ts';

/** What a screen of the kiosk would not say to somebody who only hears it: that it is there, or what can be pressed on it. */
export function unsaid(page: Document): readonly string[] {
  const seen = see(page);
  const nameless = controlsOf(page).filter((control) => nameOf(control) === '' && control.closest('.figures') === null);
  const said = [seen.title, ...seen.lines.map(({ text }) => text)].join(' ');
  const typed = [...page.querySelectorAll<HTMLElement>('[data-typed]')].map((one) => one.innerText.trim());
  return [
    ...(seen.title === '' && page.querySelector('.kiosk') !== null ? ['nothing is said of the screen'] : []),
    ...nameless.map((control) => `nothing is said of ${control.outerHTML.slice(0, 60)}`),
    ...typed.filter((text) => text.length > 2 && said.includes(text)).map((text) => `"${text}" is said, and was typed`),
  ];
}
