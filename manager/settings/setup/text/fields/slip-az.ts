/** The settings of the slip. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const slipFields = {
  'slip/parts': f(
    'Talonda nə var',
    'Çap olunanlar yuxarıdan aşağıya, ölçüsü ilə. Nömrə həmişə, surətin və təlimin nişanı lazım olanda çap olunur.',
    'Loqo, nömrə, xidmət, QR kod',
  ),
  'slip/head': f('Yuxarıdakı mətn', '«Yuxarıdakı mətn» işarələnibsə, çap olunur.', 'Xoş gəlmisiniz!'),
  'slip/logo': f(
    'Loqo',
    'PNG və ya JPEG, ən çoxu 400 kB. Printer yalnız qara nöqtə qoyur: ağ fonda tünd, sadə şəkil yaxşı çıxır.',
    'logo.png',
  ),
  'slip/marginMm': f('Sondakı boş yer', 'Talonu əl ilə cıranda mətn kəsilməsin deyə, millimetrlə. Boşdursa: 0.', '10'),
};
