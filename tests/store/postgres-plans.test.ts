import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { type Connection, openConnection, type Session } from '../../server/store/postgres/database.ts';
import { openStoreOn } from '../../server/store/postgres/store.ts';
import type { Store } from '../../server/store/store.ts';
import { openCaseStatuses } from '../../shared/cases/cases.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { aDatabase } from '../support/postgres.ts';
import { caseRow, noCases } from './case-contract.ts';
import { centreId, configured, dayOpened, issued, leg, morning, put, today } from './rows.ts';

/** How PostgreSQL goes about the statements of the store: by the rows that they need, and not by all that a centre has. */

let connection: Connection;
let store: Store;
const statements = new Set<string>();

beforeAll(async () => {
  connection = await openConnection(await aDatabase(), systemClock);
  const noting = <T>(work: (session: Session) => Promise<T>) => {
    return (session: Session): Promise<T> => work(noted(session));
  };
  store = await openStoreOn(
    {
      ...connection,
      read: (work) => connection.read(noting(work)),
      readAtOneMoment: (work) => connection.readAtOneMoment(noting(work)),
      write: (work) => connection.write(noting(work)),
    },
    systemClock,
  );
  await put(store, {
    events: [configured('Ə'), dayOpened(), issued('t1')],
    legs: [leg('t1')],
    cases: { ...noCases, cases: [caseRow('c1')] },
  });
  await connection.write(fill);
  await asked(store);
}, 60_000);
afterAll(() => store.close());

const noted = (session: Session): Session => ({
  all: (sql, values) => session.all(note(sql), values),
  get: (sql, values) => session.get(note(sql), values),
  run: (sql, values) => session.run(note(sql), values),
  put: (sql, values) => session.put(note(sql), values),
  written: session.written,
  exec: session.exec,
});
const note = (sql: string): string => {
  statements.add(sql);
  return sql;
};

/** Many rows of many centres, as a town has them, and what is known of them to plan by. */
const fill = async (to: Session): Promise<void> => {
  const rows = 'generate_series(1, 12000) AS n';
  const of = "'c' || n % 4 AS centre, 'x' || n";
  const date = "(date '2026-01-01' + n % 300)::text";
  await to.exec(`
    SET LOCAL session_replication_role = replica;
    INSERT INTO events_2026 (centre, seq, year, ticket, subject, type, by_hand, day, at, body, hash)
      SELECT 'c' || n % 4, n, 2026, 'x' || n, 's' || n % 900, CASE WHEN n % 3 = 0 THEN 'case-asked' ELSE 'ticket-called' END,
        n % 90 = 0, ${date}, n, '{}', sha256('a') FROM ${rows};
    INSERT INTO legs_2026_11 (centre, date, ticket, leg, practice, number, service, channel, issued_at, calls, parked_seconds,
        inaccurate, imported)
      SELECT 'c' || n % 4, '2026-11-' || 10 + n % 20, 'x' || n, 0, false, 'A1', 's', 'kiosk', n, 0, 0, false, false FROM ${rows};
    INSERT INTO jobs (centre, id, printer, copy, queued_at, slip, status)
      SELECT ${of}, 'p' || n % 3, false, n, '{}', CASE WHEN n % 200 = 0 THEN 'queued' ELSE 'sent' END FROM ${rows};
    INSERT INTO secrets (centre, ticket, secret, expires_at) SELECT ${of}, 'secret of nobody ' || n, n FROM ${rows};
    INSERT INTO personal (centre, ticket, phone, erase_at) SELECT ${of}, 'p' || n, n FROM ${rows};
    INSERT INTO seats (centre, id, resource, date, status, service, person, code, channel, ticket, standby, urgent, sequence)
      SELECT ${of}, 'official-' || n % 7, ${date}, CASE WHEN n % 50 = 0 THEN 'booked' ELSE 'heard' END, 's', 'p' || n, n::text,
        'web', 'x' || n, false, false, 0 FROM ${rows};
    INSERT INTO seat_people (centre, seat, person, phone_key, email_key, fin_key, about, erase_at)
      SELECT ${of}, 'p' || n, 'k' || n, 'e' || n, 'f' || n, '{}', n FROM ${rows};
    INSERT INTO case_people (centre, case_id, person, phone_key, email_key, about, erase_at)
      SELECT ${of}, 'p' || n, 'k' || n, 'e' || n, '{}', n FROM ${rows};
    INSERT INTO case_words (centre, case_id, words) SELECT ${of}, array_to_tsvector(ARRAY['w/c' || n % 4 || '/w' || n]) FROM ${rows};
    INSERT INTO notices (centre, id, key, seat, kind, about, must_reach, due, status, changed_at)
      SELECT ${of}, n::text, 's' || n % 3000, 'booked', n, false, n, CASE WHEN n % 100 = 0 THEN 'queued' ELSE 'sent' END, n FROM ${rows};
    INSERT INTO calls (centre, call, event, at, digest) SELECT ${of}, 'ringing', n, 'd' FROM ${rows};
    INSERT INTO ratings (centre, kind, subject, date, practice, score, reasons, first_at, given_at, given_on)
      SELECT 'c' || n % 4, 'visit', 'x' || n, ${date}, false, 5, '[]', n, n, ${date} FROM ${rows};
    INSERT INTO rating_asks (centre, ticket, date, link, expires_at) SELECT ${of}, ${date}, 'l' || n, n FROM ${rows};
    INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('centre', 'c' || n % 4, 'id', 'x' || n, 'number', 'N' || n,
        'due', ${date}, 'registered_at', n, 'person', 'p' || n % 2000,
        'status', CASE WHEN n % 50 = 0 THEN 'routed' ELSE 'closed' END))).* FROM cases c, ${rows} WHERE c.id = 'c1';
    ANALYZE`);
};

/** What is asked of a store while a hall and an office wait. */
const asked = async (of: Store): Promise<void> => {
  const [c, d, id] = [centreId, today, 'x'];
  const [page, search] = [{ since: d, limit: 10, offset: 0 }, { seenBy: null }];
  const span = { from: d, to: d, givenBefore: d };
  await Promise.all([
    ...[of.events(c, 1, 5), of.ticketEvents(c, id), of.callsOutOfTurn(c, d, d, 5), of.seatReasons(c, 1, 2, 5)],
    ...[of.configurations(c, 1, 5), of.configurationsBefore(c, 9, 5), of.replay(c), of.head(c), of.bodies(c, 1, 5)],
    ...[of.personal(c, [id]), of.ticketsOfPhone(c, id), of.secretOf(c, id), of.ticketOfSecret(id, 1)],
    ...[of.pendingJobs(c, id), of.recentJobs(c, morning), of.legs(c, d, d), of.pushesOf(c, id, 1)],
    ...[of.seat(c, id), of.seatsOf(c, [id]), of.sheetsFrom(c, id, d, d), of.seatsOn(c, d), of.seatsDue(c, d)],
    ...[of.seatOfCode(c, d, id), of.seatsOfFin(c, d, id), of.seatOfSecret(id, 1), of.secretOfSeat(c, id)],
    ...[of.seatsOfPerson(c, id, 5), of.bookedFrom(c, d, 5), of.seatPeople(c, [id]), of.attendance(c, 'official', d, d)],
    ...[of.caseOf(c, id), of.caseOfNumber(c, id), of.casesOf(c, { status: openCaseStatuses }, caseRow('c1'), 5)],
    ...[of.casesOf(c, { person: id }, null, 5), of.casesOf(c, { visiting: true }, null, 5), of.caseEvents(c, id)],
    ...[of.caseOfSecret(id), of.secretOfCase(c, id), of.casePeople(c, [id]), of.caseTexts(c, id), of.caseFiles(c, id)],
    ...[of.caseFile(c, id, id), of.keptDocuments(c, id), of.documentBody(c, id, id), of.documentOfCode(id)],
    ...[of.searchCases(c, { ...search, number: id }, page), of.searchCases(c, { ...search, phoneKey: id }, page)],
    ...[of.searchCases(c, { ...search, names: id }, page), of.searchCases(c, { ...search, words: 'a b' }, page)],
    ...[of.lastLookAt(c, id), of.looksAt(c, id), of.citizenSubjects(id), of.citizenCode(id, 1), of.citizenCodeOf(id)],
    ...[of.citizenSession(id, 1), of.dueNotices(c, 1, 5), of.notice(c, id), of.noticesOfSeat(c, id)],
    ...[of.notices(c, { statuses: ['queued'], limit: 5 }), of.formDraft(id, 1), of.toldOfCall(c, id)],
    ...[
      of.visitOfLink(id, 1),
      of.visitEnd({ centre: c, date: d, ticket: id }),
      of.rating(c, { kind: 'visit', subject: id }),
    ],
    ...[of.countedRatings(c, span), of.ratingComments(c, span), of.askedVisits(c, d), of.callsBegun(c, 1, 2)],
    ...[of.quotedLegs(c, d, d), of.dayFigures(c, id, d, d), of.countedLegs(c, d), of.countedSeats(c, d, d)],
    ...[of.callLegs(c, d), of.dueCallbacks(c, d, d), of.dayLog(c, d), of.servedTickets(c, d), of.changedCases(c, 1)],
    ...[of.firstRecordedDay(c), of.lastTime(), of.decidedCases(c), of.undecidedCases(c), of.owedCases()],
    ...[of.importedDays(c), of.importedLegs(c, d)],
  ]);
  await of.commit(c, 9, (known) => {
    const value = [known.seatsOfPerson(id), known.personOfKey(id), known.seatsToCome(d), known.casesOfPerson(id)];
    const more = [known.casesJoinedTo(id), known.visitingCases(), known.lastCaseNumber('N'), known.askerOfKey(id)];
    const write = { events: [], legs: [], jobs: [], personal: [], secrets: [], answers: [] };
    return { write, value: [value, more, known.phoneOf(id), known.ticketsOfPhone(id)] };
  });
  await of.erase(-1000 * dayMs);
};

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Node[];
}

/** How PostgreSQL goes about a statement whatever is asked for. */
const planOf = (sql: string): Promise<Node> =>
  connection.read(async (from) => {
    await from.exec('SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan');
    await from.exec(`PREPARE asked AS ${sql}`);
    const count = Math.max(0, ...[...sql.matchAll(/\$(\d+)/g)].map((match) => Number(match[1])));
    const values = count === 0 ? '' : `(${Array.from({ length: count }, () => 'NULL').join(', ')})`;
    const explain: string = `EXPLAIN (FORMAT JSON, COSTS OFF) EXECUTE asked${values}`;
    const found = await from.all<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(explain);
    await from.exec('DEALLOCATE asked; RESET enable_seqscan; RESET plan_cache_mode');
    const plan = found[0]?.['QUERY PLAN'][0]?.Plan;
    if (plan === undefined) throw new Error(`no plan: ${sql}`);
    return plan;
  });

/** Tables that grow with every visitor and every case, and their parts. */
const growing =
  /^(events|legs|jobs|secrets|personal|seats|seat_people|cases|case_people|case_words|notices|calls|ratings|rating_asks)(_\d+)*$/;

/** Steps that go through all rows of a table, or of a centre. Indexes of a few rows of a centre are made for that. */
const stepsThroughAll = (node: Node, above: Node | null = null): readonly string[] => {
  const table = node['Relation Name'] ?? above?.['Relation Name'] ?? '';
  const [condition, index] = [node['Index Cond'] ?? '', node['Index Name'] ?? ''];
  const isScan = /^(Seq Scan|Index Scan|Index Only Scan|Bitmap Index Scan)$/.test(node['Node Type']);
  const isWhole = condition === '' || /^\(\(?centre\)?(::text)? = [^()]*(\([^()]*\))?(::text)?\)$/.test(condition);
  const isFew = /_(unclosed|visiting|with_secret|imported)|_centre_seq_idx|legs_.*centre_date_idx/.test(index);
  const own =
    isScan && growing.test(table) && isWhole && !isFew ? [`${node['Node Type']} ${table} ${index} ${condition}`] : [];
  return [...own, ...(node.Plans ?? []).flatMap((plan) => stepsThroughAll(plan, node))];
};

/** Those whose order is that of the index, so that they end at the first row or the page; and what is asked once in a while. */
const allowed: readonly RegExp[] = [
  /^SELECT date FROM legs .* ORDER BY date LIMIT 1 /,
  // The manager's page of notices.
  /^SELECT id, seat, kind, .* FROM notices .* ORDER BY id DESC LIMIT/,
];

test('every statement asked while a hall waits goes by rows of its own, not by all of a centre', async () => {
  const found: string[] = [];
  for (const sql of statements) {
    if (!/^\s*(SELECT|WITH|DELETE|UPDATE)/.test(sql) || /pg_/.test(sql)) continue;
    const steps = stepsThroughAll(await planOf(sql));
    if (steps.length > 0) found.push(`${sql.trim().replace(/\s+/g, ' ')} :: ${steps.join('; ')}`);
  }
  expect(found.filter((one) => !allowed.some((pattern) => pattern.test(one)))).toEqual([]);
});
