import { inEach } from '../../languages.ts';
import type { Centre, LocalText, PriorityClass, Week } from '../centre.ts';

/** A centre to start from, in the languages of the screens, as short as it can be said. */
export interface Template {
  readonly name: LocalText;
  readonly welcome: LocalText;
  /** From and to on weekdays; on Saturday, where it is open then. */
  readonly hours: { readonly weekdays: readonly [string, string]; readonly saturday?: readonly [string, string] };
  readonly groups: readonly TemplateGroup[];
  readonly classes: readonly PriorityClass[];
  readonly profiles: readonly TemplateProfile[];
  /** The profile of each counter, by its number. */
  readonly counters: readonly string[];
  /** Where the counters stand. */
  readonly hall: LocalText;
  readonly outcomes: readonly (readonly [id: string, name: LocalText])[];
}

/** Services that belong together, with a letter for their numbers. */
export interface TemplateGroup {
  readonly id: string;
  readonly name: LocalText;
  readonly icon?: string;
  readonly prefix: string;
  readonly services: readonly TemplateService[];
}

export interface TemplateService {
  readonly id: string;
  readonly name: LocalText;
  /** What a visit takes. */
  readonly minutes: number;
  readonly documents?: readonly LocalText[];
  readonly keywords?: readonly string[];
  /** Its place on the kiosk's first screen. */
  readonly frequent?: number;
}

export interface TemplateProfile {
  readonly id: string;
  readonly name: LocalText;
  /** The groups that are called first; then all the rest. Empty = all alike. */
  readonly first: readonly string[];
}

/** A text in the three languages of the screens. */
export function said(az: string, ru: string, en: string): LocalText {
  return inEach({ az, ru, en });
}

/** The whole document of a template. */
export function documentOf(template: Template, id: string): Centre {
  const { groups } = template;
  return {
    id,
    name: template.name,
    timeZone: 'Asia/Baku',
    languages: ['az', 'ru', 'en'],
    hours: { week: weekOf(template.hours), exceptions: [], graceSeconds: 3600 },
    targets: { meanWaitSeconds: 600, meanServiceSeconds: 600, waitSeconds: 900, serviceLevel: 0.9 },
    calling: { secondsBetweenRecalls: 10, callsBeforeNoShow: 2, coolingSeconds: 0, afterNoShow: { kind: 'end' } },
    personalDataDays: 30,
    series: groups.map(({ id, prefix }) => ({ id, prefix, first: 1, last: 999, digits: 3, wrap: true })),
    groups: groups.map(({ id, name, icon }) => ({ id, name, ...(icon === undefined ? {} : { icon }) })),
    services: groups.flatMap((group) => group.services.map((service) => serviceOf(group.id, service))),
    priorityClasses: [...template.classes],
    profiles: template.profiles.map((profile) => profileOf(profile, groups)),
    counters: template.counters.map((profile, at) => ({
      id: String(at + 1),
      name: String(at + 1),
      profile,
      place: template.hall,
    })),
    printers: [{ id: 'printer-1', name: 'Printer 1', connection: { kind: 'virtual' }, dots: 576, oneWay: false }],
    kiosks: [{ id: 'kiosk-1', name: 'Kiosk 1', printer: 'printer-1' }],
    displays: [{ id: 'hall-1', name: 'Zal 1', text: readyPapers }],
    outcomes: template.outcomes.map(([outcome, name]) => ({ id: outcome, name })),
    texts: { welcome: template.welcome, slip: keepSlip },
  };
}

const keepSlip = said(
  'Zəhmət olmasa, nömrənizin çağırılmasını zalda gözləyin və talonu xidmət başa çatanadək saxlayın.',
  'Пожалуйста, ожидайте вызова вашего номера в зале и сохраняйте талон до конца обслуживания.',
  'Please wait in the hall until your number is called and keep this slip until you have been served.',
);
const readyPapers = said(
  'Sənədlərinizi əvvəlcədən hazırlayın, talonu isə xidmət başa çatanadək saxlayın.',
  'Подготовьте документы заранее и сохраняйте талон до конца обслуживания.',
  'Please have your documents ready and keep your slip until you have been served.',
);

const weekOf = ({ weekdays: [from, to], saturday }: Template['hours']): Week => {
  const day = [{ from, to }];
  const sat = saturday === undefined ? [] : [{ from: saturday[0], to: saturday[1] }];
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat, sun: [] };
};

const serviceOf = (group: string, service: TemplateService): Centre['services'][number] => ({
  id: service.id,
  group,
  name: service.name,
  series: group,
  documents: [...(service.documents ?? [])],
  ...(service.keywords === undefined ? {} : { keywords: [...service.keywords] }),
  ...(service.frequent === undefined ? {} : { frequent: service.frequent }),
  offered: true,
  standardSeconds: service.minutes * 60,
});

const profileOf = (
  { id, name, first }: TemplateProfile,
  groups: readonly TemplateGroup[],
): Centre['profiles'][number] => {
  const named = groups
    .filter((group) => first.includes(group.id))
    .flatMap(({ services }) => services.map((one) => one.id));
  return { id, name, tiers: named.length === 0 ? [['*']] : [named, ['*']] };
};
