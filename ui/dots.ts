/** The dark dots of a QR code as one path of an SVG, a unit each. */
export const dotsPath = (rows: readonly (readonly boolean[])[]): string =>
  rows.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
