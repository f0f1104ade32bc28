import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** One scale of type for all screens, and classes that have one home each: no screen and no section borrows another's. */

const root = resolve(import.meta.dirname, '../..');

interface Rule {
  readonly sheet: string;
  /** The at-rules that it stands in. */
  readonly within: string;
  readonly selector: string;
  readonly declarations: readonly (readonly [property: string, value: string])[];
}

const filesOf = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const screens = [
  'kiosk',
  'display',
  'counter',
  'manager',
  'phone',
  'services',
  'booking',
  'appeal',
  'office',
  'follow',
  'country',
];
const sheets = ['ui', ...screens, 'home'].flatMap((folder) => filesOf(folder, '.css'));

/** The rules of a sheet: a block that holds no block is a rule. */
const rulesOf = (sheet: string): readonly Rule[] => {
  const text = readFileSync(join(root, sheet), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import[^;]*;/g, '');
  const rules: Rule[] = [];
  const open: string[] = [];
  let from = 0;
  for (const [index, sign] of [...text].entries()) {
    if (sign === '{') {
      open.push(text.slice(from, index).trim().replace(/\s+/g, ' '));
      from = index + 1;
    } else if (sign === '}') {
      const declarations = text
        .slice(from, index)
        .split(';')
        .map((one) => one.trim().replace(/\s+/g, ' '))
        .filter((one) => one !== '')
        .map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1).trim()] as const);
      const selector = open.pop() ?? '';
      if (!selector.startsWith('@') && !open.some((one) => one.startsWith('@keyframes')))
        rules.push({ sheet, within: open.join(' '), selector, declarations });
      from = index + 1;
    }
  }
  return rules;
};
const rules = sheets.flatMap(rulesOf);

/** `sheet: selector: property: value` for each value of a property that is not allowed. */
const wrongValues = (property: string, allowed: (value: string, sheet: string) => boolean): readonly string[] =>
  rules.flatMap(({ sheet, selector, declarations }) =>
    declarations
      .filter(([name, value]) => name === property && !allowed(value, sheet))
      .map(([name, value]) => `${sheet}: ${selector}: ${name}: ${value}`),
  );

const tokens = (prefix: string): readonly string[] =>
  rulesOf('ui/tokens.css')
    .flatMap(({ declarations }) => declarations.map(([name]) => name))
    .filter((name) => name.startsWith(prefix));

/** What a size may be made of beside the scale: properties that hold a unit of the room, or numbers that the code sets. */
const measures = new Set([
  '--u',
  '--em',
  '--rem',
  '--room',
  '--band',
  '--least',
  '--letters',
  '--scale',
  '--size',
  '--fit',
  '--word',
]);
/** Named sizes of a sheet; each is held to the same rule where it is defined. */
const isNamed = (name: string): boolean =>
  tokens('--text-').includes(name) || (/^--(text|title|share)\b/.test(name) && ownSizes.has(name));

/** `inherit`, a token, or what is reckoned from tokens and measures: a length of its own only as a bound by the window. */
const isSize = (value: string): boolean => {
  if (value === 'inherit') return true;
  const used = [...value.matchAll(/var\((--[\w-]+)(?:, 1)?\)/g)].map(([, name = '']) => name);
  if (used.length === 0 || !used.every((name) => isNamed(name) || measures.has(name))) return false;
  const rest = value.replace(/var\((--[\w-]+)(, 1)?\)/g, '').replace(/\b1em \*/g, '');
  return !/\d(?!vw|vh)[a-z%]/.test(rest) && !/\bvar\b/.test(rest);
};

/** Sizes that a sheet names for itself, and its shares of the letters around. */
const ownSizes: ReadonlySet<string> = new Set(
  rules
    .filter(({ sheet }) => sheet !== 'ui/tokens.css')
    .flatMap(({ declarations }) =>
      declarations.map(([name]) => name).filter((name) => /^--(text|title|share)\b/.test(name)),
    ),
);

/** `sheet: selector: property: value` for each size that is none of the scale, and for each that a sheet names so. */
const wrongSizes = (of: readonly Rule[]): readonly string[] =>
  of.flatMap(({ sheet, selector, declarations }) =>
    declarations
      .filter(([name, value]) => {
        if (name === 'font-size') return !isSize(value);
        if (sheet === 'ui/tokens.css') return false;
        if (name.startsWith('--share-')) return !/^\d+(\.\d+)?em$/.test(value);
        return /^--(text|title)\b/.test(name) && !isSize(value);
      })
      .map(([name, value]) => `${sheet}: ${selector}: ${name}: ${value}`),
  );

describe('the scale of type', () => {
  test('has ten sizes and five weights at most, and a few heights of lines', () => {
    expect(tokens('--text-').length).toBeGreaterThan(5);
    expect(tokens('--text-').length).toBeLessThanOrEqual(10);
    expect(tokens('--weight-').length).toBeLessThanOrEqual(5);
    expect(tokens('--leading-').length).toBeLessThanOrEqual(6);
  });

  test('every weight and every height of a line is one of them', () => {
    const isToken = (prefix: string) => (value: string) =>
      value === 'inherit' || tokens(prefix).includes(/^var\(([\w-]+)\)$/.exec(value)?.[1] ?? '');
    expect(wrongValues('font-weight', isToken('--weight-'))).toEqual([]);
    expect(wrongValues('line-height', isToken('--leading-'))).toEqual([]);
  });

  test('every size is one of them, or reckoned from them and from the room that there is', () => {
    expect(wrongSizes(rules)).toEqual([]);
  });

  test.each([
    ['18px', 'a length of its own'],
    ['1.2em', 'a share of the letters around that has no name'],
    ['4vw', 'a share of the window alone'],
    ['calc(var(--text-3) + 3px)', 'a token and a length beside it'],
    ['var(--text-13)', 'no token'],
    ['var(--text-3, 14px)', 'a token with a length for its absence'],
    ['larger', 'a word'],
  ])('%s is no size of the scale: %s', (value) => {
    expect(isSize(value)).toBe(false);
  });

  test('nor do the code of the screens, their pages or the server write sizes past it', () => {
    const code = ['ui', ...screens, 'home'].flatMap((folder) => [
      ...filesOf(folder, '.ts'),
      ...filesOf(folder, '.tsx'),
      ...filesOf(folder, '.html'),
    ]);
    const texts = [...code, ...filesOf('server/http', '.ts'), ...filesOf('server/http', '.html')].map((path) => ({
      path,
      text: readFileSync(join(root, path), 'utf8'),
    }));
    const past = texts.flatMap(({ path, text }) => {
      const written = [...text.matchAll(/\bfont-(?:size|weight):\s*([^;}"']+)|\bline-height:\s*([^;}"']+)/g)]
        .map(([, one, other]) => (one ?? other ?? '').trim())
        .filter(
          (value) => !/^(inherit|var\(--(text|weight|leading)-[\w]+\)|calc\(var\(--band\) ?\* ?[\d.]+\))$/.test(value),
        );
      const set = [...text.matchAll(/\b(?:fontSize|fontWeight|lineHeight)\b\s*(?:=[^=]|:)/g)].map(([found]) => found);
      return [...written, ...set].map((found) => `${path}: ${found}`);
    });
    // A heading of the kiosk that has no room is set smaller step by step, from its token down; the preview of a phone stands in
    // for a browser whose letters are twice as large.
    const reckoned = ['kiosk/fit.ts', 'manager/settings/setup/preview/frame.tsx'];
    expect(past.filter((one) => !reckoned.some((path) => one.startsWith(path)))).toEqual([]);
  });

  test('nobody sets a font in one go, past the scale', () => {
    expect(wrongValues('font', (value) => value === 'inherit')).toEqual([]);
  });
});

const classPattern = /\.(-?[a-zA-Z][\w-]*)/g;
const classesIn = (selector: string): readonly string[] =>
  [...selector.matchAll(classPattern)].map(([, name = '']) => name);

/** Selectors one by one, also those inside `:is(...)`'s neighbours: commas within brackets part nothing. */
const apart = (selector: string): readonly string[] => selector.split(/,(?![^(]*\))/).map((one) => one.trim());

/** The classes that a sheet defines: those with a rule that nothing around them decides. */
const definedBy = (sheet: string): ReadonlySet<string> => {
  const found = rulesOf(sheet)
    .flatMap(({ selector }) => apart(selector))
    .filter((one) => /^\.[^\s>+~]*$/.test(one.replace(/\([^)]*\)/g, '')))
    .flatMap((one) => {
      const names = classesIn(one.replace(/:(not|has)\([^)]*\)/g, ''));
      return names.length === 1 ? names : names.slice(-1);
    });
  return new Set(found);
};
const defined = new Map(sheets.map((sheet) => [sheet, definedBy(sheet)]));

/** Each screen, and each section of the manager: its code, and the sheets that its classes may come from. */
const homes = (): readonly {
  readonly name: string;
  readonly code: readonly string[];
  readonly sheets: readonly string[];
}[] => {
  const under = (folder: string) => sheets.filter((sheet) => sheet.startsWith(`${folder}/`));
  const shared = under('ui');
  const plain = screens
    .filter((screen) => screen !== 'manager')
    .map((screen) => ({ name: screen, code: filesOf(screen, '.tsx'), sheets: [...shared, ...under(screen)] }));
  const sections = readdirSync(join(root, 'manager'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `manager/${name}`);
  const managers = sections.map((section) => ({
    name: section,
    code: filesOf(section, '.tsx'),
    sheets: [...shared, ...under('manager/ui'), ...under(section)],
  }));
  return [
    { name: 'ui', code: filesOf('ui', '.tsx'), sheets: shared },
    ...plain,
    ...managers,
    {
      name: 'manager',
      code: ['manager/app.tsx'],
      sheets: [...shared, ...under('manager/ui'), 'manager/manager.css'],
    },
  ];
};

/** The classes that a file of a screen gives to what it draws. */
const usedIn = (path: string): ReadonlySet<string> => {
  const text = readFileSync(join(root, path), 'utf8');
  const values = [...text.matchAll(/\bclass=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g)];
  const words = values.flatMap(([, plain = '', code = '']) => [
    plain,
    ...[...code.matchAll(/'([^']*)'/g)].map(([, word = '']) => word),
    ...[...code.matchAll(/`([^`]*)`/g)].map(([, word = '']) => word.replace(/\S*\$\{[^}]*\}\S*/g, ' ')),
  ]);
  return new Set(words.flatMap((word) => word.split(/\s+/)).filter((word) => /^[a-z][\w-]*$/.test(word)));
};

describe('classes', () => {
  test('what a screen or a section draws is defined in ui/ or in its own sheet', () => {
    const namesOf = (some: readonly string[]) => new Set(some.flatMap((sheet) => [...(defined.get(sheet) ?? [])]));
    const borrowed = homes().flatMap(({ name, code, sheets: own }) => {
      // What is loaded where it is drawn: its screen's sheets; what is in ui/ is drawn on every screen.
      const screen = name === 'ui' ? '' : `${name.split('/')[0]}/`;
      const there = namesOf(sheets.filter((sheet) => sheet.startsWith('ui/') || sheet.startsWith(screen)));
      const its = namesOf(own);
      const used = new Set(code.flatMap((path) => [...usedIn(path)]));
      return [...used].filter((one) => there.has(one) && !its.has(one)).map((one) => `${name}: ${one}`);
    });
    expect(borrowed).toEqual([]);
  });

  test('none is defined twice on a page, nor one of ui/ anywhere else', () => {
    const twice = screens.flatMap((screen) => {
      const page = sheets.filter((sheet) => sheet.startsWith('ui/') || sheet.startsWith(`${screen}/`));
      const seen = new Map<string, string[]>();
      for (const sheet of page)
        for (const name of defined.get(sheet) ?? []) seen.set(name, [...(seen.get(name) ?? []), sheet]);
      return [...seen].filter(([, where]) => where.length > 1).map(([name, where]) => `${name}: ${where.join(' ')}`);
    });
    expect([...new Set(twice)]).toEqual([]);
  });

  test('each is drawn by some code of its screen: no rule waits for a name that has changed', () => {
    const idle = ['ui', ...screens].flatMap((screen) => {
      const folders = screen === 'ui' ? ['ui', ...screens] : ['ui', screen];
      const code = folders
        .flatMap((folder) => [...filesOf(folder, '.ts'), ...filesOf(folder, '.tsx')])
        .map((path) => readFileSync(join(root, path), 'utf8'))
        .join('\n');
      const isDrawn = (name: string): boolean =>
        new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code) ||
        code.includes(`${name.slice(0, name.lastIndexOf('--'))}--\${`);
      const names = rules
        .filter(({ sheet }) => sheet.startsWith(`${screen}/`))
        .flatMap(({ sheet, selector }) => classesIn(selector).map((name) => ({ sheet, name })));
      return names.filter(({ name }) => !isDrawn(name)).map(({ sheet, name }) => `${sheet}: ${name}`);
    });
    expect([...new Set(idle)]).toEqual([]);
  });

  test('no rule stands twice in a sheet', () => {
    const seen = new Set<string>();
    const twice = rules.flatMap(({ sheet, within, selector }) => {
      const key = `${sheet}: ${within} ${selector}`;
      const again = seen.has(key);
      seen.add(key);
      return again ? [key] : [];
    });
    expect(twice).toEqual([]);
  });
});
