/**
 * Sentences that cannot stand alone: they begin with a word that means
 * something in the text before them, or that ties them to it.
 *
 * ```text
 *   It reads each file twice.          anaphor: `It` is named in the sentence before
 *   When this happens, the job stops.  anaphor, within the opening circumstance
 *   However, the cache is small.       connective: the rest of the sentence stands alone
 *   因此需要两次读取。                   anaphor: without its connective, the rest has no subject
 *   Finally, the cache is emptied.     order: says only where it stands in the text
 * ```
 */

/** How a sentence depends on the one before it. */
export type Dependence = 'anaphor' | 'connective' | 'order'

/** What follows an `it` that means nothing. */
const impersonal = String.raw`(?:['’]s|\s+(?:is|was|can be|may be|might be|would be))\s+(?:\w+\s+)?(?:advisable|best|better|clear|common|convenient|crucial|difficult|easier|easy|enough|essential|good|hard|harder|helpful|important|impossible|likely|natural|necessary|obvious|possible|recommended|safe|sensible|tempting|unlikely|useful|usual|vital|wise|worth)\b|\s+(?:appears|follows|seems|takes (?:time|a while)|turns out)\b`

/** Words for what was named before, at the start of a sentence. */
const anaphors: readonly RegExp[] = [
  // Pronouns; `it is easy to …` and `it turns out that …` name nothing.
  new RegExp(`^["“'‘(]?it(?!${impersonal})\\b`, 'i'),
  /^["“'‘(]?(?:they|he|she|them|its|their|his|her|hers|theirs)\b/i,
  /^["“'‘(]?(?:this|these|those|that(?!\s+(?:the|a|an|we|you|people)\b)|such(?!\s+as\b))\b/i,
  /^(?:(?:the|all|both|each|either|neither|none|some|most|many|one|two|several|any)\s+of\s+(?:this|these|those|them|which)|the\s+(?:former|latter|above|same|other|others|reverse|opposite|(?:answer|reason|result) is)|both(?!\s+(?:the\b|\w+\s+and\b))|neither(?!\s+\w+\s+nor\b)|another|others|either way|(?:one|the first|the second|the other) is)\b/i,
  // A circumstance that holds one of them.
  /^(?:after|although|as|at|because|before|beyond|by|despite|during|for|from|given|if|in|into|like|on|once|since|though|through|to|unless|until|unlike|using|when|whenever|whether|while|with|within|without)\s+(?:(?:all|both|each|either|much|most|many|one|some|any|do|doing|did|of|that)\s+(?:of\s+)?)?(?:this|these|those|that(?=\s+\w+,|,|\s+(?:case|end|reason|way|time|point|said|mind)\b)|such|it(?!\s+(?:comes|is (?:possible|important|necessary)|seems)\b)|they|them|he|she|its|their|his|her)\b/i,
  /^(?:就)?(?:这(?!里(?!有|是|面|提|说|指))|那(?!么)|它|他(?!人|国|乡)|她|此(?!外)|该|其(?!中|他|它|实|余|次)|前者|后者|两者|二者|两种(?:方式|方法|情况)都|三者|上述|如上|如此|之所以|本质上[是，])/u,
  /^(?:在|从|对|对于|关于|通过|基于|由于|因为|如果|当|若|根据|按照|用|以|把|将|让|使|为了?|除了?|与|和|像|经过|随着|针对|利用|只要|虽然|尽管|即使|正是)(?:这(?!里(?!有|是|面|提|说|指))|那(?!么)|它|他们|她|此(?!外)|其(?!中|他|它|实|余|次)|前者|后者|上述)/u,
  /^(?:对此|为此|由此|据此|借此|就此|至此|从此)/u,
]

/** Says why or against what: where both sentences are shown, they are shown as one. */
const connectives =
  /^(?:and|but|so(?!\s+(?:far|that|as|many|much|few|long|called)\b)|or|nor|yet(?!\s+another\b)|however|therefore|thus(?! far\b)|hence|instead(?! of\b)|otherwise|consequently|accordingly|as a result(?! of\b)|as a consequence(?! of\b)|nevertheless|nonetheless|still(?=,)|in contrast(?! (?:to|with)\b)|by contrast|in other words|that is(?=,)|conversely|on the other hand|on the contrary|rather(?=,)|even so|for that reason|because of that)\b|^(?:因此|所以|因而|从而|于是|但(?!凡|愿)|但是|可是|然而|不过(?!是|如此)|而(?!言|已|且)|否则|反之|相反(?![数的方角关])|就是因为|换句话说|换言之|也就是说|正因为?如此|这样|那么)/iu

/** Says only that it comes next, comes too, or gives an example. */
const orders =
  /^(?:moreover|furthermore|also|then|similarly(?=,)|likewise|meanwhile|in addition(?! to\b)|additionally|besides(?=,)|for example(?=,)|for instance(?=,)|in fact|indeed(?=,)|again(?=,)|alternatively|finally(?=,)|second(?:ly)?(?=,)|third(?:ly)?(?=,)|next(?=,)|afterwards?(?=,))\b|^(?:而且|并且|并(?![不没非行列发购存用])|且(?!慢)|另外|此外|(?:在)?这里|同时|同样|同理|也(?!许)|还(?![原款债价])|又(?!名|称)|再(?![生次现])|则|就(?!业|近|诊)|才(?!能|华)|例如|比如|接着|然后|随后|之后|其次|最后(?=[，,])|除此之外|与此同时)/iu

/** What a Chinese sentence without a subject begins with, once its connective is gone. */
const predicates =
  /^(?:能|可(?![见靠])|需要?(?![求])|应该?|必须|会(?![议话计])|要(?![素点求])|也|都|就|才|还|则|是(?!否)|有(?![的些人关])|没|存在|导致|造成|使(?!用)|让|被|不(?![同])|无法|无需|只|仅|更(?!新)|很(?!多)|非常|称|叫|得到|得出|产生|出现|具有|属于|成为|变成|变得|适合|适用|往往|通常)/u

/**
 * @param sentence A sentence, without white space around it.
 * @returns How it depends on what stands before it; `undefined` for one that stands alone.
 */
export function dependenceOf(sentence: string): Dependence | undefined {
  const tied = connectives.exec(sentence)
  const length = (tied ?? orders.exec(sentence))?.[0].length
  if (length === undefined) return refers(sentence) ? 'anaphor' : undefined
  const rest = sentence.slice(length).replace(/^[\s，,、:：]+/, '')
  if (refers(rest) || predicates.test(rest) || connectives.test(rest)) return 'anaphor'
  return tied ? 'connective' : 'order'
}

function refers(sentence: string): boolean {
  return anaphors.some((pattern) => pattern.test(sentence))
}
