"""Which lines are copies of one template, and which only look like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.folding import core_of, view_of
from cleaner.learning.cluster import clusters
from cleaner.learning.wording import are_copies, changed_word, wording, words_of
from cleaner.ruleset.pattern import find
from cleaner.ruleset.phrase import compile_phrase

# One template with other figures, dates or names, and the phrase that it is.
COPIES = [
    ("Follow Anna Berg on the air", "Follow Carl Holm Lund on the air", "Follow {:name} on the air"),
    (
        "Sign up for the Tide newsletter",
        "Sign up for the Lantern Post newsletter",
        "Sign up for the {:name} newsletter",
    ),
    (
        "Sign up to our Morning Tide newsletter here",
        "Sign up to our Evening Tide newsletter here",
        "Sign up to our {:name} Tide newsletter here",
    ),
    (
        "You have 12.4% of this article left to read.",
        "You have 61% of this article left to read.",
        "You have {:number}% of this article left to read.",
    ),
    (
        "Last updated on 12 March 2025 at 10:30",
        "Last updated on 3 June 2024 at 7:05",
        "Last updated on {:date} at {:time}",
    ),
    (
        "Published by the Harbour Courier on 12 March 2025",
        "Published by the Gull Point Times on 2 May 2024",
        "Published by the {:name} on {:date}",
    ),
    (
        "More stories by Ada Reed in your inbox",
        "More stories by Bo Lindqvist in your inbox",
        "More stories by {:name} in your inbox",
    ),
    (
        "Get the best of Sport in your inbox every morning",
        "Get the best of Culture in your inbox every morning",
        "Get the best of {:name} in your inbox every morning",
    ),
    (
        "This story first ran in the Harbour Courier",
        "This story first ran in the Weir Valley Echo",
        "This story first ran in the {:name}",
    ),
    (
        "Read all 14 comments on this story",
        "Read all 230 comments on this story",
        "Read all {:number} comments on this story",
    ),
    (
        "Subscribe today for only €1 a month",
        "Subscribe today for only €4.99 a month",
        "Subscribe today for only {:price} a month",
    ),
    (
        "Write to Ada Reed at ada@mill.example",
        "Write to Tom Sole at tom.sole@mill.example",
        "Write to {:name} at {:email}",
    ),
    ("Listen to this story on Harbour Radio", "Listen to this story on Radio Weir", "Listen to this story on {:name}"),
    (
        "Photo taken by Ada Reed for the paper",
        "Photo taken by Jonas Vik for the paper",
        "Photo taken by {:name} for the paper",
    ),
    (
        "Folgen Sie Anna Berg auf allen Kanälen",
        "Folgen Sie Karl Holm auf allen Kanälen",
        "Folgen Sie {:name} auf allen Kanälen",
    ),
    (
        "Sie haben noch 45 % dieses Artikels vor sich",
        "Sie haben noch 7 % dieses Artikels vor sich",
        "Sie haben noch {:number}% dieses Artikels vor sich",
    ),
    (
        "Aktualisiert am 3. März 2025 um 10:30 Uhr",
        "Aktualisiert am 14. Juni 2024 um 8:05 Uhr",
        "Aktualisiert am {:date} um {:time}",
    ),
    (
        "Jetzt den Newsletter Hafenpost kostenlos bestellen",
        "Jetzt den Newsletter Möwenbrief kostenlos bestellen",
        "Jetzt den Newsletter {:name} kostenlos bestellen",
    ),
    ("Mehr von Anna Berg finden Sie hier", "Mehr von Karl Holm finden Sie hier", "Mehr von {:name} finden Sie hier"),
    ("Publié le 12 mars 2025 à 10h30", "Publié le 3 juin 2024 à 8h05", "Publié le {:date} à {:time}"),
    (
        "Il vous reste 54,3 % de cet article à lire.",
        "Il vous reste 8 % de cet article à lire.",
        "Il vous reste {:number}% de cet article à lire.",
    ),
    (
        "Suivez notre envoyée Anne Morel sur place",
        "Suivez notre envoyée Jeanne Le Goff sur place",
        "Suivez notre envoyée {:name} sur place",
    ),
    (
        "Lire aussi les autres articles de Paul Morel",
        "Lire aussi les autres articles de Anne Roc",
        "Lire aussi les autres articles de {:name}",
    ),
    (
        "Suscríbete al boletín Marea Alta desde hoy",
        "Suscríbete al boletín El Faro desde hoy",
        "Suscríbete al boletín {:name} desde hoy",
    ),
    (
        "Puedes seguir a Ana Ruiz en las redes",
        "Puedes seguir a Luis Vega en las redes",
        "Puedes seguir a {:name} en las redes",
    ),
    (
        "Te queda el 12 % de este artículo por leer",
        "Te queda el 61 % de este artículo por leer",
        "Te queda el {:number}% de este artículo por leer",
    ),
    (
        "Obserwuj autora Jan Kowal w naszym serwisie",
        "Obserwuj autora Piotr Nowy w naszym serwisie",
        "Obserwuj autora {:name} w naszym serwisie",
    ),
    (
        "Czytaj dalej za jedyne 5 zł na tydzień",
        "Czytaj dalej za jedyne 12 zł na tydzień",
        "Czytaj dalej za jedyne {:price} na tydzień",
    ),
    (
        "Yazarın diğer yazıları için Ayşe Kaya sayfasına bakın",
        "Yazarın diğer yazıları için Mehmet Ak sayfasına bakın",
        "Yazarin diğer yazilari için {:name} sayfasina bakin",
    ),
    (
        "Осталось прочитать ещё 12% этой статьи",
        "Осталось прочитать ещё 61% этой статьи",
        "Осталось прочитать еще {:number}% этой статьи",
    ),
    (
        "Следите за новостями автора Анны Берг на сайте",
        "Следите за новостями автора Петра Волкова на сайте",
        "Следите за новостями автора {:name} на сайте",
    ),
    (
        "Segui Anna Rossi e le sue storie qui",
        "Segui Luca Bianchi e le sue storie qui",
        "Segui {:name} e le sue storie qui",
    ),
    (
        "Abonneer je op de nieuwsbrief Getij van ons",
        "Abonneer je op de nieuwsbrief Vuurtoren van ons",
        "Abonneer je op de nieuwsbrief {:name} van ons",
    ),
    (
        "Siga o repórter João Maré em todas as redes",
        "Siga o repórter Ana Costa em todas as redes",
        "Siga o repórter {:name} em todas as redes",
    ),
    (
        "Följ Anna Berg och få nya texter direkt",
        "Följ Karl Holm och få nya texter direkt",
        "Följ {:name} och få nya texter direkt",
    ),
    (
        "Tilaa uutiskirje Majakka ja pysy aina mukana",
        "Tilaa uutiskirje Nousuvesi ja pysy aina mukana",
        "Tilaa uutiskirje {:name} ja pysy aina mukana",
    ),
    ("تبقى 12% من هذا المقال للقراءة", "تبقى 61% من هذا المقال للقراءة", "تبقي {:number}% من هذا المقال للقراءة"),
    ("آخر تحديث للصفحة في ١٢ مارس ٢٠٢٥", "آخر تحديث للصفحة في ٣ يونيو ٢٠٢٤", "اخر تحديث للصفحة في {:date}"),
    (
        "Διαβάστε περισσότερα από την Άννα Μπεργκ εδώ",
        "Διαβάστε περισσότερα από την Ελένη Βράχου εδώ",
        "Διαβαστε περισσοτερα απο την {:name} εδω",
    ),
    (
        "Theo dõi Nguyễn An trên trang của chúng tôi",
        "Theo dõi Trần Bình trên trang của chúng tôi",
        "Theo dõi {:name} trên trang của chúng tôi",
    ),
    (
        "इस लेख का 12% हिस्सा पढ़ना बाकी है",
        "इस लेख का 61% हिस्सा पढ़ना बाकी है",
        "इस लेख का {:number}% हिस्सा पढ़ना बाकी है",
    ),
    (
        "이 기사는 아직 12% 더 남아 있습니다",
        "이 기사는 아직 61% 더 남아 있습니다",
        "이 기사는 아직 {:number}% 더 남아 있습니다",
    ),
    (
        "Berita ini dibaca 12 kali hari ini",
        "Berita ini dibaca 310 kali hari ini",
        "Berita ini dibaca {:number} kali hari ini",
    ),
    (
        "Sledujte Annu Bergovou na našem webu denně",
        "Sledujte Karla Holma na našem webu denně",
        "Sledujte {:name} na našem webu denně",
    ),
    (
        "© 2024 Harbour Courier, all rights reserved",
        "© 2025 Harbour Courier, all rights reserved",
        "© {:number} Harbour Courier, all rights reserved",
    ),
    (
        "Meet the writer: Ada Reed joined us in 2019",
        "Meet the writer: Tom Sole joined us in 2021",
        "Meet the writer: {:name} joined us in {:number}",
    ),
    (
        "12 people are reading this story now",
        "7 people are reading this story now",
        "{:number} people are reading this story now",
    ),
    (
        "Share on Facebook and tell your friends",
        "Share on Bluesky and tell your friends",
        "Share on {:name} and tell your friends",
    ),
    ("Follow Ada Reed on the air", "Follow Ada May Reed on the air", "Follow Ada {:name} on the air"),
    (
        "Recevez chaque matin la lettre Marée Haute",
        "Recevez chaque matin la lettre Le Phare",
        "Recevez chaque matin la lettre {:name}",
    ),
    (
        "• Read all 14 comments on this story",
        "Read all 7 comments on this story",
        "Read all {:number} comments on this story",
    ),
    (
        "Iscriviti alla newsletter Marea per restare informato",
        "Iscriviti alla newsletter Faro per restare informato",
        "Iscriviti alla newsletter {:name} per restare informato",
    ),
    (
        "Edition of 12.03.2025, all prices include tax",
        "Edition of 3.6.2024, all prices include tax",
        "Edition {:date}, all prices include tax",
    ),
]

# Lines in which one plain word changes: two of them may be news, three of them are a template.
ONE_WORD = [
    ("Add us as your favourite {} today", ["source", "publisher", "paper"], "Add us as your favourite {:word} today"),
    (
        "Our {} are always glad to hear from readers",
        ["reporters", "editors", "photographers"],
        "Our {:word} are always glad to hear from readers",
    ),
    (
        "{} here to see more of our weekend pages",
        ["Click", "Tap", "Look"],
        "{:name} here to see more of our weekend pages",
    ),
    (
        "Send me the best of your {} pages once a week",
        ["sport", "culture", "travel", "food"],
        "Send me the best of your {:word} pages once a week",
    ),
    (
        "Bestellen Sie jetzt unsere Beilage über {} und mehr",
        ["kochen", "wandern", "rudern"],
        "Bestellen Sie jetzt unsere Beilage über {:word} und mehr",
    ),
    (
        "Recevez le meilleur de notre rubrique {} chaque semaine",
        ["mer", "pêche", "voile"],
        "Recevez le meilleur de notre rubrique {:word} chaque semaine",
    ),
    (
        "Recibe lo mejor de nuestra sección de {} cada semana",
        ["pesca", "vela", "cocina"],
        "Recibe lo mejor de nuestra sección de {:word} cada semana",
    ),
    (
        "Wszystko o tym, co {} w naszym porcie",
        ["słychać", "płynie", "czeka"],
        "Wszystko o tym, co {:word} w naszym porcie",
    ),
    (
        "Подписывайтесь на рассылку {} прямо сейчас",
        ["«Маяк»", "«Прилив»", "«Гавань»"],
        "Подписывайтесь на рассылку {:word} прямо сейчас",
    ),
    ("اقرأ المزيد من {} هذا الكاتب اليوم", ["مقالات", "أخبار", "قصص"], "اقرا المزيد من {:word} هذا الكاتب اليوم"),
    (
        "קראו עוד {} מאת הכותבת הזאת באתר שלנו",
        ["סיפורים", "שירים", "כתבות"],
        "קראו עוד {:word} מאת הכותבת הזאת באתר שלנו",
    ),
    (
        "Bu hafta {} sayfalarımızdan seçtiklerimiz sizin için burada",
        ["spor", "kültür", "deniz"],
        "Bu hafta {:word} sayfalarimizdan seçtiklerimiz sizin için burada",
    ),
]

# Lines that say different things, however alike they are.
DIFFERENT = [
    ("More news", "More sport"),
    ("More news from the harbour", "More sport from the harbour"),
    ("All comments", "No comments"),
    ("Read more", "Read less"),
    ("Log in", "Log out"),
    ("By Ada Reed", "By Tom Sole"),
    ("By Ada Reed and Tom Sole", "By Bo Lind and Jonas Vik"),
    ("By Ada Reed in Gull Point", "By Tom Sole in Weir Valley"),
    ("Council approves new harbour wall", "Council rejects new harbour wall"),
    (
        "The council has approved the plan for the harbour wall",
        "The council has rejected the plan for the harbour wall",
    ),
    ("The bridge is open to all traffic this week", "The bridge is not open to all traffic this week"),
    (
        "The bridge is safe, the engineers say in their report",
        "The bridge is unsafe, the engineers say in their report",
    ),
    ("Ferry fares will rise by the end of the year", "Ferry fares will fall by the end of the year"),
    ("The mayor denies that she knew of the cracks", "The mayor admits that she knew of the cracks"),
    ("Gull Point wins the cup after a long night", "Weir Valley loses the cup after a long night"),
    ("Gull Point beat Weir Valley in the cup final", "Eastport beat Oakfield in the cup final"),
    ("Mayor Ada Reed says the bridge will open in May", "Mayor Tom Sole says the bridge will open in June"),
    ("Ada Reed is the new head of the harbour board", "Tom Sole is the new head of the harbour board"),
    ("What we know about the fire in Gull Point", "What we know about the flood in Weir Valley"),
    ("What we know about the fire at the mill", "What we know about the flood at the weir"),
    ("Ten things to do in Gull Point this weekend", "Ten things to eat in Gull Point this weekend"),
    ("How to cook mussels the way the fishermen do", "How to smoke herring the way the fishermen do"),
    ("Man dies in fire at harbour warehouse", "Woman dies in fire at harbour warehouse"),
    ("Man, 34, arrested after fire at the harbour", "Man, 51, freed after fire at the harbour"),
    ("Gull Point 3 Weir Valley 1", "Eastport 0 Oakfield 2"),
    ("Gull Point 3-1 Weir Valley", "Eastport 0-2 Oakfield"),
    ("1. Ada Reed 10:31", "2. Tom Sole 10:44"),
    ("Monday 12 degrees and rain", "Tuesday 14 degrees and sun"),
    (
        '"We will rebuild the wall," said Ada Reed of the board',
        '"We will sell the wall," said Tom Sole of the board',
    ),
    ('"I saw nothing," said Ada Reed', '"I saw everything," said Tom Sole'),
    ("She was born in Gull Point in 1931 and lived there", "He was born in Weir Valley in 1944 and died there"),
    ("The Mill On The Hill Is Sold", "The Boat On The Quay Is Sold"),
    ("Harbour Bridge Closed For Two Years", "Harbour Tunnel Closed For Two Years"),
    ("Die Brücke ist ab Montag für alle gesperrt", "Die Brücke ist ab Montag für alle offen"),
    ("Der Rat stimmt dem Bau der Mauer zu", "Der Rat lehnt den Bau der Mauer ab"),
    ("Die Brücke wird im Mai gebaut", "Die Brücke wird nicht im Mai gebaut"),
    ("Le pont est ouvert à tous cette semaine", "Le pont est fermé à tous cette semaine"),
    ("Le conseil approuve le mur du port", "Le conseil refuse le mur du port"),
    ("El puente está abierto desde el lunes", "El puente está cerrado desde el lunes"),
    ("Most jest otwarty dla wszystkich od poniedziałku", "Most jest zamknięty dla wszystkich od poniedziałku"),
    ("Мост открыт для всех с этого понедельника", "Мост закрыт для всех с этого понедельника"),
    ("Köprü bu hafta herkese açık olacak", "Köprü bu hafta herkese kapalı olacak"),
    ("الجسر مفتوح للجميع منذ يوم الاثنين", "الجسر مغلق للجميع منذ يوم الاثنين"),
    ("Photo: Ada Reed", "Photo: Tom Sole"),
    ("Weather in Gull Point", "Weather in Weir Valley"),
    ("Sport: Gull Point win", "Sport: Gull Point lose"),
    ("Opinion: the bridge must stay", "Opinion: the bridge must go"),
    ("Fire at the old mill kills two", "Fire at the old weir kills none"),
    ("Two people were hurt in the fire at the mill", "Nobody was hurt in the fire at the mill"),
    ("Police say the man was alone in the boat", "Police say the man was not alone in the boat"),
    ("Bank profits rise 12% in the first quarter", "Bank profits fall 12% in the first quarter"),
    (
        "The old mill by the river was sold on Monday to a family of millers",
        "The old weir by the river was closed on Tuesday by a firm of builders",
    ),
    ("A day on the water with Ada Reed", "A night in the harbour with Tom Sole"),
    ("桥梁本周开放", "桥梁本周关闭"),
    ("港の橋は今週開通する", "港の橋は今週閉鎖される"),
    ("Subscribe now", "Subscribe later"),
    ("Home News Sport Weather", "Home News Culture Travel"),
    ("Opens in a new window", "Closes in a new window"),
    ("Why Ada Reed left the board of the harbour", "Why Tom Sole joined the board of the harbour"),
    ("Ada Reed will not stand again for mayor", "Tom Sole will stand again for mayor"),
    ("The trial of the ferry captain begins on Monday", "The trial of the ferry captain ends on Monday"),
    ("Harbour board says yes to the new wall", "Harbour board says no to the new wall"),
    ("Storm warning for the coast is lifted until Friday", "Storm warning for the coast is raised until Friday"),
    ("Three boats are missing after the storm off Gull Point", "Two boats are back after the storm off Gull Point"),
    ("Nobody is to blame for the fire, the court finds", "Somebody is to blame for the fire, the court finds"),
    ("The ferry will sail again on Monday, the owners say", "The ferry will never sail again, the owners say"),
    ("Der Bürgermeister hat von den Rissen gewusst", "Der Bürgermeister hat von den Rissen nichts gewusst"),
    ("Le maire savait que le pont était fissuré", "Le maire ne savait pas que le pont était fissuré"),
    ("La alcaldesa firma el acuerdo con el puerto", "La alcaldesa rompe el acuerdo con el puerto"),
    ("Rada przyjęła plan nowego mostu w porcie", "Rada odrzuciła plan nowego mostu w porcie"),
]


@pytest.mark.parametrize(("one", "other", "phrase"), COPIES)
def test_copies_of_one_template_are_joined(one: str, other: str, phrase: str) -> None:
    assert are_copies(one, other)
    assert are_copies(other, one)
    assert clusters([one, other], [1, 1]) == [[0, 1]]
    assert wording([one, other]) == phrase
    assert wording([other, one]) == phrase
    assert fits(phrase, one)
    assert fits(phrase, other)


@pytest.mark.parametrize(("frame", "words", "phrase"), ONE_WORD)
def test_a_word_that_changes_needs_three(frame: str, words: list[str], phrase: str) -> None:
    texts = [frame.format(word) for word in words]
    assert clusters(texts, [1] * len(texts)) == [list(range(len(texts)))]
    assert wording(texts) == phrase
    assert all(fits(phrase, text) for text in texts)
    assert clusters(texts[:2], [1, 1]) == []
    assert not are_copies(texts[0], texts[1])


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_says_different_things_is_not_joined(one: str, other: str) -> None:
    assert not are_copies(one, other)
    assert not are_copies(other, one)
    assert clusters([one, other], [1, 1]) == []


def test_there_are_enough_cases() -> None:
    assert min(len(COPIES), len(DIFFERENT)) >= 40


def fits(phrase: str, text: str) -> bool:
    view = view_of(text)
    return find(compile_phrase(phrase, "any"), view, core_of(view).casefold()) is not None


@pytest.mark.parametrize(
    ("texts", "phrase"),
    [
        (["12 comments", "7 comments"], "{:number} comments"),
        (["• Log in", "Log in"], "Log in"),
        (["Log in"], "Log in"),
        (["Save {10%}", "Save {12%}"], "Save {{{:number}%}}"),
        (["Read on.", "Read on"], None),
        (["12", "7"], None),
        (["More news", "Less sport"], None),
        (["\u25ba \u25ba"], None),
        (["ご意見はこちらから"], "ご意見はこちらから"),
    ],
)
def test_wording_of_short_lines(texts: list[str], phrase: str | None) -> None:
    assert wording(texts) == phrase


def test_three_copies_share_one_phrase() -> None:
    texts = [f"Sign up for {name} and read it first" for name in ("The Tide", "Gull Point Weekly", "Harbour Notes")]
    assert wording(texts) == "Sign up for {:name} and read it first"


def test_unspaced_scripts_are_learned_to_the_letter() -> None:
    one, other = "灯台新聞のお知らせを受け取る", "港新聞のお知らせを受け取る"
    assert not are_copies(one, other)
    assert wording([one]) == one


def test_a_changed_word_says_where_and_what() -> None:
    frame = "Send me the best of your {} pages once a week"
    assert changed_word(frame.format("sport"), frame.format("food")) == (6, "food")
    assert changed_word(frame.format("sport"), frame.format("sea food")) is None
    assert changed_word(frame.format("sport"), frame.format("12")) is None
    assert changed_word("Send me your sport pages", "Send me your food pages") is None


def test_lines_of_decoration_have_no_words() -> None:
    assert words_of("\u25ba \u25ba \u25ba \u25ba") == ()
    assert not are_copies("\u25ba \u25ba \u25ba \u25ba", "\u2605 \u2605 \u2605 \u2605")
    assert clusters(["\u25ba \u25ba \u25ba \u25ba", "\u2605 \u2605 \u2605 \u2605", ""], [1, 1, 1]) == []


def test_only_lines_of_one_group_are_joined() -> None:
    texts = ["Follow Anna Berg on the air", "Follow Carl Holm on the air", "Follow Ada Reed on the air"]
    assert clusters(texts, [1, 2, 1]) == [[0, 2]]
    assert clusters(texts, [1, 2, 3]) == []
    assert clusters([], []) == []


def test_a_chain_of_small_changes_joins_only_what_is_like_the_centre() -> None:
    texts = [
        "Follow Anna Berg on the morning show of our radio",
        "Follow Carl Holm on the morning show of our radio",
        "Follow Carl Holm on the Tide show of our radio",
    ]
    assert clusters(texts, [1, 1, 1]) == [[0, 1]]


def test_a_template_of_many_names_is_one_group() -> None:
    names = ["Ada Reed", "Tom Sole", "Bo Lindqvist", "Jonas Vik", "Anne Le Goff", "Carl Holm Lund", "Ida", "Ole Ness"]
    texts = [f"Read more of {name} in the Harbour Courier app" for name in names]
    others = [f"{name} in the Harbour Courier" for name in names]
    assert clusters([*texts, *others], [1] * 16) == [list(range(8))]


def test_templates_with_figures_join_across_one_changed_word() -> None:
    texts = [
        f"All {number} {what} on this story so far" for number, what in ((12, "comments"), (7, "notes"), (5, "letters"))
    ]
    assert wording(texts) == "All {:number} {:word} on this story so far"
    assert clusters(texts, [1, 1, 1]) == [[0, 1, 2]]


WORDS = st.sampled_from(
    "Anna Berg 12 3.5% the of news comments 24.06.2024 {x} \u2014 \u25ba \u00abMay\u00bb \u4eca\u65e5 \u0130".split()
)
LINES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join) | st.text(max_size=40)


@settings(max_examples=150)
@given(LINES, LINES)
def test_any_two_lines(one: str, other: str) -> None:
    assert are_copies(one, other) == are_copies(other, one)
    if are_copies(one, other):
        phrase = wording([one, other])
        assert phrase is None or (fits(phrase, one) and fits(phrase, other))


@settings(max_examples=60)
@given(st.lists(LINES, max_size=8))
def test_every_line_is_in_one_group_at_most(texts: list[str]) -> None:
    found = [at for group in clusters(texts, [1] * len(texts)) for at in group]
    assert len(found) == len(set(found))
