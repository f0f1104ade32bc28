import type { CompareKey } from '../compare-model.ts';
import type { ComparedFigure } from '../ranks.ts';
import type { Span } from '../spans.ts';

/** What the section of comparison says: Azerbaijani, the pattern of the others. It comes with its section. */
export const compare = {
  heading: 'Mərkəzlərin müqayisəsi',
  note: 'Sütunun başlığını basın: ən yaxşısı birinci olur, yenidən basın: ən pisi. Xidmət səviyyəsi hər mərkəzin öz hədəfi ilə sayılır.',
  small: (n: string) => `${n} ölçmədən az olan boz göstərilir və yer tutmur.`,
  by: 'Nə üzrə',
  keys: { centre: 'Mərkəz', region: 'Bölgə', service: 'Xidmət', month: 'Ay' } satisfies {
    readonly [key in CompareKey]: string;
  },
  span: 'Günlər',
  spans: {
    week: 'Son 7 gün',
    days30: 'Son 30 gün',
    month: 'Bu ay',
    lastMonth: 'Keçən ay',
    months3: 'Son 3 tam ay',
    months12: 'Son 12 tam ay',
  } satisfies { readonly [span in Span]: string },
  region: 'Bölgə',
  allRegions: 'Bütün bölgələr',
  centre: 'Mərkəz',
  allCentres: 'Bütün mərkəzlər',
  rank: 'Yer',
  figures: {
    waitMedian: 'Gözləmə, median',
    waitP90: 'Gözləmə, 90%',
    serviceLevel: 'Xidmət səviyyəsi',
    serviceMedian: 'Xidmət, median',
    noShow: 'Gəlməyənlər',
    issued: 'Biletlər',
  } satisfies { readonly [figure in ComparedFigure]: string },
  explained: {
    waitMedian: 'Yarısı ən çox bu qədər gözləyib',
    waitP90: 'On nəfərdən doqquzu ən çox bu qədər gözləyib',
    serviceLevel: 'Gözləməsi hədəfi aşmayanların payı',
    serviceMedian: 'Xidmətlərin yarısı ən çox bu qədər çəkib',
    noShow: 'Çağırılıb gəlməyənlərin payı',
    issued: 'Verilən biletlər',
  } satisfies { readonly [figure in ComparedFigure]: string },
  order: 'Sıra',
  table: 'Müqayisə cədvəli',
  all: 'Hamısı birlikdə',
  of: (n: string, from: string, to: string) => `${n} mərkəz, ${from} – ${to}`,
  asOf: (time: string) => `${time} tarixinə`,
  cut: (time: string) => `${time} tarixindən əlaqə yoxdur`,
  nothing: 'Bu günlərdə heç bir ziyarət yoxdur.',
  noRegion: 'Bölgə göstərilməyib',
  unsaid: 'Göstərilməyib',
  csv: 'CSV yüklə',
  file: 'muqayise',
  seconds: (word: string) => `${word}, san`,
  noDuckDb: 'Ölkə üzrə hesabatlar üçün bu serverdə DuckDB yoxdur. İnzibatçıya müraciət edin.',
  lost: 'Rəqəmlər gəlmədi.',
  again: 'Yenidən soruş',
  dateSign: '.',
};
