import { disability, infant, martyrFamilies, senior } from './classes.ts';
import { application, birthCertificate, identityCard, medicalCard, referral } from './papers.ts';
import { said, type Template } from './template.ts';

/** A clinic: the front desk, doctors, tests and papers. */
export const clinic: Template = {
  name: said('Poliklinika', 'Поликлиника', 'Clinic'),
  welcome: said('Poliklinikamıza xoş gəlmisiniz!', 'Добро пожаловать в поликлинику!', 'Welcome to the clinic!'),
  hours: { weekdays: ['08:00', '18:00'], saturday: ['09:00', '14:00'] },
  hall: said('Qeydiyyat zalı', 'Зал регистратуры', 'Front desk hall'),
  groups: [
    {
      id: 'front-desk',
      name: said('Qeydiyyat', 'Регистратура', 'Front desk'),
      icon: 'reception',
      prefix: 'Q',
      services: [
        {
          id: 'appointment',
          name: said('Həkim qəbuluna yazılma', 'Запись к врачу', 'Making an appointment'),
          minutes: 4,
          documents: [identityCard],
          keywords: ['növbə', 'yazılmaq', 'запись', 'талон к врачу', 'booking'],
          frequent: 1,
        },
        {
          id: 'registration',
          name: said('Poliklinikaya qeydiyyat', 'Прикрепление к поликлинике', 'Registering with the clinic'),
          minutes: 8,
          documents: [identityCard, application],
        },
        {
          id: 'medical-card',
          name: said('Tibbi kartın götürülməsi', 'Получение медицинской карты', 'Collecting a medical card'),
          minutes: 3,
          documents: [identityCard],
        },
      ],
    },
    {
      id: 'doctors',
      name: said('Həkim qəbulu', 'Приём врача', 'Seeing a doctor'),
      icon: 'social',
      prefix: 'H',
      services: [
        {
          id: 'family-doctor',
          name: said('Ailə həkimi', 'Семейный врач', 'Family doctor'),
          minutes: 12,
          documents: [identityCard, medicalCard],
          keywords: ['terapevt', 'терапевт', 'general practitioner'],
          frequent: 2,
        },
        {
          id: 'paediatrician',
          name: said('Uşaq həkimi', 'Детский врач', 'Children’s doctor'),
          minutes: 15,
          documents: [birthCertificate, medicalCard],
          keywords: ['pediatr', 'педиатр', 'paediatrician'],
          frequent: 3,
        },
        {
          id: 'specialist',
          name: said('Mütəxəssis həkim', 'Врач-специалист', 'Specialist'),
          minutes: 15,
          documents: [referral, medicalCard],
        },
        {
          id: 'duty-nurse',
          name: said('Növbətçi tibb bacısı', 'Дежурная медсестра', 'Nurse on duty'),
          minutes: 6,
        },
      ],
    },
    {
      id: 'tests',
      name: said('Analiz və müayinə', 'Анализы и обследования', 'Tests and examinations'),
      icon: 'education',
      prefix: 'A',
      services: [
        {
          id: 'blood-test',
          name: said('Qan analizi', 'Анализ крови', 'Blood test'),
          minutes: 5,
          documents: [referral],
          keywords: ['laboratoriya', 'лаборатория', 'laboratory'],
          frequent: 4,
        },
        {
          id: 'ultrasound',
          name: said('Ultrasəs müayinəsi', 'УЗИ', 'Ultrasound'),
          minutes: 15,
          documents: [referral],
          keywords: ['USM', 'ультразвук', 'scan'],
        },
        { id: 'x-ray', name: said('Rentgen', 'Рентген', 'X-ray'), minutes: 10, documents: [referral] },
        {
          id: 'vaccination',
          name: said('Peyvənd', 'Прививка', 'Vaccination'),
          minutes: 8,
          documents: [medicalCard],
          keywords: ['vaksin', 'вакцина', 'vaccine'],
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
          id: 'health-certificate',
          name: said('Sağlamlıq haqqında arayış', 'Справка о здоровье', 'Health certificate'),
          minutes: 10,
          documents: [identityCard, medicalCard],
        },
        {
          id: 'sick-leave',
          name: said('Əmək qabiliyyətsizliyi vərəqəsi', 'Больничный лист', 'Sick-leave certificate'),
          minutes: 8,
          documents: [identityCard],
        },
        {
          id: 'test-results',
          name: said('Analiz cavablarının verilməsi', 'Выдача результатов анализов', 'Collecting test results'),
          minutes: 3,
          documents: [identityCard],
        },
      ],
    },
  ],
  classes: [infant, disability, martyrFamilies, senior],
  profiles: [
    { id: 'general', name: said('Ümumi', 'Общий', 'General'), first: [] },
    {
      id: 'front-desk-first',
      name: said('Əvvəlcə qeydiyyat', 'Сначала регистратура', 'Front desk first'),
      first: ['front-desk', 'papers'],
    },
    {
      id: 'doctors-first',
      name: said('Əvvəlcə həkim qəbulu', 'Сначала приём врача', 'Doctors first'),
      first: ['doctors'],
    },
    { id: 'tests-first', name: said('Əvvəlcə analizlər', 'Сначала анализы', 'Tests first'), first: ['tests'] },
  ],
  counters: ['front-desk-first', 'front-desk-first', 'doctors-first', 'doctors-first', 'tests-first', 'general'],
  outcomes: [
    ['done', said('Xidmət göstərildi', 'Услуга оказана', 'Done')],
    ['referred', said('Başqa həkimə göndərildi', 'Направлен к другому врачу', 'Referred to another doctor')],
    ['come-again', said('Təkrar gəlməlidir', 'Нужен повторный визит', 'Has to come again')],
  ],
};
