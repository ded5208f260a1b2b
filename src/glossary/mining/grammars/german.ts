import type { Grammar } from '../grammar.ts';

const kinds =
  'ablauf abkürzung abteilung algorithmus anlage anordnung anwendung anweisung architektur art aufgabe ausdruck ausrüstung baustein begriff behälter behörde bereich bereitstellung beruf bestandteil betriebssystem bezeichnung bibliothek cluster code computer container datei daten datenbank dienst dienstleistung ding disziplin dokument eigenschaft einheit einrichtung element ereignis erweiterung fabrik fachgebiet fähigkeit fahrzeug feld fest firma fläche form format forschung fluss funktion gebäude gebiet gegenstand gemeinschaft gerät geräusch gesellschaft gesetz gestein größe gruppe halle haus idee index initiative insel institut institution klasse knoten kommando komponente kombination konzept krankheit kunst kühlung lehre leiter leitung liste lösung maschine maß maßnahme material mechanismus mensch menge messgerät methode mischung mittel modell modul motor muster name netz netzwerk oberfläche objekt ordner organisation ort paket person pflanze plan platz plattform praxis prinzip problemlösung produkt programm programmiersprache projekt protokoll prozess prüfung pumpe raum rechenzentrum rechner recht rechnung regel reihe reihenfolge ressource rolle sammlung satz schacht schicht schiff schlüssel schnittstelle schritt schutz server sorte software spiel sprache stadt standard stange stein stelle stil stoff struktur stück studie symbol system tabelle tätigkeit technik technologie teil test text theorie tier tor typ übergang umgebung unternehmen ursache variante verband verbund verein verfahren verhältnis verpackung version verteilung verwaltung vorgang vorgehen vorgehensweise vorrichtung vorschrift wand ware wartung weg werk werkzeug wert wesen wissenschaft wort zahl zeichen zeit zeitraum zeitschrift zentrum ziel zone zusammenschluss zustand zweig'.split(
    ' ',
  );

export const german: Grammar = {
  definite: 'der|die|das|den|dem|des',
  indefinite: 'ein|eine|einen|einem|einer|eines',
  possessive: 'unser|unsere|unseren|ihr|ihre|ihren|sein|seine|seinen|mein|meine',
  pronominal: 'alles, was|alles|etwas|jemand|wer|was|jene|diejenigen|nichts anderes als',
  adverbs:
    'auch|nur|einfach|eigentlich|also|heute|meist|meistens|oft|hier|dabei|damit|bereits|noch|jetzt|im Grunde|vor allem|normalerweise|in der Regel|ebenfalls|immer|somit|daher|zugleich|häufig|üblicherweise|im Kern|selbst',
  copula: 'ist|sind|war|waren',
  pastCopula: /^w/iu,
  pluralCopula: /^(?:sind|waren)/iu,
  auxiliary: 'hat|haben|hatte|hatten|kann|können|wird|werden|würde|soll|sollen|muss|müssen|darf|dürfen',
  purpose:
    'dient|dienen|ermöglicht|ermöglichen|erlaubt|erlauben|besteht aus|bestehen aus|sorgt dafür|sorgt für|sorgen für|hilft|helfen|umfasst|umfassen|beschreibt|beschreiben|legt fest|definiert|definieren|vertritt|setzt sich (?:aus|zusammen)',
  function:
    'bietet|bieten|stellt|stellen|regelt|regeln|enthält|enthalten|verbindet|verbinden|misst|messen|speichert|speichern|steuert|steuern|wandelt|nutzt|nutzen|verwendet|verwenden|liefert|liefern|zeigt|zeigen|prüft|prüfen|verwaltet|verwalten|hält|halten|schützt|schützen|trennt|trennen|hat|haben|gibt|macht|nimmt|entsteht|entstehen|bringt|führt|läuft|liegt|steht|fasst|sammelt|berechnet|erzeugt|überwacht|verteilt|kühlt|leitet',
  openEnds: 'ten',
  openVerb:
    '(?!(?:nicht|selbst|meist|erst|jetzt|sonst|fast|fest|weit|seit|statt|samt|breit|leicht|echt|kurzfrist|bereits|laut|gut|rot|alt|kalt) )[a-zäöüß]{3,}(?:t|te|ten|en)',
  object:
    'der|die|das|den|dem|ein|eine|einen|einem|alle|jede|jeden|jedes|wie|was|ob|in|aus|auf|an|von|mit|zu|nach|zwischen|über|durch|für|um|nur|sich|es|\\d\\S*',
  bareVerb: 'dient|ermöglicht|beschreibt|bezeichnet|enthält|legt|regelt|zeigt|speichert|misst|verbindet|besteht aus',
  meaning:
    'bedeutet|bedeuten|bezeichnet|bezeichnen|steht für|stehen für|meint|ist (?:die|eine) (?:Abkürzung|Bezeichnung|Kurzform) (?:für|von)|ist kurz für|heißt so viel wie',
  framed: [
    {
      words: 'versteht verstehen bezeichnet bezeichnen meint meinen nennt nennen nannte nannten handelt spricht sprechen genannt getauft',
      source:
        '(?<!\\p{L})(?:[Uu]nter|[Mm]it|[Aa]ls)\\s+(?<name>(?:\\S+\\s){0,4}?\\S+)\\s+(?:(?:versteht|bezeichnet|meint|nennt) man|(?:verstehen|bezeichnen|meinen|nennen) (?:wir|\\p{Lu}\\p{L}+))\\s|(?<!\\p{L})(?:wird|werden|wurde|wurden) (?:auch |oft |meist )?als (?<name>(?:[^\\s,.;]+ )?[^\\s,.;]+) bezeichnet|(?<!\\p{L})(?:bezeichnet|bezeichnen) (?:man|wir|\\p{L}+) (?:das |dies |es )?als (?<name>(?:[^\\s,.;]+ )?[^\\s,.;]+)(?=[,.;])|(?<!\\p{L})[Bb]ei(?:m| der| dem| einer| einem) (?<name>(?:[^\\s,.;]+ )?[^\\s,.;]+) handelt es sich um|(?<!\\p{L})(?:spricht|sprechen) (?:man|wir|\\p{L}+) (?:dann |auch )?von (?:einer |einem |der |dem )?(?<name>(?:\\S+ )?[^\\s,.;]+)(?=[,.;])|(?<!\\p{L})(?:wird|werden|wurde|wurden) (?:auch |oft |hier )?(?<name>(?:\\S+ )?\\p{Lu}\\S+) (?:genannt|getauft)|(?<!\\p{L})(?:das|die|der|den|was) (?:man|wir|\\p{L}+) (?:auch )?(?<name>\\p{Lu}\\S+) (?:nennt|nennen|nannte|nannten)|(?<!\\p{L})(?:nennt|nennen) (?:die|das|den|ein|eine|einen) (?:[^\\s,.;]+ ){1,6}(?<name>\\p{Lu}[^\\s,.;]+)(?=[,.;])|(?<!\\p{L})(?:nennt|nennen) (?!(?:sie|man|wir|sich|es) )\\p{L}+ (?:das |die |den |eine? |einen )?(?<name>[^\\s,.;]+)(?=[,.;])',
    },
  ],
  naming:
    'genannt|namens|mit dem Namen|bekannt als|(?:so ?)genannte[nrms]?|heißt|heißen|hieß|hießen|nennt sich|nennen sich|bezeichnet als|getauft auf den Namen',
  namingWords:
    'genannt namens namen bekannt genannte genannten genannter genanntes genanntem sogenannte sogenannten sogenannter sogenanntes sogenanntem heißt heißen hieß hießen nennt nennen nannte nannten bezeichnet getauft',
  calling:
    '(?:nennt|nennen|nannte|nannten) (?:man|sich|wir|sie|Fachleute) (?:auch )?(?:das|dies|es|ihn|sie|diese)(?: (?:ein|eine|einen|der|die|das|den)(?=\\s))?|(?:nennt|nennen|nannte|nannten) (?:man|wir|sie|Fachleute)(?: auch| dann| oft| kurz)*(?: (?:ein|eine|einen|der|die|das|den)(?=\\s))?',
  glossing: 'das heißt|d\\.\\s?h\\.|also|nämlich|sprich|mit anderen Worten',
  impersonal: 'es (?:gibt|gab|geht|ging|handelt|kommt|kam|dauert|braucht|fehlt|bleibt|gilt|lohnt)\\s',
  itIs: '(?:damit (?:ist|sind) (?:hier )?)?gemeint(?: (?:ist|sind))?(?: hier)?',
  duty: '(?:sein|ihr) (?:Zweck|Name|Ziel)|(?:seine|ihre) (?:Aufgabe|Rolle|Funktion)',
  introducing:
    '(?:heute )?(?:stellen wir|haben wir)|(?:wir|sie) haben(?: \\p{L}+)? (?=\\p{Lu})|ich habe|willkommen bei|darf ich vorstellen:',
  persons: 'ich|wir|du|ihr|man|hier|wenn|zuerst|ja|nein|mein|unser|es gibt',
  means: String.raw`(?:Mit|Mithilfe|Mit Hilfe|Durch|Dank|Über) (?:von |des |der )?(?<name>[^,.;:()]{2,50}?) (?:kann|können|lässt|lassen) (?:sich|man|Sie|du|wir|ihr|[\p{Lu}][\p{Ll}]+) `,
  firstPerson: '(?:Hallo[!,]? )?(?:[Ii]ch bin|[Ii]ch heiße|[Mm]ein Name ist)',
  order: '(?:Nutzen Sie|Verwenden Sie|Nutze|Verwende|Benutze)',
  relative: 'der|die|das|welcher|welche|welches|dessen|deren|den|dem|wo',
  clausal: 'heißt|bedeutet',
  prepositional: '(?:in|mit|bei|aus|durch|von|an|auf|über|unter|für|nach|zu) (?:der|dem|denen|die|den|das)',
  inverseWhole:
    '(?:der|die|das|ein|eine) (?:[^\\s.,;:]+ ){2,8}ist (?:das|der|die|ein|eine)|(?:der|die|das|ein|eine) (?:[^\\s.;:]+ ){2,12}(?:heißt|nennt man|nennen wir)(?: (?:das|der|die|ein|eine))?',
  modal:
    '(?:soll|sollen|kann|können|muss|müssen|darf|dürfen)(?= (?:der|die|das|den|dem|ein|eine|einen|vor|alle|jede|jeden|sich|nur|auch|man) )',
  isVerbFinal: true,
  anaphor:
    'er|sie|es|das|dies|diese|dieser|dieses|das (?:Kürzel|Wort|System|Programm|Verfahren|Werkzeug|Gerät)|(?:der|dieser) (?:Begriff|Name|Ausdruck|Dienst)|die (?:Abkürzung|Bezeichnung)|diese[rs]? (?:System|Programm|Verfahren|Dienst|Werkzeug|Gerät)',
  pointing: 'das|dies|diese|dieser|dieses',
  question:
    '(?:und |aber )?(?:was (?:ist|sind|bedeutet|heißt)(?: eigentlich| genau)?(?: ein| eine| der| die| das)? |wer (?:ist|war|sind) )(?<name>[^?.!:]{2,60}?)',
  alias: 'oder|auch|kurz|auch bekannt als|auch genannt|auch als|kurz für|früher|genannt|englisch|engl\\.|lateinisch|abgekürzt',
  termOf: '(?:der|den|dem) (?:Begriff|Ausdruck|Name|Namen)|das Wort|die (?:Abkürzung|Bezeichnung)',
  leadIn:
    'in|im|an|am|auf|bei|beim|mit|für|von|vom|zu|zum|zur|nach|vor|seit|während|wenn|weil|da|als|ob|obwohl|hier|heute|so|also|dann|doch|aber|und|allerdings|außerdem|anders|kurz|dabei|unter|durch|ohne|um|wie|laut|neben|gegenüber|früher|zudem|übrigens',
  particles: 'der des und von für die das vom zu zur im am in &'.split(' '),
  breakers:
    'da am im beim zum zur vom ins ans er sie es das dies diese dieser dieses diesen diesem dort hier was wer wo wann warum wie wir ich du ihr man jemand niemand nichts etwas alles alle viele einige manche keiner keine kein jeder jede jedes andere mein dein sein unser ist sind war waren sein hat haben hatte kann können wird werden wurde wurden soll muss darf nicht wenn weil dass während als ob an auf bei mit aus durch gegen ohne um nach seit vor über zwischen neben hinter oder aber doch sondern denn dann nur auch so sehr schon noch sich uns ihm ihn ihnen mehr weniger wo dabei damit dafür außerdem unsere unserer unseres unserem unseren sowie'.split(
      ' ',
    ),
  empty:
    'problem ergebnis grund frage antwort ziel idee beispiel unterschied vorteil nachteil schritt fall teil zeit tag jahr woche thema punkt folge lösung weg möglichkeit sache rest ursache voraussetzung aufgabe zweck bedeutung einleitung fazit überblick zusammenfassung'.split(
      ' ',
    ),
  kinds,
  designations: 'cluster rechner projekt programm system sprache schiff'.split(' '),
  parts: 'variable datei feld ordner methode funktion paket modul spalte tabelle klasse parameter'.split(' '),
  roles:
    'ingenieur ingenieurin leiter leiterin direktor direktorin gründer gründerin chef chefin professor professorin forscher forscherin autor autorin redakteur redakteurin arzt ärztin lehrer lehrerin entwickler entwicklerin vorsitzende vorsitzender präsident präsidentin sprecher sprecherin kapitän physiker physikerin chemiker chemikerin historiker historikerin biologe biologin bürgermeister bürgermeisterin schriftsteller schriftstellerin anwalt anwältin bauer bäuerin bäcker bäckerin müller müllerin schäfer schäferin fischer fischerin tischler tischlerin schmied maler malerin dichter dichterin philosoph philosophin ökonom ökonomin astronom astronomin botaniker botanikerin apotheker apothekerin pfleger pflegerin krankenschwester richter richterin abgeordnete abgeordneter senator senatorin winzer winzerin gärtner gärtnerin imker imkerin förster försterin geschäftsführer geschäftsführerin vereinsvorsitzende mitarbeiter mitarbeiterin betreiber betreiberin pfarrer pfarrerin geologe geologin minister ministerin meister meisterin'.split(
      ' ',
    ),
  judging:
    '(?:sehr |wirklich |ziemlich |recht |auch |nicht |kein |keine |nie )*(?:ein |eine |einen )?(?:sehr |wirklich |ziemlich )*(?:gut|gute|guter|gutes|schlecht|schlechte|schlechter|schlechtes|problem|grund|frage|gutes|beispiel|fehler|schritt|bisschen|wenig|muss|glück|pech|schade|wichtig|wichtige[rs]?|einfach|schwer|schwierig|leicht|möglich|nötig|klar|bekannt|da|fertig|besser|beste[rns]?|schlechteste[rns]?|schlimm|anders|ähnlich|erfolg|ende|anfang|thema|herausforderung|große[rs]? (?:problem|schritt|erfolg))(?!\\p{L})',
  nounEnd:
    'der|die|das|den|dem|dessen|deren|mit|für|von|vom|zum|zur|zu|aus|in|im|an|am|auf|bei|unter|über|und|oder|durch|um|nach|zwischen|ohne|als|wo|welche|welcher|welches|namens|sowie|gegen|innerhalb|womit|wobei|damit|ist|sind|war|waren|wenn|weil',
  singular(word) {
    if (word.length < 5) return word;
    return word.endsWith('en') ? word.slice(0, -2) : word.replace(/[nes]$/u, '');
  },
  capitalizesNouns: true,
  inflected:
    /(?:^|\s)(?:tun|sein|dar|ab|an|auf|aus|ein|mit|vor|zu|her|hin|zusammen|jedoch|worden|\p{Ll}{2,}(?:e[mnrs]?|ern|eln|et|[^aeiouäöü\P{Ll}]t|ig|lich|isch|bar|sam|haft|los|voll))$/u,
  // Neither `Paragraf` and `Seismograf` nor `Login`, `Kataloge` and `Prologe`.
  roleEnding: /(?:(?<!para|tele|auto|seismo|phono|chrono)graf(?:in)?|(?<!pr|mon|hom)olog(?:e|in)|iker|ikerin)$/iu,
  kindEnding: new RegExp(`(?:${kinds.filter((kind) => kind.length > 3).join('|')})(?:e?[ns]|e)?$`, 'u'),
};
