/** What the words of both languages say of a form: the one place of them in this folder. */

/** What is not certain, asked, or told as an example is no fact to draw. */
export const unsure =
  /[?？]\s*$|假设|假如|如果|倘若|例如|比如|譬如|举例|可能|也许|大概|大约|或许|似乎|预计|估计|据说|\b(?:suppose|imagine|if|would|could|might|maybe|may|for (?:example|instance)|e\.g|hypothetical\w*|expect\w*|estimat\w+|roughly|perhaps|probably|possibly|seems?|unless|supposedly|allegedly)\b/i

/** Calls what follows steps. */
export const steps =
  /步骤|流程|(?<!的|个)过程|阶段|\d\s?步|[几两三四五六七八九]步|\b(?:steps|stages|phases|workflow|pipeline|procedure|life ?cycle|process (?:is|looks|goes|works|of)|how to|(?:do|does) the following|follow these|in (?:this|the following) order)\b|^(?:如何|怎样|怎么)/i

/** Numbered things that do not follow each other. */
export const apart =
  /理由|原因|优势|优点|缺点|好处|问题|方式|方法|原则|技巧|建议|参数|选项|\b(?:reasons?|ways?|options?|tips?|benefits?|principles?|questions?|issues?|problems?|rules?|parameters?|arguments?)\b/i

/** What an instruction begins with. */
export const instructs =
  /^(?:please\s+)?(?:add|apply|build|call|change|check|choose|click|clone|close|commit|compute|configure|connect|copy|create|define|delete|deploy|download|edit|enable|enter|extract|find|fork|generate|get|give|go|import|initiali[sz]e|insert|install|launch|load|log|make|mark|move|navigate|open|paste|pick|press|pull|push|put|read|remove|rename|replace|restart|return|review|run|save|scroll|select|send|set|sort|specify|start|stop|submit|switch|test|type|uncheck|unzip|update|upload|use|verify|visit|wait|write)\s|^(?:请|先|再|然后|接着)?(?:打开|点击|单击|双击|选择|安装|运行|执行|创建|新建|添加|删除|修改|编辑|下载|上传|启动|停止|重启|配置|设置|输入|复制|粘贴|进入|切换|检查|验证|提交|推送|拉取|保存|调用|初始化|导入|导出|计算|遍历|返回|找到|读取|写入)/i

/** Calls two things to be looked at side by side. */
export const compares =
  /区别|差别|差异|对比|比较|异同|\b(?:vs\.?|versus|differ(?:s|ences?)?|compar(?:e|es|ed|ing|isons?)|trade-?offs?)\b/i

/** Two of a kind are announced. */
export const two =
  /[两二]\s?(?:[种类]|[个大](?:方式|类型|模式|方法|方案|策略|情况|形式|选择|类))|分为[两二]|\b(?:two|both)\s+(?:\w+\s+){0,2}(?:types?|kinds?|ways?|modes?|methods?|approaches|options?|strategies|forms?|variants?|flavou?rs?|categories|models?|parts|sides|classes)\b/i

/** Names that are the two sides of one thing. */
export const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:the )?pros?$/i, /^(?:the )?cons?$/i],
  [/^(?:the )?advantages?$/i, /^(?:the )?(?:disadvantages?|drawbacks?)$/i],
  [
    /^(?:the )?(?:benefits?|strengths?|upsides?)$/i,
    /^(?:the )?(?:drawbacks?|downsides?|weaknesses|costs?|risks?|limitations?)$/i,
  ],
  [/^(?:the )?good$/i, /^(?:the )?bad$/i],
  [/^do(?:['’]?s)?$/i, /^don['’]?ts?$/i],
  [/^before$/i, /^after$/i],
  [/^(?:优点|优势|好处|优缺点之优点)$/, /^(?:缺点|劣势|坏处|不足)$/],
  [/^(?:利)$/, /^(?:弊)$/],
  [/^(?:之?前|以前|过去)$/, /^(?:之?后|以后|现在)$/],
]

/** The head of the column of attributes in a table of two things. */
export const attributeHead =
  /^(?:|features?|aspects?|propert(?:y|ies)|attributes?|criteria|criterion|dimensions?|metrics?|comparison|characteristics?|item|特[性点征]|属性|维度|对比项?|比较项?|方面|项目|指标|区别|差异|对比维度|比较维度)$/i

/** Says only where its text stands in a row. */
export const ordinal =
  /^(?:第[一二三四五六七八九十]|[一二三四五六七八九十]|首先|其次|然后|再次|最后|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|last(?:ly)?|next|then)$/i

/** Labels of what an article says of itself, or of an aside. */
export const metadata =
  /^(?:authors?|date|published|updated|license|licen[cs]e|source|link|url|website|email|github|twitter|tags?|categor(?:y|ies)|title|version|isbn|note|notes|tip|tips|warning|hint|see also|reference|references|readings?|video|slides|code|作者|译者|校对|日期|时间|发布|更新|链接|原文|来源|出处|网址|地址|邮箱|标签|分类|标题|版本|注|注意|提示|警告|参考|参考资料|视频|代码|源码)$/i

/** Kinds of sections that are asides: exercises, links, thanks, questions. */
export const aside =
  /^(?:exercises?|challenges?|quiz|homework|problems?|further reading|see also|learn more|next steps?|related|resources|acknowledge?ments?|thanks|contributors?|change ?log|licen[cs]e|about the authors?|references|appendix|footnotes|faqs?|links)\b|^(?:习题|练习|课后|作业|思考题?|参考|延伸|扩展阅读|拓展|相关|致谢|鸣谢|贡献者|更新日志|许可|附录|关于作者|下一步|推荐阅读|链接)/iu

/** The sentence that says what its subject is. */
export const defined = {
  en: /^(?<article>an?\s+|the\s+)?["“‘']?(?<term>[\p{L}\p{N}][\p{L}\p{N}\s'’+#./-]{0,48}?)["”’']?\s*(?<more>\([^)]{1,40}\)\s*)?(?:,\s[^,]{1,40},\s*)?\s(?<verb>(?:is|are)\s+(?:basically |simply |essentially |just )?(?:defined as|an?|any|the (?:process|practice|act|art|ability|study|set|number|amount|measure|ratio|name|part|protocol|technique|method|way))|refers? to|denotes?|means|stands for)\s+(?<rest>\S.*)$/isu,
  zh: /^(?:所谓的?)?["“「《]?(?<term>[\p{Script=Han}\p{L}\p{N}][\p{Script=Han}\p{L}\p{N}\s+#./·-]{0,20}?)["”」》]?\s*(?<more>[（(][^）)]{1,60}[）)])?\s*[，,]?(?<verb>是指|就是指|指的?是|指(?=[的一在由]|[^，。]{2,}的)|定义为|(?:就|便)?是(?:[由用]|一[个种类项套款门组段](?!好|非常|很|比较)|[^，。]{2,30}的(?:过程|方法|技术|工具|系统|框架|算法|协议|语言|机制|结构|平台|简称|缩写|总称|(?:数据)?类型|函数|语法|命令|组件|格式|接口|标准)(?![，,]?(?:之一|中))))(?<rest>\S.*)$/su,
}

/** Evaluates instead of saying what a thing is. */
export const evaluates =
  /^(?:(?:very|really|quite|pretty|fairly|more|most|so|too|much|great|good|bad|better|best|worse|nice|common|popular|important|useful|key|big|huge|real|perfect|excellent|powerful|must|bit|lot|few|little|matter|mistake|problem|challenge|pain|reason|question|result|example|chance|pleasure|shame|sign|given|no-brainer|step|start|different|similar|simple|clear|difficult|hard|easy|long|short|new|recent|challenging|rewarding|must-have|personal|critical|crucial|major|significant|whole|total|member|continuation|follow-?up)\b)|^[很非最更太十比相重]/i

/** The noun of kind that a definition gives: what it is, where no heading names its subject. */
export const distinguishes =
  /\b(?:that|which|who|where|used (?:to|for|by|in)|for \w+ing|in which|whose|of \w+|designed|consisting|called|between|from|with)\b/i

/** What begins like a subject and is none. */
export const noTerm =
  /^(?:this|that|these|those|it|its|they|he|she|we|you|i|there|here|what|which|who|how|why|when|where|one|all|both|each|every|some|many|most|another|other|such|but|and|or|so|if|in|on|at|by|for|with|as|to|of|from|the (?:first|second|last|next|only|other|same|result|goal|idea|point|problem|question|answer|following|above|reason|difference|rest|purpose|key|best|most)|result|goal|idea|point|problem|question|answer|reason|difference|purpose|key|below|above|following|doing|however|then|now|first|second|third|finally|also|my|our|your|his|her|their|not|no|nothing|something|everything|anything|figure|table|chapter|section)\b|^(?:这|那|它|他|她|其|该|此|本|我|你|咱|上|下|前|后|所以|因此|但|而|如|每|有|另|某|各|最|一[个种]|第|目的|原因|问题|结果|关键|重点|答案|区别|好处|图|表|就|也|还|都|不|又|在|对|从|当|为|以|和|与|或|首先|其次|然后|最后|只|更|可|能|会|要)/iu

/** Who says, and what is said. */
export const says = {
  before:
    /(?<speaker>(?:\p{Lu}[\p{L}'’.-]+\s+){0,3}\p{Lu}[\p{L}'’.-]+)(?:,\s[^,"“]{3,60},)?\s+(?:once\s+|recently\s+|also\s+)?(?:said|says|writes|wrote|explains|explained|notes|noted|put it|argues|argued|observed|remarked|told \w+)(?:\s+(?:that|this|it this way))?\s*[,:]?\s*[“"](?<words>[^”"]{25,240})[”"]/u,
  after:
    /^[“"](?<words>[^”"]{25,240}?)[,.!?]?[”"],?\s+(?:said|says|writes|wrote|explains|explained|notes|noted|argues|argued|observed)\s+(?<speaker>(?:\p{Lu}[\p{L}'’.-]+\s+){0,3}\p{Lu}[\p{L}'’.-]+)/u,
  zh: /(?<speaker>[\p{Script=Han}A-Z][\p{Script=Han}\p{L}·.\s]{1,14}?)(?:曾经?|也)?(?<![来对据再学传])(?:说过?|表示|指出|写道|曾言|解释道?|强调)(?:道)?[：:]\s*[“「](?<words>[^”」]{10,120})[”」]/u,
}

/** A line below a quotation that says whose it is. */
export const attribution = /^(?:[—–―]{1,2}|-{1,3}|～)\s*(?=\S)/

/** Speakers that are none. */
export const noSpeaker =
  /^(?:It|This|That|They|He|She|We|You|I|The|As|If|But|And|So|When|What|Who|Someone|Everyone|People|他|她|它|我们?|你们?|大家|有人|人们|书中|文中|这|那|可以|一般)$/u

/** One number, and what became of it. */
export const changes = {
  en: /\b(?:from|was|took)\s+(?:about\s+)?[$€£]?\d[\d,.]*\s?(?:%|[kKMG]?[Bb]s?\b|[a-z]+)?\s*(?:\([^)]*\)\s*)?(?:down |up |all the way )?to\s+(?:about\s+|just\s+|only\s+|over\s+)?[$€£]?\d[\d,.]*\s?(?:%|[a-zA-Z]+)/,
  verbs:
    /\b(?:fell|falls?|dropp?(?:ed|s)?|grew|grows?|grown|rose|rises?|risen|increas(?:ed|es|ing)|decreas(?:ed|es|ing)|reduc(?:ed|es|ing)|improv(?:ed|es|ing)|went|goes|gone|shr[iau]nk|cut|jumped|climbed|declined|sped|speeds?|rais(?:ed|es)|lower(?:ed|s)|doubled|tripled|brought|brings)\b/i,
  zh: /[从由]\s*(?:约|原来的)?\s*\d[\d,.]*\s?(?:%|％|[A-Za-z]+|\p{Script=Han}{1,3})?\s*[^，。；\d]{0,6}?(?:降低?|减少|缩短|下降|提升|提高|升|增加|增长|上升|缩小|压缩|优化|涨|变|跌)(?:低|高|少|短)?(?:到|至|为|成)了?\s*(?:约)?\s*\d[\d,.]*\s?(?:%|％|[A-Za-z]+|\p{Script=Han}{1,3})/u,
}

/** The order of what is told, at the start of a sentence, by its place: first, further, last. */
export const order = {
  first:
    /^(?:first(?:ly)?|first of all|to begin with|step 1|step one|首先|第一步|第一阶段|一开始)[\s，,：:]/i,
  further:
    /^(?:then|next|after that|afterwards|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|step \d|接着|然后|随后|之后|接下来|其次|再次|第[二三四五六七八]步|第[二三四五]阶段)[\s，,：:]/i,
  last: /^(?:finally|lastly|last|in the end|最后一?步?|最终)[\s，,：:]/i,
}

/** Turns from one thing to the other within a sentence. */
export const turns = {
  en: /^(?<left>[^,;]{12,120}),\s+(?:while|whereas)\s+(?<right>[^;]{12,140}?)[.]?$/s,
  zh: /^(?<left>[^，；。]{4,60}(?:，[^，；。]{2,40})?)[，；]\s*(?:而(?![且是言后已不])|相比之下[，,]?|与此相对[，,]?)(?<right>[^。；]{4,80})[。]?$/s,
}

/** What a clause says its subject does; the subject stands before. */
export const predicate = {
  en: /\s+(?=(?:is|are|was|were|has|have|had|keeps?|does|do|can|cannot|can't|may|must|will|uses?|offers?|provides?|needs?|gives?|takes?|supports?|works?|runs?|comes?|requires?|allows?|returns?|means|makes?|stores?|focus(?:es)?|represents?|refers?|contains?|handles?|lets?|tends?|grows?|reads?|writes?|creates?|holds?|produces?|only|also|typically|usually|often|always|never|simply)\b)/i,
  zh: /(?=(?:则|是|会|能|可以|只|不|需要|没有|有|用|将|把|被|由|适合|适用|支持|提供|采用|通过|更|主要|表示|负责|必须|要|侧重|强调|关注|具有|拥有|使用))/,
}
