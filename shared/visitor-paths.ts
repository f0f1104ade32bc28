import { inCentre } from './path-parts.ts';

/** Method and path of the routes that screens without a person ask: kiosk, wall, phone, the page of services. They carry no others. */
export const visitorPaths = {
  listCentres: { method: 'GET', path: '/api/centres' },
  askDevice: { method: 'POST', path: '/api/devices' },
  issueTicket: inCentre('POST', '/tickets'),
  services: inCentre('GET', '/services'),
  service: inCentre('GET', '/services/:service'),
  printService: inCentre('POST', '/services/:service/print'),
  newcomerWait: inCentre('GET', '/services/:service/wait'),
  phoneTicket: { method: 'GET', path: '/api/t/:secret' },
  phoneCancel: { method: 'POST', path: '/api/t/:secret/cancel' },
  phoneRinging: { method: 'GET', path: '/api/t/:secret/ringing' },
  ringPhone: { method: 'POST', path: '/api/t/:secret/ringing' },
  stopRinging: { method: 'POST', path: '/api/t/:secret/ringing/off' },
} as const;
export type VisitorRoute = keyof typeof visitorPaths;
