import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The benches stand on the tests' fakes, which stand on the scripts: only their address is known here.
await import(pathToFileURL(join(import.meta.dirname, '../bench/main.ts')).href);
