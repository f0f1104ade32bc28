import type { Direction } from '../shared/centre/centre.ts';

/** The way to a counter, as a sign; `label` is what it says to those who cannot see it. */
export function Arrow(props: { readonly direction: Direction; readonly label: string }) {
  const { fill, stroke, turn = 0 } = shapes[props.direction];
  return (
    <svg class="arrow" viewBox="0 0 100 100" role="img" aria-label={props.label}>
      <path d={fill} fill="currentColor" transform={`rotate(${turn} 50 50)`} />
      {stroke !== undefined && <path d={stroke} fill="none" stroke="currentColor" stroke-width="14" />}
    </svg>
  );
}

interface Shape {
  readonly fill: string;
  readonly stroke?: string;
  readonly turn?: number;
}
const straight = 'M50 5 L93 48 L80 61 L59.5 40.5 V95 H40.5 V40.5 L20 61 L7 48 Z';

/** Ahead points up, as signs over a corridor do; up and down are stairs, so that nobody takes the one for the other. */
const shapes: { readonly [D in Direction]: Shape } = {
  ahead: { fill: straight },
  right: { fill: straight, turn: 90 },
  left: { fill: straight, turn: -90 },
  back: { fill: 'M48 56 H98 L73 93 Z', stroke: 'M22 95 V39 A25.5 25.5 0 0 1 73 39 V60' },
  up: { fill: 'M27 4 L50 30 H34 V56 H20 V30 H4 Z', stroke: 'M4 90 H32 V68 H56 V46 H80 V24 H97' },
  down: { fill: 'M73 60 L96 34 H80 V6 H66 V34 H50 Z', stroke: 'M3 24 H20 V46 H44 V68 H68 V90 H97' },
};
