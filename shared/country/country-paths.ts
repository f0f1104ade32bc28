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
  countryTemplate: atServer('GET', '/country/template'),
  draftTemplate: atServer('PUT', '/country/template'),
  dropTemplate: atServer('DELETE', '/country/template'),
  previewTemplate: atServer('POST', '/country/template/preview'),
  publishTemplate: atServer('POST', '/country/template/publish'),
} as const;
