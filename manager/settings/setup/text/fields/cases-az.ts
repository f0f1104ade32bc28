const f = (label: string, help: string, example: string) => ({ label, help, example });

/** The settings of cases, by their places in the document. */
export const casesFields = {
  'caseKinds/*/id': f(
    'Kod',
    'Müraciət növünün fayldakı və ünvanlardakı adı. reception: rəhbərlərin qəbuluna yazılma, callback: geri zənglər.',
    'muraciet',
  ),
  'caseKinds/*/letter': f('Nömrənin hərfi', 'Nömrələr bu hərflə başlayır. Hər növün öz hərfi var.', 'M'),
  'caseKinds/*/name': f('Müraciətin növü', 'Müraciət edənə belə göstərilir.', 'Şikayət'),
  'caseKinds/*/form': f('Forma', 'Hansı formanın sualları verilir: formanın kodu.', 'appeal'),
  'caseKinds/*/outcomes': f('Nəticələr', 'Cavab bunlardan biri ilə bitir.', 'Təmin edilib'),
  'caseKinds/*/days': f('Cavab müddəti, iş günü', 'Daxil olan gün sayılmır. Boş: 15.', '15'),
  'caseKinds/*/extendTo': f(
    'Uzadıla bilər, iş günü',
    'Daxil olan gündən sayılır: bir neçə mərhələ vergüllə yazılır. Boş: 30.',
    '30',
  ),
  'caseKinds/*/forwardWithin': f(
    'Başqa quruma göndərilir, iş günü',
    'Bu müddətdə əməkdaş, sonra yalnız rəhbər göndərə bilər. Boş: 3.',
    '3',
  ),
  'caseKinds/*/askPauses': f('Sual müddəti dayandırır', 'Vətəndaşdan cavab gözlənilən günlər müddətə düşmür.', 'Xeyr'),
  'caseKinds/*/confirmDays': f(
    'Təsdiq müddəti, gün',
    'Köməklə doldurulan ərizə bu qədər gün ərzində təsdiqlənməsə, qüvvədən düşür. Boş: 14.',
    '14',
  ),
  'caseKinds/*/closeAfterDays': f(
    'Bağlanır, gün sonra',
    'Cavabdan sonra bu qədər gün ərzində yenidən açıla bilər. Boş: 30.',
    '30',
  ),
  'caseKinds/*/filesAtOnce': f(
    'Bir dəfəyə fayllar',
    'Bir addımda ən çox bu qədər fayl əlavə edilir: PDF, JPEG və ya PNG. 0: heç bir. Boş: 5.',
    '5',
  ),
  'caseKinds/*/fileMegabytes': f('Fayl, MB', 'Bir fayl ən çox bu qədər böyük ola bilər. Boş: 5.', '5'),
  'caseKinds/*/keepDays': f(
    'Saxlanılır, gün',
    'Bitdikdən sonra adlar və mətnlər bu qədər saxlanılır. Boş: 1095.',
    '1095',
  ),
  'caseKinds/*/offered': f(
    'Səhifədə təklif olunur',
    'Vətəndaş bunu müraciət səhifəsində seçə bilər. Göstərilməyibsə, bəli.',
    'Bəli',
  ),
  'caseKinds/*/table': f(
    'Qərarı verən cədvəl',
    'Onun kodu: onda heç kim əl ilə qərar vermir. Boş: insanlar cavab verir.',
    'targeted-assistance',
  ),
  'caseKinds/*/stopped': f('Hələlik qərar verilmir', 'Ərizələr cədvəl yenidən qərar verə bilənədək gözləyir.', 'Xeyr'),
  'caseKinds/*/objections': f(
    'Etiraz nəyə çevrilir',
    'Ona insanlar bu növ müraciət kimi baxır. Boş: etiraz etmək olmur.',
    'Müraciət',
  ),
  'caseKinds/*/retrySeconds': f(
    'Cavab verməyən reyestr neçə saniyədən sonra yenidən soruşulur',
    'Cəhd cəhdin ardınca, sonuncu müddət təkrarlanır. Boş: 60, 300, 1800, 3600.',
    '60, 300',
  ),
  'caseKinds/*/visit/act': f(
    'Evə baxışın aktı: forma',
    'Evə baxış lazımdırsa, baxışın aktının formasının kodu. Kimin gedəcəyini püşk seçir. Boş: evə baxış yoxdur.',
    'household-visit',
  ),
  'caseKinds/*/visit/question': f(
    'Rayonu bildirən sual',
    'Formanın sualının kodu: cavabı hansı şöbənin rayonudursa, onun əməkdaşları gedir. Boş: aşağıdakı şöbə.',
    'district',
  ),
  'caseKinds/*/visit/department': f(
    'Evlərə gedən şöbə',
    'Heç bir şöbənin rayonu olmayan yerə onun əməkdaşları gedir.',
    'Sosial müdafiə şöbəsi',
  ),
  'caseKinds/*/visit/mostOpen': f(
    'Bir nəfərin açıq baxışları',
    'Bu qədər gedilməmiş baxışı olan püşkə qatılmır. Boş: 3.',
    '3',
  ),
  'caseTopics/*/id': f('Kod', 'Mövzunun fayldakı adı.', 'mezuniyyet'),
  'caseTopics/*/name': f('Mövzu', 'Müraciət edən bunu siyahıdan seçir.', 'Mənzil məsələləri'),
  'caseTopics/*/urgent': f(
    'Təcili olanda',
    'Bu mövzunu seçənə əvvəlcə göstərilir: yazmaq əvəzinə nə etməli. Boş: heç nə.',
    'Təcili yardım üçün 142 nömrəsinə zəng edin.',
  ),
  'caseOutcomes/*/id': f(
    'Kod',
    'Nəticənin fayldakı adı. Qəbulda answered-orally razılıq istəyir, appeal-made müraciət qeydə alır.',
    'temin',
  ),
  'caseOutcomes/*/name': f('Nəticə', 'Vətəndaş cavabın yanında bunu görür.', 'Təmin edilib'),
  'caseRouting/*/id': f('Kod', 'Sətrin fayldakı adı.', 'setir-1'),
  'caseRouting/*/kind': f('Müraciətin növü', 'Boş: hər növ.', 'Şikayət'),
  'caseRouting/*/topic': f('Mövzu', 'Boş: hər mövzu.', 'Mənzil məsələləri'),
  'caseRouting/*/words': f(
    'Mətndəki sözlər',
    'Hər sətirdə bir söz: mətndə biri olsa, bəsdir. Sonluqlar əhəmiyyətsizdir.',
    'mənzil',
  ),
  'caseRouting/*/department': f('Şöbə', 'Müraciət bu şöbəyə gedir.', 'Mənzil şöbəsi'),
  'leaveGrounds/*/id': f('Kod', 'Əsasın fayldakı adı.', 'anonim'),
  'leaveGrounds/*/name': f('Əsas', 'Vətəndaş bunu görür.', 'Müəllifi göstərilməyib'),
  'caseDocuments/*/id': f('Kod', 'Sənəd növünün fayldakı adı.', 'arayish'),
  'caseDocuments/*/name': f('Sənəd', 'Sənəddə və yoxlama səhifəsində belə yazılır.', 'Ailə tərkibi haqqında arayış'),
  'caseDocuments/*/kind': f('Müraciətin növü', 'Sənəd yalnız bu növdən verilir. Boş: hər hansı.', 'Ərizə'),
  'caseDocuments/*/text': f(
    'Mətn',
    '{surname} yazılan yerə bu kodlu sualın cavabı düşür. Cavabı olmayan yer varsa, sənəd verilmir.',
    'Bu arayış {surname} {name} adına verilir.',
  ),
  'caseDocuments/*/keepDays': f('Saxlanılır, gün', 'Bu müddətdə sənədi yoxlamaq olar. Boş: 365.', '365'),
};
