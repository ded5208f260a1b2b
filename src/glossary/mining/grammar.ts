/** A pattern, and words in small letters of which each match has at least one, with a space between them: most sentences are told so at once. */
export interface Signed {
  readonly words: string;
  readonly source: string;
}

/** The miner's knowledge of a language that writes spaces. Sources are parts of patterns that do not look at case. */
export interface Grammar {
  /** Articles before a noun, the indefinite ones apart: what they introduce is a kind of thing. */
  readonly definite: string;
  readonly indefinite: string;
  /** `its`, `our`. */
  readonly possessive: string;
  /** `anything`, `those`, `what`: takes the place of a noun that a relative clause tells apart. */
  readonly pronominal: string;
  /** Words that may stand between a subject and what is said of it: `also`, `usually`. */
  readonly adverbs: string;
  /** `is`, `are`, `was`. */
  readonly copula: string;
  /** Those of the past: what was said then may be none any more. */
  readonly pastCopula: RegExp;
  readonly pluralCopula: RegExp;
  /** `is used to`, `lets`, `consists of`: says what something does or has; the surest and the others. */
  readonly purpose: string;
  readonly function: string;
  /** `has`, `can`, `will`: with the copula, what shows that words are a clause of their own. */
  readonly auxiliary: string;
  /** Verbs that begin a sentence whose subject is the heading above it: `Lets you ...`. */
  readonly bareVerb: string;
  /** `means`, `stands for`, `is defined as`. */
  readonly meaning: string;
  /** `that is,` and `in other words`: what stands between a name and its gloss. */
  readonly glossing: string;
  /** A word in the present with an ending, whatever the verb is, as far as what follows shows. */
  readonly openVerb: string;
  /** The last letters that such words have. */
  readonly openEnds: string;
  /** `left`, `arrived`: a verb in the past that needs no object. */
  readonly past?: string;
  /** The verb of many that begins a sentence, in a language that needs no pronoun before it. It looks at case. */
  readonly subjectless?: RegExp;
  /** `may`, `must` with the verb behind them, and the same before an object. */
  readonly modalVerb?: string;
  readonly modal?: string;
  /**
   * From the beginning of a sentence on a noun, as the group `one` or, in the plural, `some`, with any `verb` and the beginning of its object.
   * It looks at case.
   */
  readonly acts?: string;
  /** `banned`, `led`: verbs of the past that tell what a name is known for. */
  readonly deeds?: string;
  /** Two nouns as the group `pair`, before a verb of one thing: the group `copula`, or one that says what words mean. It looks at case. */
  readonly pair?: string;
  /** `wrote`, `use`: verbs before a name that is made to do what follows. */
  readonly made?: string;
  /** Words that often follow a verb and hardly ever a noun in the plural. */
  readonly object: string;
  /** `called`, `known as`; and `we call`, before which nothing is said of the name. */
  readonly naming: string;
  /** Words in small letters of which each match of `naming` and `calling` has at least one, with a space between them. */
  readonly namingWords: string;
  /**
   * Words inside of a sentence that tell what something is, up to where its name follows: `bakers call a round of these a`. Each begins with
   * letters that are rare, since it is looked for at every letter; what has to stand before them is asked behind them.
   */
  readonly inverse?: readonly Signed[];
  /** The same from the beginning of a sentence on: `whatever differs is a`. */
  readonly inverseWhole?: string;
  /** `intended to`, `brought by`: behind a name and a comma the participle with its preposition that tells of it. It looks at case. */
  readonly participial?: string;
  /** `call it`, `calls this a`: behind it stands the name. */
  readonly calling: string;
  /** `which`, `who`. */
  readonly relative: string;
  /** The present of a language that tells the verb of one thing from that of many by its ending: verbs that are short, and words before a noun. */
  readonly plainVerbs?: { readonly finite: readonly string[]; readonly determiners: readonly string[] };
  /** From the beginning of a sentence, `With X, you can`: the means as the group `name` and somebody who uses it. It looks at case. */
  readonly means?: string;
  /** `Called X, it is`: a name as the group `name` before the pronoun that speaks of it. It looks at case. */
  readonly calledLead?: string;
  /** `My name is`: before the name of somebody who speaks. It looks at case. */
  readonly firstPerson?: string;
  /** `Use`: an order before a name that is used. It looks at case. */
  readonly order?: string;
  /** `letting`: a verb behind a name and a comma that tells what it does. It looks at case. */
  readonly doing?: string;
  /** ` that `, ` which `: begins a clause behind a name without a comma. */
  readonly restrictive?: readonly string[];
  /** `by which`, `in which`: whatever follows tells of the name. */
  readonly prepositional?: string;
  /** `jobs the pump can take`: between a noun and the subject of a clause that tells of it without a pronoun. It looks at no case. */
  readonly contact?: string;
  /** Behind a relative pronoun: `have been left to`, `everybody hears`. */
  readonly relativeVerb?: string;
  /** Words that follow a relative pronoun that speaks of a whole clause: `which means`. */
  readonly clausal: string;
  /** `It`, `They`, `This`: a subject that takes up the last one. */
  readonly anaphor: string;
  /** `Despite its name`, `In short`: may stand before it. */
  readonly anaphorLead?: string;
  /** `Il s'agit de`: a pronoun with its verb, in a language that says so of a thing. */
  readonly itIs?: string;
  /** `Its job`: before the copula it speaks of what a name is for. */
  readonly duty?: string;
  /** `He`: those that speak of persons alone, in a language that has such. */
  readonly personal?: string;
  /** `This`, `These`: may take up all that the sentence before says. */
  readonly pointing?: string;
  /** `It is a common practice to`, `It is the photos that`: `it` takes up nothing. */
  readonly impersonal?: string;
  /** `the first post in a series`, `the types of ...`: behind `This is` it speaks of the article itself, or of a list that follows. */
  readonly aboutText?: string;
  /** `Meet X.`, `We built X.`: what stands before a name that the next sentence explains. */
  readonly introducing: string;
  /** `I`, `we`, `you`: a sentence with such a subject explains no name. */
  readonly persons: string;
  /** `What is X?`, as a pattern with the group `name`. */
  readonly question: string;
  /** `also known as`, `short for`: how another name of the same is introduced. */
  readonly alias: string;
  /** `the term`, `the word`: what stands before a name that is spoken of as a name. */
  readonly termOf: string;
  /** Begins a clause before the subject: `In computing,`, `However,`. */
  readonly leadIn: string;
  /** Words that may stand between the words of a name: `Internet of Things`. */
  readonly particles: readonly string[];
  /** Words that no subject has in it: pronouns, verbs, prepositions. */
  readonly breakers: readonly string[];
  /** Adverbs and verbs that are no breakers and begin an aside that is not a noun: `see below`, `often used with`. */
  readonly asides?: readonly string[];
  /** Nouns that name nothing by themselves: `problem`, `result`. */
  readonly empty: readonly string[];
  /** Nouns that say which kind of thing something is: `tool`, `process`. In the singular. */
  readonly kinds: readonly string[];
  /** Kinds that follow a name without another thing being meant: `the Colossus cluster`. */
  readonly designations: readonly string[];
  /** Kinds whose names mean something only where they stand: `a variable named ctx`. */
  readonly parts: readonly string[];
  /** Roles of persons: `engineer`. */
  readonly roles: readonly string[];
  /** The beginnings of a predicate that judges and does not explain: `good idea`, `problem`. */
  readonly judging: string;
  /** Ends the noun of a predicate: `that`, `of`, `for`. */
  readonly nounEnd: string;
  /** The forms of a noun in the plural that are its singular. */
  singular(word: string): string;
  /** Every noun has a capital, so a capital is no sign of a name. */
  readonly capitalizesNouns?: true;
  /** Words whose last one is a verb, an adjective or an adverb by its ending, in a language that writes nouns with a capital. */
  readonly inflected?: RegExp;
  /** `'s` makes an owner of a name, which is no part of the name of what it owns. */
  readonly hasOwners?: true;
  /** The endings of roles: `cryptographer`. */
  readonly roleEnding?: RegExp;
  /** The verb of a relative clause is its last word, so it cannot be looked at. */
  readonly isVerbFinal?: true;
  /** The ends of compounds whose last part is a kind: `Datenbanksystem`. */
  readonly kindEnding?: RegExp;
  /** `Unter X versteht man`: the name stands inside of what says that it is explained, as the group `name`. */
  readonly framed?: readonly Signed[];
  /** Words by which a name that is asked for is explained. */
  readonly asked?: AskedWords;
}

/** Sources as in a grammar, for names that somebody asks for: more would be doubtful of words that nobody knows to be a name. */
export interface AskedWords {
  /** `counts`, `holds`: verbs that tell what a subject is for, and not how it is today. */
  readonly acts: string;
  /** `in nine seconds`, `its staff`, `a meeting`: behind such a verb, words that tell of a deed, a manner or a person. */
  readonly deeds: string;
  /** `to be decided`: a duty that is none yet. */
  readonly open: string;
  /** `has been`, `describes itself as`: before a kind, as the copula is. */
  readonly kindVerbs: string;
  /** `It`, `This`: takes up one name at the beginning of a sentence; `They`: takes up one in the plural. */
  readonly one: string;
  readonly many: string;
  /** `job`, `purpose`. */
  readonly duties: string;
  /** `to`: before the verb of a purpose. */
  readonly to: string;
  /** `such as`: before names of the kind that was told. */
  readonly exemplary: string;
  readonly and: string;
  /** `uses`, `using`: before a means, with who uses it before, and at the beginning of a sentence. */
  readonly uses: string;
  readonly using: string;
  /** `you can`: behind such a beginning. */
  readonly can: string;
}
