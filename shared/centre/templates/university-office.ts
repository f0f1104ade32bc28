import { disability, infant, martyrFamilies } from './classes.ts';
import { application, identityCard, powerOfAttorney, studentCard } from './papers.ts';
import { said, type Template } from './template.ts';

const certificate = said('Təhsil haqqında sənəd', 'Документ об образовании', 'Education certificate');
const receipt = said('Ödəniş qəbzi', 'Квитанция об оплате', 'Proof of payment');

/** The office of a university: admission, studies, papers, fees and rooms. */
export const universityOffice: Template = {
  name: said('Universitetin tələbə xidmətləri', 'Студенческий офис университета', 'University student office'),
  welcome: said(
    'Tələbə xidmətlərinə xoş gəlmisiniz!',
    'Добро пожаловать в студенческий офис!',
    'Welcome to the student office!',
  ),
  hours: { weekdays: ['09:00', '17:00'] },
  hall: said('1-ci mərtəbə', '1-й этаж', 'First floor'),
  groups: [
    {
      id: 'admission',
      name: said('Qəbul', 'Приём', 'Admission'),
      icon: 'reception',
      prefix: 'Q',
      services: [
        {
          id: 'enrolment',
          name: said(
            'Sənədlərin qəbulu və qeydiyyat',
            'Приём документов и зачисление',
            'Handing in papers and enrolment',
          ),
          minutes: 15,
          documents: [identityCard, certificate],
          frequent: 1,
        },
        {
          id: 'foreign-applicants',
          name: said('Əcnəbi abituriyentlər', 'Иностранные абитуриенты', 'Applicants from abroad'),
          minutes: 20,
          documents: [said('Pasport', 'Паспорт', 'Passport'), certificate],
        },
        {
          id: 'transfer-in',
          name: said('Başqa universitetdən köçürülmə', 'Перевод из другого вуза', 'Transfer from another university'),
          minutes: 20,
          documents: [identityCard, application],
        },
      ],
    },
    {
      id: 'studies',
      name: said('Tədris məsələləri', 'Учебные вопросы', 'Studies'),
      icon: 'education',
      prefix: 'T',
      services: [
        {
          id: 'course-registration',
          name: said('Fənlərə yazılma', 'Запись на дисциплины', 'Course registration'),
          minutes: 8,
          documents: [studentCard],
          frequent: 2,
        },
        {
          id: 'timetable',
          name: said('Dərs cədvəli və imtahanlar', 'Расписание и экзамены', 'Timetable and exams'),
          minutes: 5,
          documents: [studentCard],
        },
        {
          id: 'appeals',
          name: said('Qiymətə etiraz (apellyasiya)', 'Апелляция по оценке', 'Appeal against a mark'),
          minutes: 12,
          documents: [studentCard, application],
        },
        {
          id: 'academic-leave',
          name: said('Akademik məzuniyyət', 'Академический отпуск', 'Leave of absence'),
          minutes: 12,
          documents: [studentCard, application],
        },
      ],
    },
    {
      id: 'papers',
      name: said('Arayış və sənədlər', 'Справки и документы', 'Certificates and papers'),
      icon: 'legal',
      prefix: 'S',
      services: [
        {
          id: 'student-certificate',
          name: said('Tələbə olması haqqında arayış', 'Справка об обучении', 'Certificate of enrolment'),
          minutes: 5,
          documents: [studentCard],
          keywords: ['arayış', 'справка', 'certificate'],
          frequent: 3,
        },
        {
          id: 'transcript',
          name: said('Akademik transkript', 'Академическая справка', 'Transcript of records'),
          minutes: 8,
          documents: [studentCard],
        },
        {
          id: 'diploma',
          name: said('Diplomun verilməsi', 'Выдача диплома', 'Collecting a diploma'),
          minutes: 10,
          documents: [identityCard, powerOfAttorney],
        },
        {
          id: 'student-card',
          name: said('Tələbə bileti', 'Студенческий билет', 'Student card'),
          minutes: 5,
          documents: [identityCard],
        },
      ],
    },
    {
      id: 'fees',
      name: said('Təhsil haqqı və təqaüd', 'Оплата и стипендия', 'Fees and grants'),
      icon: 'employment',
      prefix: 'M',
      services: [
        {
          id: 'tuition-fee',
          name: said('Təhsil haqqının ödənilməsi', 'Оплата обучения', 'Tuition fees'),
          minutes: 6,
          documents: [studentCard, receipt],
          frequent: 4,
        },
        { id: 'scholarship', name: said('Təqaüd', 'Стипендия', 'Scholarship'), minutes: 8, documents: [studentCard] },
        {
          id: 'student-loan',
          name: said('Tələbə krediti', 'Студенческий кредит', 'Student loan'),
          minutes: 12,
          documents: [identityCard, studentCard],
        },
      ],
    },
    {
      id: 'life',
      name: said('Yataqxana və tələbə həyatı', 'Общежитие и студенческая жизнь', 'Rooms and student life'),
      icon: 'housing',
      prefix: 'Y',
      services: [
        {
          id: 'dormitory',
          name: said('Yataqxanada yer', 'Место в общежитии', 'A room in a hall of residence'),
          minutes: 12,
          documents: [studentCard, application],
        },
        {
          id: 'exchange',
          name: said('Mübadilə proqramları', 'Программы обмена', 'Exchange programmes'),
          minutes: 15,
          documents: [studentCard],
        },
        {
          id: 'military-deferral',
          name: said('Hərbi xidmətdən möhlət', 'Отсрочка от военной службы', 'Deferral of military service'),
          minutes: 10,
          documents: [identityCard, studentCard],
        },
      ],
    },
  ],
  classes: [disability, martyrFamilies, infant],
  profiles: [
    { id: 'general', name: said('Ümumi', 'Общий', 'General'), first: [] },
    { id: 'admission-first', name: said('Əvvəlcə qəbul', 'Сначала приём', 'Admission first'), first: ['admission'] },
    {
      id: 'studies-first',
      name: said('Əvvəlcə tədris və arayışlar', 'Сначала учёба и справки', 'Studies and papers first'),
      first: ['studies', 'papers'],
    },
    { id: 'fees-first', name: said('Əvvəlcə ödəniş', 'Сначала оплата', 'Fees first'), first: ['fees'] },
  ],
  counters: ['admission-first', 'studies-first', 'studies-first', 'fees-first'],
  outcomes: [
    ['resolved', said('Məsələ həll edildi', 'Вопрос решён', 'Resolved')],
    ['application-accepted', said('Ərizə qəbul edildi', 'Заявление принято', 'Application accepted')],
    ['documents-missing', said('Sənədlər çatışmır', 'Не хватает документов', 'Documents missing')],
    ['referred-elsewhere', said('Fakültəyə yönləndirildi', 'Направлено на факультет', 'Referred to the faculty')],
  ],
};
