/** What branches said of the people that their head office sends them. */
export interface PeopleReportStore {
  /** In order of their centres. */
  peopleReports(): Promise<readonly PeopleReport[]>;
  peopleReport(centre: string): Promise<PeopleReport | null>;
  /** In place of what the branch said before. */
  putPeopleReport(report: PeopleReport): Promise<void>;
  /** Somebody is ended for good: wherever a branch still has them, they go. Twice is as good as once. */
  endPerson(id: string, at: number): Promise<void>;
  endedPeople(): Promise<ReadonlySet<string>>;
}

export interface PeopleReport {
  readonly centre: string;
  /** Which list the branch took last; `none` = it has nobody. */
  readonly digest: string;
  readonly people: readonly PersonThere[];
  /** When it said so (ms). */
  readonly at: number;
}

/** Somebody as a branch has them. */
export interface PersonThere {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  /** Which state of them is in force there; null = they were not let in, as the name to sign in with is somebody's there. */
  readonly version: string | null;
}
