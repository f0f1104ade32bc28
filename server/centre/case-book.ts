import type { CaseCommand, CaseText, StaffMember } from '../../engine/cases/case-commands.ts';
import { type CaseWorld, kindDefaults, kindOf } from '../../engine/cases/case-world.ts';
import { evolveCase } from '../../engine/cases/evolve-case.ts';
import { isCaseEvent } from '../../engine/queue/ticket.ts';
import type { Actor } from '../../shared/access.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { Case } from '../../shared/cases/cases.ts';
import { hasOpenVisit, isAskedFor, isOwedCase } from '../../shared/cases/cases.ts';
import type { CaseLists } from '../../shared/cases/cases-schema.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { draftMs } from '../forms/form-draft.ts';
import { newId } from '../ids.ts';
import type { CasePerson, CaseWrite, KeptCaseFile, KeptCaseText, KeptDocument, LockedCases } from '../store/cases.ts';
import type { AskedPerson } from './seat-book.ts';

/** What is asked of a centre's cases, with who does it, who asks for something, and the texts that belong to it. */
export interface CaseRequest {
  readonly at: number;
  readonly by: Actor;
  readonly command: CaseCommand;
  /** null = the citizen, or the clock. */
  readonly staff: StaffMember | null;
  readonly person?: AskedPerson;
  readonly secret?: string;
  /** Of a file that is added: its bytes, under a name that is fit to be shown. */
  readonly file?: Pick<KeptCaseFile, 'name' | 'body'>;
  /** Of a document that is issued. */
  readonly document?: Omit<KeptDocument, 'id' | 'case' | 'hash'>;
}

/** What a batch has found and changed of a centre's cases: read under the write lock, written with the rest. */
export interface CaseBook {
  /** What a decision may see, in the state that the batch has come to. */
  world(of: Omit<CaseWorld, keyof (CaseReads & CaseKeeps)>): CaseWorld;
  case(id: string): Case | null;
  ofPerson(person: string): readonly Case[];
  /** Those that wait for its answer. */
  joinedTo(id: string): readonly Case[];
  personOfKey(key: string): string | null;
  /** Takes in what a request has decided. */
  take(events: readonly QueueEvent[], request: CaseRequest | undefined, lists: CaseLists | null): void;
  /** What is to be written; undefined if nothing is. */
  write(): CaseWrite | undefined;
}

type CaseReads = Pick<CaseWorld, 'case' | 'ofPerson' | 'joinedTo' | 'visiting' | 'count'>;
type CaseKeeps = Pick<CaseWorld, 'keepReason'>;

/** Opens the cases of a centre for one batch. */
export function openCaseBook(locked: LockedCases): CaseBook {
  const made: Made = {
    ...{ changed: new Map(), people: new Map(), erasing: new Map() },
    ...{ texts: [], files: [], documents: [], secrets: [] },
  };
  const reasons = openReasons();
  const reads = readsOver(locked, made);
  return {
    world: (of) => ({ ...of, ...reads, keepReason: reasons.keep }),
    case: reads.case,
    joinedTo: reads.joinedTo,
    ofPerson: reads.ofPerson,
    personOfKey: (key) =>
      [...made.people.values()].find(({ phoneKey, emailKey }) => phoneKey === key || emailKey === key)?.person ??
      locked.askerOfKey(key),
    take(events, request, lists) {
      const taken = events.filter(isCaseEvent);
      for (const event of taken) {
        const after = evolveCase(reads.case(event.case), event);
        if (after === null) throw new Error(`an event of no case: ${event.case}`);
        made.changed.set(after.id, after);
      }
      if (taken.length === 0) return;
      made.texts.push(...taken.flatMap(reasons.of));
      for (const { case: id } of taken) setErasing(made, reads, id, lists);
      if (request === undefined) return;
      keepBeside(made, request, taken[0]?.case ?? '');
      keepJoined(made, request, taken);
    },
    write(): CaseWrite | undefined {
      if (made.changed.size === 0) return undefined;
      const erasing = [...made.erasing].map(([of, eraseAt]) => ({ case: of, eraseAt }));
      return { ...made, cases: [...made.changed.values()], people: [...made.people.values()], erasing };
    },
  };
}

/** Words of reasons that decisions named; those of a decision that came to nothing are let go. */
const openReasons = () => {
  const words = new Map<string, string>();
  return {
    keep(body: string): string {
      const id = newId();
      words.set(id, body);
      return id;
    },
    of({ why: id = '', case: of }: CaseEvent): readonly KeptCaseText[] {
      const body = words.get(id);
      return body === undefined ? [] : [{ id, case: of, body }];
    },
  };
};

interface Made {
  readonly changed: Map<string, Case>;
  readonly people: Map<string, CasePerson>;
  readonly texts: KeptCaseText[];
  readonly files: KeptCaseFile[];
  readonly documents: KeptDocument[];
  readonly secrets: { readonly secret: string; readonly case: string }[];
  readonly erasing: Map<string, number | null>;
}

/** The cases as they are after what the batch has decided so far. */
const readsOver = (locked: LockedCases, { changed }: Made): CaseReads => {
  const now = (rows: readonly Case[], holds: (one: Case) => boolean): readonly Case[] => [
    ...rows.filter(({ id }) => !changed.has(id)),
    ...[...changed.values()].filter(holds),
  ];
  return {
    case: (id) => changed.get(id) ?? locked.case(id),
    ofPerson: (person) => now(locked.casesOfPerson(person), (one) => one.person === person),
    joinedTo: (id) => now(locked.casesJoinedTo(id), (one) => one.joinedTo === id && one.status === 'joined'),
    visiting: () => now(locked.visitingCases(), hasOpenVisit),
    count: (letter, year) => {
      const prefix = `${letter}${String(year % 100).padStart(2, '0')}-`;
      const numbers = [...changed.values()].flatMap(({ number }) => (number.startsWith(prefix) ? [number] : []));
      const last = [...numbers, locked.lastCaseNumber(prefix) ?? ''].sort().at(-1) ?? '';
      return last === '' ? 0 : Number(last.slice(prefix.length).split('-')[0]);
    },
  };
};

/**
 * [PV2] Erased so many days after the end: of neither a case that is open, nor one whose objection is. [CS27] What was never confirmed is
 * kept no longer than a draft.
 */
const setErasing = (made: Made, reads: CaseReads, id: string, lists: CaseLists | null): void => {
  const one = reads.case(id);
  if (one === null) return;
  const objected = reads.ofPerson(one.person).some(({ objectsTo, status }) => objectsTo === id && isOwedCase(status));
  const { keepDays } = (lists === null ? null : kindOf(lists, one.kind)) ?? kindDefaults;
  const keptMs = isAskedFor(one) ? keepDays * dayMs : draftMs;
  const stays = isOwedCase(one.status) || one.status === 'unconfirmed' || objected;
  made.erasing.set(id, stays ? null : one.since + keptMs);
  if (one.objectsTo !== null) setErasing(made, reads, one.objectsTo, lists);
};

const keepBeside = (made: Made, { command, person, secret, file, document }: CaseRequest, id: string): void => {
  const of = asked(command) ?? id;
  if ('text' in command && command.text !== null) made.texts.push(textRow(command.text, id));
  if (command.type === 'attach' && file !== undefined) {
    const { kind, hash } = command;
    made.files.push({ ...file, id: command.file, case: id, kind, hash });
  }
  if (command.type === 'issue' && document !== undefined)
    made.documents.push({ ...document, id: command.document, case: id, hash: command.hash });
  if (person !== undefined) {
    const { phoneKey, emailKey, about } = person;
    made.people.set(of, { case: of, person: person.person, phoneKey, emailKey, about });
  }
  if (secret !== undefined) made.secrets.push({ secret, case: of });
};

/** [CS8] The answer stands with each case that it answers: one may be erased before another. */
const keepJoined = (made: Made, { command }: CaseRequest, taken: readonly CaseEvent[]): void => {
  if (command.type !== 'answer') return;
  for (const event of taken)
    if (event.type === 'case-answered' && event.with !== null) made.texts.push(textRow(command.text, event.case));
};

/** The appeal that a move makes of a case: what comes with it is the appeal's. */
const asked = (command: CaseCommand): string | undefined =>
  command.type === 'object' ? command.as : command.type === 'answer' ? command.appeal?.as : undefined;

const textRow = ({ id, body }: CaseText, of: string) => ({ id, case: of, body });
