#!/usr/bin/env bash
# croner 11.0.1: a daily time that summer time skips at the end of a day is left out for that day.
#
# Behaviour: where the clocks go forward in the middle of a day, croner runs a skipped time at the first minute there is (02:30 in Berlin runs at
# 03:00), and where they go forward at midnight too (00:30 in Havana runs at 01:00). Where the skipped hour is the last one of the day, as in
# Greenland (Saturday 22:59:59 is followed by Sunday 00:00:00), a daily run at 23:30 has no run at all for that day: the next one is a day later.
# The wrong guess: that a skipped time is treated alike wherever in the day it lies, so that a daily job runs every day.
# Who meets it: whoever schedules something daily or weekly between 23:00 and midnight for people in America/Nuuk or America/Scoresbysund.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts croner@11.0.1

cat >look.mjs <<'JS'
import { Cron } from 'croner';

const runs = (pattern, timezone, after) =>
  new Cron(pattern, { timezone, paused: true }).nextRuns(2, new Date(after)).map((date) => date.toISOString());
const berlin = runs('30 2 * * *', 'Europe/Berlin', '2027-03-27T12:00:00Z');
const havana = runs('30 0 * * *', 'America/Havana', '2027-03-13T12:00:00Z');
const nuuk = runs('30 23 * * *', 'America/Nuuk', '2027-03-27T12:00:00Z');
console.log('Berlin, 02:30, skipped on 28 March:', berlin.join(' '));
console.log('Havana, 00:30, skipped on 14 March:', havana.join(' '));
console.log('Nuuk,   23:30, skipped on 27 March:', nuuk.join(' '));

const runsWhenSkipped = berlin[0] === '2027-03-28T01:00:00.000Z' && havana[0] === '2027-03-14T05:00:00.000Z';
// 23:30 of 28 March; 27 March has no run, although its day ends at 2027-03-28T01:00:00Z.
const isLeftOut = nuuk[0] === '2027-03-29T00:30:00.000Z';
console.log(isLeftOut ? 'In Nuuk the run of 27 March is left out.' : 'In Nuuk 27 March has its run.');
process.exit(runsWhenSkipped && isLeftOut ? 0 : 1);
JS
node look.mjs
