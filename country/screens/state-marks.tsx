import { type CountryTrouble, isGraveTrouble } from '../../shared/country/country.ts';
import type { BoardRow } from '../rows.ts';
import { useScene } from './context.ts';

/** How a centre is: what is wrong, the worst first, else that all is well, closed or practising. A sign stands beside every colour. */
export function StateMarks({ row }: { readonly row: BoardRow }) {
  const { country } = useScene();
  const { troubles, centre } = row;
  const { hall } = centre;
  const isClosed = hall !== null && !hall.day.open;
  return (
    <>
      {troubles.map((trouble) => (
        <Mark key={trouble} kind={kindOf(trouble)}>
          {country.troubles[trouble]}
        </Mark>
      ))}
      {hall?.day.practice === true && <Mark kind="off">{country.practice}</Mark>}
      {isClosed && <Mark kind="off">{country.closed}</Mark>}
      {hall === null && troubles.length === 0 && <Mark kind="off">{country.reading}</Mark>}
      {hall?.day.open === true && !hall.day.practice && troubles.length === 0 && (
        <Mark kind="good">{country.well}</Mark>
      )}
    </>
  );
}

export type MarkKind = 'good' | 'warn' | 'bad' | 'off';

/** How a centre is at one look: the worst of what is wrong, else well, or closed, practising, not read yet. */
export function kindOfRow({ troubles, centre: { hall } }: BoardRow): MarkKind {
  const [worst] = troubles;
  if (worst !== undefined) return kindOf(worst);
  return hall?.day.open === true && !hall.day.practice ? 'good' : 'off';
}

const kindOf = (trouble: CountryTrouble): MarkKind =>
  isGraveTrouble(trouble) ? 'bad' : trouble === 'unheard' ? 'off' : 'warn';

const Mark = ({ kind, children }: { readonly kind: MarkKind; readonly children: preact.ComponentChildren }) => (
  <span class={`state state--${kind}`}>
    <Sign kind={kind} />
    {children}
  </span>
);

/** A tick, a triangle, a cross in a square or a ring. */
export function Sign({ kind }: { readonly kind: MarkKind }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path {...signs[kind]} />
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2 } as const;
const signs = {
  good: { d: 'M1.5 6.5l3 3 6-7', ...line },
  warn: { d: 'M6 .5l5.8 10.7H.2z', fill: 'currentColor' },
  bad: {
    d: 'M0 0h12v12H0zM3 4.4L4.4 3 6 4.6 7.6 3 9 4.4 7.4 6 9 7.6 7.6 9 6 7.4 4.4 9 3 7.6 4.6 6z',
    fill: 'currentColor',
    'fill-rule': 'evenodd',
  },
  off: { d: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z', ...line },
} as const;
