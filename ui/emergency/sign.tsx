import type { EmergencyKind } from '../../shared/centre/emergency.ts';

/** The sign of an emergency: out of the door, under a roof, two bars. */
export const Sign = ({ kind }: { readonly kind: EmergencyKind }) => (
  <svg class="emergency-sign" viewBox="0 0 100 100" aria-hidden="true">
    <path d={drawn[kind]} fill="none" stroke="currentColor" stroke-width="9" stroke-linejoin="round" />
  </svg>
);

const drawn: { readonly [Kind in EmergencyKind]: string } = {
  evacuate: 'M58 10 H14 V90 H58 M36 50 H92 M70 26 L94 50 L70 74',
  shelter: 'M6 50 L50 10 L94 50 M20 42 V90 H80 V42 M50 56 V74',
  suspend: 'M34 14 V86 M66 14 V86',
};
