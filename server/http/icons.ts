/** The program's sign, a ticket: as it stands on a browser's tab. */
export const icon = drawn({ corner: 7, ticket: 1 });

/** For a phone, which cuts the corners itself: in a circle or otherwise. */
export const fullIcon = drawn({ corner: 0, ticket: 0.8 });

/** For a phone's bar of messages, which takes the shape alone. */
export const badge = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 4 24 24"><path d="${shape()}" fill="#fff"/></svg>`;

function drawn(size: { readonly corner: number; readonly ticket: number }): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${size.corner}" fill="#00594f"/>` +
    `<g transform="translate(16 16) scale(${size.ticket}) translate(-16 -16)"><path d="${shape()}" fill="#fff"/>` +
    '<path d="M12.5 16h7" stroke="#00594f" stroke-width="2.5" stroke-linecap="round"/></g></svg>'
  );
}

function shape(): string {
  return 'M7 9h18v4a3 3 0 0 0 0 6v4H7v-4a3 3 0 0 0 0-6z';
}

/** The pictures that a phone asks for: their names, sides in dots, and drawings. `node scripts/draw-icons.ts` draws them again. */
export const phoneIcons = [
  { name: '192', side: 192, svg: icon, purpose: 'any' },
  { name: '512', side: 512, svg: icon, purpose: 'any' },
  { name: 'maskable-192', side: 192, svg: fullIcon, purpose: 'maskable' },
  { name: 'maskable-512', side: 512, svg: fullIcon, purpose: 'maskable' },
  { name: 'apple-180', side: 180, svg: fullIcon, purpose: null },
  { name: 'badge', side: 96, svg: badge, purpose: null },
] as const;
