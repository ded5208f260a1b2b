/**
 * Words that a reader and a writer use for the same thing, one group a line. Everyday words only: names of a trade belong into a glossary.
 * A group is small on purpose: a word that stands for many things would find them all.
 */
export const WORD_KIN = `
gather collect
cost price expensive cheap fee pay
buy purchase acquire procure
hire recruit
job position vacancy
boss manager supervisor leader stakeholder
employee staff worker personnel
child children kid youngster
teacher instructor
pupil student
doctor physician
newcomer beginner newbie
expert specialist
customer client
visitor guest
citizen resident
colleague coworker teammate
author writer
developer programmer engineer
creator maker inventor
founder cofounder
winner champion
member participant
volunteer helper
fix repair correct resolve
bug defect error fault
crash failure abort
problem issue trouble difficulty
vulnerability weakness
attack exploit
danger risk hazard threat
safe secure
password credential
permission access authorization
forbid prohibit ban disallow
allow permit enable
require need mandatory
avoid prevent
stop halt
quit resign
begin start
continue proceed
finish complete
delete remove erase
discontinue deprecate
replace substitute
rename relabel
change modify alter
improve enhance better
worsen degrade
grow increase expand
shrink reduce decrease
faster fast quick speed performance
slow slower latency delay
big large huge
small tiny
simple easy
difficult challenge challenging
strange odd weird
new recent latest
old legacy outdated
broken faulty
famous popular
important crucial essential
useful helpful valuable
dangerous unsafe
happy satisfied pleased
angry frustrated
afraid fear worried
build construct
create make produce
design layout
invent devise
write compose author
read peruse
show display
hide conceal
watch monitor observe
look search find
search lookup
pick choose select chosen
decide determine decision
compare contrast
measure metric
count number tally
calculate compute
test check verify
try attempt experiment
prove demonstrate demo
explain describe
tell inform notify
announce publish release
answer reply respond response
talk speak discuss
speech presentation keynote
meet meeting
conference summit convention
course training workshop
lesson lecture tutorial
learn study
teach educate
help assist support
send transmit deliver
receive obtain
give donate contribute
keep retain
load import
copy duplicate clone
move migrate transfer migration
switch migrate
connect link join
split separate divide
merge combine
cooperate collaborate collaboration
install setup deploy
configure setting
update upgrade
download fetch
upload submit
run execute
close shut
use utilize usage
register enroll signup
vote elect election
nominate propose suggest
proposal suggestion
idea concept
plan roadmap strategy
goal objective aim
rule policy regulation
law legislation statute
money funding budget
salary wage compensation
tax levy
grant funding
prize award
sponsor donor
company firm business
agency department
group team committee
community network
office headquarters
place location venue
address location
city town
country nation
world globe
map chart
road street
travel trip journey
car vehicle automobile
truck lorry
rail railroad railway
airplane aircraft flight
vessel boat
phone mobile smartphone telephone
app application software
program application software
tool utility
website site webpage
page webpage
docs documentation manual
guide handbook manual
picture image photo photograph
painting art artwork
film video movie
song music
article post
newspaper press
mail email
message text
chat conversation
robot bot automation
laptop computer
folder directory
file document
font typeface typography
color colour hue
button control
menu navigation
package library module
function method routine
argument parameter
variable field
language tongue
translation localization
definition meaning
version edition release
conflict clash
server host
cloud hosting
database datastore
memory ram
processor cpu
disk storage
network internet
browser safari firefox
keyboard key
click press
voice speech audio
sound audio
hear listen
blind visually
disabled disability accessibility
health medical
illness disease sickness
hospital clinic
medicine drug
food meal nutrition
hunger hungry
poor poverty
rich wealthy
house home housing
school education
summer vacation
weather climate forecast
storm hurricane
earthquake quake
water sea ocean
animal wildlife
bird birds
whale whales
science scientific research
study research
survey questionnaire poll
opinion feedback view
experience impression
behavior behaviour conduct
habit routine
emotion feeling
friend peer
family household
woman female
man male
young youth teen
people human person
ordinary regular citizen
share percentage proportion
half fifty
amount quantity
maximum limit
year annual
month monthly
week weekly
day daily
hour time
today currently
soon upcoming
former previous
future ahead
history background origin
reason cause because
result outcome consequence
effect impact
advantage benefit pro
disadvantage drawback con downside
difference distinction
example sample
step procedure
method approach
need requirement
feature capability
secret confidential
private personal
allowed permitted
default standard
official formal
deadline due
wait delay
hurt harm damage
shortcut debt
quickly fast
slowly gradually
often frequently
rarely seldom
together jointly
alone solo
`;
