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
how long: duration time wait minutes days weeks
how expensive: cost price
how often: frequency times
how fast: speed performance
how big: size
how old: age
`;
