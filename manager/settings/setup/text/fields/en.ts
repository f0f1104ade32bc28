import type { FieldTexts } from '../field-texts.ts';
import { alertFields } from './alerts-en.ts';
import { bookingFields } from './booking-en.ts';
import { casesFields } from './cases-en.ts';
import { noticesFields } from './notices-en.ts';
import { playlistFields } from './playlist-en.ts';
import { serialFields } from './serial-en.ts';
import { slipFields } from './slip-en.ts';
import { voiceFields } from './voice-en.ts';

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const fields: FieldTexts = {
  id: f('Code', 'The name of the centre in addresses. It stays as it is.', 'baki-1'),
  name: f('Name of the centre', 'Shown on the kiosk, the hall display and the slip.', 'Citizen Service Centre'),
  region: f('Region', 'On the map of head office the centres of a region stand together.', 'Ganja-Dashkasan'),
  timeZone: f('Time zone', 'Working hours and reports go by it.', 'Asia/Baku'),
  languages: f(
    'Languages',
    'The first is the main one: it is shown where a text is missing in another. A language that is turned off takes its texts with it; that can be undone.',
    'Azerbaijani, Russian, English',
  ),
  secondFactor: f(
    'Two-step sign-in',
    'Managers and administrators sign in with a password and a code from their phone.',
    'Required',
  ),
  sample: f(
    'Sample centre',
    'Kiosks and displays on this computer join without approval. Keep it off in a real centre.',
    'No',
  ),
  national: f('National settings', 'What the head office has set for this centre. It is not changed here.', 'Targets'),
  personalDataDays: f(
    'Days to keep personal data',
    'Erased after so many days: phone numbers and notes of tickets, counted from when they were last written; names, contacts, answers and comments of those who booked, counted from the end of the day booked.',
    '30 days',
  ),

  asksRatings: f(
    'Ask how it was',
    'Visitors are asked after the visit on their phone, on a screen at the exit, and after the answer to a case.',
    'Yes',
  ),

  'targets/meanWaitSeconds': f('Mean wait', 'Reports compare the mean wait with it.', '10 minutes'),
  'targets/meanServiceSeconds': f('Mean service time', 'Reports compare the mean service time with it.', '7 minutes'),
  'targets/waitSeconds': f('Longest good wait', 'A wait up to this counts as called in time.', '15 minutes'),
  'targets/serviceLevel': f('Share called in time', 'How many of a hundred visitors should be called in time.', '90%'),

  'calling/secondsBetweenRecalls': f(
    'Between two calls',
    'A clerk cannot call the same ticket again any sooner.',
    '10 seconds',
  ),
  'calling/callsBeforeNoShow': f(
    'Calls before “nobody came”',
    'A clerk cannot say so earlier. Empty: one call is enough.',
    '3',
  ),
  'calling/coolingSeconds': f(
    'How long a ticket that came back rests',
    'It is not called in that time. Empty: it may be called at once.',
    '5 minutes',
  ),
  'calling/afterNoShow': f(
    'The ticket nobody came for',
    'Does it end, or go back to the queue in case somebody is late?',
    'Back to its old place',
  ),
  'calling/afterNoShow/tickets': f(
    'Behind how many',
    'The ticket goes back behind so many who wait for the same service.',
    '3',
  ),
  'calling/afterNoShow/times': f(
    'How often it may come back',
    'If nobody comes after that either, the ticket ends.',
    '2',
  ),

  'limits/waiting': f(
    'How many may wait in the hall',
    'When the hall is full, kiosks give no tickets; staff still may. Empty: no limit.',
    '120',
  ),
  'limits/lastTicketsSeconds': f(
    'No tickets shortly before closing',
    'At the end of the day kiosks give no tickets; staff still may.',
    '15 minutes',
  ),
  'limits/onlyBeforeClosing': f(
    'No tickets that would not be reached',
    'A kiosk gives no ticket whose wait would end after closing time.',
    'Yes',
  ),
  'limits/pace/atOnce': f('Tickets in a row from one kiosk', 'So that children do not collect tickets for fun.', '10'),
  'limits/pace/seconds': f(
    'Then one ticket in',
    'Once those in a row are given, one ticket comes in this time.',
    '2 seconds',
  ),
  'limits/onePerPhone': f(
    'One ticket per phone number',
    'Staff cannot give the same number a second one either.',
    'Yes',
  ),

  'visits/services': f(
    'Services on one ticket',
    'Visitors choose several, and the order with the least waiting is suggested. 5 at most.',
    '3',
  ),
  'visits/people': f('People who come together', 'Each has a number of their own, all on one slip. 10 at most.', '5'),

  'texts/welcome': f('Welcome on the kiosk', "Above the question on the kiosk's first screen.", 'Welcome!'),
  'texts/slip': f(
    'Text at the foot of the slip',
    'Printed at the end of every slip.',
    'If you missed your turn, come to the reception.',
  ),
  'texts/evacuate': f(
    'Said in an evacuation',
    'In large letters on every screen while an evacuation stands. Empty: the usual words.',
    'Leave the building and gather in the yard.',
  ),
  'texts/shelter': f(
    'Said when all stay inside',
    'On every screen while nobody should leave the building. Empty: the usual words.',
    'Stay inside and go down to the basement.',
  ),
  'texts/suspend': f(
    'Said when service has stopped',
    'On every screen, and on the pages that are read at home. Empty: the usual words.',
    'The power is off. Your place is kept.',
  ),

  'series/*/id': f('Code', 'Services know the series by it.', 'a'),
  'series/*/prefix': f(
    'Letter of the number',
    'It stands before the figure: A in A001. May be empty; three capital letters at most.',
    'A',
  ),
  'series/*/first': f('First number', 'The day begins with it.', '1'),
  'series/*/last': f('Last number', 'No number is larger.', '999'),
  'series/*/digits': f('How many digits', 'Short numbers begin with zeros: with three digits, 7 is 007.', '3'),
  'series/*/wrap': f(
    'Begin again at the end',
    'After the last number the first comes again. If off, there are no more tickets.',
    'Yes',
  ),
  'series/*/dailyLimit': f('At most per day', 'Tickets of this series in one day. Empty: no limit.', '300'),

  'groups/*/id': f('Code', 'Services know the group by it.', 'documents'),
  'groups/*/name': f('Name of the group', "A button on the kiosk's first screen.", 'Personal documents'),
  'groups/*/icon': f('Icon', 'A picture of the group: it is found without reading. There need not be one.', 'Document'),

  'outcomes/*/id': f('Code', 'Reports know the outcome by it.', 'resolved'),
  'outcomes/*/name': f('Name of the outcome', 'The clerk picks it at the end of a visit.', 'Resolved'),

  'ratingReasons/*/id': f('Code', 'Reports know the reason by it.', 'long-wait'),
  'ratingReasons/*/name': f('Reason', 'Visitors pick it with a low rating.', 'I waited too long'),

  'kiosks/*/id': f('Code', 'A device is let in at this place.', 'kiosk-1'),
  'kiosks/*/name': f(
    'Name of the kiosk',
    'Staff know it by this name; visitors do not see it.',
    'Kiosk at the entrance',
  ),
  'kiosks/*/printer': f('Printer', 'Where the slips of this kiosk come out.', 'Printer at the entrance'),
  'kiosks/*/printers': f(
    'Spare printers',
    'Where the printer does not print, slips come out of one of these, in the order in which you choose them. They should be in sight of the kiosk.',
    'Printer at reception',
  ),
  'kiosks/*/appeals': f(
    'Appeals can be written here',
    'Its first page leads to writing an appeal, if a kind of case is offered. Best where nobody looks over a shoulder.',
    'Yes',
  ),
  'kiosks/*/keys/previous': f(
    'Key: previous',
    'A key of the pad that goes one choice back; by its name, as its place on a keyboard is called. Empty: PageUp.',
    'PageUp',
  ),
  'kiosks/*/keys/next': f('Key: next', 'Goes one choice on. Empty: PageDown.', 'PageDown'),
  'kiosks/*/keys/choose': f('Key: choose', 'Presses what was said last. Empty: Enter.', 'Enter'),
  'kiosks/*/keys/back': f('Key: back', 'One step back. Empty: Escape.', 'Escape'),
  'kiosks/*/keys/repeat': f('Key: help', 'Says the screen once more. Empty: F1.', 'F1'),
  'kiosks/*/keys/speech': f(
    'Key: speech',
    'Has the screens read aloud, and ends it. What a socket sends when an earphone is plugged in. Empty: F8.',
    'F8',
  ),
  'kiosks/*/keys/pause': f('Key: pause', 'Stops the voice where it is, and lets it go on. Empty: F9.', 'F9'),
  'kiosks/*/keys/volume': f('Key: volume', 'Louder; after the loudest comes the quietest. Empty: F10.', 'F10'),

  'displays/*/id': f('Code', 'A device is let in at this place.', 'display-1'),
  'displays/*/name': f(
    'Name of the hall display',
    'Staff know it by this name; visitors do not see it.',
    'Display in the big hall',
  ),
  'displays/*/layout': f('Layout', 'Empty: calls. For a display above a counter, choose one counter.', 'Calls'),
  'displays/*/counters': f('Calls of which counters', 'If none is chosen, all are shown.', '1, 2, 3'),
  'displays/*/services': f('Calls of which services', 'If none is chosen, all are shown and heard.', 'Pensions'),
  'displays/*/follow': f(
    'Phones may follow',
    'While nobody is called a QR code stands on the display: who scans it sees the calls on their phone. Needs the public address of the server (PUBLIC_URL).',
    'Yes',
  ),
  'displays/*/text': f(
    'Line at the foot of the display',
    'News or a reminder; calls go on above it.',
    'Please have your identity card ready.',
  ),

  'printers/*/id': f('Code', 'Kiosks know the printer by it.', 'printer-1'),
  'printers/*/name': f('Name of the printer', 'Staff know it by this name.', 'Printer at the entrance'),
  'printers/*/connection': f(
    'How it is connected',
    'Over the network, by cable, through a print queue, or without paper to try things out.',
    'Network',
  ),
  'printers/*/connection/host': f(
    'Network address',
    "The printer's IP address, as on its own test page.",
    '192.168.1.50',
  ),
  'printers/*/connection/port': f('Port', '9100 on most printers.', '9100'),
  'printers/*/connection/path': f(
    'Where the cable is',
    'The port of the server that the printer is plugged into: /dev/usb/lp0 for USB.',
    '/dev/ttyUSB0',
  ),
  'printers/*/connection/queue': f(
    'Name of the queue',
    'As the server calls it (lpstat -p). Slips stay “sent”: a queue does not say what came out.',
    'slips',
  ),
  'printers/*/connection/baudRate': f('Speed', "As on the printer's own test page.", '9600'),
  'printers/*/dots': f('Width of the paper', 'Measure the width of the roll.', '80 mm'),
  'printers/*/cut': f(
    'How the slip comes off',
    'Without a cutter the paper is moved on to the edge where it is torn. Nothing chosen: cut but for a bridge.',
    'Torn off by hand',
  ),
  'printers/*/oneWay': f(
    'The printer never answers',
    'Nobody knows whether it has printed: its slips stay “sent”.',
    'No',
  ),

  'hours/week': f(
    'Hours of the week',
    'One span a day or several. No span: closed that day.',
    '09:00–13:00, 14:00–18:00',
  ),
  'hours/exceptions/*/date': f('Date', 'This day differs from the week.', '20/03/2027'),
  'hours/exceptions/*/spans': f('Hours', 'No span: closed all day.', '09:00–13:00'),
  'hours/exceptions/*/name': f('Reason', 'Shown on kiosks and displays.', 'Novruz'),
  'hours/calendar': f(
    "Country's calendar",
    "Its days off are the centre's too, and rest days that it has as worked are open. Days set here stand above it.",
    'Azerbaijan',
  ),
  'hours/graceSeconds': f(
    'When the day ends after closing',
    'If nobody is being served, the day closes by itself after so long.',
    '30 minutes',
  ),

  'services/*/id': f('Code', 'Reports and work profiles know the service by it.', 'passport'),
  'services/*/group': f('Group', 'Under which button of the kiosk it is.', 'Personal documents'),
  'services/*/name': f('Name of the service', 'Visitors find what they came for by this name.', 'Passport renewal'),
  'services/*/series': f('Number series', 'Which letter its numbers begin with.', 'A'),
  'services/*/documents': f(
    'What to bring',
    'One document a line: the kiosk shows them before the ticket.',
    'Identity card',
  ),
  'services/*/passport': f('About the service', 'What visitors read before they come.', 'What it is for, who may ask'),
  'services/*/passport/purpose': f(
    'What it is for',
    'Why somebody needs the service.',
    'To enrol a child in the first grade.',
  ),
  'services/*/passport/eligible': f(
    'Who may have it',
    'Who the service is for.',
    'A parent of a child who is six years old.',
  ),
  'services/*/passport/time': f('How long it takes', 'When there is an answer.', '10 working days'),
  'services/*/passport/price': f('Price', 'What it costs, if anything.', 'Free of charge'),
  'services/*/passport/legal': f(
    'Legal basis',
    'The laws and rules that it stands on.',
    'Law on Education, article 19',
  ),
  'services/*/passport/links': f('Links', 'Pages that tell more.', 'my.gov.az'),
  'services/*/passport/links/*/name': f('Name of the link', 'The words that people press.', 'Application online'),
  'services/*/passport/links/*/address': f('Address', 'It begins with http or https.', 'https://my.gov.az'),
  'services/*/keywords': f('Words to search for', 'Other words that visitors may use for it.', 'travel document'),
  'services/*/frequent': f(
    'Place on the first screen',
    "Frequent services stand on the kiosk's first screen in this order.",
    '1',
  ),
  'services/*/offered': f('Offered on the kiosk', 'If off, only staff can send somebody to it.', 'Yes'),
  'services/*/standardSeconds': f(
    'How long it usually takes',
    'Waits are reckoned with it while little has been measured.',
    '8 minutes',
  ),
  'services/*/week': f(
    'Hours of its own',
    "Where they are narrower than the centre's. None: the same as the centre.",
    '10:00–12:00',
  ),
  'services/*/dailyLimit': f('Tickets per day at most', 'Empty: no limit.', '40'),
  'services/*/waitingLimit': f(
    'Waiting at once at most',
    'While so many wait, no new tickets are given. Empty: no limit.',
    '25',
  ),
  'services/*/maxWaitSeconds': f(
    'Called at the latest after',
    'Those who have waited so long go before all who have not passed a limit.',
    '45 minutes',
  ),

  'services/*/after': f(
    'Comes after',
    'Where one ticket is for both, this service is done after those.',
    'Payment after filing',
  ),

  'priorityClasses/*/id': f('Code', 'Reports know the priority by it.', 'disability'),
  'priorityClasses/*/name': f(
    'Name of the priority',
    'Visitors see it on the kiosk, clerks at the counter.',
    'People with a disability',
  ),
  'priorityClasses/*/proof': f('Proof', 'The clerk asks for it.', 'Disability card'),
  'priorityClasses/*/headStartSeconds': f(
    'Head start',
    'The visitor counts as having come so much earlier.',
    '20 minutes',
  ),
  'priorityClasses/*/rate': f(
    'Rate',
    'How many times as fast as an ordinary ticket it gathers priority while it waits.',
    '2',
  ),
  'priorityClasses/*/latestSeconds': f(
    'Called at the latest after',
    'Those who have waited so long go before everybody.',
    '15 minutes',
  ),
  'priorityClasses/*/offered': f('Offered on the kiosk', 'If off, only staff can set it.', 'Yes'),

  'profiles/*/id': f('Code', 'Counters know the profile by it.', 'general'),
  'profiles/*/name': f('Name of the profile', 'The clerk picks it on opening a counter.', 'General'),
  'profiles/*/tiers': f(
    'Order of the services',
    'A lower tier is called only when nobody waits in those above.',
    '1: passport; 2: the rest',
  ),

  'counters/*/id': f('Code', 'Reports know the counter by it.', '1'),
  'counters/*/name': f('Number of the counter', 'Shown on the hall display: keep it short.', '3'),
  'counters/*/profile': f('Work profile', 'Which services the counter takes when it opens.', 'General'),
  'counters/*/direction': f('Direction', 'Which way it is, seen from the hall display.', 'to the right'),
  'counters/*/place': f('Where it is', 'In a word or two.', '2nd floor'),
  'counters/*/kind': f(
    'Where it serves',
    'A phone desk takes calls: no hall display shows it, and nobody is called to it.',
    'in the hall',
  ),
  'counters/*/series': f('Numbers of its calls', 'A number series that no service uses.', 'T'),
  ...bookingFields,
  ...casesFields,
  ...noticesFields,
  ...playlistFields,
  ...voiceFields,
  ...alertFields,
  ...slipFields,
  ...serialFields,
};
