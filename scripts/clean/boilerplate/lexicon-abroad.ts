/**
 * What pages in other languages say around articles: German, French, Spanish,
 * Portuguese, Italian, Dutch, Polish, Czech, Russian, Japanese and Korean. A
 * few words for each kind of noise; the shape of the blocks has to say the rest.
 */

/** Short blocks with these are often noise, as in `lexicon.ts`. */
export const otherLanguages: { pattern: RegExp; weight: number; reason: string }[] = [
  {
    pattern:
      /\banmelden\b|registrieren|se connecter|s.inscrire|connexion|iniciar sesi[oó]n|reg[ií]str(?:ate|ese)|\baccedi\b|registrati|fazer login|cadastre-se|inloggen|zaloguj|přihlásit|войти|регистрация|ログイン|会員登録|로그인|회원가입/i,
    weight: 1,
    reason: 'Accounts.',
  },
  {
    pattern:
      /\bteilen\b|\bpartager\b|\bcompart(?:ir|e|ilh\w+)\b|\bcondividi\b|\bdelen\b|udostępnij|sdílet|поделиться|シェア|공유/i,
    weight: 1,
    reason: 'Share bars.',
  },
  {
    pattern:
      /weitere (?:artikel|beiträge|themen|nachrichten)|meistgelesen|das könnte (?:sie|dich)|mehr zum thema|(?:à|a) lire aussi|articles? similaires?|les plus lus|sur le même sujet|más (?:leíd|vist|noticias)\w*|te puede interesar|(?:art[ií]culos|noticias) relacionad\w+|mais lid\w+|(?:artigos|posts|notícias) relacionad\w+|leia (?:também|mais)|articoli correlati|potrebbe interessarti|leggi anche|più letti|lees ook|czytaj (?:też|także|więcej)|související|читайте также|関連記事|おすすめ|人気記事|ランキング|관련 ?기사|많이 본|인기 ?기사|추천 ?기사/i,
    weight: 1.5,
    reason: 'Recommendations.',
  },
  {
    pattern:
      /\bkommentare?\b|\bcommentaires?\b|\bcomentarios?\b|\bcomentários?\b|\bcommenti?\b|\breacties?\b|komentarz\w*|komentář\w*|комментари\p{L}*|コメント|댓글/iu,
    weight: 0.7,
    reason: 'Comments.',
  },
  {
    pattern:
      /datenschutz|\bimpressum\b|\bAGB\b|confidentialité|mentions légales|política de privacid\w*|privacidade|términos y condiciones|termos de uso|informativa sulla privacy|voorwaarden|polityka prywatności|конфиденциальност|プライバシー|利用規約|개인정보|이용약관/i,
    weight: 1.5,
    reason: 'Legal notices.',
  },
  {
    pattern:
      /alle rechte vorbehalten|tous droits réservés|todos (?:los|os) (?:derechos|direitos) reservados|tutti i diritti|alle rechten|wszelkie prawa|všechna práva|все права|無断転載|저작권|무단 ?전재/i,
    weight: 1.5,
    reason: 'Footers.',
  },
  {
    pattern:
      /^(?:startseite|suche|menü|mehr|zurück|weiter|nach oben|accueil|recherche|suite|retour|inicio|buscar?|menú|más|volver|siguiente|início|pesquisar|voltar|cerca|indietro|zoeken|szukaj|hledat|поиск|главная|anzeige|werbung|publicité|publicidade?|pubblicità|iklan|reklama|реклама|ホーム|検索|広告|홈|검색|목록|광고)[\s>»›:|]*$/i,
    weight: 2.5,
    reason: 'A button or a menu entry, alone.',
  },
]

/** Headings after which the article is over. */
export const endsArticleInOtherLanguages =
  /^(?:(?:ähnliche|weitere|verwandte) (?:artikel|beiträge|themen).{0,20}|mehr (?:zum thema|aus|von)\b.{0,30}|über (?:den autor|die autorin)|(?:\d+ )?kommentare?(?: \(\d+\))?|schreibe? (?:einen|ihren) kommentar|(?:articles? (?:similaires?|liés)|à lire aussi|sur le même sujet)|(?:\d+ )?commentaires?|laisser un commentaire|à propos de l.auteur|(?:art[ií]culos|noticias|temas|entradas) relacionad\w+|(?:\d+ )?comentarios?|dej[ae] un comentario|env[ií][aáe] tu comentario|(?:las )?más (?:leídas|vistas)|sobre el autor|(?:artigos|posts|notícias) relacionad\w+|(?:\d+ )?comentários?|deixe (?:um|seu|uma) .{0,20}|sobre o autor|(?:articoli|post) correlati|(?:\d+ )?commenti|lascia un commento.{0,20}|lees ook|gerelateerd\w*.{0,20}|související(?: články)?|sdílet článek|podobne artykuły|читайте также|комментарии(?: \(\d+\))?|関連記事|コメント|人気記事|관련 ?기사|댓글.{0,10}|많이 본 .{0,8})[\s:：]*$/i
