import { mkdir, writeFile } from 'node:fs/promises';
import type { Agent } from 'node:http';
import { join } from 'node:path';
import { textHash } from '../../server/rules/tables.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { CaseBody } from '../../shared/cases/case-body-schema.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import type { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Prepared } from './a-centre.ts';
import { ask, askUntilAnswered, newAgent } from './asking.ts';
import type { CaseFact, CaseOperation, CasesTold } from './case-checker.ts';
import type { Crowd } from './crowd.ts';

/** People who ask in writing, and those who answer them; what they apply for a table decides. Beside the crowd, and by the same ways. */

const az = (text: string) => ({ az: text, ru: text, en: text });
const thing = (id: string) => ({ id, name: az(id) });

/** What a crowd's centre has besides for them. */
export const askedPart: Partial<Centre> = {
  departments: [thing('d')],
  caseKinds: [
    { ...thing('appeal'), letter: 'M', form: 'apply', outcomes: ['explained'] },
    { ...thing('help'), letter: 'A', form: 'apply', outcomes: ['explained'], table: 'apply' },
  ],
  caseOutcomes: [thing('explained')],
  leaveGrounds: [thing('nobody')],
};

const form: Form = {
  ...{ id: 'apply', version: 1, name: az('Ərizə') },
  steps: [
    {
      ...{ id: 'all', title: az('Hamısı') },
      fields: [
        { id: 'members', type: 'number', label: az('Neçə nəfər'), required: true, min: 1, max: 30 },
        { id: 'phone', type: 'phone', label: az('Telefon'), required: true },
      ],
    },
  ],
};

/** Grants to families of up to so many. */
const mostMembers = 3;
/** What the table comes to, for the judge. */
export const decides: CasesTold['decides'] = {
  ...{ kind: 'help', outcomeOf: (members) => (members <= mostMembers ? 'grant' : 'refuse') },
};
const condition = (is: string) => [{ is, says: az(is) }];
const table: DecisionTable = {
  ...{ id: 'apply', version: 1, name: az('Yardım'), from: '2020-01-01', policy: 'FIRST', freshDays: 30, inputs: [] },
  facts: [{ id: 'members', type: 'count', name: az('Neçə nəfər'), answer: 'members' }],
  grounds: [{ id: 'many', name: az('Çoxdur') }],
  rows: [
    { id: 'few', when: condition(`members <= ${mostMembers}`), outcome: 'grant', amount: '100 * members', months: 12 },
    { id: 'more', when: condition(`members > ${mostMembers}`), outcome: 'refuse', ground: 'many' },
  ],
  examples: [
    { facts: { members: 1 }, row: 'few', amount: 100 },
    { facts: { members: 9 }, row: 'more' },
  ],
};

/** Puts the form and the table, in force, into a folder on which no server runs yet. */
export async function prepareAsking({ folder, file }: Prepared): Promise<void> {
  await mkdir(join(folder, 'forms'), { recursive: true });
  await writeFile(join(folder, 'forms/apply.json'), JSON.stringify(form, null, 2));
  const document = JSON.stringify(table);
  const store = await openSqliteStore({ file });
  try {
    const stored = { id: table.id, version: table.version, document, hash: textHash(document) };
    await store.proposeTable({ ...stored, proposedBy: 'one', proposedAt: 1 });
    await store.approveTable(stored.hash, 'two', 2);
  } finally {
    await store.close();
  }
}

export interface Askers {
  readonly operations: readonly CaseOperation[];
  /** One writes; then the office does what chance says. */
  visit(): Promise<void>;
  close(): void;
}

export function createAskers(
  crowd: Crowd,
  tokens: Pick<Prepared['tokens'], 'admin' | 'reception'>,
  { random, where }: { readonly random: () => number; readonly where: () => Promise<string> },
): Askers {
  const operations: CaseOperation[] = [];
  const agent = newAgent();
  let people = 0;
  const register = async (): Promise<string | null> => {
    const kind = random() < 0.5 ? 'appeal' : 'help';
    const members = 1 + Math.floor(random() * 6);
    const phone = `+9945000${String(people++).padStart(5, '0')}`;
    const proof = kind === 'help' ? { proof: { fin: `5AB${String(people).padStart(4, '0')}` } } : {};
    const body = { kind, form: 'apply', answers: { members, phone }, contact: { phone }, ...proof };
    const { number } = (await crowd.post('/cases', tokens.reception, body)).answer.value<{ number: string }>();
    operations.push({ do: 'register', number, kind, members });
    return kind === 'appeal' ? number : null;
  };
  const idOf = async (number: string): Promise<string> => {
    const asked = { method: 'GET', path: `/cases?number=${number}`, token: tokens.admin } as const;
    const { cases } = (await askUntilAnswered(agent, where, asked)).value<{ cases: readonly CaseBody[] }>();
    return cases[0]?.id ?? 'nowhere';
  };
  return {
    operations,
    async visit() {
      const number = await register();
      if (number === null) return;
      const id = await idOf(number);
      const move = async (what: CaseMoveMade['what'], body: object = {}, text: string | null = null): Promise<void> => {
        const said = text === null ? body : { ...body, text };
        (await crowd.post(`/cases/${id}/${what}`, tokens.admin, said)).answer.value();
        operations.push({ do: 'move', number, what, text });
      };
      await move('route', { department: 'd' });
      if (random() < 0.5) await move('comment', {}, `Qeyd ${number}`);
      if (random() < 0.4) {
        await move('ask', {}, `Sual ${number}?`);
        await move('supply', {}, `Cavab budur: ${number}`);
      }
      if (random() < 0.2) await move('withdraw', { reason: 'İstəmir' });
      else if (random() < 0.8)
        await move('answer', { outcome: 'explained', way: 'print' }, `Müraciətinizə baxıldı: ${number}, izah edilir.`);
    },
    close: () => agent.destroy(),
  };
}

/** Every case with its history, as the office sees it. */
export async function readCases(
  agent: Agent,
  base: string,
  token: string,
): Promise<readonly (CaseFact & { readonly id: string })[]> {
  const get = async <T>(path: string): Promise<T> =>
    (await ask(agent, base, { method: 'GET', path, token })).value<T>();
  const all: (CaseFact & { readonly id: string })[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const path: string = next === '' ? '/cases' : `/cases?after=${next}`;
    const page: { cases: readonly { id: string }[]; next: string | null } = await get(path);
    for (const { id } of page.cases) {
      const story = await get<{ case: Omit<CaseFact, 'steps'>; steps: CaseFact['steps'] }>(`/cases/${id}`);
      all.push({ ...story.case, id, steps: story.steps });
    }
    next = page.next;
  }
  return all;
}

type CaseMoveMade = Extract<CaseOperation, { readonly do: 'move' }>;
