import type { Centre, LocalText } from '../../shared/centre/centre.ts';
import { inEach, screenLanguages } from '../../shared/languages.ts';

/** What a new centre is to be: its id, and what of it is already known. */
export interface NewCentre {
  readonly id: string;
  readonly name?: LocalText | undefined;
  readonly timeZone?: string | undefined;
  readonly languages?: readonly string[] | undefined;
}

/**
 * A copy of a centre under an id of its own. Its printers are virtual until somebody says where they stand: at their
 * old addresses it would print in the other hall. It has nothing on serial ports, which have one owner, and all of it is its own.
 */
export function copyOfCentre(
  { sample, national, serialPorts, boards, keypads, scanners, ...centre }: Centre,
  wanted: NewCentre,
): unknown {
  const printers = centre.printers.map((printer) => ({ ...printer, connection: { kind: 'virtual' } }));
  return named({ ...centre, printers }, wanted);
}

/** A document that somebody brings, under the id and by what else was asked for. */
export function named(document: object, { id, name, timeZone, languages }: NewCentre): unknown {
  return {
    ...document,
    id,
    ...(name === undefined ? {} : { name }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(languages === undefined ? {} : { languages }),
  };
}

/** The least that a centre can be: one service at one counter, and no hours, so that nothing happens before somebody says so. */
export function emptyCentre(wanted: NewCentre): unknown {
  const languages = wanted.languages ?? screenLanguages;
  const said = (text: LocalText): LocalText =>
    Object.fromEntries(languages.map((language) => [language, text[language] ?? text.en ?? '']));
  const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const document = {
    id: wanted.id,
    name: said(inEach({ az: wanted.id, ru: wanted.id, en: wanted.id })),
    timeZone: 'Asia/Baku',
    languages: [...languages],
    hours: { week: closed, exceptions: [], graceSeconds: 1800 },
    targets: { meanWaitSeconds: 600, meanServiceSeconds: 600, waitSeconds: 900, serviceLevel: 0.8 },
    calling: { secondsBetweenRecalls: 10 },
    personalDataDays: 30,
    series: [{ id: 'a', prefix: 'A', first: 1, last: 999, digits: 3, wrap: true }],
    groups: [{ id: 'services', name: said(inEach({ az: 'Xidmətlər', ru: 'Услуги', en: 'Services' })) }],
    services: [
      {
        id: 'service',
        group: 'services',
        name: said(inEach({ az: 'Xidmət', ru: 'Услуга', en: 'Service' })),
        series: 'a',
        documents: [],
        offered: true,
        standardSeconds: 600,
      },
    ],
    priorityClasses: [],
    profiles: [
      {
        id: 'all',
        name: said(inEach({ az: 'Bütün xidmətlər', ru: 'Все услуги', en: 'All services' })),
        tiers: [['*']],
      },
    ],
    counters: [{ id: '1', name: '1', profile: 'all' }],
    printers: [],
    kiosks: [],
    displays: [],
    outcomes: [],
    texts: { welcome: said(inEach({ az: 'Xoş gəlmisiniz', ru: 'Добро пожаловать', en: 'Welcome' })), slip: said({}) },
  } satisfies Centre;
  return named(document, wanted);
}
