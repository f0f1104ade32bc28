import type { ReportContent } from '../../server/reports/files/report-content.ts';

/** A report whose table goes over several pages. */
export function longContent(rows: number): ReportContent {
  const count = { short: 'Verilmiş talonlar', group: null, kind: 'count' } as const;
  return {
    language: 'az',
    title: 'Hesabat',
    subtitle: 'Xidmətlər üzrə',
    centre: 'Mərkəz',
    period: '1–30 noyabr 2026',
    made: 'Hazırlanıb: 30 noyabr 2026, 18:00',
    figures: [],
    charts: null,
    tables: [
      {
        part: 'figures',
        name: 'Xidmətlər üzrə',
        columns: [
          { head: 'Xidmət', short: 'Xidmət', group: null, kind: 'text' },
          { head: 'Verilmiş talonlar', ...count },
        ],
        rows: Array.from({ length: rows }, (_, at) => [`Sıra ${at + 1}`, at]),
        total: ['Cəmi', rows],
        compared: null,
        note: null,
      },
    ],
    compared: null,
    notes: [],
    definitions: [{ name: 'Verilmiş talonlar', text: 'Neçə talon verilib.' }],
    words: { definitions: 'Təriflər', figure: 'Göstərici', definition: 'Tərif' },
  };
}
