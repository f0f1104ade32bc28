import { join } from 'node:path';
import type { Clock } from '../../shared/time/clock.ts';
import { openAllowance } from '../access/allowance.ts';
import { openSharedDocuments, type SharedDocuments } from '../centre/shared-documents.ts';
import type { Log } from '../log.ts';
import { readText } from '../store/durable-file.ts';
import { askByHttp } from './ask-by-http.ts';
import { openSnapshot } from './ask-snapshot.ts';
import { checkRegister, type RegisterDocument } from './register-document.ts';
import type { RegisterAnswer, Registers } from './registers.ts';

/** The registers that are connected: each a document in DATA_DIR/registers. */
export interface ConnectedRegisters extends Registers {
  readonly documents: Pick<SharedDocuments<RegisterDocument>, 'find' | 'list' | 'refused'>;
  close(): Promise<void>;
}

/** Opens DATA_DIR/registers; `clock` must be one that is not corrected. A register that there is not knows nothing. */
export async function openRegisters(
  dataDir: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<ConnectedRegisters> {
  const folder = join(dataDir, 'registers');
  const documents = await openSharedDocuments(
    folder,
    { folder: 'registers', noun: 'register', check: checkRegister, shipped: [], admit: async () => null },
    { clock, log },
  );
  const ending = new AbortController();
  const asked = openAllowance(clock);
  const snapshots = new Map<string, ReturnType<typeof openSnapshot>>();
  const snapshotOf = (id: string) => {
    const known = snapshots.get(id) ?? openSnapshot(join(folder, `${id}.csv`));
    snapshots.set(id, known);
    return known;
  };
  return {
    documents,
    institutionOf: (question) => documents.find(question)?.institution ?? null,
    async ask(question, of, purpose): Promise<RegisterAnswer> {
      const register = documents.find(question);
      if (register === null) return { is: 'none' };
      const { perMinute = 60, way } = register;
      if (asked.take(register.id, { atOnce: perMinute, everyMs: 60_000 / perMinute }) !== null)
        return { is: 'down', why: 'too-often' };
      if (way.kind === 'csv') return snapshotOf(register.id).ask(register, of);
      const token =
        (await readText(join(dataDir, 'keys', `register-${register.id}`)).catch(() => null))?.trim() ?? null;
      return askByHttp(register, { clock, url: way.url, token, signal: ending.signal }, of, purpose);
    },
    async close() {
      ending.abort();
      await documents.close();
    },
  };
}
