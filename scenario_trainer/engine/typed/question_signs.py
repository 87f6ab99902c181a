"""The signs by which a typed question is given its type: one list, read from top to bottom.

A sign is written as phrases parted by ` | `, in small letters without accents:
`^` the start of a sentence, lead-in words such as "and so" aside; `$` the end of
the question; `=` the whole question is made of these; `...` a few words between;
`*` any ending; `{name}` a piece from `PIECES`; a blank any gap between two words.
Everything else is a regular expression. Whoever adds one keeps every repetition
bounded: these are searched in what anybody may type.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """What gives a type away, in each language."""

    type: str
    because: str
    phrases: Mapping[str, str]


PIECES = {
    "en": {
        "lead": "and|so|ok|okay|well|right|please|pls|now|then|but|yes|good|sorry|also|just|maybe",
        "ask": "(please )?((can|could|would|will) {you} |i'?d like ({you} )?to |i want ({you} )?to "
        "|let'?s )?(please |also |like to )?",
        "you": "(you|u|ya)",
        "someone": "(he|she|they|it|we|there|this|that|those|you|u|i|any(one|body|thing)?"
        "|some(one|body|thing)?|your|his|her|the)",
        "said": "(said|mentioned|told|talked|spoke|described|used|called)",
        "be": "(is|are|was|were|do|does|did|have|has|had|can|could|would|will|should|may|might)",
        "not": "(n'?t)",
        "wh": "(who|whom|whose|what|which|wich|where|when|why|how)",
        "and": r"(,|\b(and|or)\b|&)\W{0,3}(and\b)?\W{0,3}",
    },
    "sq": {
        "lead": "dhe|e|edhe|po|pra|mire|tani|atehere|pastaj|por|ne rregull|dakord|ju lutem|ndoshta",
        "ask": "(a )?((ju lutem|mund|mundeni|doni|dua|deshironi|do te doja|ejani) )?(te )?"
        "((me|ma|na|ta|t'?i|m'?i|jua) )?(e )?",
        "it": "((ju|u|ua|jua|ia|i|e|na|ma|me|ta|t'i|po) ){0,2}",
        "what": r"([cq]\W?(fare?|ka) (po |u )?|c(\W|(?=[bdgkmnp])(?!do|mim))(u )?)",
        "said": "(thate|that|thoni|permendet|folet|treguat|perdoret|pershkruat|quajtet)",
        "wh": r"(kush|kujt|ke|ku|kur|cil\w*|sa|si|pse|perse|[cq]\W?(fare?|ka)|c'\w+)",
        "not": r"(nuk |s'|s(?=[bcdfgjklmnpqrtvz]))",
        "and": r"(,|\b(dhe|edhe|e(?! cil)|po)\b)\W{0,3}((dhe|edhe|po)\b)?\W{0,3}",
    },
}

SIGNS = (
    Sign("encourager", "only_listens", {
        "en": """= [mh]{1,9} | u{1,3}h huh | aha | ah | oh | ok | okay | yes | yeah | right | good
            | sure | all ?right | i see | i understand | go on | go ahead | carry on | keep going
            | please | do continue | continue | i'?m (listening|with you|here) | i hear you
            | take your time | (there'?s )?no (hurry|rush) | you'?re doing (fine|well) | thank you
            | when(ever)? you'?( a)?re ready""",
        "sq": """= [mh]{1,9} | aha | ah | po | mire | ne rregull | e kuptoj | ju kuptoj | kuptoj
            | vazhdoni | vazhdo | ju lutem | ju degjoj | ju ndjek | thoni | flisni | me qetesi
            | jam ketu | merr?ni kohen( tuaj)?( qe ju duhet)? | (s'?|nuk )ka (nxitim|ngut)
            | pa nxitim | kur te jeni gati | faleminderit""",
    }),
    Sign("summary", "gives_back", {
        "en": """understood (you )?(correctly|right)? | (i|i'?ve) understood | to sum up | sum* up
            | to recap | summar* | correct me | (repeat|go over|read back) what (you|i)
            | read (it|that) back | from what {you} | if i( have|'?ve)? (got|get)
            | as i understand | what you('?re| are) saying is
            | just to (be sure|confirm|clarify)""",
        "sq": """(kam|kemi) kuptuar | e kam kuptuar | ju kuptova | e kuptova drejt | permbledh*
            | me korrigjoni | (po e|ta) perseris | perseris (ate|cfare|c'?) | jua lexoj
            | nga (sa|ato qe) me thate | me pak fjale | me dy fjale | shkurtimisht | pra shkurt
            | te sigurohem qe""",
    }),
    Sign("cued", "their_words", {
        "en": """{you} (just )?{said} ... (tell|describe|explain|hear more|more about|like)
            | {you} (just )?{said} ... (which|what) words | when {you} say ... mean
            | what (do|did) {you} mean | (tell|describe|explain) ... {you} (just )?{said}""",
        "sq": """{said} ... (tregoni|pershkruani|shpjegoni|me shume|cilat fjale|keni parasysh)
            | {said} ... (si (dukej|ishte)|{what}mund) | per te (cilin|cilen) {said}
            | {what}keni parasysh | (tregoni|pershkruani|shpjegoni) ... {said}""",
    }),
    Sign("interruption", "cuts_in", {
        "en": """^(stop|hold on|hang on|wait|slow down|enough)
            | ^(one|just a) (moment|minute|second) | stop you there | get to the point | never ?mind
            | let'?s (get|go|stay) (back|with)
            | not important | ^(stay with|stick to|keep to) | (come|get) to that later | irrelevant
            | answer my question | just answer | that'?s enough | do{not} need (the|all)
            | skip (that|this)""",
        "sq": """^(ndaloni|ndal|prisni|prit|mjaft|boll|(me )?ngadale|ler+i?ni|lereni)
            | ^(nje|1) (minute|moment|sekonde|cast) | t'?ju nderpres | le te kthehemi
            | te qendrojme te | (s'?|nuk )ka rendesi | dilni te | (flasim|vijme) me vone
            | pyetjes sime | {not}na duhe* | vetem pergjigjuni""",
    }),
    Sign("confirming", "checks_own_notes", {
        "en": "(have|did) i (got|get|write|note|hear) | is that (correct|right) | am i right",
        "sq": "e kam (sakte|drejt|shenuar) | e shkrova (drejt|sakte) | a e kam",
    }),
    Sign("open", "starts_open", {
        "en": """^{ask}(tell me|tell us|describe) (everything|what {you} (saw|remember|know))
            | ^{ask}tell (me|us) what happened(?! (then|next|after))
            | ^{ask}tell (me|us) ... own words""",
        "sq": """^{ask}(tregoni|tregomeni|thoni) (gjithcka|cdo gje|{what}(pate|mbani|dini))
            | ^{ask}(tregoni|tregomeni|thoni) ... me fjalet tuaja""",
    }),
    Sign("multiple", "asks_in_a_row", {
        "en": r"""{wh} ... , ((from|to|at|in|with) )?{wh} ({be}|\w+ {be}) | {wh} ... , to {wh}
            | {wh} ... \band\b ((from|to|at|in|with) )?{wh} \w+
            | ^{be} {someone} ... {and}({wh}|{be} {someone} \w+)""",
        "sq": r"""(kush|kujt|ku|cil*|sa|si|{what}\w+) ... , ((nga|me|ne|per|te) )?(?!kur){wh} \w+
            | (kush|kujt|ku|kur|cil*|sa|si|{what}\w+) ... \b(dhe|edhe|e(?! cil))\b
            ((nga|me|ne|per|te) )?{wh} \w+ | ^a ... {and}(a|{wh}) \w+""",
    }),
    Sign("open", "asks_their_view", {
        "en": "any idea (why|what) | know why | why do {you} think | what do {you} think",
        "sq": "ndonje (ide|mendim) | e dini pse | pse mendoni | {what}mendoni | si mendoni",
    }),
    Sign("blame", "asks_why", {
        "en": """^why (did|do|would|were|are|have|had|was|must|should|could){not}? {you}
            | ^why {you} | ^why not | ^how come {you} | ^what made {you}""",
        "sq": r"^(pse|perse) (ju )?{not}?{it}\w+(t|ni|ve) | ^si {it}(lejuat|late|lejove|guxuat)",
    }),
    Sign("blame", "finds_fault", {
        "en": """what were {you} doing (there|here|out|dressed|(in|at) (that|this|such|a))
            | what were {you} thinking | what did {you} (do|say) to
            | did {you} (do|say) (any|some)thing to
            | (could|should)({not} {you}| {you} not) | should( have|'?ve)
            | did({not} {you}| {you} not) (know|realise|realize|think)
            | provoke* | to make (him|them) | your (own )?fault | in front of everybody""",
        "sq": r"""{what}(kerkonit|deshet|donit|benit) (ju )?(aty|atje|ne ate)
            | {what}(i )?bete qe | mos {it}(thate|bete) gje | {not}(mund|duhej) te (\w+ )?\w+it
            | {not}e dinit | {what}ju duhej | faji juaj | provokuat | u dashka""",
    }),
    Sign("motive", "gives_reason", {
        "en": """because (of )?(you|u|ur|he|she|they|your|how|his|her|the|who) | just because
            | (cause|cuz|coz) (u|ur|you'?re|{you} (are|r)|of) | due to | on account of
            | (was|is|that'?s) the reason | the reason (was|is) | since {you} (two )?(are|were)""",
        "sq": """sepse | ngaqe | meqe | meqenese | ngase | per shkak | se jeni
            | arsyeja (ishte|eshte)""",
    }),
    Sign("motive", "names_motive", {
        "en": """hate crime | homophob* | transphob* | jealous* | racis* | (was|be) about money
            | out of (hate|hatred|revenge|jealousy) | hates? (gay|trans|people like)""",
        "sq": """krim urrejtj* | homofob* | transfob* | xheloz* | pune parash | per inat
            | hakmarrj* | nga urrejtja""",
    }),
    Sign("intimate", "private_life", {
        "en": r"""(are|is) ({you}|he|she) (\w+ )?(gay|lesbian|homosexual|bisexual|trans*|straight)
            | sex | sexual (orientation|life|partners?) | (sleep|slept) with | hormones
            | had (the|an|your) (operation|surgery) | virgin | between your legs | genital*
            | a couple(?! of) | how many partners | in your relationship | your (real|birth) name
            | {you} (were|are|felt) different | go with (men|women) | in bed""",
        "sq": r"""jeni (\w+ )?(gej|gay|lezbike|homoseksual*|biseksual*|trans*|cift)
            | seks | orientimi* ... seksual | jet* seksuale | flini me | hormon* | bere operacion*
            | (shkoni|shkoje) me (burra|gra|meshkuj|femra|djem|vajza) | virgj* | mes kembeve
            | organet | sa partnere | lidhjen tuaj | ne shtrat | emri juaj i (vertete|lindjes)
            | (ishit|jeni) ndryshe""",
    }),
    Sign("multiple", "two_questions", {
        "en": r"\?\W{1,3}\w.{6,200}?\?",
        "sq": r"\?\W{1,3}\w.{6,200}?\?",
    }),
    Sign("followup", "what_next", {
        "en": """what happened (then|next|after*|later) | ^(and )?then$ | after that$
            | what (then|next)$ | came (next|after) | how did ({you} react|(it|that) end)
            | what did ({you}|he|she|they) do (then|next|after|when|once)""",
        "sq": r"""{what}\w+ (pastaj|me pas|me vone|me tej|pas kesaj) | ^(pastaj|me pas|me tej)$
            | ^(pastaj|me pas|me tej) {what}\w+ | pas kesaj$ | si reaguat | si (mbaroi|perfundoi)
            | {what}(ndodhi|bete|beri|bene) kur""",
    }),
    Sign("followup", "anything_more", {
        "en": "what else | anything (else|more) | a bit more | (tell|say) (me )?more$",
        "sq": "{what}tjeter | (dicka|gje) tjeter | (pak )?me shume$ | te shtoni",
    }),
    Sign("probe", "asks_detail", {
        "en": """^{ask}(tell|give) me ((exactly|just) )?(who|where|when|which)
            | ^{ask}(tell|give) me (what (time|colour|day)|the (exact|name|number|address)|how)
            | ^(do|can) {you} (know|say|remember|recall) ({wh}|his|her|the)""",
        "sq": """^{ask}(tregoni|thoni|jepni) (saktesisht )?(ku|kur|kush|sa|cil*|emrin|oren|numrin)
            | ^(a )?(e )?(dini|mbani mend|ju kujtohet) {wh}""",
    }),
    Sign("open", "starts_open", {
        "en": """^{ask}(tell (me|us)|describe|explain|walk me|talk (me|to me))
            | ^{ask}take me (back|through)
            | ^{ask}(go through|hear (it|from)|start (where|from|at)|in your own words)
            | ^what('?s| has| is)? (been )?happe* | ^what (took place|went on|brings)
            | ^what'?s going on | what can {you} (tell|say) | ^what do {you} re(member|call)
            | how did (it|this|everything) (all )?(begin|start) | what was (that|it) like
            | help me understand | ^how (have|are) (things|you) | everything (that )?{you}
            | how (do|did|are) ... feel*""",
        "sq": """^{ask}(tregoni|tregomeni|pershkru*|shpjego*|degjoj nga ju)
            | ^{what}(ka |po )?(ndodh*|be|kemi)
            | ^{what}(mbani mend|ju kujtohet|dini|ju solli|mund te) | me fjalet tuaja
            | ^(filloni|nisni|nisjani|flisni|kthehuni me mendje) | ^si (nisi|filloi)
            | si (e perjetuat|u ndje*|ndiheni) | (ndihmomeni|me ndihmoni) ta kuptoj
            | (cdo gje|gjithcka) qe | ^si (ka qene|kane qene|jane) (gjendja|puna|punet|gjerat)
            | si (shkoi|erdhi puna)""",
    }),
    Sign("forced", "either_or", {
        "en": r"yes or no | \w+ or (?!not\b|something|anything|so\b|else|less)\w+",
        "sq": r"""po (ose|apo) jo | \w+ (apo|ose) (?!jo\b|si\b|{what})\w+
            | (ishte|ishin|eshte) (nje )?\w+ a (nje |me )?\w+$""",
    }),
    Sign("opinion", "own_view", {
        "en": """i (really |don'?t |do not )?(think|believe) | in my (opinion|view) | if you ask me
            | honestly | {you} not (find|think) | do{not} {you} (find|think|agree)
            | would{not} {you} (say|agree) | exaggerat* | such a fuss | only joking | calm down
            | sound (that|so) | only words | things happen | seems to me | you people
            | are {you} (really )?sure | wants the best | (is|that'?s|it'?s) normal""",
        "sq": """mendoj (se|qe) | sipas meje | mendimi* im | sinqerisht | {not}(ju|me) duket
            | mua (s'?me|me) duket | {not}(ju )?besoj | {not}jeni dakord | tepron* | ndodhin keto
            | po te me pyesni | bente shaka | ju gjithmone | qetesohuni | jeni (i|e) sigurt (qe|se)
            | do te miren | jane normale | eshte normale""",
    }),
    Sign("leading", "tag_question", {
        "en": """(right|correct|yes|no|yeah|huh|eh|ok|true)$ | {be}{not} {someone}$
            | , {be} {someone}$ | isn'?t that so | i take it | {you}'?d agree""",
        "sq": """, (apo|po|jo|he|pra|besoj)$ | apo jo$ | kesh?htu$ | kshtu$ | sakte$ | e vertete$
            | {not}eshte (ashtu|keshtu|e vertete) | ma merr mendja | pajtoheni""",
    }),
    Sign("leading", "sure_of_it", {
        "en": """surely | must have | would have been | obviously | of course | no doubt
            | i (suppose|guess|assume|bet) | could it (have been|be) | is it possible""",
        "sq": """me siguri | patjeter | duhet te kete | sigurisht | natyrisht | besoj (se|qe)
            | domethene | pa dyshim | mund te (jete|kete qene) qe""",
    }),
    Sign("leading", "negative_question", {
        "en": "^{be}{not} {someone} | ^{be} {you} not",
        "sq": r"^a {not}\w+ | ^mos \w+ | ^(nuk |s')\w+",
    }),
    Sign("leading", "takes_for_granted", {
        "en": "^how (hard|badly|angry|drunk|often|violently) (did|was|were)",
        "sq": "^sa (fort|keq|shpesh|i dehur|i nxehur)",
    }),
    Sign("probe", "wh_word", {
        "en": r"^((at|on|in|from|for|to|with|by|of) )?(wh\w+|wich|how)",
        "sq": r"""^((nga|ne|me|per|te|prej) )?({wh}|{what}\w+|se) | ^nga (e|i|ju)
            | ^(ne|me|nga) c\W?\w+ | e kujt""",
    }),
    Sign("confirming", "yes_no", {
        "en": r"^({be}|r|am) \w+",
        "sq": r"""^a \w+ | ^(jeni|keni|kishte|kishit|ishte|ishit|eshte|ishin|mund|do|doni|dini) \w+
            | ^(i|e|ia|ju) (keni|kishit|di|dini|njihni|njihnit|pate|ka|kishte) | ^(ky|kjo) eshte""",
    }),
    Sign("leading", "statement", {
        "en": r"^(you|u (r|are|were|had|have|know)|he|she|they|it|there|the|your|his|her) \w+",
        "sq": r"^(ju|ai|ajo|ata|ato|ky|kjo|pra|ishte|ishin) \w+",
    }),
)  # fmt: skip

# Where no sign is found: something is asked, or it cannot be told at all.
ASKED = Sign("confirming", "question_mark", {})
UNTOLD = Sign("probe", "no_sign", {})
