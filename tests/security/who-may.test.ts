import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredEvent } from '../../shared/events.ts';
import { paths, type RouteName } from '../../shared/paths.ts';
import { type RefusalCode, refusalStatus } from '../../shared/refusals.ts';
import type { Route } from '../../shared/route-parts.ts';
import { routes } from '../../shared/routes.ts';
import { type ViewName, viewNames } from '../../shared/views.ts';
import {
  type Answer,
  type Asked,
  aHouse,
  aSocket,
  type CallerName,
  callers,
  type House,
  sessionOf,
} from '../support/house.ts';
import { openCentre } from '../support/server.ts';
import { asides } from './asides.ts';
import { caseAsks, ratingAsks, ringAsks, slipAsks } from './case-asks.ts';
import { countryRow, mediaAsks, mediaRows } from './media-asks.ts';
import { voiceAsks, voiceRows } from './voice-asks.ts';

/**
 * Who may what, route by route and view by view. `+` is let in, and then answered with what stands in the last column;
 * `401` is told to sign in, `403` that it is not for them, `404` that there is no such thing for them.
 * A program may what people of its role may (`=`), unless it says otherwise; a view is answered by HTTP and by socket alike, unless each has a row.
 */
const table = `
              nobody phone kiosk display far-kiosk reception clerk manager far-manager admin far-admin | program | then
listCentres     +     +     +     +       +          +        +     +        +          +     +        |   =     | 200
askDevice       +     +     +     +       +          +        +     +        +          +     +        |   =     | centre-not-found
issueTicket    401   401    +    403     403         +        +     +       403         +    403       |   =     | 201
services        +     +     +     +       +          +        +     +        +          +     +        |   =     | 200
service         +     +     +     +       +          +        +     +        +          +     +        |   =     | service-not-found
printService   401   401    +    403     403        403      403   403      403        403    403       |   403   | service-not-found
newcomerWait   401   401    +    403     403         +        +     +       403         +    403       |   =     | service-not-found
phoneTicket     +     +     +     +       +          +        +     +        +          +     +        |   =     | 200
phoneCancel     +     +     +     +       +          +        +     +        +          +     +        |   =     | ticket-not-found
phoneRinging    +     +     +     +       +          +        +     +        +          +     +        |   =     | 200
ringPhone       +     +     +     +       +          +        +     +        +          +     +        |   =     | ticket-not-found
stopRinging     +     +     +     +       +          +        +     +        +          +     +        |   =     | ticket-not-found
announcement   401   401   403    +      403        403      403    +       403         +    403       |   =     | ticket-not-found${voiceRows}${mediaRows}
slots           +     +     +     +       +          +        +     +        +          +     +        |   =     | service-not-found
serviceDates    +     +     +     +       +          +        +     +        +          +     +        |   =     | service-not-found
officials       +     +     +     +       +          +        +     +        +          +     +        |   =     | 200
officialDates   +     +     +     +       +          +        +     +        +          +     +        |   =     | official-not-found
officialSlots  +   +   +   +   +   +   +   +   +   +   +   |   =   | official-not-found
hold           +   +   +   403   +   +   +   +   +   +   +   |   =   | service-not-found
releaseHold    +   +   +   +   +   +   +   +   +   +   +   |   =   | seat-not-found
book           +   +   +   403   +   +   +   +   +   +   +   |   =   | seat-not-found
standBy        +   +   +   403   +   +   +   +   +   +   +   |   =   | service-not-found
printSeat      401   401    +    403     403        403      403   403      403        403    403       |   403   | seat-not-found
checkIn        401   401   +   403   403   +   403   +   403   +   403   |   =   | seat-not-found
form           +     +     +     +       +          +        +     +        +          +     +        |   =     | form-not-found
phoneSeat      +   +   +   +   +   +   +   +   +   +   +   |   =   | seat-not-found
phoneSeatCancel +   +   +   +   +   +   +   +   +   +   +   |   =   | seat-not-found
phoneSeatMove  +   +   +   +   +   +   +   +   +   +   +   |   =   | seat-not-found
phoneSeatComment +   +   +   +   +   +   +   +   +   +   +   |   =   | seat-not-found
caseKinds      +   +   +   +   +   +   +   +   +   +   +   |   =   | 200
registerCase   +   +   +   403   +   +   +   +   +   +   +   |   =   | kind-not-found
printCase      401   401   +   403   403   +   +   +   403   +   403   |   =   | case-not-found
addDraft       +   +   +   403   +   +   +   +   +   +   +   |   =   | form-not-found
own            +   +   +   +   +   +   +   +   +   +   +   |   =   | not-found
answerDraft    +   +   +   +   +   +   +   +   +   +   +   |   =   | not-found
withdrawOwn    +   +   +   +   +   +   +   +   +   +   +   |   =   | not-found
ownCaseComment +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
ownCaseSupply  +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
ownCaseFile    +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
ownCaseReopen  +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
ownCaseFacts  +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
citizenWays  +   +   +   +   +   +   +   +   +   +   +   |   =   | 200
askCitizenCode  +   +   +   +   +   +   +   +   +   +   +   |   =   | 200
startCitizenSession  +   +   +   +   +   +   +   +   +   +   +   |   =   | wrong-code
endCitizenSession  +   +   +   +   +   +   +   +   +   +   +   |   =   | 200
citizenCases  +   +   +   +   +   +   +   +   +   +   +   |   =   | 401
ownCaseErase  +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
checkDocument +   +   +   +   +   +   +   +   +   +   +   |   =   | 200
ownCaseObject +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
cases          401   401   403   403   403   +   +   +   403   +   403   |   =   | 200
case           401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
routeCase      401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
assignCase     401   401   403   403   403   +   +   +   403   +   403   |   =   | executor-not-found
handBackCase   401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
askCitizen     401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
supplyCase     401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
remindCitizen  401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
joinCase       401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
sendCaseOn     401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
leaveCase      401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
extendCase     401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
answerCase     401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
withdrawCase   401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
commentCase    401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
addCaseFile    401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
issueDocument  401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
withdrawDocument 401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
reopenCase     401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
controlCase    401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
drawVisitor    401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
writeVisit     401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
casesToTell    401   401   403   403   403   +   +   +   403   +   403   |   =   | 200
tellCase       401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
helpCase       401   401   403   403   403   +   +   +   403   +   403   |   =   | 403
confirmCase    401   401   403   403   403   +   +   +   403   +   403   |   =   | case-not-found
ownCaseCode    +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
ownCaseConfirm +   +   +   +   +   +   +   +   +   +   +   |   =   | case-not-found
office         401   401   403   403     403         +        +     +       403         +    403       |   =     | 200
searchCases    401   401   403   403     403         +        +     +       403         +    403       |   =     | 200
caseFigures    401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
ownLooks       +     +     +     +       +           +        +     +       +           +    +         |   =     | 200
oversight      401   401   403   403   403   403   403   403   403   403   403   |   403   | 200
overseenFigures 401   401   403   403   403   403   403   403   403   403   403   |   403   | 200
overseenCases  401   401   403   403   403   403   403   403   403   403   403   |   403   | 200
overseeCase    401   401   403   403   403   403   403   403   403   403   403   |   403   | case-not-found
findCaller     401   401   403   403     403        403        +      +       403         +    403       |   =     | 200
dueCallbacks   401   401   403   403     403        403        +      +       403         +    403       |   =     | 200
tryCallback    401   401   403   403     403        403        +      +       403         +    403       |   =     | case-not-found
tellCall       403   403   403   403     403        403      403   403       403        403    403       |   403   | 200
callFigures    401   401   403   403     403        403      403    +        403         +    403       |   =     | 200
tables        401   401   403   403   403   403   403   +   +   +   +   |   =   | 200
table         +   +   +   +   +   +   +   +   +   +   +   |   =   | table-not-found
putTable      401   401   403   403   403   403   403   403   403   +   403   |   403   | bad-config
approveTable  401   401   403   403   403   403   403   403   403   +   403   |   403   | table-not-found
tryTable      401   401   403   403   403   403   403   +   403   +   403   |   =   | bad-config
stopTable     401   401   403   403   403   403   403   +   403   +   403   |   =   | table-not-found
decisions     +   +   +   +   +   +   +   +   +   +   +   |   =   | 200
beginEmergency 401   401   403   403     403         +        +     +       403         +    403       |   =     | malformed
endEmergency   401   401   403   403     403         +        +     +       403         +    403       |   =     | 200
visitRating     +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
rateVisit       +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
seatRating      +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
rateSeat        +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
caseRating      +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
rateCase        +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
ratingQuestion 401   401   403    +      403        403      403   403      403        403    403       |   403   | not-found
rateOnTheWayOut 401   401   403    +      403        403      403   403      403        403    403       |   403   | not-found
ratings        401   401   403   403     403        403       +     +       403         +    403       |   =     | 200
addCentre      401   401   403   403     403        403      403   403      403         +    403       |   =     | centre-exists
archiveCentre  401   401   403   403     403        403      403   403      403         +    403       |   =     | still-serving
bringBackCentre 401   401   403   403     403        403      403   403      403         +    403       |   =     | 200
signIn          +     +     +     +       +          +        +     +        +          +     +        |   =     | wrong-password
session        401   401   403   403     403         +        +     +        +          +     +        |   401   | 200
signOut        401   401   403   403     403         +        +     +        +          +     +        |   =     | 200
changePassword 401   401   403   403     403         +        +     +        +          +     +        |   401   | wrong-password
secondFactor   401   401   403   403     403        403      403    +        +          +     +        |   401   | 200
turnOnSecondFactor 401   401   403   403     403        403      403    +        +          +     +        |   401   | wrong-password
turnOffSecondFactor 401   401   403   403     403        403      403    +        +          +     +        |   401   | wrong-password
renewRecovery 401   401   403   403     403        403      403    +        +          +     +        |   401   | wrong-password
findTickets    401   401   403   403     403         +        +     +       403         +    403       |   =     | 200
ticketsOfDay   401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
ticketsOfPhone 401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
ticket         401   401   403   403     403         +        +     +       403         +    403       |   =     | ticket-not-found
why            401   401   403   403     403         +        +     +       403         +    403       |   =     | ticket-not-found
editTicket     401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
recall         401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
start          401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
finish         401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
noShow         401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
requeue        401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
park           401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
resume         401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
reinstate      401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
undo           401   401   403   403     403         +        +     +       403         +    403       |   =     | ticket-not-found
cancel         401   401   403   403     403         +        +     +       403         +    403       |   =     | ticket-not-found
reprint        401   401   403   403     403         +        +     +       403         +    403       |   =     | ticket-not-found
transfer       401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
addService     401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
ticketsToEnd   401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
endTickets     401   401   403   403     403        403      403    +       403         +    403       |   =     | nothing-waiting
seatUrgently   401   401   403   403   403   +   403   +   403   +   403   |   =   | service-not-found
findSeats      401   401   403   403   403   +   403   +   403   +   403   |   =   | 200
seats          401   401   403   403   403   +   +   +   403   +   403   |   =   | 200
seat           401   401   403   403   403   +   +   +   403   +   403   |   =   | seat-not-found
moveSeat       401   401   403   403   403   +   403   +   403   +   403   |   =   | seat-not-found
cancelSeat     401   401   403   403   403   +   403   +   403   +   403   |   =   | seat-not-found
arriveForSeat  401   401   403   403   403   +   403   +   403   +   403   |   =   | seat-not-found
reinstateSeat  401   401   403   403   403   +   403   +   403   +   403   |   =   | seat-not-found
answerRequest  401   401   403   403   403   +   +   +   403   +   403   |   =   | seat-not-found
giveSeat       401   401   403   403   403   +   403   +   403   +   403   |   =   | seat-not-found
sheets         401   401   403   403   403   +   +   +   403   +   403   |   =   | 200
sheet          401   401   403   403   403   +   +   +   403   +   403   |   =   | service-not-found
callOff        401   401   403   403   403   403   403   +   403   +   403   |   =   | service-not-found
due             +     +     +     +       +          +        +     +        +          +     +        |   =     | 200
calendars      401   401   403   403     403        403      403    +        +          +     +        |   =     | 200
calendar       401   401   403   403     403        403      403    +        +          +     +        |   =     | 200
tryCalendar    401   401   403   403     403        403      403   403      403         +    403       |   =     | bad-config
putCalendar    401   401   403   403     403        403      403   403      403         +    403       |   =     | malformed
submitDraft    +   +   +   +   +   +   +   +   +   +   +   |   =   | not-found
forms          401   401   403   403     403        403      403    +        +          +     +        |   =     | 200
formVersions   401   401   403   403     403        403      403    +        +          +     +        |   =     | 200
putForm        401   401   403   403     403        403      403   403      403         +    403       |   =     | malformed
counters       401   401   403   403     403        403       +     +       403         +    403       |   =     | 200
scanAtCounter  401   401   403   403     403        403       +     +       403         +    403       |   =     | counter-not-found
openCounter    401   401   403   403     403        403       +     +       403         +    403       |   =     | counter-not-found
changeProfile  401   401   403   403     403        403       +     +       403         +    403       |   =     | counter-not-found
pauseCounter   401   401   403   403     403        403       +     +       403         +    403       |   =     | counter-not-found
resumeCounter  401   401   403   403     403        403       +     +       403         +    403       |   =     | counter-not-found
closeCounter   401   401   403   403     403        403       +     +       403         +    403       |   =     | counter-not-found
callNext       401   401   403   403     403        403       +     +       403         +    403       |   =     | counter-not-found
call           401   401   403   403     403        403       +     +       403         +    403       |   =     | ticket-not-found
serve          401   401   403   403     403        403       +     +       403         +    403       |   =     | counter-not-found
openDay        401   401   403   403     403        403      403    +       403         +    403       |   =     | day-open
closeDay       401   401   403   403     403        403      403    +       403         +    403       |   =     | still-serving
config         401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
putConfig      401   401   403   403     403        403      403    +       403         +    403       |   =     | config-changed
draft          401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
putDraft       401   401   403   403     403        403      403    +       403         +    403       |   =     | draft-changed
dropDraft      401   401   403   403     403        403      403    +       403         +    403       |   =     | draft-changed
configHistory  401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
pastConfig     401   401   403   403     403        403      403    +       403         +    403       |   =     | version-not-found
events         401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
summary        401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
quoted         401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
work           401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
bookings       401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
seatReasons    401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
notices        401   401   403   403   403   +   403   +   403   +   403   |   =   | 200
noticeTold     401   401   403   403   403   +   403   +   403   +   403   |   =   | malformed
savedReports   401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
saveReport     401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
dropReport     401   401   403   403     403        403      403    +       403         +    403       |   =     | not-found
estimates      401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
learn          401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
outOfTurn      401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
staffing       401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
replay         401   401   403   403     403        403      403    +       403         +    403       |   =     | nothing-recorded
bookedShares   401   401   403   403     403        403      403    +       403         +    403       |   =     | nothing-recorded
printers       401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
testPrinter    401   401   403   403     403        403      403    +       403         +    403       |   =     | printer-not-found
serialDevices  401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
testBoard      401   401   403   403     403        403      403    +       403         +    403       |   =     | not-found
previewSlip    401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
putLogo        401   401   403   403     403        403      403    +       403         +    403       |   =     | bad-logo
slips          401   401   403   403     403        403      403    +       403         +    403       |   =     | printer-not-found
users          401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
addUser        401   401   403   403     403        403      403   403      403         +    403       |   =     | user-exists
editUser       401   401   403   403     403        403      403   403      403         +    403       |   =     | user-not-found
removeUser     401   401   403   403     403        403      403   403      403         +    403       |   =     | user-not-found
tokens         401   401   403   403     403        403      403   403      403         +     +        |   =     | 200
addToken       401   401   403   403     403        403      403   403      403         +    403       |   =     | centre-not-found
security       401   401   403   403     403        403      403   403      403         +     +        |   =     | 200
removeToken    401   401   403   403     403        403      403   403      403         +     +        |   =     | token-not-found
devices        401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
approveDevice  401   401   403   403     403        403      403    +       403         +    403       |   =     | device-not-found
removeDevice   401   401   403   403     403        403      403    +       403         +    403       |   =     | device-not-found
view kiosk     401   401    +    403     403         +        +     +       403         +    403       |   =     | 200
view hall      401   401   403    +      403         +        +     +       403         +    403       |   =     | 200
view counter   401   401   403   403     403        403       +     +       403         +    403       |   =     | 200
view floor     401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
GET ticket     401   401    +     +      403         +        +     +       403         +    403       |   =     | 200
watch ticket    +     +     +     +       +          +        +     +        +          +     +        |   =     | 200${countryRow}`;

/** People and programs may be any of these, at the centre asked about or elsewhere. */
const roles = ['reception', 'clerk', 'manager', 'far-manager', 'admin', 'far-admin'] as const;

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
  readonly then: string;
}
const rows: readonly Row[] = table
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [left = '', program = '', then = ''] = line.split('|').map((part) => part.trim());
    const [, name = '', all = ''] = /^((?:GET |watch |view )?[A-Za-z]+)\s+(.*)$/.exec(left) ?? [];
    const cells = all.split(/\s+/);
    const people = cells.slice(-roles.length);
    const row = {
      name,
      cells: [...cells, ...people.map((cell) => (program === '=' || cell !== '+' ? cell : program))],
      then,
    };
    if (!name.startsWith('view ')) return row;
    return ['GET', 'watch'].map((way) => ({ ...row, name: name.replace('view', way) }));
  });
const named = (prefix: string): readonly Row[] => rows.filter(({ name }) => name.startsWith(prefix));
const ofRoutes = rows.filter(({ name }) => !name.includes(' '));

let house: House;
beforeAll(async () => {
  house = await aHouse({ CALLS_SECRET: 'the-secret-of-the-exchange' });
  // Somebody is being served, so that nobody closes the day by the way.
  const { admin } = house.passes;
  await house.ask(admin, 'openCounter', { params: { id: '3' }, body: {} });
  await house.ask(admin, 'serve', { params: { id: '3' }, body: { service: 'c' } });
});
afterAll(() => house.close());

const proof: Asked = { body: { password: 'wrong', code: '000000' } };
/** Questions that are well formed, and change nothing if somebody is let in. */
const questions: { readonly [N in RouteName]?: Asked } = {
  changePassword: { body: { old: 'wrong', new: 'quite another one' } },
  ...{ turnOnSecondFactor: proof, turnOffSecondFactor: proof, renewRecovery: proof },
  issueTicket: { body: { service: 'b' } },
  findTickets: { query: '?number=Z999' },
  editTicket: { body: { language: 'ru' } },
  ...{ transfer: { body: { service: 'b' } }, addService: { body: { service: 'b' } } },
  call: { body: { ticket: 'none' } },
  serve: { body: { service: 'b' } },
  endTickets: { body: { from: '2026-01-01T00:00Z', to: '2026-01-02T00:00Z', reason: 'nobody', atMost: 1 } },
  ...{ openDay: { body: {} }, closeDay: { body: {} } },
  ...{ beginEmergency: { body: { kind: 'none' } }, endEmergency: { body: {} } },
  addCentre: { body: { id: 'other' } },
  putDraft: { body: { baseVersion: 1, document: openCentre() }, headers: { 'if-match': '"gone"' } },
  ...{ dropDraft: { headers: { 'if-match': '"gone"' } }, pastConfig: { params: { version: '2' } } },
  saveReport: {
    params: { report: 'r1' },
    body: { name: 'Mine', by: 'day', columns: ['issued'], against: 'before', preset: 'week', from: null, to: null },
  },
  ...{ ...voiceAsks, ...mediaAsks, dropReport: { params: { report: 'gone' } } },
  putConfig: { body: openCentre(), headers: { 'if-match': '"0"' } },
  summary: { query: '?from=2026-11-01&to=2026-11-20&by=day' },
  addUser: { body: { user: 'clerk', name: 'Clerk', role: 'clerk', password: 'a long password' } },
  editUser: { body: { name: 'Nobody' } },
  addToken: { body: { name: 'a program', role: 'clerk', centre: 'nowhere' } },
  changeProfile: { body: { profile: 'all' } },
  quoted: { query: '?from=2026-11-01&to=2026-11-20&by=day' },
  ticketsOfDay: { query: '?date=2026-11-01&number=1' },
  ...{ findCaller: { body: { phone: '+994501234567' } }, tryCallback: { body: { reached: true } } },
  ticketsOfPhone: { body: { phone: '+994501234567' } },
  work: { query: '?from=2026-11-01&to=2026-11-20&by=counter' },
  bookings: { query: '?from=2026-11-01&to=2026-11-20&by=hour' },
  caseFigures: { query: '?from=2026-11-01&to=2026-11-20&by=kind' },
  seatReasons: { query: '?from=2026-11-01&to=2026-11-20' },
  ...{ learn: { body: {} }, testBoard: { body: { text: 'A' } }, scanAtCounter: { body: { text: 'A' } } },
  ...{ serviceDates: { params: { service: 'gone' } }, slots: { query: '?date=2026-11-20' } },
  officialSlots: { params: { official: 'gone' }, query: '?date=2026-11-20' },
  ...{ ...caseAsks, ...ratingAsks, ...slipAsks },
  putTable: { body: {} },
  approveTable: { body: { hash: '0'.repeat(64) } },
  ...{ tryTable: { body: {} }, stopTable: { body: { stopped: true, reason: 'r' } } },
  hold: { body: { resource: 'service-gone', date: '2026-11-20', from: '10:00' } },
  book: { body: { hold: 'gone', contact: { phone: '+994501234567' } } },
  standBy: { body: { resource: 'service-gone', date: '2026-11-20', contact: { phone: '+994501234567' } } },
  seatUrgently: { body: { resource: 'service-gone', reason: 'at once' } },
  findSeats: { body: { text: 'nobody' } },
  seats: { query: '?date=2026-11-20' },
  ...{ moveSeat: { body: { date: '2026-11-20', from: '10:00' } }, reinstateSeat: { body: { reason: 'was here' } } },
  ...{ answerRequest: { body: { text: 't', outcome: 'gone' } }, giveSeat: { body: { from: '10:00' } } },
  printSeat: { body: { secret: 'gone-gone-gone-gone' } },
  checkIn: { body: { code: '000000' } },
  sheet: { params: { resource: 'service-gone', date: '2026-11-20' } },
  callOff: { params: { resource: 'service-gone', date: '2026-11-20' }, body: { reason: 'ill' } },
  ...{ addDraft: { body: { form: 'gone' } }, own: { params: { secret: 'gone' } } },
  answerDraft: { params: { secret: 'gone' }, body: { answers: {} } },
  submitDraft: { params: { secret: 'gone' }, body: { hold: 'gone' } },
  withdrawOwn: { params: { secret: 'gone' }, body: {} },
  ...{ phoneSeat: { params: { secret: 'gone' } }, phoneSeatCancel: { params: { secret: 'gone' } } },
  phoneSeatMove: { params: { secret: 'gone' }, body: { date: '2026-11-20', from: '10:00' } },
  phoneSeatComment: { params: { secret: 'gone' }, body: { comment: 'x' } },
  officialDates: { params: { official: 'gone' } },
  due: { query: '?from=2026-03-06&days=15' },
  calendar: { params: { calendar: 'az' } },
  tryCalendar: { params: { calendar: 'az' }, body: {} },
  putCalendar: { params: { calendar: 'az' }, body: {} },
  formVersions: { params: { form: 'visit' } },
  putForm: { params: { form: 'visit' }, body: {} },
  outOfTurn: { query: '?from=2026-11-01&to=2026-11-20' },
  staffing: { query: '?from=2026-10-01&to=2026-10-20' },
  replay: { body: { date: '2026-10-01', counters: 1 } },
  bookedShares: { body: { from: '2026-10-01', to: '2026-10-20' } },
  ...ringAsks,
  askDevice: { body: { kind: 'kiosk', centre: 'nowhere' } },
};
const phoneOf = (caller: CallerName): string => `+9945012345${callers.indexOf(caller) + 10}`;
const asked = (name: RouteName, caller: CallerName): Asked => ({
  ...(paths[name].method === 'POST' ? { body: {} } : {}),
  ...(name === 'phoneTicket' || name === 'phoneRinging' ? { params: { secret: house.ticketSecret } } : {}),
  ...questions[name],
  // Each guesses at a name of their own: wrong passwords are counted by name.
  ...(name === 'signIn' ? { body: { user: `not-${caller}`, password: 'wrong' } } : {}),
  ...(name === 'askCitizenCode' ? { body: { phone: phoneOf(caller) } } : {}),
  ...(name === 'startCitizenSession' ? { body: { phone: phoneOf(caller), code: '000000' } } : {}),
});

/** What a cell says of an answer: the status and the code that belong together. */
const cellOf = ({ status, refusal }: Pick<Answer, 'status' | 'refusal'>): string => {
  if (refusal === null) return String(status);
  expect(status, refusal.code).toBe(refusalStatus[refusal.code as RefusalCode]);
  if (refusal.code === 'not-signed-in') return '401';
  return refusal.code === 'not-allowed' ? '403' : refusal.code;
};
const expected = ({ cells, then }: Row): { readonly [name: string]: string } =>
  Object.fromEntries(callers.map((caller, at) => [caller, cells[at] === '+' ? then : (cells[at] ?? 'missing')]));
const collect = async (ask: (caller: CallerName) => Promise<string>): Promise<{ [name: string]: string }> => {
  const seen: { [name: string]: string } = {};
  for (const caller of callers) seen[caller] = await ask(caller);
  return seen;
};

describe('the table', () => {
  test('has a row for every route and for every view, by HTTP and by socket, and a cell for everybody', () => {
    const names = Object.keys(paths).filter((name) => name !== 'view');
    expect(ofRoutes.map(({ name }) => name)).toEqual(names);
    expect(named('GET ').map(({ name }) => name.slice(4))).toEqual([...viewNames]);
    expect(named('watch ').map(({ name }) => name.slice(6))).toEqual([...viewNames, 'country']);
    for (const { name, cells } of rows) {
      expect(cells, name).toHaveLength(callers.length);
      for (const cell of cells) expect(['+', '401', '403', '404'], name).toContain(cell);
    }
  });
});

test('the table of routes, and so the published description, says the same of people and of both devices', () => {
  const told = ['kiosk', 'display', 'reception', 'clerk', 'manager', 'admin'] as const;
  // Of those with the roles that are told only some have the duty: nobody in the table does.
  const byDuty = ['oversight', 'overseenFigures', 'overseenCases', 'overseeCase'];
  // The exchange signs what it says: nobody of the table does.
  const apart = new Set([...byDuty, 'tellCall']);
  for (const { name, cells } of ofRoutes.filter((one) => !apart.has(one.name))) {
    const { roles, notFor = [] }: Route = routes[name as RouteName];
    for (const asker of told) {
      const may = roles.includes('nobody') ? !notFor.includes(asker) : roles.includes(asker);
      expect(cells[callers.indexOf(asker)] === '+', `${name}, ${asker}`).toBe(may);
    }
  }
});

/** A session of its own for who signs out. */
const passFor = async (caller: CallerName, name: RouteName) => {
  const pass = house.passes[caller];
  const id = house.people[caller];
  const fresh = name === 'signOut' && pass.cookie !== undefined && id !== undefined;
  return fresh ? { cookie: await sessionOf(house.parts.app.access, id) } : pass;
};

test.each(ofRoutes)('$name', async (row) => {
  const name = row.name as RouteName;
  const seen = await collect(async (caller) =>
    cellOf(await house.ask(await passFor(caller, name), name, asked(name, caller))),
  );
  expect(seen).toEqual(expected(row));
});

test('[E5] nobody known and no phone gets a ticket by any route: all who make one are staff, a program, or a kiosk with a pace', async () => {
  const made = async () => {
    const { value } = await house.ask(house.passes.admin, 'events', { query: '?after=0&limit=1000' });
    const events = value.events as readonly StoredEvent[];
    return events.filter(({ event }) => /^ticket-(issued|served-directly)$/.test(event.type)).length;
  };
  const before = await made();
  for (const { name } of ofRoutes) {
    for (const caller of ['nobody', 'phone'] as const) {
      const passes = [house.passes[caller], { cookie: house.ticketSecret }];
      for (const pass of passes) await house.ask(pass, name as RouteName, asked(name as RouteName, caller));
    }
  }
  expect(await made()).toBe(before);
  await house.ask(house.passes.kiosk, 'issueTicket', asked('issueTicket', 'kiosk'));
  expect(await made()).toBe(before + 1);
});

const idOf = (view: ViewName): string =>
  ({ kiosk: 'k', hall: 'd', counter: '1', floor: '', ticket: house.ticketSecret, country: '' })[view];

test.each(named('GET '))('$name', async (row) => {
  const view = row.name.slice(4) as ViewName;
  const params = { view, id: idOf(view) };
  expect(await collect(async (caller) => cellOf(await house.ask(house.passes[caller], 'view', { params })))).toEqual(
    expected(row),
  );
});

test.each(named('watch '))('$name', async (row) => {
  const view = row.name.slice(6) as ViewName;
  const id = idOf(view);
  const seen = await collect(async (caller) => {
    const socket = aSocket(house.address, house.passes[caller]);
    const centre = view === 'ticket' || view === 'country' ? {} : { centre: 'small' };
    const watch = { ...centre, view, ...(id === '' ? {} : { id }) };
    const result = await socket.timeout(60_000).emitWithAck('watch', watch);
    socket.disconnect();
    return cellOf(
      result.ok
        ? { status: 200, refusal: null }
        : { ...result, status: refusalStatus[result.refusal.code as RefusalCode] },
    );
  });
  expect(seen).toEqual(expected(row));
});

test.each(Object.keys(asides))('%s over a socket: nobody changes anything, with whatever they say', async (message) => {
  const seqs = () =>
    Promise.all(['small', 'other'].map(async (id) => (await house.parts.centres.find(id)?.fresh())?.seq));
  const before = await seqs();
  await collect(async (caller) => {
    const socket = aSocket(house.address, house.passes[caller]);
    for (const said of [[], [{ ticket: 'none' }], ['x'.repeat(1000), null], [() => undefined]])
      socket.emit(message, ...said);
    // It is answered still: it was neither dropped nor held up.
    const result = await socket.timeout(60_000).emitWithAck('watch', { view: 'ticket', id: house.ticketSecret });
    socket.disconnect();
    expect([caller, result.ok]).toEqual([caller, true]);
    return message;
  });
  expect(await seqs()).toEqual(before);
});
