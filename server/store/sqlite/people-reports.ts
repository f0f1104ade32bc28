import type { PeopleReport, PeopleReportStore } from '../people-reports.ts';
import type { Connection } from './database.ts';

/** What branches said of the people that their head office sends them. */
export function openPeopleReports(connection: Connection): PeopleReportStore {
  const all = connection.prepare<Row>('SELECT centre, digest, people, at FROM people_reports ORDER BY centre');
  const one = connection.prepare<Row>('SELECT centre, digest, people, at FROM people_reports WHERE centre = ?');
  const put = connection.prepare(
    `INSERT INTO people_reports (centre, digest, people, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (centre) DO UPDATE SET digest = excluded.digest, people = excluded.people, at = excluded.at`,
  );
  const end = connection.prepare('INSERT INTO people_ended (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const ended = connection.prepare<{ readonly id: string }>('SELECT id FROM people_ended');
  return {
    peopleReports: () => connection.read(() => all.all().map(reportOf)),
    peopleReport: (centre) =>
      connection.read(() => {
        const row = one.get(centre);
        return row === undefined ? null : reportOf(row);
      }),
    putPeopleReport: ({ centre, digest, people, at }) =>
      connection.write(() => void put.run(centre, digest, JSON.stringify(people), at)),
    endPerson: (id, at) => connection.write(() => void end.run(id, at)),
    endedPeople: () => connection.read(() => new Set(ended.all().map(({ id }) => id))),
  };
}

interface Row extends Omit<PeopleReport, 'people'> {
  /** JSON. */
  readonly people: string;
}

const reportOf = (row: Row): PeopleReport => ({ ...row, people: JSON.parse(row.people) });
