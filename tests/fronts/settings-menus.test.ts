import { expect, test } from 'vitest';
import { setupWords } from '../../manager/settings/setup/setup-words.ts';
import { manager as az } from '../../shared/text/az.ts';
import { manager as en } from '../../shared/text/en.ts';
import { manager as ru } from '../../shared/text/ru.ts';

/** The settings have a menu in a menu: no name leads to two places. */

test.each(Object.entries({ az, ru, en }))(
  'what stands in one menu of the settings stands in no other, in %s',
  (code, words) => {
    const all = [...Object.values(words.settings.parts), ...Object.values(setupWords(code).parts)];
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  },
);
