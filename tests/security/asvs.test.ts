import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../manager/settings/import/read-workbook.ts';
import { paths } from '../../shared/paths.ts';

/** docs/asvs.md: each row that is met names what shows it, and what it says of the whole program is so. */

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/asvs.md'), 'utf8');

interface Row {
  readonly number: string;
  readonly state: 'met' | '**not met**' | 'n.a.';
  readonly where: string;
}
const rows: readonly Row[] = page
  .split('\n')
  .map((line) => /^\| (\d+\.\d+\.\d+) \| [^|]+ \| (met|\*\*not met\*\*|n\.a\.) \| ([^|]*) \|$/.exec(line))
  .flatMap((found) =>
    found === null ? [] : [{ number: found[1] ?? '', state: (found[2] ?? '') as Row['state'], where: found[3] ?? '' }],
  );

const skipped = new Set(['node_modules', 'dist', 'data', 'coverage']);
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
const fronts = [
  'ui',
  'kiosk',
  'display',
  'counter',
  'manager',
  'phone',
  'home',
  'services',
  'appeal',
  'booking',
  'office',
];
const program = ['engine', 'shared', 'server', ...fronts]
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap(filesIn)
  .filter((path) => /\.tsx?$/.test(path));
const tests = filesIn('tests');
const contents = new Map(program.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

/** The files of the program in which this stands. */
const having = (pattern: RegExp, within = ''): readonly string[] =>
  program.filter((path) => path.startsWith(within) && pattern.test(contents.get(path) ?? ''));

/** What a row names between backticks and is meant as a file or folder, as paths from the root; none where there is no such thing. */
const found = (name: string): readonly string[] => {
  if (existsSync(join(root, name))) return [relative(root, join(root, name))];
  return [...tests, ...program].filter((path) => path.endsWith(`/${name}`));
};
const named = (where: string): readonly string[] =>
  [...where.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => /\.(tsx?|md)$/.test(name) || /^(tests|server|engine|shared|docs)\//.test(name));

test('every row is read, in the order of the standard, and the sums are those that the page says', () => {
  const lines = page.split('\n').filter((line) => /^\| \d/.test(line));
  expect(rows).toHaveLength(lines.length);
  const order = (number: string): number => number.split('.').reduce((sum, part) => 1000 * sum + Number(part), 0);
  expect(rows.map(({ number }) => order(number))).toEqual(
    rows.map(({ number }) => order(number)).toSorted((a, b) => a - b),
  );
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  const count = (state: Row['state']): number => rows.filter((row) => row.state === state).length;
  expect(page).toContain(
    `**${count('met')} met, ${count('**not met**')} not met, ${count('n.a.')} not applicable (n.a.)**`,
  );
});

test('each row that is met names the test or the code that shows it, and there is one such file', () => {
  for (const { number, where } of rows.filter(({ state }) => state === 'met')) {
    const names = named(where);
    if (names.length === 0) expect(where, `${number} names a file or a test`).toContain('`/api/openapi.json`');
    for (const name of names) expect(found(name), `${number}: ${name}`).toHaveLength(1);
  }
});

test('what the other pages on security name is there too', () => {
  for (const name of ['docs/security.md', 'docs/protection.md']) {
    const text = readFileSync(join(root, name), 'utf8');
    const files = named(text).filter((path) => !path.startsWith('DATA_DIR'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(found(file).length, `${name}: ${file}`).toBeGreaterThan(0);
  }
});

test('what is not met, or does not apply, has its reason', () => {
  for (const { number, state, where } of rows) if (state !== 'met') expect(where.length, number).toBeGreaterThan(3);
});

describe('of the whole program', () => {
  test('1.3.2, 3.2.2, 3.7.1: nothing runs or draws what it was given as text, and no old technology stands in a page', () => {
    expect(having(/\beval\(|new Function\(|setTimeout\(['"`]|from 'node:vm'/)).toEqual([]);
    expect(having(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc/)).toEqual([]);
    expect(having(/^\s*<(applet|object|embed|marquee|frame)[\s>]/m)).toEqual([]);
    // The kiosk stands the page of appeals in itself; the other has no address: the page itself draws in it.
    expect(having(/<iframe[\s>]/)).toEqual([
      'kiosk/writing/writing-screen.tsx',
      'manager/settings/setup/preview/frame.tsx',
    ]);
    expect(contents.get('manager/settings/setup/preview/frame.tsx')).not.toMatch(/\bsrc=/);
  });

  test('1.2.5, 5.3.1: three files start programs, without a shell, and by fixed names', () => {
    const starters = ['server/async/run-program.ts', 'server/country/duck.ts', 'server/time/machine.ts'];
    expect(contents.get('server/country/duck.ts')).toContain('fork(program, [JSON.stringify(place), findDuckDb()');
    expect(having(/child_process/).toSorted()).toEqual(starters);
    const started = (file: string, call: RegExp): readonly (string | undefined)[] => {
      const text = contents.get(file) ?? '';
      expect(text).not.toMatch(/exec\(|shell:/);
      return [...text.matchAll(call)].map((match) => match[1]?.trim());
    };
    expect(started('server/async/run-program.ts', /spawn\(([^{]*)/g)).toEqual(['program, words,']);
    expect(having(/run-program\.ts'/).toSorted()).toEqual([
      'server/media/probe.ts',
      'server/printing/program.ts',
      'server/voice/speaker.ts',
    ]);
    const run = /runProgram\(\[([^\]]*)\]/g;
    expect(started('server/printing/program.ts', run)).toEqual(["'env', 'LC_ALL=C', ...words"]);
    expect(having(/\/program\.ts'/)).toEqual(['server/printing/cups.ts']);
    const queue = contents.get('server/printing/cups.ts') ?? '';
    expect([...queue.matchAll(/ run\(\[([^\]]*)\]/g)].map((match) => match[1])).toEqual([
      "'lp', '-d', queue, '-t', job, '-o', 'ppi=203', '--', '-'",
      "'lpstat', '-W', 'not-completed', '-o', queue",
      "'cancel', id",
      "'lpstat', '-l', '-p', queue",
      "'lpstat', '-r'",
      "'lpstat', '-a', queue",
    ]);
    expect(started('server/media/probe.ts', run)).toEqual(['program, ...words, path']);
    const machine = contents.get('server/time/machine.ts') ?? '';
    expect(machine).not.toMatch(/exec\(|spawn|shell/);
    expect([...machine.matchAll(/printed\(([^)]*)\)/g)].map((match) => match[1])).toEqual([
      "'timedatectl', 'show', '-p', 'NTPSynchronized', '--value'",
      "'chronyc', 'waitsync', '1', '1'",
    ]);
    expect(started('server/voice/speaker.ts', run)).toEqual(['program, ...words']);
    const speaker = contents.get('server/voice/speaker.ts') ?? '';
    expect([...speaker.matchAll(/await run\(\[([^\]]*)\]/g)].map((match) => match[1])).toEqual([
      "'--version'",
      "'-v', language, ...settings, '--stdin', '--stdout'",
    ]);
  });

  test('1.2.9: where requests are answered, regular expressions are built at run time in four files', () => {
    const built = having(/new RegExp\(/).filter((path) => /^(server|shared|engine)\//.test(path));
    expect(built.toSorted()).toEqual([
      'server/access/session-cookie.ts',
      'shared/cases/form-check.ts',
      'shared/cases/form.ts',
      'shared/shape-faults.ts',
    ]);
  });

  test('1.2.4: what is put into SQL as text is a name of ours, never a value', () => {
    const put = having(/(prepare|exec)\(\s*`[^`]*\$\{/, 'server/').flatMap((path) =>
      [...(contents.get(path) ?? '').matchAll(/(?:prepare|exec)\(\s*`([^`]*)`/g)].flatMap((match) =>
        [...(match[1] ?? '').matchAll(/\$\{([^}]*)\}/g)].map((part) => part[1] ?? ''),
      ),
    );
    const others = put.filter(
      (part) => !partsOfStatements.has(part) && !/^columns(Of(Seats|Cases))?\.map\(/.test(part),
    );
    expect(others, 'names of ours alone: add them to the list once that is sure').toEqual([]);
  });

  test('3.5.5: only workers, threads, and the kiosk with the page in it send messages, and hear them', () => {
    expect(having(/postMessage\(|addEventListener\('message'/)).toEqual([
      'server/reports/report-thread.ts',
      'server/reports/report-worker.ts',
      'server/threads/answering.ts',
      'server/threads/thread.ts',
      'ui/kiosk-frame/join.tsx',
      'kiosk/writing/writing-screen.tsx',
      'manager/settings/import/read-file.ts',
      'manager/settings/import/workbook-worker.ts',
    ]);
  });

  test('3.7.2, 4.1.2, 13.4.4: no route redirects or answers TRACE', () => {
    expect(having(/\.redirect\(|header\('location'|statusCode: 30\d/i, 'server/')).toEqual([]);
    for (const { method } of Object.values(paths)) expect(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).toContain(method);
  });

  test('5.4.1, 5.4.2: a name that something is saved under holds nothing typed but what was cleaned and quoted', () => {
    const given = having(/content-disposition/i).flatMap((path) =>
      [...(contents.get(path) ?? '').matchAll(/filename="([^"]*)"/g)].map((match) => match[1]),
    );
    expect(given).toEqual([
      // Beside it stands what it was called, cleaned and in percent signs.
      expect.stringMatching(/^file\.\$\{endings\[kind\]\}$/),
      'security.ndjson',
      // The date of a seat that there is.
      expect.stringMatching(/^novbe-\$\{seat\.date\}\.ics$/),
      // The number of a case that there is, of its document too: letters, figures and hyphens.
      expect.stringMatching(/^\$\{issued\.number\.replaceAll\('\/', '-'\)\}\.pdf$/),
      expect.stringMatching(/^\$\{one\.number\}\.pdf$/),
      // The id of a centre that there is, two dates and words of lists, all held by the schema of the route.
      expect.stringMatching(/^novbe-\$\{centre\}-\$\{from\}-\$\{to\}-\$\{part\}\.\$\{kind\}$/),
    ]);
  });

  test('11.2.1: ciphers are of no making of ours, and no chance is of a weak source', () => {
    expect(having(/createCipher|createDecipher|createECDH|Math\.random/)).toEqual([]);
    expect(having(/from 'web-push'/)).toEqual(['server/push/push-keys.ts', 'server/push/pushing.ts']);
  });

  test('12.3.2: certificates of others are looked at everywhere', () => {
    expect(having(/rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity/)).toEqual([]);
    expect(having(/from 'node:https'|\bfetch\(/, 'server/')).toEqual([
      'server/alerts/webhook.ts',
      'server/link/head-line.ts',
      'server/notices/sms-gateway.ts',
      'server/push/push-post.ts',
      'server/registers/ask-by-http.ts',
    ]);
  });

  test('1.5.1: a workbook with entities of its own brings in nothing', async () => {
    const sheet = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "wide"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
      <c r="A1" t="inlineStr"><is><t>&b;&f;</t></is></c><c r="B1" t="inlineStr"><is><t>plain</t></is></c></row></sheetData></worksheet>`;
    const read = await readWorkbook(workbookOf(sheet));
    const text = JSON.stringify(read);
    expect(text).toContain('plain');
    expect(text).not.toMatch(/widewide|root:/);
  });
});

/** What statements are put together from: tables, columns, question marks, beginnings of statements and numbers that stand in the same files. */
const partsOfStatements: ReadonlySet<string> = new Set([
  'bounds',
  'caseChanges',
  'changes',
  'column',
  'into',
  'legColumns',
  'newest',
  'ofThisTicket',
  'part',
  'places',
  'pushesKept',
  'seatChanges',
  'table',
]);

/** A workbook of this one sheet. */
const workbookOf = (sheet: string): Uint8Array => {
  const head = '<?xml version="1.0"?>';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relation = (id: string, kind: string, target: string): string =>
    `${head}<Relationships xmlns="${relations}"><Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/></Relationships>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': strToU8(
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="one" sheetId="1" r:id="s1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(relation('s1', 'worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });
};
