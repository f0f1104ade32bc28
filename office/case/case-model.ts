import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CaseFilePart } from '../../shared/cases/case-files.ts';
import { type CaseMove, type CaseStatus, isOpenCase } from '../../shared/cases/cases.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { createFiles, type FilesModel } from '../../ui/files/files-model.ts';
import type { SendFile } from '../../ui/files/send-file.ts';
import { createLinkPrinting, type LinkPrinting } from '../paper/link-printing-model.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';
import { createDocuments, type DocumentsModel } from './documents-model.ts';
import { type MoveName, moveFields, type Said, sendMove } from './moves.ts';
import { createVisit, type VisitModel } from './visit/visit-model.ts';

/** A case whole, with the forms that were answered. */
export interface CaseShown extends RouteValue<'case'> {
  readonly form: Form | null;
  /** The form of what was found at a visit to the household. */
  readonly act: Form | null;
}

export type CaseState =
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  | { readonly step: 'ready'; readonly value: CaseShown };

/** One case: what it is, and the moves of it. What is shown stays until the answer came. */
export interface CaseModel {
  readonly id: string;
  readonly state: ReadonlySignal<CaseState>;
  /** The move whose fields stand open; null = the one that is next. */
  readonly open: ReadonlySignal<MoveName | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last move was not made. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** The move that was made last, while its case stands. */
  readonly done: ReadonlySignal<MoveName | null>;
  /** What is added as files, and to which part. */
  readonly files: FilesModel;
  readonly part: ReadonlySignal<CaseFilePart>;
  readonly documents: DocumentsModel;
  readonly visit: VisitModel;
  readonly printing: LinkPrinting;
  choosePart(part: CaseFilePart): void;
  load(): Promise<void>;
  choose(move: MoveName | null): void;
  /** Makes a move with what was written; the same question repeated after a lost answer is the same move. */
  make(move: MoveName, said: Said): Promise<void>;
}

export function createCase(work: OfficeWork, id: string): CaseModel {
  const { api, centre, newKey } = work;
  const state = signal<CaseState>({ step: 'loading' });
  const open = signal<MoveName | null>(null);
  const busy = signal(false);
  const trouble = signal<Trouble | null>(null);
  const done = signal<MoveName | null>(null);
  let key = newKey();
  const load = async (): Promise<void> => {
    const next = await read(work, id);
    if (next.step !== 'trouble' || next.why !== 'lost' || state.peek().step !== 'ready') state.value = next;
  };
  const choose = (move: MoveName | null): void => {
    open.value = move;
    trouble.value = null;
    key = newKey();
  };
  const send = async (move: MoveName, said: Said): Promise<void> => {
    const now = state.peek();
    const of = { api, params: { centre, case: id }, key, ...askedOf(now) };
    const why = troubleOf(await sendMove(of, move, said));
    if (why === null) {
      choose(null);
      // Said once the page shows what came of it: until then what is added would go by how the case stood.
      await load();
      done.value = move;
    } else trouble.value = why;
    // A refused question is asked anew; one whose answer was lost is asked again as it was.
    if (why !== null && why !== 'lost') key = newKey();
  };
  const make = async (move: MoveName, said: Said): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    await send(move, said);
    busy.value = false;
  };
  const beside = createBeside(work, id, { state, load });
  return { id, state, open, busy, trouble, done, load, choose, make, ...beside };
}

/** What a move goes by of the case as it is shown. */
const askedOf = (state: CaseState) => {
  const one = state.step === 'ready' ? state.value.case : null;
  return { controlled: one?.control === true, language: one?.language ?? 'az' };
};

/** What stands beside the moves: its documents, its visit, its files, the slip with its link. */
const createBeside = (work: OfficeWork, id: string, now: Pick<CaseModel, 'state' | 'load'>) => ({
  documents: createDocuments(work, id, now.load),
  visit: createVisit(work, id, now.load),
  printing: createLinkPrinting(work, { case: id }),
  ...createAdding(work, id, now),
});

const createAdding = (
  work: OfficeWork,
  id: string,
  { state, load }: Pick<CaseModel, 'state' | 'load'>,
): Pick<CaseModel, 'files' | 'part' | 'choosePart'> => {
  const chosen = signal<CaseFilePart | null>(null);
  const part = computed(() => chosen.value ?? usualPart(state.value));
  const choosePart = (to: CaseFilePart): void => {
    chosen.value = to;
  };
  const sendFile: SendFile = (...file) => work.sendTo(id, part.value)(...file);
  const files = createFiles({ send: sendFile, newKey: work.newKey, onAdded: load });
  return { files, part, choosePart };
};

/** Papers are copied while a case has no department; then files go with the answer. */
const usualPart = (state: CaseState): CaseFilePart =>
  state.step === 'ready' && state.value.case.department === null ? 'request' : 'answer';

/** The one next move by where the case stands; null = it is not theirs to move on. */
export function nextMove(status: CaseStatus, may: readonly CaseMove[]): MoveName | null {
  const wanted = nextBy[status];
  return wanted !== undefined && may.includes(wanted) ? wanted : null;
}

/** The other moves that a screen offers, in the order of the table. */
export function otherMoves(next: MoveName | null, may: readonly CaseMove[]): readonly MoveName[] {
  return moveNames.filter((move) => move !== next && may.includes(move));
}

/** Whether it has an answer that goes out as a letter: what a table decided or what was left has none, nor what is open again. */
export function hasLetter({ case: { status }, person, steps }: RouteValue<'case'>): boolean {
  return person !== null && !isOpenCase(status) && steps.some(({ what }) => what === 'answered');
}

const nextBy: { readonly [Status in CaseStatus]?: MoveName } = {
  unconfirmed: 'confirm',
  received: 'route',
  routed: 'assign',
  assigned: 'answer',
  asked: 'supply',
};
const moveNames: readonly MoveName[] = [
  ...([
    'confirm',
    'answer',
    'route',
    'assign',
    'ask',
    'supply',
    'remind',
    'extend',
    'comment',
    'hand-back',
    'join',
  ] as const),
  ...(['send-on', 'leave', 'withdraw', 'control', 'reopen'] as const),
].filter((move) => Object.hasOwn(moveFields, move));

const read = async ({ api, centre }: OfficeWork, id: string): Promise<CaseState> => {
  const found = await api('case', { params: { centre, case: id } });
  if (!found.ok) return { step: 'trouble', why: troubleOf(found) ?? 'lost' };
  const { person, visit } = found.value;
  const [form, act] = await Promise.all([formOf(api, person?.form ?? null), formOf(api, visit?.found?.form ?? null)]);
  if (form === 'lost' || act === 'lost') return { step: 'trouble', why: 'lost' };
  return { step: 'ready', value: { ...found.value, form, act } };
};

/** The form that was answered, as `appeal@3`, as it is now; one that is gone leaves the answers under their own names. */
const formOf = async (api: OfficeWork['api'], answered: string | null): Promise<Form | 'lost' | null> => {
  const form = answered?.split('@')[0];
  const found = form === undefined ? null : await api('form', { params: { form } });
  if (found === null) return null;
  return found.ok ? found.value : 'lost' in found ? 'lost' : null;
};
