import type { Grammar } from '../grammar.ts';

const toBe = '(?:est|sont|était|étaient|fut|furent)';

export const french: Grammar = {
  definite: "le|la|les|l['’]",
  indefinite: 'un|une|des',
  possessive: 'notre|nos|son|sa|ses|leur|leurs|votre|mon|ma',
  pronominal: 'ce qui|ce que|tout ce|ceux qui|celles qui|celui qui|celle qui|quelque chose',
  adverbs:
    "aussi|également|donc|en fait|simplement|souvent|généralement|avant tout|tout simplement|ainsi|encore|surtout|à la fois|désormais|aujourd['’]hui|essentiellement|alors|en général|d['’]abord|principalement|notamment|plutôt|parfois|en somme|vous|nous|leur|lui",
  copula: toBe,
  pastCopula: /^(?:ét|fu)/iu,
  pluralCopula: /^(?:sont|étaient|furent)/iu,
  auxiliary: 'a|ont|avait|avaient|peut|peuvent|va|vont|doit|doivent|sera|seront|fait|font',
  purpose: `sert de|permet|permettent|sert|servent|consiste|consistent|se compose|se composent|vise|visent|aide|aident|autorise|autorisent|représente|représentent|définit|définissent|décrit|décrivent|${toBe} (?:composée?s?|constituée?s?|utilisée?s?|conçue?s?|destinée?s?|chargée?s?|formée?s?|responsables?) (?:de|d['’]|du|des|pour|à|par)`,
  function:
    'fait|font|offre|offrent|fournit|fournissent|regroupe|regroupent|comprend|comprennent|garantit|garantissent|assure|assurent|contient|contiennent|gère|gèrent|mesure|mesurent|stocke|stockent|contrôle|contrôlent|relie|relient|protège|protègent|utilise|utilisent|transforme|transforment|produit|produisent|indique|indiquent|réunit|réunissent|surveille|surveillent|possède|possèdent|donne|donnent|apporte|apportent|rend|maintient|maintiennent|empêche|empêchent|distribue|dirige|calcule|compte|envoie|reçoit|refroidit|retient|tient|prend|met|fonctionne',
  openEnds: 'ted',
  openVerb: '[a-zàâçéèêëîïôûù]{3,}(?:ent|[cçèêghilmnprstuvy]e|it|oit|tient|duit|end|ert|ait|aient)',
  object:
    "cet|cette|ces|ce que|où|quand|lorsque|deux|trois|le|la|les|l['’]\\S+|un|une|des|du|de|d['’]\\S+|chaque|tout|toute|tous|sur|à|au|aux|dans|par|pour|avec|entre|en|si|que|comment|\\d\\S*",
  bareVerb: 'permet|sert|désigne|décrit|définit|contient|fournit|représente|mesure|regroupe|gère|consiste|indique',
  meaning: `signifie|signifient|désigne|désignent|veut dire|veulent dire|correspond à|correspondent à|fait référence à|renvoie à|${toBe} l['’](?:abréviation|acronyme|ensemble|art|action) (?:de|d['’]|des)|${toBe} le (?:fait|nom|processus|terme) (?:de|d['’]|donné|que|qui)|se définit comme|s['’]entend`,
  framed: [
    {
      words: 'entend parle appelle nomme appellent nomment',
      source:
        "(?<!\\p{L})[Pp]ar (?<name>[^,.]{2,40}),? on entend|(?<!\\p{L})[Oo]n parle (?:alors |aussi |ici )?d(?:e (?:la )?|['’])(?<name>[^,.;]{2,40}?)(?=[,.;]|\\spour\\s)|(?<!\\p{L})(?:s['’]appelle|se nomme) (?:le |la |l['’])(?<name>[^,.;]{2,40}?)(?=[,.;])|(?<!\\p{L})\\p{L}+s (?:appellent|nomment) (?!(?:le|la|les|un|une|des|ce|cette|à|au) )(?<name>[^,.;]{2,30}?) (?=(?:le|la|les|un|une|tout|ce)\\s)|(?<!\\p{L})[Oo]n (?:appelle|nomme|entend par)\\s+(?<name>[^,.]{2,50}?)(?:,|\\s(?=(?:un|une|le|la|les|tout|ce|des)\\s|l['’]))",
    },
  ],
  naming:
    "appelée?s?|nommée?s?|dénommée?s?|baptisée?s?|connue?s? sous le nom (?:de|d['’])|qu['’]on appelle|que l['’]on appelle|qu['’]on nomme|dite?s?|intitulée?s?|surnommée?s?|s['’]appelle|s['’]appellent|se nomme",
  namingWords:
    'appelé appelée appelés appelées nommé nommée nommés nommées dénommé dénommée dénommés dénommées baptisé baptisée baptisés baptisées connu connue connus connues appelle appellent nomme dit dite dits dites intitulé intitulée intitulés intitulées surnommé surnommée surnommés surnommées parle',
  calling: "on l['’]appelle|on les appelle|c['’]est ce qu['’]on appelle|on parle (?:alors )?(?:de|d['’])",
  impersonal: 'il (?:y a|y avait|faut|fallait|reste|suffit|existe|manque|vaut|convient|semble)\\s',
  itIs: "il s['’]agit (?:de(?=\\s)|d['’](?=une?\\s))",
  duty: 'son (?:rôle|but|nom)|sa (?:tâche|fonction|mission)',
  glossing: "c['’]est-à-dire|autrement dit|soit(?! (?:que|par|en|il|elle)(?![\\p{L}]))|à savoir|en d['’]autres termes",
  introducing: "voici|(?:nous|j['’]ai|on a) (?:présentons|lançons|créé|développé|publions)|découvrez",
  persons: "je|j['’]\\S+|nous|vous|tu|on|il y a|voici|si|quand|oui|non|mon|ma|notre",
  relativeVerb:
    "(?!(?:a|ont|avait|avaient|est|sont|était|étaient|sera) )(?:(?:ne|se|en|y|le|la|les|lui|leur) |n['’]|s['’]|l['’]|m['’])*[a-zàâçéèêëîïôûù]{3,}",
  restrictive: [' qui '],
  means: String.raw`(?:Avec|Grâce à|Grâce au|Via|À l’aide de|À l'aide de) (?<name>[^,.;:()]{2,50}), (?:vous|nous|on|les [\p{Ll}]+|il est) (?:pouvez|pouvons|peut|peuvent|possible) `,
  firstPerson: "(?:Bonjour[!,]? )?(?:[Jj]e suis|[Jj]e m['’]appelle|[Mm]on nom est)",
  order: '(?:Utilisez|Employez|Utilise)',
  doing: '(?:permettant|offrant|servant|contenant|regroupant|facilitant|fournissant|visant|consistant)',
  relative: "qui|dont|où|lequel|laquelle|lesquels|lesquelles|que|qu['’]",
  clausal: 'signifie que|veut dire que|fait que',
  anaphor: "il|elle|ils|elles|ce|c['’]|cela|ce (?:terme|mot|sigle|système|service|logiciel|programme|dispositif)|celui-ci|celle-ci|ceux-ci",
  pointing: "ce|c['’]|cela",
  question:
    "(?:et |mais )?(?:qu['’]est-ce qu(?:e|['’])(?: c['’]est que)?\\s?(?:un |une |le |la |les |l['’])?|et (?:un |une |le |la |les |l['’])?(?=«)|c['’]est quoi (?:un |une |le |la |l['’])?|qu['’]est-ce que (?:le |la |l['’]|un |une )?|qui est )(?<name>[^?.!:]{2,60}?)(?:,? c['’]est quoi)?\\s?",
  alias: 'ou|ou encore|aussi appelée?|également appelée?|également connue? sous le nom de|dite?|abrégée?|en anglais|anciennement|soit',
  termOf: "le (?:terme|mot|nom|sigle|concept de)|l['’](?:acronyme|expression|abréviation)",
  leadIn:
    "en|dans|au|aux|à|sur|pour|avec|sans|sous|par|chez|depuis|pendant|lorsque|quand|si|comme|selon|après|avant|ici|aujourd['’]hui|ainsi|donc|mais|et|or|puis|enfin|d['’]abord|contrairement|outre|parmi|entre|bref|cependant|toutefois|de|du|des|techniquement|concrètement|historiquement|autrefois|parfois|\\p{L}+ment",
  particles: "de du des la le les et à au aux d' l' en pour &".split(' '),
  breakers:
    "souvent parfois toujours tel telle tels telles il elle ils elles on nous vous je tu ce cela ceci celui celle ceux celles cet cette ces qui que quoi dont où quand comment pourquoi tout tous toute toutes rien personne chacun chaque plusieurs certains certaines autre autres aucun aucune mon ma mes ton ta tes est sont était étaient être a ont avait avaient avoir peut peuvent va vont doit doivent sera fut ne pas plus moins très si mais ou donc car ni dans sur sous par avec sans chez vers entre depuis pendant lorsque comme puis c'est n'est qu'il qu'elle y se s'".split(
      ' ',
    ),
  empty:
    'problème résultat raison question réponse but objectif idée exemple différence avantage inconvénient étape cas partie temps jour année semaine sujet point conséquence solution moyen chose reste cause intérêt introduction conclusion résumé défi suite enjeu'.split(
      ' ',
    ),
  kinds:
    'abréviation accord acronyme activité affection agence algorithme alliance animal appareil application approche arbre architecture argument art article aspect assemblage association atelier attaque attribut autorité balise barrage base bateau bâtiment bibliothèque branche cadre canal capacité capteur caractéristique carte catégorie centre champ châssis chef classe clé client cluster code collection colonne combinaison comité commande communauté compagnie composant composante comportement compte concept condition conférence connexion conseil conteneur contenu contrat coopérative corps couche courant course dispositif document domaine donnée données doctrine droit écosystème élément ensemble entité entreprise environnement équipe équipement erreur espace espèce établissement état étape étude événement extension fabrique façon facteur famille fédération ferme fichier filtre fleuve fonction fonctionnalité fondation forme format formation forum framework gaz genre gestionnaire gestion grille groupe guide identifiant idée image indicateur indice infrastructure initiative instance institut institution instruction instrument interface jeu journal langage langue lettre liaison lieu ligne liste livre logiciel loi machine magasin maison maladie manière matériau matériel matière mécanisme mélange membre mémoire mesure métal méthode métier mode modèle module moment monnaie moteur mouvement moyen navigateur navire niveau nœud nom norme notion nombre objet œuvre oiseau opération ordinateur organe organisation organisme outil ouvrage page paquet paramètre partie passage pays pêche peinture pensée période personne phase phénomène philosophie pièce pierre plan plante plateforme plate-forme poisson politique pompe pont port porte pratique principe procédé procédure processus produit programme projet propriété protocole quantité rapport réaction récipient réglage règle région registre regroupement relation représentation requête réseau ressource revue rivière robot roche rôle route salle science script secteur section sensation série serveur service signal site situation société sorte source stade standard station stockage stratégie structure style substance suite support surface symbole syndicat système table tableau tâche taux technique technologie temple terme territoire test texte théorie tissu tour train traitement transformation travail type unité université usine valeur variable variété vêtement véhicule vent version ville virus voie zone'.split(
      ' ',
    ),
  designations: 'cluster projet langage programme système'.split(' '),
  parts: 'variable fichier champ dossier méthode fonction paquet module colonne table classe paramètre'.split(' '),
  roles:
    'ingénieur ingénieure directeur directrice fondateur fondatrice cofondateur professeur professeure chercheur chercheuse auteur autrice journaliste médecin développeur développeuse président présidente responsable maire ministre historien historienne physicien physicienne chimiste écrivain écrivaine architecte biologiste artiste capitaine porte-parole rédacteur rédactrice secrétaire géologue juriste facteur avocat avocate agriculteur agricultrice ouvrier ouvrière instituteur institutrice comédien comédienne musicien musicienne peintre poète philosophe sociologue économiste astronome botaniste infirmier infirmière pharmacien pharmacienne boulanger boulangère vigneron vigneronne berger bergère pêcheur marin forgeron menuisier charpentier guide élu élue député députée sénateur sénatrice préfet juge animateur animatrice bénévole conducteur conductrice chef cheffe gérant gérante meunier meunière'.split(
      ' ',
    ),
  judging:
    '(?:très |vraiment |assez |plutôt |aussi |pas |jamais |toujours )*(?:un |une |le |la )?(?:très |vraiment )*(?:bon(?:ne)?|mauvaise?|problème|question|exemple|erreur|peu|raison|dommage|important|importante|facile|difficile|possible|nécessaire|clair|évident|même|meilleure?|pire|similaire|différente?|succès|échec|fin|début|défi|grand (?:problème|pas|succès)|bonne idée|chance|première? version|première fois|premier pas)(?!\\p{L})',
  nounEnd:
    "qui|que|dont|où|de|du|des|d['’]|à|au|aux|pour|par|avec|sans|sur|sous|dans|en|entre|et|ou|permettant|utilisé|utilisée|utilisés|utilisées|destiné|destinée|conçu|conçue|basé|basée|composé|composée|servant|comme|lequel|laquelle|est|sont|était|lorsque|quand|si|afin|situé|située|chargé|chargée|formé|formée|fondé|fondée|créé|créée",
  // Neither `liste`, `piste` and verbs (`consiste`, `existe`) nor `orthographe`, `télégraphe` and `prologue`.
  roleEnding:
    /(?:(?<!aut|orth|sism|chron|phon|cinémat)ographe|(?<!tél)égraphe|(?<!pr|mon|hom)ologue|(?<!(?:^|play)l|^p|^tr|sch|bat|^ex|[^s]s|^ass)iste|icien|icienne)$/u,
  singular(word) {
    // `canaux`, but not `bateaux`.
    if (/(?<!e)aux$/u.test(word)) return `${word.slice(0, -3)}al`;
    return word.length > 3 ? word.replace(/[sx]$/u, '') : word;
  },
};
