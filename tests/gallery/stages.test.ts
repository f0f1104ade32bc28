import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sheetsOf = async (file: string): Promise<readonly string[]> =>
  [...(await readFile(join(root, file), 'utf8')).matchAll(/import '([./]+([\w/-]+\.css))'/g)].map(
    ([, , sheet]) => sheet?.split('/').at(-1) ?? '',
  );

test.each([
  ['kiosk', 'kiosk'],
  ['wall', 'display'],
  ['phone', 'phone'],
  ['counter', 'counter'],
  ['manager', 'manager'],
  ['booking', 'booking'],
  ['office', 'office'],
  ['appeal', 'appeal'],
  ['follow', 'follow'],
  ['country', 'country'],
])('the gallery dresses the %s as its own page does', async (stage, folder) => {
  const worn = await sheetsOf(`${folder}/main.tsx`);
  expect(worn.length).toBeGreaterThan(0);
  expect(await sheetsOf(`tests/gallery/${stage}-stage.tsx`)).toEqual(expect.arrayContaining([...worn]));
});
