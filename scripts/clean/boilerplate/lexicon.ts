/** Words that pages say around articles. A word alone decides nothing. */

import { otherLanguages, endsArticleInOtherLanguages } from './lexicon-abroad.ts'

/** Short blocks with these are often noise; in running text they say nothing. */
const words: { pattern: RegExp; weight: number; reason: string }[] = [
  {
    pattern: /登[录陆]|注册|立即登|log ?in\b|sign ?(?:in|up)\b|register\b|create (?:an )?account|my account/i,
    weight: 1,
    reason: 'Accounts.',
  },
  {
    pattern:
      /分享(?:到|至|给)|扫[一码]|扫描?二维码|\bshare\b(?! of)|facebook|twitter|pinterest|linkedin|whatsapp|reddit|telegram|微博|微信好友|朋友圈|qq空间|tweet\b|pin it/i,
    weight: 1,
    reason: 'Share bars.',
  },
  {
    pattern:
      /相关(?:推荐|阅读|文章|新闻|项目|链接|资讯|内容|专题)|推荐(?:阅读|文章|内容|专题|视频)|项目推荐|猜你喜欢|热门|精选|优选|最新(?:文章|资讯|发布|评论)|阅读排行|排行榜|related (?:posts?|articles?|stories|content|news|topics|reading)|you (?:may|might) (?:also )?(?:like|enjoy)|recommended|more (?:from|in|stories|on)\b|most (?:read|popular|viewed)|read (?:more|next|also)|trending|see also|popular posts|up next|don.t miss|editor.s picks/i,
    weight: 1.5,
    reason: 'Recommendations.',
  },
  {
    pattern:
      /评论|发表|留言|跟帖|回复|网友|参与|comments?\b|leave a (?:reply|comment)|\brepl(?:y|ies)\b|disqus|post a comment/i,
    weight: 0.7,
    reason: 'Comments.',
  },
  {
    pattern:
      /点赞|收藏|关注|打赏|赞赏|举报|投诉|阅读(?:量|数|原文)|浏览(?:量|次数)|\bviews?\b|\blikes?\b|\bfollow(?:ers|ing| us| me)?\b|subscribe|newsletter|unsubscribe|订阅|rss\b/i,
    weight: 0.8,
    reason: 'Counters and subscriptions.',
  },
  {
    pattern:
      /cookies?\b|隐私(?:政策|权|条款)?|使用条款|服务条款|用户协议|免责声明|privacy (?:policy|notice)|terms (?:of|and) (?:use|service|conditions)|gdpr|consent/i,
    weight: 1.5,
    reason: 'Legal notices.',
  },
  {
    pattern:
      /版权(?:所有|声明|归)|未经(?:授权|许可|书面)|转载|copyright|©|all rights reserved|ICP备|公网安备|许可证号|备案|违法和?不良信息|powered by/i,
    weight: 1.5,
    reason: 'Footers.',
  },
  {
    pattern:
      /^(?:首页|主页|home|menu|search|搜索|导航|目录|上一[篇页]|下一[篇页]|返回(?:顶部|首页|列表)?|更多|more|next|prev(?:ious)?|back(?: to top)?|close|关闭|收起|展开(?:全文)?|全部|skip to .{0,30}|top|print|打印|email|字号.{0,6}|正文|loading\.*|advertisement|广告|sponsored|ad|toggle .{0,20}|show (?:more|search|less)|view all|see all|load more)[\s>»›:：|]*$/i,
    weight: 2.5,
    reason: 'A button or a menu entry, alone.',
  },
  {
    pattern:
      /责任编辑|编辑[：:]|来源[：:]|作者[：:]|记者[：:]|原标题|发布(?:时间|于)|\bby:? \p{Lu}|posted (?:on|by|in)|filed under|tags?:|标签[：:]|categor(?:y|ies):|分类[：:]|updated?:|published|last modified/iu,
    weight: 0.8,
    reason: 'About the article.',
  },
  {
    pattern:
      /下载(?:app|客户端)|打开app|app ?内|客户端|app store|google play|download (?:the )?(?:our )?app|手机(?:版|网)|小程序|公众号/i,
    weight: 1,
    reason: 'Apps.',
  },
  {
    pattern:
      /关于我们|联系我们|加入我们|商务合作|广告(?:服务|合作)|友情链接|网站地图|帮助中心|意见反馈|about us|contact(?: us)?$|advertise|careers|site ?map|help cent|faq$/i,
    weight: 1.5,
    reason: 'Links at the foot.',
  },
  {
    pattern:
      /edit this page|suggest edits?|编辑此页|在 ?github ?上(?:编辑|查看)|report (?:an issue|a problem)|was this (?:page|article) helpful|纠错|有帮助吗/i,
    weight: 1.5,
    reason: 'Tools of documentation sites.',
  },
  {
    pattern:
      /add to cart|buy now|in stock|加入购物车|立即(?:购买|下载|体验|咨询)|优惠|免费试|free trial|get started|try (?:it )?(?:for )?free|donate|promo code/i,
    weight: 1,
    reason: 'Shops.',
  },
]

const everywhere = [...words, ...otherLanguages]

/** Terms of the law that stand together at the foot of a page; an article about one of them has few others. */
const legal = [
  /privacy (?:policy|notice|settings)|隐私(?:政策|条款|权)/i,
  /cookies?\b/i,
  /terms (?:of|and|&) (?:use|service|conditions)|使用条款|服务条款|用户协议/i,
  /all rights reserved|版权所有|copyright|©/i,
  /personal (?:data|information)|个人信息/i,
  /\bconsent\b|opt[ -]?out|同意/i,
  /trademarks?\b|商标/i,
  /not intended to|no liability|not responsible for|at your own risk|do(?:es)? not constitute|免责|不构成|不承担/i,
  /without (?:the )?(?:prior )?(?:written|express) (?:permission|consent)|未经.{0,8}(?:授权|许可|同意)/i,
  /registered (?:office|in)|company (?:no|number)|VAT (?:no|number)|ICP备|公网安备/i,
  /unsubscribe|our newsletter|订阅我们/i,
]
/** So many characters hold a notice. */
const notice = 1500

/** @returns How many terms of the law a block names. */
export function soundsLegal(text: string): number {
  return text.length > notice ? 0 : legal.filter((pattern) => pattern.test(text)).length
}

/** What stands beside each comment: how long ago, how many votes, a button to answer. */
const talk =
  /^.{0,40}\b(?:an?|\d+) (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago\b.{0,30}$|^(?:rating|score|votes?|points?|likes?)\s*:?\s*-?\d+.{0,12}$|^(?:reply|report|quote|permalink|like|upvote|回复|举报|支持|反对|引用|顶|踩)(?:\s*[(（]\d+[)）])?$|^.{0,30}\d{1,2} ?(?:分钟|小时|天|个月|年)前.{0,10}$|^.{1,40} says:?$/i

/** @returns Whether a short block stands beside a comment. */
export function soundsLikeTalk(text: string): boolean {
  return text.length < 90 && talk.test(text.trim())
}

/** Headings after which the article is over. */
const ends =
  /^(?:相关(?:推荐|阅读|文章|新闻|项目|链接|资讯|专题|内容|稿件|报道)|(?:热门|精彩|猜你|为你|延伸)(?:推荐|阅读|喜欢|文章|评论|项目|图片|视频).{0,6}|(?:大家|他们|网友)(?:都)?在(?:看|搜|聊)|更多(?:文章|推荐|精彩|资讯|新闻)|文章导航|写留言|推荐阅读|(?:全部|最新|热门|网友|文章)?评论(?:区|列表)?.{0,8}|发表评论|我要评论|项目优选|related(?: \w+){0,3}|(?:you may|you might) also like.{0,10}|recommended.{0,20}|(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:reply|comment).{0,20}|more (?:from|in|stories|on)\b.{0,40}|most (?:read|popular|viewed).{0,10}|popular posts|about the authors?|more to explore|(?:read|up|what to read) next|keep reading|(?:latest|top|recent|other|more) (?:news|posts|articles|stories|headlines|comments|videos)|top rated comments|post navigation|(?:post|add|view|read)(?: all| a| your)? comments?|comments are closed|trending(?: now)?|editor.s picks|sign up (?:for|to) .{0,40}|tell us what you think.{0,5}|share (?:this|article).{0,10}|\d+ responses?|responses? \(\d+\)|join the (?:discussion|conversation)|sponsored.{0,20}|(?:\d+ )?(?:thoughts|responses|replies) (?:on|to)\b.{0,80})[\s:：]*$/i

/**
 * How much a short text sounds like what stands around articles; 0 is nothing.
 *
 * ```text
 * > | 登录后查看全文
 *     ^^
 * > | Share this article
 *     ^^^^^
 * ```
 */
export function soundsLikeNoise(text: string): number {
  if (text.length > 400) return 0
  let weight = 0
  for (const row of everywhere) if (row.pattern.test(text)) weight += row.weight
  return Math.min(weight, 3)
}

/** Whether a short text says that the article is over. */
export function endsArticle(text: string): boolean {
  return text.length < 100 && (ends.test(text) || endsArticleInOtherLanguages.test(text))
}
