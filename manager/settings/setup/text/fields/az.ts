import { alertFields } from './alerts-az.ts';
import { bookingFields } from './booking-az.ts';
import { casesFields } from './cases-az.ts';
import { noticesFields } from './notices-az.ts';
import { playlistFields } from './playlist-az.ts';
import { serialFields } from './serial-az.ts';
import { slipFields } from './slip-az.ts';
import { voiceFields } from './voice-az.ts';

/** What each setting is called, what it does and an example, by its place in the document. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const fields = {
  id: f('Kod', 'Mərkəzin ünvanlardakı adı. Sonra dəyişmir.', 'baki-1'),
  name: f('Mərkəzin adı', 'Kioskda, zal ekranında və talonda görünür.', 'Vətəndaş Xidmətləri Mərkəzi'),
  region: f('Region', 'Baş ofisin xəritəsində mərkəzlər regionlar üzrə yan-yana durur.', 'Gəncə-Daşkəsən'),
  timeZone: f('Saat qurşağı', 'İş saatları və hesabatlar bu saatla gedir.', 'Asia/Baku'),
  languages: f(
    'Dillər',
    'Birincisi əsas dildir: başqa dildə mətn yoxdursa, əsas dildəki göstərilir. Dil söndürüləndə həmin dildəki mətnlər də silinir; geri almaq olar.',
    'Azərbaycan, rus, ingilis',
  ),
  secondFactor: f(
    'İki mərhələli giriş',
    'Rəhbər və administratorlar parolla yanaşı telefondakı kodla da daxil olur.',
    'Məcburidir',
  ),
  sample: f(
    'Nümunə mərkəz',
    'Bu kompüterdəki kiosk və ekranlar təsdiqsiz qoşulur. Əsl mərkəzdə söndürülü olmalıdır.',
    'Xeyr',
  ),
  national: f('Ümumi ayarlar', 'Baş idarənin bu mərkəz üçün təyin etdiyi ayarlar. Burada dəyişmir.', 'Hədəflər'),
  personalDataDays: f(
    'Şəxsi məlumat neçə gün saxlanır',
    'Bu müddət keçəndə silinir: talonun telefon nömrəsi və qeydi, son yazıldığı andan; qəbula yazılanların adı, əlaqəsi, cavabları və şərhləri, qəbul gününün sonundan.',
    '30 gün',
  ),

  asksRatings: f(
    'Xidmətin qiymətini soruşmaq',
    'Xidmətdən sonra telefonda, çıxışdakı ekranda və müraciətə cavabdan sonra soruşulur: necə oldu?',
    'Bəli',
  ),

  'targets/meanWaitSeconds': f('Orta gözləmə', 'Hesabatlarda orta gözləmə bununla müqayisə olunur.', '10 dəqiqə'),
  'targets/meanServiceSeconds': f(
    'Orta xidmət müddəti',
    'Hesabatlarda orta xidmət müddəti bununla müqayisə olunur.',
    '7 dəqiqə',
  ),
  'targets/waitSeconds': f(
    'Ən çox nə qədər gözləmək olar',
    'Bu qədər və ya az gözləyən vaxtında çağırılmış sayılır.',
    '15 dəqiqə',
  ),
  'targets/serviceLevel': f(
    'Vaxtında çağırılanların payı',
    'Gözləyənlərin neçə faizi vaxtında çağırılmalıdır.',
    '90\u00a0%',
  ),

  'calling/secondsBetweenRecalls': f(
    'Təkrar çağırışlar arasında',
    'Əməkdaş eyni talonu ən tezi bu qədər sonra yenidən çağıra bilər.',
    '10 saniyə',
  ),
  'calling/callsBeforeNoShow': f(
    'Neçə çağırışdan sonra «gəlmədi»',
    'Talon bu qədər çağırılmayınca əməkdaş «gəlmədi» deyə bilməz. Boşdursa, bir çağırış bəsdir.',
    '3',
  ),
  'calling/coolingSeconds': f(
    'Qayıdan talon nə qədər gözləyir',
    'Növbəyə qayıdan talon bu müddətdə yenidən çağırılmır. Boşdursa, dərhal çağırıla bilər.',
    '5 dəqiqə',
  ),
  'calling/afterNoShow': f(
    'Gəlməyənin talonu',
    'Talon bitir, yoxsa ziyarətçi gecikə bilər deyə növbəyə qayıdır?',
    'Növbəyə, əvvəlki yerinə qayıdır',
  ),
  'calling/afterNoShow/tickets': f(
    'Neçə nəfərdən sonra',
    'Qayıdan talon eyni xidməti gözləyən bu qədər adamın arxasına keçir.',
    '3',
  ),
  'calling/afterNoShow/times': f('Neçə dəfə qayıda bilər', 'Bundan sonra da gəlməsə, talon bitir.', '2'),

  'limits/waiting': f(
    'Zalda ən çox neçə nəfər gözləyə bilər',
    'Zal dolanda kiosk talon vermir; əməkdaşlar verə bilər. Boşdursa, hədd yoxdur.',
    '120',
  ),
  'limits/lastTicketsSeconds': f(
    'Bağlanmağa nə qədər qalmış talon verilmir',
    'İş saatının sonunda kiosk talon vermir; əməkdaşlar verə bilər.',
    '15 dəqiqə',
  ),
  'limits/onlyBeforeClosing': f(
    'Çatmayacaq növbəyə talon verilmir',
    'Gözləmə bağlanma vaxtını keçəcəksə, kiosk talon vermir.',
    'Bəli',
  ),
  'limits/pace/atOnce': f(
    'Bir kiosk ardıcıl neçə talon verir',
    'Uşaqların oynayıb talon yığmasının qarşısını alır.',
    '10',
  ),
  'limits/pace/seconds': f(
    'Sonra hər talon üçün',
    'Ardıcıl talonlar bitəndən sonra bu müddətdə bir talon verilir.',
    '2 saniyə',
  ),
  'limits/onePerPhone': f(
    'Bir telefon nömrəsinə bir talon',
    'Eyni nömrəyə ikinci talonu əməkdaşlar da verə bilmir.',
    'Bəli',
  ),

  'visits/services': f(
    'Bir talonla neçə xidmət',
    'Ziyarətçi bir talonla bir neçə xidmət seçir, gözləməsi ən az olan ardıcıllıq təklif olunur. Ən çox 5.',
    '3',
  ),
  'visits/people': f(
    'Birlikdə neçə nəfər',
    'Hər birinin öz nömrəsi olur, hamısı bir talonda çap olunur. Ən çox 10.',
    '5',
  ),

  'texts/welcome': f('Kioskun salamı', 'Kioskun ilk ekranında, sualın üstündə durur.', 'Xoş gəlmisiniz!'),
  'texts/slip': f('Talonun altındakı mətn', 'Hər talonun sonunda çap olunur.', 'Növbəniz keçsə, qəbula yaxınlaşın.'),
  'texts/evacuate': f(
    'Təxliyədə deyilən',
    'Təxliyə başlayanda bütün ekranlarda iri hərflərlə durur. Boşdursa, adi sözlər.',
    'Binanı tərk edin və həyətdə toplaşın.',
  ),
  'texts/shelter': f(
    'İçəridə qalmaq üçün deyilən',
    'Hamı binada qalmalı olanda bütün ekranlarda durur. Boşdursa, adi sözlər.',
    'Binada qalın, zirzəmiyə enin.',
  ),
  'texts/suspend': f(
    'Xidmət dayananda deyilən',
    'Xidmət dayandırılanda bütün ekranlarda, evdə açılan səhifələrdə də durur. Boşdursa, adi sözlər.',
    'İşıq yoxdur. Növbəniz saxlanılır.',
  ),

  'series/*/id': f('Kod', 'Xidmətlər seriyanı bu kodla tanıyır.', 'a'),
  'series/*/prefix': f(
    'Nömrənin hərfi',
    'Nömrənin əvvəlində durur: A001-də A. Boş da ola bilər, ən çox üç böyük hərf.',
    'A',
  ),
  'series/*/first': f('İlk nömrə', 'Gün bu nömrə ilə başlayır.', '1'),
  'series/*/last': f('Son nömrə', 'Bundan böyük nömrə verilmir.', '999'),
  'series/*/digits': f('Neçə rəqəm', 'Qısa nömrənin əvvəlinə sıfırlar qoyulur: 3 rəqəmlə 7 belə görünür: 007.', '3'),
  'series/*/wrap': f(
    'Sona çatanda əvvəldən',
    'Son nömrədən sonra birincidən başlayır. Söndürülübsə, daha talon verilmir.',
    'Bəli',
  ),
  'series/*/dailyLimit': f('Gündə ən çox', 'Bu seriyadan bir gündə verilən talonlar. Boşdursa, hədd yoxdur.', '300'),

  'groups/*/id': f('Kod', 'Xidmətlər qrupu bu kodla tanıyır.', 'senedler'),
  'groups/*/name': f('Qrupun adı', 'Kioskun ilk ekranındakı düymə.', 'Şəxsi sənədlər'),
  'groups/*/icon': f('Nişan', 'Qrupun şəkli: oxumadan da tapmağa kömək edir. Seçməmək də olar.', 'Sənəd'),

  'outcomes/*/id': f('Kod', 'Hesabatlar nəticəni bu kodla tanıyır.', 'hell'),
  'outcomes/*/name': f('Nəticənin adı', 'Əməkdaş ziyarəti bitirəndə siyahıdan bunu seçir.', 'Həll olundu'),

  'ratingReasons/*/id': f('Kod', 'Hesabatlar səbəbi bu kodla tanıyır.', 'uzun-gozledim'),
  'ratingReasons/*/name': f('Səbəb', 'Ziyarətçi aşağı qiymət verəndə seçir.', 'Çox gözlədim'),

  'kiosks/*/id': f('Kod', 'Cihaz təsdiqlənəndə bu yerə qoşulur.', 'kiosk-1'),
  'kiosks/*/name': f('Kioskun adı', 'Əməkdaşlar onu bu adla tanıyır; ziyarətçi görmür.', 'Girişdəki kiosk'),
  'kiosks/*/printer': f('Printer', 'Bu kioskun talonları harada çap olunur.', 'Girişdəki printer'),
  'kiosks/*/printers': f(
    'Ehtiyat printerlər',
    'Printer çap etmədikdə talon bunların birindən çıxır, seçdiyiniz ardıcıllıqla. Kioskdan görünən yerdə olsun.',
    'Resepşndəki printer',
  ),
  'kiosks/*/appeals': f(
    'Burada müraciət yazmaq olar',
    'Təklif olunan müraciət növü varsa, ilk səhifədən müraciət yazmağa keçmək olur. Kənardan ekrana baxılmayan yer seçin.',
    'Bəli',
  ),
  'kiosks/*/keys/previous': f(
    'Düymə: əvvəlki',
    'Klaviaturada əvvəlki seçimə qaytaran düymə; adı klaviaturadakı yerinə görədir. Boş: PageUp.',
    'PageUp',
  ),
  'kiosks/*/keys/next': f('Düymə: növbəti', 'Növbəti seçimə keçir. Boş: PageDown.', 'PageDown'),
  'kiosks/*/keys/choose': f('Düymə: seç', 'Son deyiləni seçir. Boş: Enter.', 'Enter'),
  'kiosks/*/keys/back': f('Düymə: geri', 'Bir addım geri. Boş: Escape.', 'Escape'),
  'kiosks/*/keys/repeat': f('Düymə: yardım', 'Ekranı bir daha səsləndirir. Boş: F1.', 'F1'),
  'kiosks/*/keys/speech': f(
    'Düymə: səs',
    'Ekranların səsləndirilməsini açır və bağlayır. Qulaqcıq taxılanda yuvanın göndərdiyi düymə də budur. Boş: F8.',
    'F8',
  ),
  'kiosks/*/keys/pause': f('Düymə: fasilə', 'Səsi olduğu yerdə dayandırır və davam etdirir. Boş: F9.', 'F9'),
  'kiosks/*/keys/volume': f('Düymə: səsin gücü', 'Səsi artırır; ən yüksəkdən sonra ən alçaq gəlir. Boş: F10.', 'F10'),

  'displays/*/id': f('Kod', 'Cihaz təsdiqlənəndə bu yerə qoşulur.', 'ekran-1'),
  'displays/*/name': f('Zal ekranının adı', 'Əməkdaşlar onu bu adla tanıyır; ziyarətçi görmür.', 'Böyük zaldakı ekran'),
  'displays/*/layout': f(
    'Görünüş',
    'Boşdursa, çağırışlar. Pəncərənin üstündəki ekran üçün bir pəncərə seçin.',
    'Çağırışlar',
  ),
  'displays/*/counters': f('Hansı pəncərələrin çağırışları', 'Heç biri seçilməyibsə, hamısı göstərilir.', '1, 2, 3'),
  'displays/*/services': f(
    'Hansı xidmətlərin çağırışları',
    'Heç biri seçilməyibsə, hamısı göstərilir və səslənir.',
    'Pensiyalar',
  ),
  'displays/*/follow': f(
    'Telefonda izləmək olar',
    'Heç kim çağırılmayanda ekranda QR kod durur: kodu oxudan çağırışları telefonunda görür. Serverin ümumi ünvanı (PUBLIC_URL) lazımdır.',
    'Bəli',
  ),
  'displays/*/text': f(
    'Ekranın altındakı sətir',
    'Elan və ya xatırlatma; çağırışlara mane olmur.',
    'Şəxsiyyət vəsiqənizi hazır saxlayın.',
  ),

  'printers/*/id': f('Kod', 'Kiosklar printeri bu kodla tanıyır.', 'printer-1'),
  'printers/*/name': f('Printerin adı', 'Əməkdaşlar onu bu adla tanıyır.', 'Girişdəki printer'),
  'printers/*/connection': f(
    'Necə qoşulub',
    'Şəbəkə ilə, kabellə, çap növbəsi ilə, yoxsa kağızsız sınaq üçün.',
    'Şəbəkə',
  ),
  'printers/*/connection/host': f('Şəbəkə ünvanı', 'Printerin IP ünvanı: sınaq səhifəsində yazılır.', '192.168.1.50'),
  'printers/*/connection/port': f('Port', 'Əksər printerlərdə 9100.', '9100'),
  'printers/*/connection/path': f(
    'Kabelin yeri',
    'Serverdə printerin qoşulduğu port; USB üçün /dev/usb/lp0.',
    '/dev/ttyUSB0',
  ),
  'printers/*/connection/queue': f(
    'Növbənin adı',
    'Serverdəki adı (lpstat -p). Talonlar «göndərildi» qalır: növbə nəyin çıxdığını demir.',
    'slips',
  ),
  'printers/*/connection/baudRate': f('Sürət', 'Printerin öz sınaq səhifəsində yazılır.', '9600'),
  'printers/*/dots': f('Kağızın eni', 'Rulonun enini ölçün.', '80 mm'),
  'printers/*/cut': f(
    'Talon necə ayrılır',
    'Kəsicisi olmayan printerdə kağız qoparılan yerə qədər çəkilir. Heç nə seçilməyibsə: yarımçıq kəsilir.',
    'Əllə qoparılır',
  ),
  'printers/*/oneWay': f(
    'Printer cavab vermir',
    'Belə printerdə çapın alındığını bilmək olmur: talonlar «göndərildi» qalır.',
    'Xeyr',
  ),

  'hours/week': f(
    'Həftənin iş saatları',
    'Hər gün üçün bir və ya bir neçə aralıq. Aralıq yoxdursa, həmin gün bağlıdır.',
    '09:00–13:00, 14:00–18:00',
  ),
  'hours/exceptions/*/date': f('Tarix', 'Bu gün həftəlik saatlardan fərqlənir.', '20.03.2027'),
  'hours/exceptions/*/spans': f('Saatlar', 'Aralıq yoxdursa, bütün gün bağlıdır.', '09:00–13:00'),
  'hours/exceptions/*/name': f('Səbəb', 'Kiosk və ekranlarda göstərilir.', 'Novruz bayramı'),
  'hours/calendar': f(
    'Ölkənin təqvimi',
    'Onun qeyri-iş günləri mərkəz üçün də qeyri-işdir, iş gününə çevrilən istirahət günlərində mərkəz açıqdır. Burada təyin olunan günlər ondan üstündür.',
    'Azərbaycan',
  ),
  'hours/graceSeconds': f(
    'Bağlanandan sonra gün nə vaxt yekunlaşır',
    'Heç kimə xidmət göstərilmirsə, gün bu qədər sonra özü bağlanır.',
    '30 dəqiqə',
  ),

  'services/*/id': f('Kod', 'Hesabatlar və iş profilləri xidməti bu kodla tanıyır.', 'pasport'),
  'services/*/group': f('Qrup', 'Kioskda hansı düymənin altındadır.', 'Şəxsi sənədlər'),
  'services/*/name': f('Xidmətin adı', 'Ziyarətçi nə üçün gəldiyini bu adla tapır.', 'Pasportun dəyişdirilməsi'),
  'services/*/series': f('Nömrə seriyası', 'Talonun nömrəsi hansı hərflə başlayır.', 'A'),
  'services/*/documents': f(
    'Lazımi sənədlər',
    'Hər sətirdə bir sənəd: kioskda talondan əvvəl göstərilir.',
    'Şəxsiyyət vəsiqəsi',
  ),
  'services/*/passport': f(
    'Xidmət haqqında',
    'Ziyarətçinin gəlməzdən əvvəl oxuduğu mətnlər.',
    'Nə üçündür, kim ala bilər',
  ),
  'services/*/passport/purpose': f('Nə üçündür', 'Xidmətin nəyə lazım olduğu.', 'Uşağı birinci sinfə yazmaq üçün.'),
  'services/*/passport/eligible': f(
    'Kim ala bilər',
    'Bu xidmət kimə aiddir.',
    'Altı yaşı tamam olmuş uşağın valideyni.',
  ),
  'services/*/passport/time': f('Nə qədər çəkir', 'Cavab nə vaxt hazır olur.', '10 iş günü'),
  'services/*/passport/price': f('Qiymət', 'Ödəniş varsa, nə qədər.', 'Pulsuz'),
  'services/*/passport/legal': f(
    'Hüquqi əsas',
    'Xidmətin dayandığı qanun və qaydalar.',
    '«Təhsil haqqında» Qanun, maddə 19',
  ),
  'services/*/passport/links': f('Keçidlər', 'Əlavə məlumat olan səhifələr.', 'my.gov.az'),
  'services/*/passport/links/*/name': f('Keçidin adı', 'Ziyarətçinin toxunduğu sözlər.', 'Elektron ərizə'),
  'services/*/passport/links/*/address': f('Ünvan', 'http və ya https ilə başlayır.', 'https://my.gov.az'),
  'services/*/keywords': f('Axtarış sözləri', 'Ziyarətçinin yaza biləcəyi başqa adlar.', 'zaqran'),
  'services/*/frequent': f(
    'İlk ekrandakı yeri',
    'Tez-tez soruşulan xidmətlər kioskun ilk ekranında bu sıra ilə durur.',
    '1',
  ),
  'services/*/offered': f('Kioskda təklif olunur', 'Söndürülübsə, yalnız əməkdaşlar bu xidmətə yönəldə bilər.', 'Bəli'),
  'services/*/standardSeconds': f(
    'Adətən nə qədər çəkir',
    'Ölçülmüş müddət hələ azdırsa, gözləmə bununla hesablanır.',
    '8 dəqiqə',
  ),
  'services/*/week': f('Öz iş saatları', 'Mərkəzin saatlarından dardırsa. Yoxdursa, mərkəzlə eynidir.', '10:00–12:00'),
  'services/*/dailyLimit': f('Gündə ən çox talon', 'Boşdursa, hədd yoxdur.', '40'),
  'services/*/waitingLimit': f(
    'Eyni vaxtda ən çox gözləyən',
    'Bu qədər adam gözləyirsə, yeni talon verilmir. Boşdursa, hədd yoxdur.',
    '25',
  ),
  'services/*/maxWaitSeconds': f(
    'Ən geci nə vaxt çağırılır',
    'Bu qədər gözləyən həddi keçməyən hamıdan əvvəl çağırılır.',
    '45 dəqiqə',
  ),

  'services/*/after': f(
    'Bunlardan sonra',
    'Bir talonla hər ikisi istənəndə bu xidmət onlardan sonra göstərilir.',
    'Ödəniş ərizədən sonra',
  ),

  'priorityClasses/*/id': f('Kod', 'Hesabatlar güzəşti bu kodla tanıyır.', 'elillik'),
  'priorityClasses/*/name': f('Güzəştin adı', 'Ziyarətçi kioskda, əməkdaş pəncərədə görür.', 'Əlilliyi olan şəxslər'),
  'priorityClasses/*/proof': f('Təsdiqedici sənəd', 'Əməkdaş bunu soruşur.', 'Əlillik vəsiqəsi'),
  'priorityClasses/*/headStartSeconds': f(
    'Başlanğıc üstünlüyü',
    'Ziyarətçi bu qədər əvvəl gəlmiş sayılır.',
    '20 dəqiqə',
  ),
  'priorityClasses/*/rate': f('Artım sürəti', 'Gözlədikcə növbədəki üstünlüyü adi talondan neçə dəfə tez artır.', '2'),
  'priorityClasses/*/latestSeconds': f(
    'Ən geci nə vaxt çağırılır',
    'Bu qədər gözləyən hamıdan əvvəl çağırılır.',
    '15 dəqiqə',
  ),
  'priorityClasses/*/offered': f(
    'Kioskda təklif olunur',
    'Söndürülübsə, güzəşti yalnız əməkdaşlar yaza bilər.',
    'Bəli',
  ),

  'profiles/*/id': f('Kod', 'Pəncərələr profili bu kodla tanıyır.', 'umumi'),
  'profiles/*/name': f('Profilin adı', 'Əməkdaş pəncərəni açanda bunu seçir.', 'Ümumi qəbul'),
  'profiles/*/tiers': f(
    'Xidmətlərin sırası',
    'Aşağıdakı pillə yalnız yuxarıdakılarda gözləyən olmayanda çağırılır.',
    '1: pasport; 2: qalanları',
  ),

  'counters/*/id': f('Kod', 'Hesabatlar pəncərəni bu kodla tanıyır.', '1'),
  'counters/*/name': f('Pəncərənin nömrəsi', 'Zal ekranında görünür: qısa olsun.', '3'),
  'counters/*/profile': f('İş profili', 'Pəncərə açılanda hansı xidmətləri qəbul edir.', 'Ümumi qəbul'),
  'counters/*/direction': f('İstiqamət', 'Zal ekranından baxanda hansı tərəfdədir.', 'sağa'),
  'counters/*/place': f('Yeri', 'Bir-iki sözlə harada olduğu.', '2-ci mərtəbə'),
  'counters/*/kind': f(
    'Harada xidmət edir',
    'Telefon pəncərəsi zəngləri qəbul edir: zal ekranında görünmür, oraya heç kim çağırılmır.',
    'zalda',
  ),
  'counters/*/series': f('Zənglərin nömrələri', 'Heç bir xidmətin işlətmədiyi nömrə seriyası.', 'T'),
  ...bookingFields,
  ...casesFields,
  ...noticesFields,
  ...playlistFields,
  ...voiceFields,
  ...alertFields,
  ...slipFields,
  ...serialFields,
} as const;
