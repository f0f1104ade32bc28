/** The screens, each a folder of this name with a page of its own. */
export const screenNames = [
  'kiosk',
  'display',
  'counter',
  'manager',
  'phone',
  'services',
  'booking',
  'appeal',
  'office',
  'feedback',
  'follow',
  'country',
  'home',
] as const;
