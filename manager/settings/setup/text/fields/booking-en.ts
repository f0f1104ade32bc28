import type { bookingFields as az } from './booking-az.ts';

const f = (label: string, help: string, example: string) => ({ label, help, example });
type Texts = { readonly [Path in keyof typeof az]: ReturnType<typeof f> };

export const bookingFields: Texts = {
  'departments/*/id': f('Code', 'The name of the department in the file and in addresses.', 'education'),
  'departments/*/name': f('Name of the department', 'Shown beside the official.', 'Education department'),
  'departments/*/districts': f(
    'Districts',
    'Its people visit households in these: as the answers of the form say them.',
    'babek, culfa',
  ),

  'officials/*/id': f('Code', 'The name of the official in the file and in addresses.', 'head'),
  'officials/*/surname': f('Surname', 'Shown to those who book.', 'Surname'),
  'officials/*/name': f('Name', 'Shown to those who book.', 'Name'),
  'officials/*/patronymic': f("Father's name", 'May be left empty.', "Father's name"),
  'officials/*/post': f('Post', 'Shown below the name.', 'Head of the education department'),
  'officials/*/department': f('Department', 'Where the official belongs.', 'Education department'),
  'officials/*/room': f('Room', 'Where the visitor goes.', '2nd floor, 201'),
  'officials/*/languages': f(
    'Languages of the reception',
    'None chosen: all languages of the centre.',
    'Azerbaijani, Russian',
  ),
  'officials/*/offered': f('May be booked', 'If off, it is not in the list.', 'Yes'),
  'officials/*/counter': f('Counter', 'Where the official receives.', '6'),
  'officials/*/service': f('Service', 'Those who come get a ticket of this service.', 'Reception by the head'),
  'officials/*/receptions': f(
    'Reception days',
    'On which days and at what time. At least once a month.',
    'Monday 10:00–13:00',
  ),
  'officials/*/receptions/*/weekday': f('Day of the week', 'On which day the reception is.', 'Monday'),
  'officials/*/receptions/*/weeks': f('Week of the month', 'None chosen: every week.', '2nd'),
  'officials/*/receptions/*/from': f('From', 'When the reception begins.', '10:00'),
  'officials/*/receptions/*/to': f('To', 'When the reception ends.', '13:00'),
  'officials/*/receptions/*/minutes': f(
    'Minutes for one visitor',
    'The reception is cut into pieces of this length.',
    '15',
  ),
  'officials/*/receptions/*/onHoliday': f(
    'On a day off',
    'What happens when the reception falls on a holiday.',
    'No reception',
  ),

  'services/*/bookable': f('Booking ahead', 'Visitors may choose a day and a time for this service.', 'Yes'),
  'services/*/bookable/minutes': f('Length of a slot, minutes', 'Times are offered at this distance. Empty: 15.', '15'),
  'services/*/bookable/share': f(
    'Share for bookings',
    'Bookings take this much of the counters at most; the rest is for those who walk in. Empty: 60%.',
    '60%',
  ),
  'services/*/bookable/fromDays': f('From, days ahead', 'The first day that may be booked. 0: today.', '0'),
  'services/*/bookable/toDays': f('To, days ahead', 'The last day that may be booked. Empty: 14.', '14'),
  'services/*/bookable/cutoffMinutes': f(
    'Booking ends, minutes before',
    'A slot can no longer be booked so shortly before it. Empty: 5.',
    '5',
  ),
  'services/*/bookable/desks': f(
    'Counters',
    'How many counters serve it. Measured: the mean of those open at such hours on the last 28 such days.',
    '4',
  ),
  'services/*/bookable/desks/*/weekday': f('Day of the week', 'Which day the row is about.', 'Monday'),
  'services/*/bookable/desks/*/from': f('From', 'From what time.', '09:00'),
  'services/*/bookable/desks/*/to': f('To', 'Until what time.', '13:00'),
  'services/*/bookable/desks/*/desks': f('Counters', 'How many counters serve it in these hours.', '4'),

  'booking/earlySeconds': f(
    'Earliest arrival',
    'How long before their time booked visitors may check in. Empty: 30 minutes.',
    '30 minutes',
  ),
  'booking/lateSeconds': f('Latest arrival', 'Those who come later lose their place. Empty: 10 minutes.', '10 minutes'),
  'booking/reckonedFrom': f(
    'Counted from',
    'Early and late are counted from the start of the slot or from its end.',
    'Its start',
  ),
  'booking/holdSeconds': f(
    'Time to fill in',
    'The chosen time is kept so long while the questions are answered. Empty: 10 minutes.',
    '10 minutes',
  ),
  'booking/reopenAfterSeconds': f(
    'A place given back',
    'It is offered again after this time. Empty: 10 minutes.',
    '10 minutes',
  ),
  'booking/headStartSeconds': f(
    'Head start in the queue',
    'Booked visitors count as having come so long before their time. Empty: 15 minutes.',
    '15 minutes',
  ),
  'booking/latestSeconds': f(
    'Latest call',
    'So long after their time booked visitors are called before everybody else. Empty: 10 minutes.',
    '10 minutes',
  ),
  'booking/callEarly': f(
    'Calling before the time',
    'Whether an idle counter may call booked visitors before their time.',
    'If a counter is idle',
  ),
  'booking/overbookRisk': f(
    'Risk of overbooking',
    'How likely it may be that more come than there is room for. Empty: 20%.',
    '20%',
  ),
  'booking/attendance': f(
    'Share that comes',
    'Until it is measured, so many of those who booked are expected. Empty: 71%.',
    '71%',
  ),
  'booking/perPerson': f('Places per person', 'How many bookings one person may have at a time. Empty: 3.', '3'),
  'booking/standby': f('Standby list', 'A full day has a standby list. Not set: it has one.', 'Yes'),
  'booking/reminders': f(
    'Reminders',
    'How long before their time visitors are reminded. Not set: 24 and 2 hours.',
    '24 hours',
  ),
  'booking/missedLimit/times': f(
    'After how many missed',
    'Those who missed so many cannot book for a while. Empty: no such limit.',
    '3',
  ),
  'booking/missedLimit/days': f('Within how many days', 'Missed bookings are counted over these days.', '90'),
  'booking/missedLimit/pauseDays': f('Pause, days', 'For so many days they cannot book.', '30'),
};
