/**
 * A phone number in E.164, as it is typed: spaces, brackets and dashes are for reading; one of this country may begin with 0, 994 or
 * neither, any other with 00. What begins otherwise is given without those signs.
 */
export function readPhone(text: string): string {
  const digits = text.replace(/[\s().‑–-]/g, '');
  if (/^0?[1-9]\d{8}$/.test(digits)) return `+994${digits.slice(-9)}`;
  if (/^994\d{9}$/.test(digits)) return `+${digits}`;
  return /^00\d{7,15}$/.test(digits) ? `+${digits.slice(2)}` : digits;
}

/** How far a number is typed: one of this country is whole with nine figures, any other may go on up to fifteen. */
export function phoneTyped(text: string): 'not-yet' | 'may-go-on' | 'whole' {
  const read = readPhone(text);
  if (read.startsWith('+994')) return /^\+994\d{9}$/.test(read) ? 'whole' : 'not-yet';
  return /^\+\d{7,15}$/.test(read) ? 'may-go-on' : 'not-yet';
}
