import { LANGUAGES, type Language } from './languages.ts';

/** Words that say how a sentence is built, not what it is about. Folded; apostrophes dropped. */
const STOP_WORDS: Readonly<Record<Language, string>> = {
  en: `a about above after again all also am an and any are arent as at be because been before being but by can cant could did didnt do does doesnt
    doing dont down during each either else ever every for from further get gets had has hasnt have having he her here heres hers him his how hows i id if
    ill im in into is isnt it its itself ive just let lets many may me might more most much must my no nor not of off on once one only or other our ours out over
    own please re s same shall she should so some such t than that thats the their theirs them then there theres these they theyre this those through to
    too under until up upon us very via was wasnt we well were what whats when wheres where whether which while who whom whos whose why will with within
    without would you your yours youre`,
  de: `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da dadurch daher damit dann das dass dein dem den denn der
    des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es euer fur gibt habe haben hat hatte hatten hier ich
    ihm ihn ihnen ihr ihre im in ins ist ja jede jeder kann kein keine konnen man mehr mein mich mir mit muss nach nicht noch nun nur ob oder ohne sehr
    sein seine sich sie sind so soll sowie uber um und uns unser unter vom von vor war waren warum was wegen weil welche welcher welches wenn wer werden wie
    wieder will wir wird wo wurde wurden zu zum zur zwischen`,
  fr: `a afin ai ainsi au aucun aussi autre aux avant avec avoir car ce ceci cela celle celles celui ces cet cette ceux chaque ci comme comment d dans de des
    dont du elle elles en encore entre est et etaient etait etant ete etre eu il ils j je l la le les leur leurs lui m ma mais me meme mes moi mon n ne ni nos notre
    nous on ont ou par parce pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se selon ses si son sont sous sur t
    ta te tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y`,
  es: `a al algo ante antes aqui asi aun aunque cada como con contra cual cuales cuando cuanto de del desde donde dos e el ella ellas ellos en entre era eran es esa
    esas ese eso esos esta estaba estan estar estas este esto estos fue fueron ha han hasta hay he la las le les lo los mas me mi mis mucho muy nada ni no nos
    nosotros nuestra nuestro o os otra otro para pero por porque que quien quienes se sea segun ser si sin sino sobre son su sus tal tambien tan tanto te tiene todo
    todos tu tus un una uno unos y ya yo`,
  pt: `a ainda ao aos apenas aquela aquele as ate cada com como contra da das de dela dele delas deles depois desde do dos e ela elas ele eles em entre era eram essa
    essas esse esses esta estao estas estava este estes eu foi for foram ha isso isto ja la lhe lhes mais mas me mesmo meu meus minha muito na nao nas nem no nos nossa
    nosso num numa o onde os ou para pela pelas pelo pelos pode por porque qual quais quando que quem se seja sem ser seu seus so sobre sua suas tambem te tem tinha todo
    todos tu um uma umas uns voce`,
};

const sets: readonly ReadonlySet<string>[] = LANGUAGES.map((language) => new Set(STOP_WORDS[language].split(/\s+/)));

/** Whether a folded word is a stop word in one of the languages (a set of language bits). */
export function isStopWord(word: string, languages: number): boolean {
  for (let index = 0; index < sets.length; index++) {
    if (languages & (1 << index) && sets[index]?.has(word)) return true;
  }
  return false;
}

/** Words that carry a question but not its subject, when one of LEADS follows: read about, say on, tell me. */
const FRAMES: ReadonlySet<string> = new Set(
  `article articles post posts page text say says said read tell show explain know learn hear information info details talk talks talking write writes written wrote mention mentions mentioned interested curious question questions news story
  artikel sagt steht erklare zeige lesen wissen dit raconte explique montre lire savoir dice cuenta explica muestra leer saber diz conta mostra ler`.split(
    /\s+/,
  ),
);
const LEADS: ReadonlySet<string> = new Set('about on of me us regarding concerning more uber zu mir sur moi de sobre acerca'.split(' '));
const WISHES: ReadonlySet<string> = new Set('want need like wish love mochte will voudrais veux quiero quisiera quero gostaria'.split(' '));
const SUBJECTS: ReadonlySet<string> = new Set('i id we you ich wir je yo eu'.split(' '));

/** Which words of a question only frame it ("what does it say about ..."), so that they need not be found. */
export function frameWords(words: readonly string[]): readonly boolean[] {
  return words.map((word, i) => {
    const next = words[i + 1];
    const previous = words[i - 1] ?? '';
    if (WISHES.has(word)) return SUBJECTS.has(previous) || (previous === 'would' && next !== undefined);
    return FRAMES.has(word) && next !== undefined && LEADS.has(next) && words.length > 2;
  });
}
