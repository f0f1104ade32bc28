import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAt, writtenAt } from '../../manager/settings/setup/at-path.ts';
import {
  withCounterPart,
  withNewCounter,
  withoutCounters,
} from '../../manager/settings/setup/counters/counters-model.ts';
import { type FormName, formSpec, forms } from '../../manager/settings/setup/forms/form-specs.ts';
import { weekdays, withSpan } from '../../manager/settings/setup/hours/week-model.ts';
import { withDays, withNames, withUsualDays } from '../../manager/settings/setup/hours/year-model.ts';
import {
  putInTier,
  withNewProfile,
  withoutProfile,
  withProfileCode,
  withTier,
} from '../../manager/settings/setup/profiles/profiles-model.ts';
import {
  withNewService,
  withoutServices,
  withServicePart,
} from '../../manager/settings/setup/services/services-model.ts';
import { findSetupFaults } from '../../manager/settings/setup/setup-faults.ts';
import { withThing } from '../../manager/settings/setup/things/things-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre, LocalText } from '../../shared/centre/centre.ts';
import { readTemplate } from '../../shared/centre/templates/templates.ts';
import { centres } from '../fakes/centres.ts';

/** A whole centre by what the forms and editors do, from the empty one that everybody begins with: as one who types it would make it. */

/** Writes a value field by field, the lists of it one more at a time. */
const typed = (centre: Centre, path: string, wanted: unknown, write: Write): Centre => {
  if (Array.isArray(wanted)) {
    const begun = readAt(centre, path) === undefined ? write(centre, path, []) : centre;
    return wanted.reduce<Centre>((next, one, at) => typed(next, `${path}/${at}`, one, write), begun);
  }
  if (typeof wanted !== 'object' || wanted === null) return write(centre, path, wanted);
  const begun = Object.keys(wanted).length === 0 ? write(centre, path, {}) : centre;
  return Object.entries(wanted).reduce<Centre>((next, [key, one]) => typed(next, `${path}/${key}`, one, write), begun);
};
type Write = (centre: Centre, path: string, value: unknown) => Centre;

/** What the plain forms have: things are added, and each of their fields is filled in. */
const byForms = (begun: Centre, wanted: Centre): Centre =>
  (Object.keys(forms) as FormName[]).reduce<Centre>((before, name) => {
    const { list, fields } = formSpec(name);
    if (list === undefined) {
      return fields.reduce<Centre>((next, { at }) => writtenAt(next, at, readAt(wanted, at)), before);
    }
    const emptied = writtenAt(before, list, wanted[list] === undefined ? undefined : []);
    return (wanted[list] ?? []).reduce<Centre>((next, _, at) => {
      const paths = fields.map((field) => field.at.replace(`${list}/*`, `${list}/${at}`));
      return paths.reduce<Centre>(
        (made, path) => writtenAt(made, path, readAt(wanted, path)),
        withThing(next, list, {}),
      );
    }, emptied);
  }, begun);

const byHours = (begun: Centre, { hours }: Centre): Centre => {
  const week = weekdays.reduce<Centre>((next, day) => {
    const closed = writtenAt(next, `hours/week/${day}`, []);
    return hours.week[day].reduce<Centre>((made, span, at) => {
      const more = writtenAt(made, `hours/week/${day}`, withSpan(made.hours.week[day]));
      return typed(more, `hours/week/${day}/${at}`, span, writtenAt);
    }, closed);
  }, begun);
  const usual = withUsualDays(
    week.hours,
    week.hours.exceptions.map(({ date }) => date),
  );
  const exceptions = hours.exceptions.reduce((next, { date, spans, name = {} }) => {
    const made = withDays(next, [date], spans);
    return Object.entries(name).reduce((all, [code, text]) => withNames(all, [date], code, text), made);
  }, usual);
  return writtenAt({ ...week, hours: exceptions }, 'hours/graceSeconds', hours.graceSeconds);
};

const all = (list: readonly unknown[]): ReadonlySet<number> => new Set(list.keys());

const byServices = (begun: Centre, wanted: Centre): Centre =>
  wanted.services.reduce<Centre>(
    (before, service, at) => {
      const { centre } = withNewService(before, at - 1);
      return Object.entries(service).reduce(
        (next, [key, value]) =>
          typed(next, `services/${at}/${key}`, value, (now, path, part) =>
            withServicePart(now, at, path.replace(`services/${at}/`, ''), part),
          ),
        centre,
      );
    },
    withoutServices(begun, all(begun.services)),
  );

const byProfiles = (begun: Centre, wanted: Centre): Centre => {
  const [first] = begun.profiles;
  const made = wanted.profiles.reduce<Centre>((before, { id, name, tiers }) => {
    const at = before.profiles.length;
    const coded = withProfileCode(withNewProfile(before), at, id);
    const named = typed(coded, `profiles/${at}/name`, name, writtenAt);
    const moved = tiers.reduce<readonly (readonly string[])[]>(
      (next, ids, tier) => putInTier(tier < next.length ? next : withTier(next, tier), ids, tier),
      [[]],
    );
    return writtenAt(named, `profiles/${at}/tiers`, moved);
  }, begun);
  return first === undefined ? made : withoutProfile(made, 0, wanted.profiles[0]?.id ?? '');
};

const byCounters = (begun: Centre, wanted: Centre): Centre =>
  wanted.counters.reduce<Centre>(
    (before, counter, at) => {
      const cleared = (['direction', 'place'] as const).reduce<Centre>(
        (next, part) => withCounterPart(next, at, part, undefined),
        withNewCounter(before),
      );
      return Object.entries(counter).reduce(
        (next, [key, value]) =>
          typed(next, `counters/${at}/${key}`, value, (now, path, part) =>
            withCounterPart(now, at, path.replace(`counters/${at}/`, ''), part),
          ),
        cleared,
      );
    },
    withoutCounters(begun, all(begun.counters)),
  );

const byFields = (begun: Centre, wanted: Centre): Centre =>
  (['priorityClasses', 'officials', 'booking'] as const).reduce<Centre>((next, key) => {
    const emptied = writtenAt(next, key, undefined);
    return wanted[key] === undefined ? emptied : typed(emptied, key, wanted[key], writtenAt);
  }, begun);

const madeByForms = (empty: Centre, wanted: Centre): Centre =>
  [byHours, byServices, byProfiles, byCounters, byForms, byFields].reduce<Centre>((next, make) => make(next, wanted), {
    ...empty,
    id: wanted.id,
  });

/** Empty texts that may be left out stand for none. */
const tidy = (centre: Centre): Centre => {
  const { limits, booking, ...rest } = centre;
  const isFull = (box: object | undefined): boolean => box !== undefined && Object.keys(box).length > 0;
  const displays = rest.displays.map(({ text, ...one }) => ({
    ...one,
    ...(isFull(text) ? { text: text as LocalText } : {}),
  }));
  return {
    ...rest,
    displays,
    ...(limits !== undefined && isFull(limits) ? { limits } : {}),
    ...(booking !== undefined && isFull(booking) ? { booking } : {}),
  };
};

/** The places where two documents differ, a few of them: short enough to be read, and to be told at once. */
const differences = (one: unknown, other: unknown, path = ''): readonly string[] => {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    return Object.is(one, other) ? [] : [`${path}: ${JSON.stringify(one)} for ${JSON.stringify(other)}`];
  }
  if (Array.isArray(one) !== Array.isArray(other)) return [`${path}: a list for a box`];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(readAt(one, key), readAt(other, key), `${path}/${key}`)).slice(0, 20);
};

test('the sample centre, made by the forms alone from an empty one, is the document that was written by hand', async () => {
  const empty = (await readTemplate('empty', 'empty')) as Centre;
  const made = madeByForms(empty, sampleCentre);
  expect(differences(made, tidy(sampleCentre))).toEqual([]);
  expect(findSetupFaults(made)).toEqual([]);
});

test('so is any other', async () => {
  const empty = (await readTemplate('empty', 'empty')) as Centre;
  fc.assert(
    fc.property(centres, (wanted) => {
      expect(differences(madeByForms(empty, wanted), tidy(wanted))).toEqual([]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
