/** What the keys of the screen type into a date. */

/** A date as its figures were typed: day, month, year. */
export function digitsOf(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return day + month + year;
}

/** The same figures as the answer has them, as far as they were typed. */
export function datePut(typed: string): string {
  const figures = typed.replace(/\D/g, '').slice(0, 8);
  return figures === '' ? '' : [figures.slice(4), figures.slice(2, 4), figures.slice(0, 2)].join('-');
}

/** And as they are shown: 27.03.1955. */
export function dateShown(date: string): string {
  const figures = digitsOf(date);
  return [figures.slice(0, 2), figures.slice(2, 4), figures.slice(4)].filter((part) => part !== '').join('.');
}
