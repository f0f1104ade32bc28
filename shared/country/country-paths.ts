import { atServer } from '../path-parts.ts';

/** Method and path of what a head office says of all its centres. */
export const countryPaths = {
  country: atServer('GET', '/country'),
  countryCases: atServer('GET', '/country/cases'),
  countryOrders: atServer('GET', '/country/orders'),
  countryReport: atServer('GET', '/country/reports'),
  countryPeople: atServer('GET', '/country/people'),
  addCountryPerson: atServer('POST', '/country/people'),
  editCountryPerson: atServer('PATCH', '/country/people/:user'),
  removeCountryPerson: atServer('DELETE', '/country/people/:user'),
  orderCentres: atServer('POST', '/country/orders'),
} as const;
