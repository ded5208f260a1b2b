import { entryOf, normalizeKey, textOf } from '../located-value.ts';
import { readMoment } from '../moment.ts';
import type { ProblemLog } from '../problem-log.ts';
import { type Complaints, createComplaints } from './complaints.ts';
import type { Field, Judgement } from './judgement.ts';
import { foldValue, partsOf, type Said, whatItSays } from './read-value.ts';

const nothing: readonly Judgement[] = [];
const members: readonly Judgement[] = [{ kind: 'members' }];

export function judge(field: Field, log: ProblemLog): readonly Judgement[] {
  const complaints = createComplaints(log);
  const { entry, meaning } = field;
  const said = whatItSays(entry.value);
  switch (meaning) {
    case 'held':
    case 'maybeHeld':
      return judgeHeld(field, said, complaints);
    case 'shown':
    case 'maybeShown':
    case 'published':
      return judgeShown(field, said, complaints);
    case 'status':
    case 'maybeStatus':
      return judgeStatus(field, said, complaints);
    case 'audience':
      return judgeAudience(field, said, complaints);
    case 'maybeAudience':
      return judgeLooseAudience(field);
    case 'members':
      return judgeMembers(field, said, complaints);
    case 'password':
      return said === 'blank' || said === 'no' ? nothing : held(field, '');
    case 'opens':
      return judgeOpening(field, said, complaints);
    case 'closes':
      return judgeClosing(field, said, complaints);
    case 'embargo':
      return judgeEmbargo(field, said, complaints);
  }
}

/** Words of a value are told only where they are known ones: an editor's own may be what is withheld. */
function held({ path, entry: { value } }: Field, shown = textOf(value) ?? ''): readonly Judgement[] {
  const name = path.join('.').slice(0, 60);
  return [{ kind: 'held', by: `\`${shown === '' ? name : `${name}: ${shown.slice(0, 40)}`}\`` }];
}

const HIDES_ALL = /^(?:all|pages?|everything|everywhere|always|article|post|content|search|lists?|collections?)$/;

function judgeHeld(field: Field, said: Said, complaints: Complaints): readonly Judgement[] {
  const { entry, meaning, zone } = field;
  const isExclusion = /exclu/i.test(entry.key);
  if (said === 'yes' || said === 'withheld' || said === 'members') return held(field);
  if (said === 'no' || (said === 'public' && meaning === 'held')) return nothing;
  if (said === 'blank') return meaning === 'held' || /hidden/i.test(entry.key) ? complaints.empty(field) : nothing;
  if (meaning === 'maybeHeld') {
    const moment = /schedul|hold/i.test(entry.key) ? readMoment(textOf(entry.value) ?? '', zone) : undefined;
    if (moment !== undefined) return [{ kind: 'opens', moment, isShown: 'never' }];
    return partsOf(entry.value).some((part) => HIDES_ALL.test(foldValue(textOf(part) ?? ''))) ? held(field, '') : nothing;
  }
  return isExclusion && said === 'group' ? held(field, '') : complaints.noFlag(field);
}

function judgeShown(field: Field, said: Said, complaints: Complaints): readonly Judgement[] {
  const { entry, meaning, zone } = field;
  if (said === 'no' || said === 'withheld') return held(field);
  if (said === 'members') return meaning === 'maybeShown' ? nothing : members;
  if (said === 'yes' || said === 'public') return nothing;
  if (said === 'blank') return meaning === 'maybeShown' ? nothing : complaints.empty(field);
  if (meaning === 'maybeShown') return nothing;
  const moment = readMoment(textOf(entryOf(entry.value, ['date', 'at', 'on', 'time']) ?? entry.value) ?? '', zone);
  if (moment !== undefined) return [{ kind: 'opens', moment, isShown: meaning === 'published' ? 'first' : 'never' }];
  const isStrict = meaning === 'published' || /publi/i.test(entry.key);
  return isStrict ? complaints.noFlag(field) : nothing;
}

function judgeStatus(field: Field, said: Said, complaints: Complaints): readonly Judgement[] {
  if (said === 'withheld') return held(field);
  if (said === 'members') return members;
  if (field.meaning === 'maybeStatus' || said === 'public' || said === 'yes') return nothing;
  if (said === 'no') return held(field);
  return said === 'blank' ? complaints.empty(field) : complaints.noStatus(field);
}

const FOR_EVERYBODY =
  /^(?:public|everyone|everybody|anyone|anybody|all|open|openaccess|free|freeaccess|world|listed|visible|unrestricted|general|default|normal|published|online|shown)$/;

function judgeAudience(field: Field, said: Said, complaints: Complaints): readonly Judgement[] {
  const { value } = field.entry;
  if (FOR_EVERYBODY.test(foldValue(textOf(value) ?? ''))) return nothing;
  if (said === 'members') return members;
  if (said === 'withheld') return held(field);
  return said === 'blank' ? complaints.empty(field) : complaints.noAudience(field);
}

const GRADES = /^(?:tiers?|membership(?:level)?|memberlevel)$/;
const NEEDED = /^(?:requires|requiresrole|subscription|membership)$/;

/** Names that ordinary sites use for other things: only words that are known to hold back do. */
function judgeLooseAudience(field: Field): readonly Judgement[] {
  const name = normalizeKey(field.entry.key);
  const parts = partsOf(field.entry.value);
  const said = parts.map(whatItSays);
  if (said.includes('withheld')) return held(field, '');
  const isGraded = GRADES.test(name) && parts.some((part, index) => said[index] === 'other' && !/^\d+$/.test(textOf(part) ?? ''));
  return said.includes('members') || isGraded || (NEEDED.test(name) && said.includes('yes')) ? members : nothing;
}

function judgeMembers(field: Field, said: Said, complaints: Complaints): readonly Judgement[] {
  const name = normalizeKey(field.entry.key);
  if (said === 'yes' || said === 'members' || said === 'withheld') return members;
  if (said === 'blank') return name === 'members' || name === 'paid' ? nothing : complaints.empty(field);
  return said === 'other' && /paywall|gated|only/.test(name) ? members : nothing;
}

/** Of these another program tells when a file was made, not when it may be read. */
const MADE = /^(?:created(?:at)?|dateadded)$/;

function judgeOpening(field: Field, said: Said, complaints: Complaints): readonly Judgement[] {
  const { entry, zone } = field;
  const name = normalizeKey(entry.key);
  const isPlain = name === 'date' || MADE.test(name);
  const value = entryOf(entry.value, ['date', 'at', 'on']) ?? entry.value;
  const text = textOf(value);
  if (text === undefined) return nothing;
  const moment = readMoment(text, zone);
  if (moment !== undefined) return [{ kind: 'opens', moment, isShown: MADE.test(name) ? 'last' : 'first' }];
  if (said === 'yes' || said === 'public' || (said === 'no' && isPlain)) return nothing;
  if (said === 'no') return held(field);
  if (said === 'withheld' || !isPlain) return complaints.noOpening(field);
  return complaints.unreadDate(field, text);
}

function judgeClosing(field: Field, said: Said, complaints: Complaints): readonly Judgement[] {
  const text = textOf(entryOf(field.entry.value, ['date', 'at', 'on']) ?? field.entry.value);
  const moment = text === undefined ? undefined : readMoment(text, field.zone);
  if (moment !== undefined) return [{ kind: 'closes', moment }];
  if (text === undefined || said === 'no' || said === 'public' || /^never$/i.test(text)) return nothing;
  return said === 'yes' || said === 'withheld' ? held(field) : complaints.noClosing(field);
}

function judgeEmbargo(field: Field, said: Said, complaints: Complaints): readonly Judgement[] {
  const text = textOf(field.entry.value);
  if (said === 'blank') return complaints.empty(field);
  // `0` may be a field that a form left empty, or the beginning of time.
  if ((said === 'no' && text !== '0') || /^(?:lifted|over|ended|expired|passed)$/i.test(text ?? '')) return nothing;
  const moment = text === undefined ? undefined : readMoment(text, field.zone);
  return moment === undefined ? complaints.noEmbargo(field) : [{ kind: 'embargo', moment }];
}
