"""The language of a text: from its commonest words, or from its script alone."""

import random

import pytest

from cleaner.language import SAMPLE_CHARS, language_of

TEXTS = {
    "en": "The mayor said that the bridge was closed and that it is not safe for the people of the town.",
    "fr": "Le maire a dit que le pont est fermé et que les gens de la ville ne sont pas en sécurité dans la rue.",
    "de": "Der Bürgermeister sagte, dass die Brücke nicht sicher ist und dass sie für ein Jahr zu bleibt.",
    "es": "El alcalde dijo que el puente está cerrado y que los vecinos del barrio no son más que una parte.",
    "it": "Il sindaco ha detto che il ponte è chiuso e che gli abitanti della città non sono più di una parte.",
    "pt": "O prefeito disse que a ponte está fechada e que os moradores da cidade não são mais uma parte dos outros.",
    "nl": "De burgemeester zei dat het een brug is en dat de mensen van het dorp niet met een boot naar huis gaan.",
    "sv": "Borgmästaren sade att det är en bro och att den inte är till för de som har bil och vill åka på den.",
    "fi": "Pormestari sanoi, että silta on kiinni ja että se ei ole auki kuin vain joka toinen päivä.",
    "pl": "Burmistrz powiedział, że most jest zamknięty i że nie jest to na długo, ale po remoncie się otworzy.",
    "ja": "市長は火曜日、橋を二年間閉鎖すると発表しました。",
    "ko": "시장은 화요일에 다리를 이 년 동안 폐쇄한다고 말했다.",
    "da": "Borgmesteren sagde, at broen er lukket, og at den ikke bliver åbnet for dem, der har bil, før efter nytår.",
    "no": "Ordføreren sa at broen er stengt og at den ikke ble åpnet for dem som har bil etter nyttår, men nå.",
    "cs": "Starosta řekl, že most je zavřený a že podle něj by se na něm nemělo jezdit, ale chodit se po něm dá také.",
    "sk": "Starosta povedal, že most je zatvorený a že podľa neho by sa na ňom nemalo jazdiť, ale chodiť sa dá aj tak.",
    "hu": "A polgármester azt mondta, hogy a híd nem nyit ki, és hogy ez egy olyan év, amely után már csak jobb lehet.",
    "ro": "Primarul a spus că podul este închis și că nu va fi deschis până în toamnă, pentru că mai sunt bani.",
    "tr": "Belediye başkanı köprünün kapalı olduğunu ve bu yıl için daha çok para gibi bir şey beklediğini de söyledi.",
    "id": "Wali kota mengatakan bahwa jembatan itu ditutup dan tidak akan dibuka untuk warga yang ingin ke pasar ini.",
    "vi": "Thị trưởng nói rằng cây cầu này đã đóng và không được mở cho người dân trong những năm này.",
    "uk": "Мер сказав, що міст закритий на два роки і що їхати ним не можна.",
    "fa": "شهردار گفت که پل برای دو سال بسته می‌شود و پول آن از بودجه می‌آید.",
    "zh-Hans": "市长星期二宣布，这个大桥将对我们关闭两年。",
    "zh-Hant": "市長星期二宣布，這個大橋將對我們關閉兩年。",
    "zh": "市政府星期二宣布大桥。",
    "ru": "Мэр сказал, что мост закрыт на два года.",
    "el": "Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει.",
    "ar": "قال رئيس البلدية إن الجسر مغلق لمدة عامين.",
    "he": "ראש העיר אמר שהגשר סגור לשנתיים.",
    "th": "นายกเทศมนตรีกล่าวว่าสะพานปิดสองปี",
    "hi": "महापौर ने कहा कि पुल दो साल के लिए बंद है।",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS)
def test_it_tells_the_language(language: str, text: str) -> None:
    assert language_of([text]) == language


@pytest.mark.parametrize("views", [[], [""], ["", ""], ["Menu", "Weather"], ["2024", "10:30"], ["The bridge"], ["— …"]])
def test_too_little_tells_nothing(views: list[str]) -> None:
    assert language_of(views) is None


def test_a_tie_tells_nothing() -> None:
    assert language_of(["the of to was", "les est une sur"]) is None


@pytest.mark.parametrize("text", [TEXTS["en"].upper(), TEXTS["en"].replace(" ", ", "), f'("{TEXTS["en"]}")'])
def test_case_and_marks_do_not_matter(text: str) -> None:
    assert language_of([text]) == "en"


def test_the_longest_lines_tell() -> None:
    menu = ["Le menu de la ville", "Les sports et la vie", "Une fois par an"]
    assert language_of([*menu, TEXTS["en"] * 3]) == "en"


def test_the_order_and_the_copies_of_lines_do_not_matter() -> None:
    views = [TEXTS["en"], TEXTS["fr"], TEXTS["de"], *["Menu"] * 5, TEXTS["en"][:60]]
    told = language_of(views)
    for seed in range(10):
        mixed = views * (seed % 3 + 1)
        random.Random(seed).shuffle(mixed)
        assert language_of(mixed) == told


def test_a_name_in_another_script_does_not_change_the_language() -> None:
    assert language_of([f"{TEXTS['en']} Москва 東京 서울"]) == "en"


def test_of_a_very_long_line_the_start_tells() -> None:
    assert language_of([TEXTS["en"] * 300 + TEXTS["fr"] * 2000]) == "en"
    assert len(TEXTS["en"]) * 300 > SAMPLE_CHARS
