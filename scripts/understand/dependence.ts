/**
 * Sentences that cannot stand alone: they begin with a word that means
 * something in the text before them, or that ties them to it.
 *
 * ```text
 *   It reads each file twice.          anaphor: `It` is named in the sentence before
 *   When this happens, the job stops.  anaphor, within the opening circumstance
 *   However, the cache is small.       connective: the rest of the sentence stands alone
 *   因此需要两次读取。                   connective, and the rest has no subject: as an anaphor
 * ```
 */

/** How a sentence depends on the one before it. */
export type Dependence = 'anaphor' | 'connective'

/** Words for what was named before, at the start of a sentence. */
const anaphors: readonly RegExp[] = [
  // Pronouns; `it is easy to …` and `it’s possible that …` name nothing.
  /^["“'‘(]?(?:it(?!['’]s\s+\w+\s+(?:to|that)\b|\s+(?:is|was|may be|might be|can be)\s+(?:\w+ly\s+|also\s+|not\s+|very\s+)?(?:possible|important|necessary|worth|easy|hard|clear|likely)\b)|they|he|she|them|its|their|his|her|hers|theirs)\b/i,
  /^["“'‘(]?(?:this|these|those|that(?!\s+(?:the|a|an|we|you|people)\b)|such(?!\s+as\b))\b/i,
  /^(?:(?:the|all|both|each|either|neither|none|some|most|many|one|two|several|any)\s+of\s+(?:this|these|those|them|which)|the\s+(?:former|latter|above|same|other|others|following|reverse|opposite|answer is|reason is|result is)|both(?!\s+(?:the\b|\w+\s+and\b))|neither(?!\s+\w+\s+nor\b)|another|others|either way|above|below|one is|the first is|the second is|the other)\b/i,
  // A circumstance that holds one of them.
  /^(?:after|although|as|at|because|before|beyond|by|despite|during|for|from|given|if|in|into|like|on|once|since|though|through|to|unless|until|unlike|using|when|whenever|whether|while|with|within|without)\s+(?:(?:all|both|each|either|much|most|many|one|some|any|do|doing|did|of|that)\s+(?:of\s+)?)?(?:this|these|those|that(?=\s+\w+,|,|\s+(?:case|end|reason|way|time|point|said|mind)\b)|such|it(?!\s+(?:comes|is (?:possible|important|necessary)|seems)\b)|they|them|he|she|its|their|his|her)\b/i,
  /^(?:就)?(?:这|那(?!么)|它|他(?!人|国|乡)|她|此(?!外)|该|其(?!中|他|它|实|余|次)|前者|后者|两者|二者|两种(?:方式|方法|情况)都|三者|上述|上面|以上|以下|如上|如此|之所以|本质上[是，])/u,
  /^(?:在|从|对|对于|关于|通过|基于|由于|因为|如果|当|若|根据|按照|用|以|把|将|让|使|为了?|除了?|与|和|像|经过|随着|针对|利用|只要|虽然|尽管|即使|正是)(?:这|那(?!么)|它|他们|她|此|其(?!中|他|它|实|余|次)|前者|后者|上述|上面|以上)/u,
  /^(?:对此|为此|由此|据此|借此|就此|至此|从此|因而此)/u,
]

/** Words that tie a sentence to the one before it. */
const connectives =
  /^(?:and|but|so(?!\s+(?:far|that|as|many|much|few|long|called)\b)|or|nor|yet(?!\s+another\b)|however|therefore|thus(?! far\b)|hence|moreover|furthermore|also|then|instead(?! of\b)|otherwise|consequently|accordingly|as a result(?! of\b)|as a consequence(?! of\b)|similarly(?=,)|likewise|meanwhile|nevertheless|nonetheless|still(?=,)|in contrast(?! (?:to|with)\b)|by contrast|in other words|that is(?=,)|in addition(?! to\b)|additionally|besides(?=,)|conversely|on the other hand|on the contrary|for example(?=,)|for instance(?=,)|in fact|indeed(?=,)|rather(?=,)|again(?=,)|too(?=,)|alternatively|finally(?=,)|second(?:ly)?(?=,)|third(?:ly)?(?=,)|next(?=,)|afterwards?(?=,)|even so|for that reason|because of that)\b|^(?:因此|所以|因而|从而|于是|但(?!凡|愿)|但是|可是|然而|不过(?!是|如此)|而(?!言|已)|而且|并且|并(?![不没非行列发购存用])|且(?!慢)|另外|此外|同时|同样|同理|否则|反之|相反(?![数的方角关])|也(?!许)|还(?![原款债价])|又(?!名|称)|再(?![生次现])|则|就是因为|就(?!业|近|诊)|才(?!能|华)|那么|换句话说|换言之|也就是说|例如|比如|接着|然后|随后|之后|其次|最后(?=[，,])|除此之外|与此同时|正因为?如此|这样)/iu

/** What a Chinese sentence without a subject begins with, once its connective is gone. */
const predicates =
  /^(?:能|可(?![见靠])|可以|需要?(?![求])|应该?|必须|会(?![议话计])|要(?![素点求])|也|都|就|才|还|则|是(?!否)|有(?![的些人关])|没|存在|导致|造成|使|让|把|将(?!来)|被|不|无法|无需|只|仅|更(?!新)|最好|很(?!多)|非常|尤其|特别|称|叫|得到|得出|产生|出现|具有|属于|成为|变成|变得|用于|适合|适用|建议|一般|往往|通常)/u

/**
 * @param sentence A sentence, without white space around it.
 * @returns How it depends on what stands before it; `undefined` for one that stands alone.
 */
export function dependenceOf(sentence: string): Dependence | undefined {
  const tied = connectives.exec(sentence)
  if (tied) {
    const rest = sentence.slice(tied[0].length).replace(/^[\s，,、:：]+/, '')
    const isOpen = predicates.test(rest) || connectives.test(rest)
    return isOpen || anaphors.some((pattern) => pattern.test(rest)) ? 'anaphor' : 'connective'
  }
  return anaphors.some((pattern) => pattern.test(sentence)) ? 'anaphor' : undefined
}
