/** The settings of officials and appointments. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const bookingFields = {
  'departments/*/id': f('Kod', 'Faylda və ünvanlarda şöbənin adı.', 'tehsil'),
  'departments/*/name': f('Şöbənin adı', 'Vəzifəli şəxsin yanında görünür.', 'Təhsil şöbəsi'),
  'departments/*/districts': f(
    'Rayonlar',
    'Əməkdaşları bu rayonlarda evlərə baxışa gedir: formanın cavabı kimi yazılır.',
    'babek, culfa',
  ),

  'officials/*/id': f('Kod', 'Faylda və ünvanlarda vəzifəli şəxsin adı.', 'rehber'),
  'officials/*/surname': f('Soyad', 'Qəbula yazılanlar görür.', 'Soyad'),
  'officials/*/name': f('Ad', 'Qəbula yazılanlar görür.', 'Ad'),
  'officials/*/patronymic': f('Ata adı', 'Boş qala bilər.', 'Ata adı'),
  'officials/*/post': f('Vəzifə', 'Adın altında görünür.', 'Təhsil şöbəsinin müdiri'),
  'officials/*/department': f('Şöbə', 'Vəzifəli şəxs hansı şöbədəndir.', 'Təhsil şöbəsi'),
  'officials/*/room': f('Otaq', 'Gələn hara getməlidir.', '2-ci mərtəbə, 201'),
  'officials/*/languages': f('Qəbulun dilləri', 'Seçilməyibsə, mərkəzin bütün dilləri.', 'Azərbaycan, rus'),
  'officials/*/offered': f('Qəbula yazılmaq olar', 'Söndürülübsə, siyahıda görünmür.', 'Bəli'),
  'officials/*/counter': f('Pəncərə', 'Vəzifəli şəxs harada qəbul edir.', '6'),
  'officials/*/service': f('Xidmət', 'Qəbula gələnin talonu bu xidmət üzrə olur.', 'Rəhbərin qəbulu'),
  'officials/*/receptions': f(
    'Qəbul günləri',
    'Hansı gün, hansı saatda. Ayda ən azı bir dəfə.',
    'Bazar ertəsi 10:00–13:00',
  ),
  'officials/*/receptions/*/weekday': f('Həftənin günü', 'Qəbul hansı gün olur.', 'Bazar ertəsi'),
  'officials/*/receptions/*/weeks': f('Ayın hansı həftəsi', 'Seçilməyibsə, hər həftə.', '2-ci'),
  'officials/*/receptions/*/from': f('Başlanır', 'Qəbulun başlandığı saat.', '10:00'),
  'officials/*/receptions/*/to': f('Bitir', 'Qəbulun bitdiyi saat.', '13:00'),
  'officials/*/receptions/*/minutes': f('Bir nəfərə neçə dəqiqə', 'Qəbul bu uzunluqda hissələrə bölünür.', '15'),
  'officials/*/receptions/*/onHoliday': f(
    'Qeyri-iş gününə düşəndə',
    'O gün bayram və ya istirahət günüdürsə, nə olur.',
    'Qəbul olmur',
  ),

  'services/*/bookable': f('Əvvəlcədən yazılmaq', 'Ziyarətçi bu xidmətə gün və saat seçib yazıla bilər.', 'Bəli'),
  'services/*/bookable/minutes': f(
    'Vaxtın uzunluğu, dəqiqə',
    'Yazılmaq üçün təklif olunan vaxtların arası. Boşdursa, 15.',
    '15',
  ),
  'services/*/bookable/share': f(
    'Yazılanların payı',
    'Pəncərələrin ən çox bu qədəri yazılanlara ayrılır; qalanı növbə ilə gələnlərindir. Boşdursa, 60\u00a0%.',
    '60\u00a0%',
  ),
  'services/*/bookable/fromDays': f('Ən tez, gün', 'Neçə gün sonraya yazılmaq olar. 0: bu gün.', '0'),
  'services/*/bookable/toDays': f('Ən gec, gün', 'Ən uzağı neçə gün sonraya yazılmaq olar. Boşdursa, 14.', '14'),
  'services/*/bookable/cutoffMinutes': f(
    'Son yazılma, dəqiqə',
    'Vaxta bu qədər qalanda daha yazılmaq olmur. Boşdursa, 5.',
    '5',
  ),
  'services/*/bookable/desks': f(
    'Pəncərələrin sayı',
    'Bu xidmətə neçə pəncərə baxır. Ölçülən: son 28 belə gündə həmin saatda açıq olanların orta sayı.',
    '4',
  ),
  'services/*/bookable/desks/*/weekday': f('Həftənin günü', 'Bu sıra hansı günə aiddir.', 'Bazar ertəsi'),
  'services/*/bookable/desks/*/from': f('Başlanır', 'Hansı saatdan.', '09:00'),
  'services/*/bookable/desks/*/to': f('Bitir', 'Hansı saatadək.', '13:00'),
  'services/*/bookable/desks/*/desks': f('Pəncərə', 'Bu saatlarda neçə pəncərə baxır.', '4'),

  'booking/earlySeconds': f(
    'Ən tez gəliş',
    'Yazılan vaxtından bu qədər əvvəl gəldiyini bildirə bilər. Boşdursa, 30 dəqiqə.',
    '30 dəqiqə',
  ),
  'booking/lateSeconds': f('Ən çox gecikmə', 'Bundan gec gələnin yeri itir. Boşdursa, 10 dəqiqə.', '10 dəqiqə'),
  'booking/reckonedFrom': f(
    'Nədən sayılır',
    'Tez və gec gəliş vaxtın əvvəlindən, yoxsa sonundan sayılır.',
    'Əvvəlindən',
  ),
  'booking/holdSeconds': f(
    'Doldurma müddəti',
    'Suallara cavab verilənədək seçilmiş vaxt bu qədər saxlanılır. Boşdursa, 10 dəqiqə.',
    '10 dəqiqə',
  ),
  'booking/reopenAfterSeconds': f(
    'Boşalan yer',
    'İmtina edilmiş yer bu müddətdən sonra yenidən təklif olunur. Boşdursa, 10 dəqiqə.',
    '10 dəqiqə',
  ),
  'booking/headStartSeconds': f(
    'Növbədəki üstünlük',
    'Yazılan vaxtından bu qədər əvvəl gəlmiş sayılır. Boşdursa, 15 dəqiqə.',
    '15 dəqiqə',
  ),
  'booking/latestSeconds': f(
    'Ən gec çağırış',
    'Vaxtından bu qədər keçəndə yazılan hamıdan əvvəl çağırılır. Boşdursa, 10 dəqiqə.',
    '10 dəqiqə',
  ),
  'booking/callEarly': f(
    'Vaxtından əvvəl çağırış',
    'Boş pəncərə yazılanı vaxtından əvvəl çağıra bilərmi.',
    'Pəncərə boşdursa',
  ),
  'booking/overbookRisk': f(
    'Artıq yazılma riski',
    'Gələnlərin yerdən çox olması ehtimalı bundan böyük olmur. Boşdursa, 20\u00a0%.',
    '20\u00a0%',
  ),
  'booking/attendance': f(
    'Gələnlərin payı',
    'Ölçülənədək yazılanların bu qədərinin gələcəyi sayılır. Boşdursa, 71\u00a0%.',
    '71\u00a0%',
  ),
  'booking/perPerson': f(
    'Bir nəfərə neçə yer',
    'Bir nəfər eyni vaxtda ən çox neçə yerə yazıla bilər. Boşdursa, 3.',
    '3',
  ),
  'booking/standby': f('Ehtiyat siyahısı', 'Dolu günə ehtiyat siyahısı açılır. Göstərilməyibsə, açılır.', 'Bəli'),
  'booking/reminders': f(
    'Xatırlatmalar',
    'Vaxtdan nə qədər əvvəl xatırladılır. Göstərilməyibsə, 24 və 2 saat.',
    '24 saat',
  ),
  'booking/missedLimit/times': f(
    'Neçə dəfə gəlməyəndən sonra',
    'Bu qədər gəlməyən bir müddət yazıla bilmir. Boşdursa, belə hədd yoxdur.',
    '3',
  ),
  'booking/missedLimit/days': f('Neçə gün ərzində', 'Gəlmədiyi hallar bu günlər ərzində sayılır.', '90'),
  'booking/missedLimit/pauseDays': f('Neçə günlük fasilə', 'Bu günlər ərzində yazıla bilmir.', '30'),
} as const;
