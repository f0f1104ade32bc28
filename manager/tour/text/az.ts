import type { TourWords } from '../steps.ts';

export const az: TourWords = {
  step: (n, of) => `${n} / ${of}`,
  back: 'Geri',
  next: 'Növbəti',
  end: 'Bitir',
  done: 'Hazırdır',
  steps: {
    sections: {
      title: 'Bölmələr',
      text: 'İndi zalda nə baş verir, nə olub, neçə pəncərə lazımdır, ziyarətçilərə nə deyilib, istənilən talon, qəbula yazılanlar (varsa) və tənzimləmələr.',
    },
    day: {
      title: 'İş günü',
      text: 'Gün iş saatlarına görə özü açılıb bağlanır. Burada onu əl ilə də bağlamaq olar: hələ gözləyənlər olarsa, əvvəlcə sizə deyiləcək.',
    },
    wait: {
      title: 'Gözləmə və hədəf',
      text: 'Orta gözləmə böyük rəqəmlə, hədəf isə yanındadır. Sütunlar günün hər saatını göstərir: qırmızı hissə hədəfdən artıqdır.',
    },
    hall: {
      title: 'Zal bu saniyə',
      text: 'Neçə nəfər gözləyir, ən çox kim gözləyir və neçə pəncərə işləyir. Rəqəmlər özü yenilənir.',
    },
    counters: {
      title: 'Pəncərələr',
      text: 'Hər pəncərədə kim oturur, kimə xidmət göstərir və nə qədər çəkir. Fasilə də görünür.',
    },
    queues: {
      title: 'Növbələr',
      text: 'Hansı xidmətə neçə nəfər gözləyir. Ən uzun gözləyən yuxarıdadır.',
    },
    report: {
      title: 'Hesabat',
      text: 'İstənilən günlər: saat, xidmət, pəncərə və əməkdaş üzrə. Hər rəqəmin tərifi yanındadır; cədvəli fayl kimi saxlamaq olar.',
    },
    staffing: {
      title: 'Neçə pəncərə lazımdır',
      text: 'Əvvəlki günlərə görə həftənin hər gününün hər saatı üçün. Bir gün başqa cür keçsəydi nə olardı, onu da burada sınayın.',
    },
    waiting: {
      title: 'Ziyarətçilərə nə deyilir',
      text: 'Deyilən gözləmə ilə həqiqi gözləmənin müqayisəsi. Model hər gecə öyrənir.',
    },
    settings: {
      title: 'Tənzimləmələr',
      text: 'Cihazlar, printerlər, insanlar və mərkəzin özü: xidmətlər, iş saatları, güzəştlər. Hər şey ekrandan dəyişir.',
    },
  },
};
