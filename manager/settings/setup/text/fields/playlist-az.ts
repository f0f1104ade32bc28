/** What walls show between calls. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const playlistFields = {
  'playlist/*/name': f('Ad', 'Əməkdaşlar onu bu adla tanıyır; ziyarətçi görmür.', 'Yeni iş saatları'),
  'playlist/*/kind': f('Nədir', 'Alt sətir media sahəsinin altında durur, qalanlar növbə ilə göstərilir.', 'Şəkil'),
  'playlist/*/file': f('Fayl', 'Şəkil 10 MB, video 300 MB-dək. Video səssiz göstərilir.', 'qəbul-saatları.png'),
  'playlist/*/text': f('Mətn', 'Dillər növbə ilə görünür.', 'Bayramda mərkəz bağlıdır.'),
  'playlist/*/seconds': f('Neçə saniyə görünür', 'Boşdursa 10. Video öz uzunluğunca gedir.', '15'),
  'playlist/*/displays': f(
    'Hansı ekranlarda',
    'Heç biri seçilməyibsə, media yeri olan hamısında.',
    'Böyük zaldakı ekran',
  ),
  'playlist/*/from': f('Saat neçədən', 'Boşdursa, günün əvvəlindən.', '09:00'),
  'playlist/*/to': f('Saat neçəyədək', 'Boşdursa, günün sonunadək.', '13:00'),
  'playlist/*/weekdays': f('Hansı günlər', 'Heç biri seçilməyibsə, hər gün.', 'B.e., Ç.'),
  'playlist/*/firstDay': f('İlk gün', 'Boşdursa, dərhal.', '2026-12-01'),
  'playlist/*/lastDay': f('Son gün', 'Həmin gün də göstərilir. Boşdursa, həmişə.', '2026-12-31'),
  'playlist/*/id': f('Kod', 'Element bu kodla saxlanır.', 'item-1'),
};
