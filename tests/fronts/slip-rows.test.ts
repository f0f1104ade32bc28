import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placedIn, resized, rowsOf, shifted, toggled } from '../../manager/settings/setup/slip/slip-rows.ts';
import { partSizes, type SlipPart, slipParts, usualParts } from '../../shared/devices/slip-schema.ts';

/** The rows of the form of slips. */

test('where nothing is laid out the rows are the usual ones, then what is not printed', () => {
  const rows = rowsOf(undefined);
  expect(rows.filter(({ printed }) => printed).map(({ part }) => part)).toEqual(usualParts.map(({ part }) => part));
  expect(rows.map(({ part }) => part).toSorted()).toEqual(slipParts.toSorted());
});

test('a part that is ticked stands where it usually does; the number cannot be taken away', () => {
  const withLogo = toggled(usualParts, 'logo');
  expect(withLogo[0]).toEqual({ part: 'logo' });
  expect(toggled(withLogo, 'logo')).toEqual(usualParts);
  expect(toggled(usualParts, 'number')).toEqual(usualParts);
});

test('a part moves by one place, and at an edge stays', () => {
  const names = (parts: readonly { readonly part: SlipPart }[]) => parts.map(({ part }) => part).slice(0, 3);
  expect(names(shifted(usualParts, 'number', -1))).toEqual(['centre', 'number', 'date']);
  expect(names(shifted(usualParts, 'centre', -1))).toEqual(['centre', 'date', 'number']);
});

test('whatever is pressed, each part stands once and the number is among them', () => {
  const press = fc.tuple(fc.constantFrom(...slipParts), fc.constantFrom('toggle', 'up', 'down', ...partSizes));
  fc.assert(
    fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
      let parts = placedIn(undefined);
      for (const [part, what] of presses)
        parts =
          what === 'toggle'
            ? toggled(parts, part)
            : what === 'up' || what === 'down'
              ? shifted(parts, part, what === 'up' ? -1 : 1)
              : resized(parts, part, what);
      const names = parts.map(({ part }) => part);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain('number');
      expect(placedIn(parts)).toEqual(parts);
    }),
  );
});

test('what a draft holds that is none of it is passed over', () => {
  expect(
    placedIn([{ part: 'odd' }, null, 'logo', { part: 'qr', size: 'huge' }, { part: 'foot', size: 'small' }]),
  ).toEqual([{ part: 'qr' }, { part: 'foot', size: 'small' }]);
});
