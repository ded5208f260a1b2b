/** The meaning of a verb with a small word behind it, which says nothing by itself. */
export const PHRASE_KIN = `
come out: release launch available
come from: origin began start
sign up: register join enroll
set up: install configure
turn off: disable
turned off: disable disabled disabling
switch off: disable
switched off: disable disabled disabling
turn on: enable
get rid: remove
go through: undergo
look after: maintain
take part: participate join
carry out: perform
find out: learn discover
give up: abandon
put off: postpone
break down: fail
work together: collaborate collaboration
throw away: delete discard remove
thrown away: delete discard remove
take away: remove
go away: remove deprecate disappear
went away: remove deprecate disappear
come back: return restore
bring back: restore return
go back: return revert
roll back: revert
go wrong: error fail failure problem
went wrong: error fail failure problem
go up: increase rise
went up: increase rise
go down: decrease outage
went down: decrease outage
speed up: faster performance accelerate
slow down: slower latency
pitch in: contribute help volunteer
chip in: contribute donate
join in: participate contribute
try out: test experiment pilot
look up: search find
look into: investigate
look like: appearance design
sign in: login authenticate
log in: login authenticate
sign out: logout
log out: logout
fill in: complete form
fill out: complete form
hand in: submit
hand over: transfer
send in: submit
make sure: ensure verify
make money: revenue profit
point out: note
call off: cancel
rule out: exclude
leave out: omit exclude
left out: omit exclude
take over: acquire
take down: remove
shut down: close shutdown terminate
turn into: become convert
wake up: alert
back up: backup
start over: restart
run out: exhaust exceed
pay back: refund repay
money back: refund reimbursement
get together: meet meeting
how long: lifetime validity duration time wait minutes days weeks
how expensive: cost price
how often: frequency times
how fast: speed performance
how big: size
how old: age
`;
