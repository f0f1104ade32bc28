/** How calls are heard. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const voiceFields = {
  'voice/chimeOnly': f(
    'Yalnız zəng səsi',
    'Çağırışlar səsləndirilmir: ekran zəng çalır, nömrə yalnız görünür.',
    'Xeyr',
  ),
  'voice/languages': f(
    'Daha hansı dillərdə deyilir',
    'Çağırış əvvəl ziyarətçinin öz dilində, sonra bu dillərdə, bu sıra ilə deyilir. Heç biri seçilməyibsə, yalnız ziyarətçinin dilində.',
    'Azərbaycan, Rus',
  ),
  'voice/volume': f('Səsin ucalığı, faizlə', 'Zəng və söz birlikdə. Boşdursa, 100.', '80'),
  'voice/hours': f(
    'Saatlar üzrə səs',
    'Bu saatlarda bütün ekranların səsi faizlə buradakı qədərdir. Qalan vaxt ekranın öz səsi, yoxdursa, yuxarıdakı keçərlidir.',
    '09:00–11:00 · 90%',
  ),
  'voice/quietFrom': f('Sakit saatların başlanğıcı', 'Bu vaxtdan sonra səs azaldılır. Boşdursa, heç vaxt.', '13:00'),
  'voice/quietTo': f('Sakit saatların sonu', 'Bu vaxtdan sonra səs yenə əvvəlki kimidir.', '14:00'),
  'voice/quietVolume': f(
    'Sakit saatlarda səs, faizlə',
    'Bütün ekranlara aiddir. Boşdursa, 30. 0 olsa, heç nə eşidilmir.',
    '30',
  ),
  'displays/*/chimeOnly': f(
    'Bu ekranda yalnız zəng səsi',
    'Mərkəzdə çağırışlar səsləndirilsə də, bu ekran danışmır.',
    'Xeyr',
  ),
  'displays/*/volume': f(
    'Bu ekranın səsi, faizlə',
    'Boşdursa, mərkəzdəki kimi. Mərkəzin saatlar üzrə səsi bundan üstündür; sakit saatlarda səs artmır.',
    '60',
  ),
};
