import type { AskedWords } from '../grammar.ts';

export const englishAsked: AskedWords = {
  acts: 'act(?:s)? (?:alongside|between)|adds?|aggregates?|applies|apply|automates?|balances?|blocks?|bridges?|captures?|catch(?:es)?|checks?|coordinates?|collects?|combines?|compiles?|computes?|connects?|controls?|converts?|counts?|covers?|decides?|defines?|delivers?|describes?|detects?|determines?|displays?|distributes?|encodes?|ensures?|executes?|exposes?|extends?|extracts?|fetch(?:es)?|filters?|generates?|guarantees?|guards?|handles?|happens? (?:when|if)|hides?|holds?|identif(?:y|ies)|implements?|increases?|integrates?|keeps?|limits?|links?|listens? (?:to|for|on)|loads?|manages?|maps?|measures?|merges?|monitors?|occurs? (?:on|when|if|in|during)|orchestrates?|organizes?|oversees?|parses?|preserves?|prevents?|processes|protects?|prox(?:y|ies)|pulls?|reads?|records?|reduces?|regulates?|removes?|renders?|replaces?|resolves?|retrieves?|returns?|routes?|schedules?|sends?|ships?|signals?|simplif(?:y|ies)|sits? (?:between|on top of)|solves?|specif(?:y|ies)|stores?|summarizes?|supports?|tests?|tracks?|transforms?|translates?|turns?|unif(?:y|ies)|updates?|validates?|verif(?:y|ies)|wraps?',
  deeds:
    '(?:nine|ten|\\d+|one|two|three) (?:years?|months?|days?|meters?|people)|\\d+|in|out|at|like|back|home|twice|faster|well|positive|my|me|us|him|his|her|himself|herself|itself|to (?:leave|join|stop)|on one|(?:failing|crashing|breaking|going|getting|coming|growing|being)|its (?:regards|staff|team|prices?|office|board|offer|business|position|name)|its (?:first|second|third|own) \\p{L}+|(?:an?|the|its) (?:\\p{L}+ )?(?:meeting|record|talks|election|conference|hearing|vote|loss|profit|costs|album|strike|title|party|festival|office)|\\p{Lu}\\p{L}+ as (?:the )?(?:head|chair|chief|captain|leader|president)',
  open: 'be (?:decided|determined|discussed|defined|seen|played|filled|announced|confirmed|clarified|agreed|chosen)|come',
  kindVerbs: '(?:has|have) been|describes? itself as|calls? itself|bills? itself as|remains?',
  one: 'It|This',
  many: 'They|These',
  duties: 'function|job|purpose|role|goal|task|aim|responsibility|mission|point',
  to: 'to',
  exemplary: 'such as|including|like|most notably|notably|especially|for example|for instance|namely|e\\.g\\.,?',
  and: '(?:and|or)',
  uses: 'uses?|used|using|employs?',
  using: 'with|using|by using|through|via',
  can: '(?:you|we|users|people|developers|anyone|teams|readers|one) (?:can|could|may|are able to|gets?(?= (?:an?|the|all|one) ))',
};
