/** The settings of the slip. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const slipFields = {
  'slip/parts': f(
    'What stands on the slip',
    'What is printed from top to bottom, and how large. The number is always printed, the marks of a copy and of practice where they are due.',
    'Logo, number, service, QR code',
  ),
  'slip/head': f('Text at the top', 'Printed where “Text at the top” is ticked.', 'Welcome!'),
  'slip/logo': f(
    'Logo',
    'PNG or JPEG, 400 kB at most. A printer has black dots alone: a plain dark picture on white comes out best.',
    'logo.png',
  ),
  'slip/marginMm': f(
    'White space at the end',
    'In millimetres, so that no text is lost where slips are torn off by hand. If empty: 0.',
    '10',
  ),
};
