/** The settings of notices. */

const f = (label: string, help: string, example: string) => ({ label, help, example });
const ownCase = 'Hadisə necə adlansın. Boş: bizim sözlərimiz. Nömrə, gün və keçid özü əlavə olunur.';
const own = 'Hadisənin adı. Boşdursa, bizim mətn. Tarix, kod və keçid özü əlavə olunur.';

export const noticesFields = {
  'notices/quietFrom': f('Sakit saatların başlanğıcı', 'Bu vaxtdan sonra SMS göndərilmir. Boşdursa, 21:00.', '21:00'),
  'notices/quietTo': f('Sakit saatların sonu', 'Bu vaxta qədər SMS göndərilmir. Boşdursa, 09:00.', '09:00'),
  'notices/retrySeconds': f(
    'Təkrar cəhdlər',
    'Göndərilməyəndə nə qədər sonra yenidən cəhd olunur. Boşdursa: 1, 5, 30 dəqiqə, 2 və 12 saat.',
    '1, 5, 30',
  ),
  'notices/titles/booked': f('Yazılanda', own, 'Qəbula yazıldınız'),
  'notices/titles/standing-by': f('Ehtiyat siyahısına düşəndə', own, 'Ehtiyat siyahısındasınız'),
  'notices/titles/moved': f('Vaxt dəyişəndə', own, 'Qəbulunuzun vaxtı dəyişdi'),
  'notices/titles/cancelled': f('Ləğv ediləndə', own, 'Yazılışınız ləğv edildi'),
  'notices/titles/called-off': f('Qəbul baş tutmayanda', own, 'Qəbul baş tutmayacaq'),
  'notices/titles/reminder': f('Xatırladanda', own, 'Xatırlatma: qəbula yazılmısınız'),
  'notices/titles/case-unconfirmed': f('Ərizə təsdiq gözləyəndə', ownCase, 'Ərizənizi təsdiq edin'),
  'notices/titles/case-lapsed': f('Vaxtında təsdiqlənməyəndə', ownCase, 'Təsdiqlənmədi'),
  'notices/titles/case-received': f('Müraciət qeydə alınanda', ownCase, 'Müraciətiniz alındı'),
  'notices/titles/case-asked': f('Müraciət üzrə sual veriləndə', ownCase, 'Sizə sual var'),
  'notices/titles/case-extended': f('Cavab günü dəyişəndə', ownCase, 'Cavab günü dəyişdi'),
  'notices/titles/case-visit': f('Evə baxış təyin ediləndə', ownCase, 'Evinizə baxış olacaq'),
  'notices/titles/case-sent-on': f('Müraciət başqa quruma göndəriləndə', ownCase, 'Başqa quruma göndərildi'),
  'notices/titles/case-answered': f('Müraciətə cavab veriləndə', ownCase, 'Cavab var'),
  'notices/titles/case-decided': f('Ərizə üzrə qərar çıxanda', ownCase, 'Qərar var'),
  'notices/titles/code': f('Kod göndəriləndə', ownCase, 'Tarixçəniz üçün kod'),
  'notices/sms/method': f(
    'SMS sorğusunun növü',
    'Mətn SMS xidmətinə necə ötürülür. Ünvanı SMS_URL verir.',
    'Məzmunda (POST)',
  ),
  'notices/sms/type': f('SMS məzmununun növü', 'SMS xidmətinin gözlədiyi yazılış.', 'JSON'),
  'notices/sms/body': f(
    'SMS sorğusunun şablonu',
    '{phone} və {text} yerinə nömrə və mətn yazılır.',
    '{"to":"{phone}","message":"{text}"}',
  ),
};
