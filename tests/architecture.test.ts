import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { screenNames } from '../scripts/screen-names.ts';
import { screenLanguages } from '../shared/languages.ts';
import { countsOf } from './support/functions.ts';

/** What the compiler and the linter do not see: which folder may import which, where time and chance come in, and sizes. */

const root = resolve(import.meta.dirname, '..');
/** All but the first page, which is written by the server. */
const fronts = [...screenNames.filter((name) => name !== 'home'), 'ui'];
/** The screens that a preview beside the settings may draw. */
const shown = ['kiosk', 'display', 'phone'];
const sourceFolders = ['shared', 'engine', 'server', ...fronts];

/** Functions that are longer than the limit. The list only shrinks. */
const stillTooLong = ['ui/live-view.ts watchView', 'ui/pairing.ts pairDevice'];

/** How many functions have 40 lines and more, or 25 and more in the engine. */
const mostLong = { elsewhere: 145, engine: 42 };

interface Source {
  /** From the root, with slashes. */
  readonly path: string;
  readonly lines: number;
  readonly text: string;
  /** Without comments and without what stands in strings of several lines. */
  readonly code: string;
  /** Packages and, for files of ours, their paths from the root. */
  readonly imports: readonly string[];
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(),])\/\/.*$/gm, '$1');

const importPattern = /(?:\bfrom|\bimport|\bimport\(|\bnew URL\()\s*'([^'\n]+)'/g;

const read = (path: string): Source => {
  const text = readFileSync(join(root, path), 'utf8');
  const code = withoutComments(text);
  const imports = [...code.matchAll(importPattern)].map(([, target = '']) =>
    target.startsWith('.') ? relative(root, resolve(root, dirname(path), target)) : target,
  );
  return { path, lines: text.split('\n').length - 1, text, code, imports };
};

const sources = sourceFolders.flatMap(filesIn).map(read);
const scripts = ['scripts', 'bench']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap(filesIn)
  .map(read);
const tests = filesIn('tests').map(read);

/** The pages for people, but for the history, which names what was. */
const pages = [
  ...readdirSync(root),
  ...['docs', ...sourceFolders].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, String(path))),
  ),
]
  .filter((path) => path.endsWith('.md') && path !== 'CHANGELOG.md')
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const inside = (folder: string): readonly Source[] => sources.filter(({ path }) => path.startsWith(`${folder}/`));
const isOf = (target: string, folders: readonly string[]): boolean =>
  folders.some((folder) => target.startsWith(`${folder}/`));

/** `file -> import` for each import that is not allowed. */
const wrongImports = (of: readonly Source[], allowed: (target: string) => boolean): readonly string[] =>
  of.flatMap(({ path, imports }) =>
    imports.filter((target) => !allowed(target)).map((target) => `${path} -> ${target}`),
  );

describe('who may import what', () => {
  test('there is something to look at', () => {
    for (const folder of sourceFolders) expect(inside(folder).length, folder).toBeGreaterThan(0);
    expect(inside('server').some(({ imports }) => imports.includes('shared/routes.ts'))).toBe(true);
  });

  test('shared imports typebox and itself', () => {
    const allowed = (target: string): boolean => /^typebox(\/|$)/.test(target) || isOf(target, ['shared']);
    expect(wrongImports(inside('shared'), allowed)).toEqual([]);
  });

  test('the engine imports shared and itself: no Node, no package', () => {
    const allowed = (target: string): boolean => isOf(target, ['shared', 'engine']);
    expect(wrongImports(inside('engine'), allowed)).toEqual([]);
  });

  test('inside the engine each room knows those that stand beside it here, and no other', () => {
    const rooms: { readonly [room: string]: readonly string[] } = {
      calendar: [],
      queue: ['calendar'],
      notices: ['queue'],
      ratings: [],
      rules: [],
      booking: ['queue', 'calendar'],
      cases: ['queue', 'calendar', 'rules'],
      figures: ['queue', 'booking', 'calendar', 'cases'],
      simulate: ['queue', 'booking'],
      staffing: ['queue', 'simulate'],
      wait: ['queue', 'simulate', 'booking'],
    };
    const folders = readdirSync(join(root, 'engine'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(Object.keys(rooms).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
    const wrong = Object.entries(rooms).flatMap(([room, others]) =>
      wrongImports(inside(`engine/${room}`), (target) =>
        isOf(target, ['shared', ...[room, ...others].map((one) => `engine/${one}`)]),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('the screens import neither the server nor Node nor one another, but for the preview, which shows the others, and settings for many centres, which are typed in the forms of one', () => {
    const preview = 'manager/settings/setup/preview';
    const settingsForms = ['manager/settings/setup', 'manager/ui', 'manager/words.ts'];
    expect(
      wrongImports(
        inside(preview),
        (target) => isOf(target, ['manager', 'ui', 'shared', ...shown]) || /^(@preact\/|preact(\/|$))/.test(target),
      ),
    ).toEqual([]);
    const wrong = fronts.flatMap((front) =>
      wrongImports(
        inside(front).filter(({ path }) => !isOf(path, [preview])),
        (target) =>
          !target.startsWith('node:') &&
          (!isOf(target, ['engine', 'server', 'scripts', 'tests', ...fronts]) ||
            isOf(`${target}/`, [front, 'ui', ...(front === 'country' ? settingsForms : [])])),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('no section of the manager imports another, and what they share imports none', () => {
    const sections = readdirSync(join(root, 'manager'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'ui')
      .map(({ name }) => `manager/${name}`);
    expect(sections.length).toBeGreaterThan(4);
    const wrong = [...sections, 'manager/ui'].flatMap((section) =>
      wrongImports(inside(section), (target) => !isOf(target, sections) || isOf(target, [section])),
    );
    expect(wrong).toEqual([]);
  });

  test('the server imports no screen, no script and no test', () => {
    const allowed = (target: string): boolean => !isOf(target, [...fronts, 'scripts', 'tests', 'bench']);
    expect(wrongImports(inside('server'), allowed)).toEqual([]);
  });

  test("the protocol of PostgreSQL is spoken in its store's folder alone", () => {
    const users = inside('server').filter(({ imports }) => imports.includes('pg'));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ path }) => !path.startsWith('server/store/postgres/'))).toEqual([]);
  });

  test.each([
    'better-sqlite3',
    'node-thermal-printer',
    'serialport',
    'node:net',
    'lowdb',
    'feelin',
    'nodemailer',
    '@duckdb/node-api',
  ])('%s is imported in one file of the server', (name) => {
    const users = inside('server').filter(({ imports }) => imports.includes(name));
    expect(users.map(({ path }) => path)).toHaveLength(1);
  });
});

describe('where the world comes in', () => {
  const lines = (of: readonly Source[], pattern: RegExp, except: readonly string[]): readonly string[] =>
    of.filter(({ path, code }) => !except.includes(path) && pattern.test(code)).map(({ path }) => path);

  test('the environment is read in settings.ts', () => {
    expect(lines(sources, /\bprocess\.env\b/, ['server/settings.ts'])).toEqual([]);
  });

  test('the time comes from the clock', () => {
    // The one reads the machine's clock once, as it starts; the other's is looked at and compared.
    const except = ['server/async/clock.ts', 'server/time/machine.ts'];
    // What measures in `bench` is no part of the program.
    const all = [...sources, ...scripts.filter(({ path }) => path.startsWith('scripts/'))];
    expect(lines(all, /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b/, except)).toEqual([]);
    // What a screen counts with is made where it is put together, and set right by the server's time.
    expect(lines(all, /\bperformance\.timeOrigin\b/, ['ui/clock.ts'])).toEqual([]);
  });

  test('what comes later is set by a clock, and what a browser remembers is kept in one way', () => {
    // A server that cannot end in good order is ended in any case.
    const except = ['server/async/clock.ts', 'server/main.ts', 'ui/clock.ts'];
    expect(lines(sources, /\bset(Timeout|Interval)\(/, except)).toEqual([]);
    expect(lines(sources, /\b(local|session)Storage\./, [])).toEqual([]);
    expect(lines(sources, /\bStorage\b/, ['ui/storage.ts', 'phone/main.tsx'])).toEqual([]);
  });

  test('chance comes from ids.ts, or from what makes secrets', () => {
    const except = ['server/ids.ts', 'server/access/secrets.ts', 'server/access/passwords.ts'];
    expect(lines(sources, /\bMath\.random\b/, [])).toEqual([]);
    expect(lines(inside('server'), /\brandom(Bytes|Int|UUID)\b/, except)).toEqual([]);
  });
});

describe('manners', () => {
  test('a screen needs nothing that pages have by https alone: many halls are reached by http', () => {
    const secureOnly = /\bcrypto\.(randomUUID|subtle)\b/;
    const inScreens = sources.filter(({ path }) => fronts.some((front) => path.startsWith(`${front}/`)));
    expect(inScreens.filter(({ code }) => secureOnly.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test('no file is longer than 300 lines, and no test than 500, apart from the words', () => {
    const tooLong = (of: readonly Source[], most: number): readonly string[] =>
      of
        .filter(({ path, lines }) => lines > most && !/(^|\/)text\//.test(path))
        .map(({ path, lines }) => `${path}: ${lines}`);
    expect([...tooLong(sources, 300), ...tooLong(scripts, 300), ...tooLong(tests, 500)]).toEqual([]);
  });

  describe('what is counted in the sources', () => {
    const counted = sources.map(({ path, text }) => ({ path, ...countsOf(path, text) }));
    const longer = (limit: (path: string) => number): readonly string[] =>
      counted.flatMap(({ path, functions }) =>
        functions.filter(({ lines }) => lines > limit(path)).map(({ name }) => `${path} ${name}`),
      );
    const isEngine = (path: string): boolean => path.startsWith('engine/');

    test('no function is longer than 60 lines, and none of the engine than 40', () => {
      // Each of these is to be taken apart; none is added.
      expect(longer((path) => (isEngine(path) ? 40 : 60)).toSorted()).toEqual(stillTooLong.toSorted());
    });

    test('fewer and fewer have 40 lines, and 25 in the engine', () => {
      const long = longer((path) => (isEngine(path) ? 24 : 39));
      // These figures only fall: who takes one apart lowers them.
      expect(long.filter((one) => !isEngine(one)).length).toBeLessThanOrEqual(mostLong.elsewhere);
      expect(long.filter(isEngine).length).toBeLessThanOrEqual(mostLong.engine);
    });

    test('purpose first: what a file exports stands above its details', () => {
      const ofScripts = scripts.map(({ path, text }) => ({ path, ...countsOf(path, text) }));
      const wrong = [...counted, ...ofScripts].filter((one) => one.beginsWithDetail);
      expect(wrong.map(({ path }) => path)).toEqual([]);
    });

    test('a cast stands at an edge: there are fewer than a hundred', () => {
      const casts = counted.reduce((sum, one) => sum + one.casts, 0);
      expect(casts, counted.flatMap(({ path, casts: n }) => (n > 0 ? `${path} ${n}` : [])).join('\n')).toBeLessThan(
        100,
      );
    });
  });

  test('what a file exports and has a body is a function, which may stand above its details', () => {
    const arrow = /^export const \w+ = (async )?(<[^\n]*>)?\((\n|[^\n]*=> \{$)/m;
    expect([...sources, ...scripts].filter(({ code }) => arrow.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test('exports have names', () => {
    const nameless = [...sources, ...scripts, ...tests].filter(
      ({ path, code }) => /^export default\b/m.test(code) && path !== 'tests/vitest.config.ts',
    );
    expect(nameless.map(({ path }) => path)).toEqual([]);
  });

  test('file names are in small letters with dashes, and say what is inside', () => {
    const wrong = [...sources, ...scripts, ...tests].filter(({ path }) => {
      const name = path.split('/').at(-1) ?? '';
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config)?\.(tsx?|mjs)$/.test(name) ||
        /(^|-)(util|helper|handler|misc|common)s?\./.test(name)
      );
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('tests', () => {
  test('speak one dialect: test, never it', () => {
    const other = /import \{[^}]*\bit\b[^}]*\} from 'vitest'|\bglobals: true\b/;
    expect(tests.filter(({ code }) => other.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test('are tried once: one that fails sometimes is a fault, of the test or of the product', () => {
    const again = /(?<![.\w])["']?retry["']?:|--retr[y]\b/;
    const places = [...tests, ...scripts].filter(({ code }) => again.test(code)).map(({ path }) => path);
    expect(places).toEqual([]);
    expect(again.test(readFileSync(join(root, 'package.json'), 'utf8'))).toBe(false);
  });
});

describe('what is written down', () => {
  describe('languages', () => {
    test('each folder of words has a file for each language of the screens, and none for another', () => {
      const words = sources.flatMap(({ path }) => {
        const [, folder, part = '', language] =
          /^(.*\/(?:[\w-]+-)?text(?:\/\w+)?\/)(?:(\w+)-)?([a-z]{2})\.ts$/.exec(path) ?? [];
        return folder === undefined || language === undefined ? [] : [{ of: `${folder}${part}`, language }];
      });
      const all = Map.groupBy(words, ({ of }) => of);
      expect(all.size).toBeGreaterThan(20);
      for (const [of, files] of all)
        expect(files.map(({ language }) => language).sort(), of).toEqual([...screenLanguages].sort());
    });

    test('what has something in each language says so to the compiler, and falls back in one place', () => {
      const tables = [...sources, ...scripts].filter(({ code }) =>
        /(?<!(inEach|textsIn)\()\{ az, ru, en \}(?! satisfies InEach)|\{ readonly \[language: string\]: \w+ \} = \{\s*az\b|\['az', az\]|\?\? (\w+\.)?az\b(?! \?\?)/.test(
          code,
        ),
      );
      expect(tables.map(({ path }) => path)).toEqual([]);
    });
  });

  describe('rules of the engine', () => {
    const pagesOfRules = pages.filter(({ path }) => /^engine\/\w+\/RULES\.md$/.test(path));
    const ids = pagesOfRules.flatMap(({ text }) =>
      [...text.matchAll(/^- \*\*\[([A-Z]+[0-9]+)\]\*\*/gm)].map(([, id = '']) => id),
    );
    const idsIn = (text: string): readonly string[] =>
      [...text.matchAll(/\[([A-Z]{1,2}[0-9]+)\]/g)].map(([, id = '']) => id);
    /** Those with which a name of a test, or another string, begins. */
    const named = tests.flatMap(({ text }) =>
      [...text.matchAll(/['"`]((?:\[[A-Z]+[0-9]+\],? ?)+)/g)].flatMap(([, citations = '']) => idsIn(citations)),
    );

    test('have an id each, which no other has', () => {
      expect(pagesOfRules.length).toBeGreaterThan(3);
      expect(ids.length).toBeGreaterThan(100);
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    });

    test('are each cited by the name of a test, and by the code that implements it', () => {
      expect(ids.filter((id) => !named.includes(id))).toEqual([]);
      const cited = new Set(sources.flatMap(({ text }) => idsIn(text)));
      expect(ids.filter((id) => !cited.has(id))).toEqual([]);
    });

    test('are all that code, tests and pages cite', () => {
      const wrong = [...sources, ...pages].flatMap(({ path, text }) =>
        idsIn(text).flatMap((id) => (ids.includes(id) ? [] : `${path}: [${id}]`)),
      );
      expect([...wrong, ...named.filter((id) => !ids.includes(id))]).toEqual([]);
    });
  });

  test('every file that a page names is there', () => {
    const places = [...sourceFolders, 'scripts', 'bench', 'tests', 'docs'].join('|');
    const byPath = new RegExp(`[("\`]((?:\\.\\./)*(?:${places})/[\\w./-]*[\\w/])(?:#[\\w-]*)?[)"\`]`, 'g');
    const byName = /`([\w-]+(?:\.test)?\.tsx?)`/g;
    const names = new Set([...sources, ...scripts, ...tests].map(({ path }) => path.split('/').at(-1)));
    const missing = pages.flatMap(({ path: page, text }) => {
      // A test is also named from the folder of the tests.
      const folders = [root, join(root, dirname(page)), join(root, 'tests')];
      const there = (path: string): boolean => folders.some((folder) => existsSync(join(folder, path)));
      const paths = [...text.matchAll(byPath)].map(([, path = '']) => path).filter((path) => !there(path));
      const files = [...text.matchAll(byName)].map(([, name = '']) => name).filter((name) => !names.has(name));
      return [...paths, ...files].map((name) => `${page}: ${name}`);
    });
    expect(pages.length).toBeGreaterThan(15);
    expect(missing).toEqual([]);
  });

  test('what a page says to stand in a file stands there', () => {
    const said = pages.flatMap(({ path: page, text }) =>
      [...text.matchAll(/`([a-z]\w*)` (?:of|in) `([\w-]+\/[\w./-]+\.tsx?)`/g)].map(([, name = '', file = '']) => ({
        ...{ page, name, file },
      })),
    );
    expect(said.length).toBeGreaterThan(5);
    const stands = ({ name, file }: (typeof said)[number]): boolean =>
      new RegExp(`\\b${name}\\b`).test(readFileSync(join(root, file), 'utf8'));
    expect(said.filter((one) => !stands(one))).toEqual([]);
  });

  test('the pages are in plain English, and people are they', () => {
    const stiff = /\b(anew|whoever|whom|he|his|him|himself)\b/i;
    const lines = pages.flatMap(({ path, text }) => text.split('\n').map((line) => `${path}: ${line}`));
    expect(lines.filter((line) => stiff.test(line))).toEqual([]);
    // Elsewhere there are few.
    const all = [...sources, ...scripts, ...tests].flatMap(({ text }) => text.match(/\b(anew|whoever|whom)\b/gi) ?? []);
    expect(all.length).toBeLessThan(40);
  });

  test('the pictures of the README weigh less than 600 kB together', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const pictures = [...readme.matchAll(/src="([^"]+\.png)"/g)].map(([, path = '']) => path);
    expect(pictures).toHaveLength(6);
    const bytes = pictures.map((path) => statSync(join(root, path)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(600_000);
  });

  test('the newest version of the changelog is that of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const newest = /^## \[([^\]]+)\] - \d{4}-\d{2}-\d{2}$/m.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
    expect(newest?.[1]).toBe(version);
  });

  test.each(['README.md', 'STYLE.md', 'CONTRIBUTING.md'])('each file that %s names is there', (path) => {
    const named = [...readFileSync(join(root, path), 'utf8').matchAll(/`([a-z]+\/[\w./-]+\.(?:tsx?|md|css|json))`/g)];
    expect(named.length).toBeGreaterThan(3);
    // A centre's document stands in the data folder.
    const ours = named.map(([, file = '']) => file).filter((file) => !file.startsWith('centres/'));
    expect(ours.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('docs/packages.md has a line for each package, and for no other', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const all = Object.keys({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
    const rows = readFileSync(join(root, 'docs/packages.md'), 'utf8').matchAll(/^\| ([^|]+) \|/gm);
    const told = [...rows]
      .flatMap(([, names = '']) => names.split(', '))
      .filter((name) => !/^(package|-+)$/.test(name));
    const isTold = (name: string): boolean =>
      told.some((one) => (one.endsWith('/*') ? name.startsWith(one.slice(0, -1)) : one === name));
    expect(all.filter((name) => !name.startsWith('@types/') && !isTold(name))).toEqual([]);
    expect(told.filter((name) => !name.endsWith('/*') && !all.includes(name))).toEqual([]);
  });

  test('what the README counts is so many', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const said = (of: RegExp): number => Number(of.exec(readme)?.[1]);
    const listed = (path: string, name: string): readonly string[] => {
      const text = tests.find((one) => one.path === path)?.text ?? '';
      const [, list = ''] = new RegExp(`const ${name} = \\[([^\\]]+)\\] as const`).exec(text) ?? [];
      return [...list.matchAll(/'([\w-]+)'/g)].map(([, one = '']) => one).filter((one) => one !== 'none');
    };
    expect(said(/a printer with (\d+) faults/)).toBe(listed('tests/fakes/printer.ts', 'faults').length);
    expect(said(/for (\d+) kinds of caller/)).toBe(listed('tests/support/house.ts', 'callers').length);
  });

  test("the README's map names every folder at the top", () => {
    const path = join(root, 'README.md');
    expect(existsSync(path), 'README.md is missing').toBe(true);
    const readme = readFileSync(path, 'utf8');
    const made = new Set(['node_modules', 'dist', 'data', 'coverage']);
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !made.has(entry.name) && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .filter((name) => readdirSync(join(root, name)).length > 0);
    expect(folders.length).toBeGreaterThan(5);
    expect(folders.filter((name) => !readme.includes(`${name}/`))).toEqual([]);
  });

  test("the README's map names every room of the engine, of the server and of the tests", () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const map = readme.slice(readme.indexOf('## The map'), readme.indexOf('### Where to look'));
    const parts = {
      engine: /\nengine\/.*?(?=\nserver\/)/s,
      server: /\nserver\/.*?(?=\nkiosk\/)/s,
      tests: /\ntests\/.*?(?=\ndocs\/)/s,
    };
    const missing = Object.entries(parts).flatMap(([folder, part]) => {
      const said = part.exec(map)?.[0] ?? '';
      return readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !new RegExp(`\\b${entry.name}/`).test(said))
        .map(({ name }) => `${folder}/${name}`);
    });
    expect(missing).toEqual([]);
  });
});
