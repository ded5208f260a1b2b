import type { Article } from '../../content/article.ts';
import { findAbbreviations } from './forms/abbreviation.ts';
import { findAnaphoras } from './forms/anaphora.ts';
import { findAppositions } from './forms/apposition.ts';
import { findBracketedNames } from './forms/bracketed-name.ts';
import { findBullets } from './forms/bullet.ts';
import { findCodeSubjects } from './forms/code-subject.ts';
import { findColons } from './forms/colon.ts';
import { findCopulas } from './forms/copula.ts';
import { findDeeds } from './forms/deed.ts';
import { findDoings } from './forms/doing.ts';
import { findFirstMentions } from './forms/first-mention.ts';
import { findFirstPersons } from './forms/first-person.ts';
import { findGlossings } from './forms/glossing.ts';
import { findHeadings } from './forms/heading.ts';
import { findInverses } from './forms/inverse.ts';
import { findItemLeads } from './forms/item-lead.ts';
import { findLeadIns } from './forms/lead-in.ts';
import { findListedPredicates } from './forms/listed-predicate.ts';
import { findMarkedKinds } from './forms/marked-kind.ts';
import { findMeanings } from './forms/meaning.ts';
import { findNamedRoles } from './forms/named-role.ts';
import { findNamings } from './forms/naming.ts';
import { findPairs } from './forms/pair.ts';
import { findParticipials } from './forms/participial.ts';
import { findPurposes } from './forms/purpose.ts';
import { findQuestions } from './forms/question.ts';
import { findQuotedMentions } from './forms/quoted-mention.ts';
import { findRelatives } from './forms/relative.ts';
import { findRestrictives } from './forms/restrictive.ts';
import { findSaid } from './forms/said.ts';
import { findSetOff } from './forms/set-off.ts';
import { findSpelledOut } from './forms/spelled-out.ts';
import { findJapaneseAnaphoras, findJapaneseHeadings } from './japanese/find-japanese-headings.ts';
import { findJapaneseAppositions, findJapaneseGlosses, findJapaneseNamings, findJapanesePersons } from './japanese/find-japanese-names.ts';
import { findTopics } from './japanese/find-topics.ts';
import { findTableRows } from './forms/table-row.ts';
import { findTakenUp } from './forms/taken-up.ts';
import { findMeans } from './forms/with-which.ts';
import type { Form } from './passage.ts';

const all: readonly Form[] = [
  findBullets,
  findTableRows,
  findItemLeads,
  findAbbreviations,
  findSpelledOut,
  findMeanings,
  findCopulas,
  findListedPredicates,
  findPurposes,
  findDoings,
  findDeeds,
  findCodeSubjects,
  findPairs,
  findAppositions,
  findParticipials,
  findNamedRoles,
  findMarkedKinds,
  findGlossings,
  findColons,
  findRelatives,
  findRestrictives,
  findNamings,
  findInverses,
  findSetOff,
  findBracketedNames,
  findFirstMentions,
  findQuotedMentions,
  findHeadings,
  findQuestions,
  findLeadIns,
  findAnaphoras,
  findFirstPersons,
  findTakenUp,
  findMeans,
  findSaid,
];

const japanese: readonly Form[] = [
  findBullets,
  findTableRows,
  findAbbreviations,
  findTopics,
  findJapaneseNamings,
  findJapaneseGlosses,
  findJapaneseAppositions,
  findJapanesePersons,
  findJapaneseHeadings,
  findJapaneseAnaphoras,
];

/** Japanese writes no spaces, so none of its forms is read word by word. */
export function formsOf({ lang }: Pick<Article, 'lang'>): readonly Form[] {
  return lang?.toLowerCase().startsWith('ja') === true ? japanese : all;
}
