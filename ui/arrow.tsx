import type { Direction } from '../shared/centre.ts';

const straight = 'M50 92 V14 M18 46 L50 14 L82 46';
const stairs = 'M8 88 H30 V66 H52 V44 H74';

/** Ahead points up, as signs over a corridor do; up and down are stairs, so that nobody takes the one for the other. */
const shapes: { readonly [D in Direction]: { readonly path: string; readonly turn: number } } = {
  ahead: { path: straight, turn: 0 },
  right: { path: straight, turn: 90 },
  left: { path: straight, turn: -90 },
  back: { path: 'M28 90 V40 A22 22 0 0 1 72 40 V86 M50 64 L72 88 L94 64', turn: 0 },
  up: { path: `${stairs} M44 20 L74 8 L88 36 M74 8 L60 28`, turn: 0 },
  down: { path: 'M8 14 H30 V36 H52 V58 H74 M58 88 H90 V56 M90 88 L70 68', turn: 0 },
};

/** The way to a counter, as a sign; `label` is what it says to those who cannot see it. */
export const Arrow = (props: { readonly direction: Direction; readonly label: string }) => {
  const { path, turn } = shapes[props.direction];
  return (
    <svg class="arrow" viewBox="0 0 100 100" role="img" aria-label={props.label}>
      <path
        d={path}
        transform={`rotate(${turn} 50 50)`}
        fill="none"
        stroke="currentColor"
        stroke-width="15"
        stroke-linecap="square"
        stroke-linejoin="miter"
      />
    </svg>
  );
};
