import type { PeopleReport, PeopleReportStore } from '../people-reports.ts';
import type { Connection } from './database.ts';

/** What branches said of the people that their head office sends them. */
export function openPeopleReports({ read, write }: Connection): PeopleReportStore {
  return {
    peopleReports: async () => (await read((from) => from.all<Row>(`${select} ORDER BY centre`))).map(reportOf),
    async peopleReport(centre) {
      const row = await read((from) => from.get<Row>(`${select} WHERE centre = $1`, [centre]));
      return row === undefined ? null : reportOf(row);
    },
    putPeopleReport: ({ centre, digest, people, at }) =>
      write(async (to) => void (await to.run(put, [centre, digest, JSON.stringify(people), at]))),
    endPerson: (id, at) => write(async (to) => void (await to.run(end, [id, at]))),
    async endedPeople() {
      const rows = await read((from) => from.all<{ id: string }>('SELECT id FROM people_ended'));
      return new Set(rows.map(({ id }) => id));
    },
  };
}

interface Row extends Omit<PeopleReport, 'people'> {
  /** JSON. */
  readonly people: string;
}

const reportOf = (row: Row): PeopleReport => ({ ...row, people: JSON.parse(row.people) });

const select = 'SELECT centre, digest, people, at FROM people_reports';
const end = 'INSERT INTO people_ended (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING';
const put = `INSERT INTO people_reports (centre, digest, people, at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (centre) DO UPDATE SET digest = excluded.digest, people = excluded.people, at = excluded.at`;
