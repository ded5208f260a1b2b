import type { Grammar } from '../grammar.ts';

const toBe = '(?:es|son|era|eran|fue|fueron)';

export const spanish: Grammar = {
  definite: 'el|la|los|las|lo|al|del',
  indefinite: 'un|una|unos|unas|cualquier',
  possessive: 'nuestro|nuestra|nuestros|nuestras|su|sus|mi|mis|tu|tus',
  pronominal: 'lo que|todo lo que|aquello que|aquellos que|aquellas que|quien|algo que|alguien que',
  adverbs:
    'también|simplemente|básicamente|en realidad|generalmente|normalmente|a menudo|ahora|hoy|además|así|entonces|esencialmente|principalmente|sobre todo|ante todo|por tanto|por lo tanto|actualmente|en esencia|a la vez|aún|todavía|solo|sólo|más bien|a veces|te|nos|os|le|les',
  copula: toBe,
  pastCopula: /^(?:era|fue)/iu,
  pluralCopula: /^(?:son|eran|fueron)/iu,
  auxiliary: 'ha|han|había|habían|puede|pueden|va|van|debe|deben|será|serán|hace|hacen|está|están|tiene|tienen',
  purpose: `permite|permiten|sirve|sirven|consiste|consisten|se compone|se componen|ayuda|ayudan|representa|representan|define|definen|describe|describen|se utilizan?|se usan?|se emplean?|está (?:compuest[oa]|formad[oa]|diseñad[oa]|pensad[oa]|hech[oa]) (?:de|por|para)|están (?:compuest[oa]s|formad[oa]s|diseñad[oa]s) (?:de|por|para)|${toBe} (?:responsables?|utilizad[oa]s?|usad[oa]s?|encargad[oa]s?) (?:de|para)|se encargan? de|se ocupan? de`,
  function:
    'ofrece|ofrecen|contiene|contienen|proporciona|proporcionan|garantiza|garantizan|facilita|facilitan|gestiona|gestionan|mide|miden|guarda|guardan|almacena|almacenan|controla|controlan|conecta|conectan|protege|protegen|usa|usan|utiliza|utilizan|convierte|convierten|produce|producen|indica|indican|reúne|reúnen|incluye|incluyen|tiene|tienen|da|dan|hace|hacen|mantiene|mantienen|evita|evitan|impide|impiden|crea|crean|genera|generan|muestra|muestran|envía|recibe|lleva|recoge|calcula|cuenta|une|separa|vigila|enfría|retiene|funciona|organiza|agrupa|comprueba',
  openEnds: 'aenó',
  openVerb:
    '(?:[a-záéíóúñ]{4,}(?:iza|fica|tiene|duce|enta|iona)n?|[a-záéíóúñ]{3,}(?:an?|en?|aban?|ían?|aron|ieron|ó)(?= (?:el|la|los|las|un|una|al|cada|cuando|cómo|qué|solo|todo|toda|si) ))',
  object: 'cuando|el|la|los|las|un|una|unos|unas|cada|todo|toda|todos|todas|de|del|a|al|en|con|por|para|entre|sobre|si|que|cómo|\\d\\S*',
  bareVerb: 'permite|sirve|describe|define|contiene|proporciona|representa|mide|gestiona|consiste|indica|reúne|se usa|se utiliza',
  meaning: `ocurren? cuando|significan?|se refieren? a|designan?|quieren? decir|hacen? referencia a|equivalen? a|corresponden? a|${toBe} (?:la abreviatura|las siglas|el acrónimo|el nombre|el proceso|la práctica|el arte|el conjunto|la acción|el acto) (?:de|que)|se definen? como|se entiende como`,
  framed: [
    {
      words:
        'entiende entendemos habla hablamos llaman denominan función misión tarea finalidad llama llamaba denomina denominaba conoce conocía llamamos',
      source:
        '(?<!\\p{L})[Pp]or (?<name>[^,.]{2,40}) (?:se entiende|entendemos)|(?<!\\p{L})(?:[Ss]e habla|hablamos) de (?:una? |la |el )?(?<name>[^,.;]{2,40}?)(?=[,.;])|(?<!\\p{L})\\p{L}+s (?:llaman|denominan) (?!(?:al?|el|la|los|las|un|una) )(?<name>[^,.;]{2,30}?) (?=al?\\s)|(?<!\\p{L})[Ll]a (?:función|misión|tarea|finalidad) (?:del|de la|de los|de las|de una?) (?<name>[^,.;]{2,30}?) (?=es\\s)|(?<!\\p{L})(?:[Ss]e (?:llama(?:ba)?|denomina(?:ba)?|conoce como|conocía como|entiende por)|llamamos)\\s+(?<name>[^,.]{2,50}?)(?:,|\\s+(?=(?:a|al|el|la|los|las|un|una|todo|lo)\\s))',
    },
  ],
  naming:
    'llamad[oa]s?|denominad[oa]s?|conocid[oa]s? como|apodad[oa]s?|bautizad[oa]s? como|titulad[oa]s?|se llaman?|se denominan?|se conocen? como|que llamamos|de nombre',
  namingWords:
    'llamado llamada llamados llamadas denominado denominada denominados denominadas conocido conocida conocidos conocidas apodado apodada apodados apodadas bautizado bautizada bautizados bautizadas titulado titulada titulados tituladas llama llaman denomina denominan conoce conocen llamamos nombre',
  calling:
    '(?:lo|la|los|las) (?:llaman|llama|llamamos)|(?:esto|eso) se (?:llama|conoce como)|a (?:esto|eso) se (?:le|lo) (?:llama|denomina)',
  itIs: 'se trata de(?=\\s)',
  duty: 'su (?:función|misión|tarea|papel|nombre|objetivo)',
  glossing: 'es decir|o sea|esto es|en otras palabras|a saber',
  introducing: '(?:hoy )?(?:presentamos|lanzamos|creamos|hemos creado|publicamos|construimos)|conoce a|he aquí',
  persons: 'yo|nosotros|tú|usted|ustedes|hay|si|cuando|sí|no|mi|nuestro|aquí',
  relativeVerb: '(?!(?:es|son|era|eran|ha|han|había|fue|fueron|está|están) )(?:(?:no|se|lo|la|los|las|le|les|solo|nos) )*[a-záéíóúñ]{2,}',
  restrictive: [' que ', ' quien '],
  means: String.raw`(?:Con|Gracias a|Mediante|A través de) (?<name>[^,.;:()]{2,50}),? (?:se puede|se pueden|puedes|podemos|pueden|es posible|usted puede|los [\p{Ll}]+ pueden) `,
  firstPerson: '(?:Hola[!,]? )?(?:[Ss]oy|[Mm]e llamo|[Mm]i nombre es)',
  subjectless: /^\p{Lu}\p{Ll}+(?:[aei]n|[aei]ron|aban|ían)$/u,
  order: '(?:Usa|Use|Utiliza|Utilice|Usar)',
  doing: '(?:permitiendo|ofreciendo|ayudando|facilitando|sirviendo|que permite)',
  relative: 'que|quien|quienes|el cual|la cual|los cuales|las cuales|cuyo|cuya|cuyos|cuyas|donde',
  clausal: 'significa que|quiere decir que|hace que',
  anaphor: '(?:este|esta|esto|estos|estas|él|ella|ellos|ellas)|',
  personal: 'él|ella',
  pointing: 'esto|este|esta|estos|estas',
  question:
    '(?:y |pero )?¿?(?:qué (?:es|son|significa)(?: exactamente)? (?:un |una |el |la |los |las )?|quién (?:es|fue|era) )(?<name>[^?¿.!:]{2,60}?)',
  alias:
    'o|también llamad[oa]s?|también conocid[oa]s? como|conocid[oa] como|abreviado|en inglés|antes|antiguamente|o bien|por sus siglas(?: en inglés)?|siglas de',
  termOf: 'el (?:término|nombre|concepto de|acrónimo)|la (?:palabra|expresión|sigla|abreviatura)',
  leadIn:
    'en|a|al|con|para|por|sobre|bajo|desde|durante|cuando|si|como|según|tras|ante|entre|hoy|aquí|así|entonces|pero|y|además|luego|finalmente|primero|a diferencia|aunque|mientras|técnicamente|históricamente|antes|después|de|del|sin|hasta|actualmente|originalmente|\\p{L}+mente',
  particles: 'de del la el los las y en a para con al como &'.split(' '),
  breakers:
    'tal tales él ella ellos ellas nosotros yo tú usted ustedes esto eso aquello este esta estos estas ese esa esos esas aquí allí que qué quien quién donde dónde cuando cuándo como cómo por porque todo toda todos todas nada nadie cada varios varias algunos algunas algún alguna otro otra otros otras ningún ninguna mi tu es son era eran ser fue fueron ha han había haber puede pueden va van debe está están no más menos muy si pero o ni sino sin sobre bajo entre hasta desde durante mientras según tras ante se le les lo me nos también solo ya hay'.split(
      ' ',
    ),
  empty:
    'problema resultado razón pregunta respuesta objetivo idea ejemplo diferencia ventaja desventaja paso caso parte tiempo día año semana tema punto consecuencia solución manera cosa resto causa meta introducción conclusión resumen reto verdad clave'.split(
      ' ',
    ),
  kinds:
    'abreviatura acción acrónimo actividad acuerdo agencia aguja algoritmo alianza animal aparato aplicación archivo área arquitectura arte artículo asociación aspecto atributo autoridad ave banco barco barra base biblioteca bloque bomba búsqueda caja cadena canal cantidad capa capacidad característica carta cargo categoría centro ciencia ciudad clase clave cliente clúster código colección columna combinación comité comando compañía componente compuesto computadora comunidad concepto condición conexión conferencia conjunto consejo contenedor contrato control cooperativa corriente cosa criterio cuerpo dato datos depósito derecho desarrollo disciplina diseño disposición dispositivo documento edificio ejercicio elemento embarcación empresa enfermedad enfoque entidad entorno equipo error escala espacio especie estado estándar estilo estrategia estructura estudio etapa evento expresión extensión fábrica familia fase fenómeno fichero figura filosofía filtro flujo forma formato fuente fuerza función fundación gas género gestor grado grupo guía herramienta hoja idea identificador iglesia imagen índice indicador infraestructura iniciativa instalación instancia institución instituto instrucción instrumento interfaz isla juego lado lago laboratorio lengua lenguaje ley libro librería línea lista lugar madera máquina marca marco masa material matriz mecanismo mecánica medida medio método metodología mezcla miembro modalidad modelo modo módulo momento moneda motor movimiento nave navegador nivel nodo nombre norma noción número objeto obra oficio operación ordenador organismo organización órgano orden página país palabra paquete parámetro patrón pauta pez período persona pieza piedra plan planta plataforma política posición práctica precio presa principio procedimiento proceso producto programa propiedad protocolo proyecto prueba publicación pueblo puente puerta puerto puesto rama rasgo recipiente recurso red región registro regla relación representación revista río robot roca rol ruta sala sección sector secuencia selección sensor señal serie servicio servidor siglas sistema símbolo sitio sociedad software sonido soporte sustancia subconjunto suma superficie tabla tarea técnica tecnología tejido teoría terreno término texto tipo trabajo transformación tratamiento tubo unidad universidad valor variable variante variedad vehículo ventana versión vía viento virus zona'.split(
      ' ',
    ),
  designations: 'clúster proyecto lenguaje programa sistema'.split(' '),
  parts: 'variable archivo campo carpeta método función paquete módulo columna tabla clase parámetro'.split(' '),
  roles:
    'ingeniero ingeniera director directora fundador fundadora cofundador profesor profesora investigador investigadora autor autora periodista médico médica desarrollador desarrolladora presidente presidenta responsable alcalde alcaldesa ministro ministra historiador historiadora físico física químico química escritor escritora arquitecto arquitecta bióloga biólogo artista capitán portavoz redactor redactora secretaria secretario maestra maestro abogado abogada agricultor agricultora supervisora supervisor enfermera enfermero poeta pintor pintora músico música filósofo filósofa economista astrónomo astrónoma botánico botánica panadero panadera pastor pastora pescador pescadora marinero herrero carpintero carpintera guía juez jueza diputado diputada senador senadora voluntario voluntaria conductor conductora jefe jefa abuelo abuela encargado encargada coordinadora coordinador socio socia vecino vecina molinero campesino campesina bibliotecaria bibliotecario'.split(
      ' ',
    ),
  judging:
    '(?:muy |realmente |bastante |también |no |nunca |siempre )*(?:un |una |el |la )?(?:muy |realmente )*(?:buen|buena|bueno|mal|mala|malo|problema|pregunta|ejemplo|error|poco|razón|lástima|importante|fácil|difícil|posible|necesario|claro|evidente|mismo|misma|mejor|peor|similar|diferente|éxito|fracaso|fin|comienzo|reto|gran (?:problema|paso|éxito)|buena idea|suerte|cierto|verdad)(?!\\p{L})',
  nounEnd:
    'que|quien|donde|de|del|para|por|con|sin|sobre|bajo|en|entre|a|al|y|o|usado|usada|usados|utilizado|utilizada|diseñado|diseñada|basado|basada|compuesto|compuesta|creado|creada|formado|formada|como|cuyo|cuya|es|son|era|cuando|si|hecho|hecha|situado|situada|encargado|encargada|capaz|desarrollado|desarrollada',
  // Most words in `-ador` are machines: `navegador`, `procesador`. Neither `lista`, `revista` and `autopista` nor `cronógrafo` and `prólogo`.
  roleEnding:
    /(?:(?<!fon|sism|cron|tac|aut|cinemat)ógraf[oa]|(?<!pr|mon|hom)ólog[oa]|(?<!(?:^|re|entre|pre)v|qu|^l|p|^ar|amat)ista|(?:administr|anim|comunic|coordin|dibuj|diseñ|educ|embaj|entren|explor|fund|gobern|ilustr|investig|jug|legisl|narr|organiz|pesc|present|program|restaur|sen|trabaj)adora?)$/u,
  singular(word) {
    if (word.length < 4) return word;
    if (/ces$/u.test(word)) return `${word.slice(0, -3)}z`;
    if (/ones$/u.test(word)) return `${word.slice(0, -4)}ón`;
    if (/(?:[rlndjz]|ad)es$/u.test(word) && !/(?:nte|rte|lle)s$/u.test(word)) return word.slice(0, -2);
    return word.replace(/s$/u, '');
  },
};
