import type { Drawn } from './state.ts';

/** The screens of the gallery; each is loaded by itself, with its sheets. */
export const stages = {
  kiosk: () => import('./kiosk-stage.tsx'),
  wall: () => import('./wall-stage.tsx'),
  counter: () => import('./counter-stage.tsx'),
  manager: () => import('./manager-stage.tsx'),
  phone: () => import('./phone-stage.tsx'),
  booking: () => import('./booking-stage.tsx'),
  appeal: () => import('./appeal-stage.tsx'),
  office: () => import('./office-stage.tsx'),
  slip: () => import('./slip-stage.tsx'),
  home: () => import('./home-stage.tsx'),
  emergency: () => import('./emergency-stage.tsx'),
  follow: () => import('./follow-stage.tsx'),
  country: () => import('./country-stage.tsx'),
  rating: () => import('./rating-stage.tsx'),
} as const satisfies { readonly [screen: string]: () => Promise<{ readonly states: readonly Drawn[] }> };

export type ScreenName = keyof typeof stages;

/** The screen of this name, else the first. */
export function screenOf(name: string | null): ScreenName {
  return name !== null && Object.hasOwn(stages, name) ? (name as ScreenName) : 'kiosk';
}
