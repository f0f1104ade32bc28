import { atServer, inCentre } from '../path-parts.ts';

/** Method and path of the routes that screens without a person ask: kiosk, wall, phone, the page of services. They carry no others. */
export const visitorPaths = {
  listCentres: atServer('GET', '/centres'),
  askDevice: atServer('POST', '/devices'),
  issueTicket: inCentre('POST', '/tickets'),
  services: inCentre('GET', '/services'),
  service: inCentre('GET', '/services/:service'),
  printService: inCentre('POST', '/services/:service/print'),
  newcomerWait: inCentre('GET', '/services/:service/wait'),
  phoneTicket: atServer('GET', '/t/:secret'),
  phoneCancel: atServer('POST', '/t/:secret/cancel'),
  phoneRinging: atServer('GET', '/t/:secret/ringing'),
  ringPhone: atServer('POST', '/t/:secret/ringing'),
  stopRinging: atServer('POST', '/t/:secret/ringing/off'),
} as const;
export type VisitorRoute = keyof typeof visitorPaths;
