"""Months and weekdays of many languages, by the beginnings of their words: is a text that looks like a date one?"""

import re

from cleaner.folding import fold

# Beginnings long enough to tell; the rest of the word and its case endings may follow.
_MONTHS = (
    "jan feb fev fév mar mär maa apr avr abr may mai maj mag mei jun juin jui giu jul juil lug aug aou aoû ago "
    "sep set okt oct out ott nov dec dez déc dic des gen ene tam hel huh tou kes hei elo syy lok jou sty lut kwi "
    "cze lip sie wrz paź lis gru led úno bře dub kvě čer srp zář říj pro oca şub nis haz tem ağu eyl eki kas ara "
    "máj már jún júl ian iun iul noi янв фев мар апр мая май июн июл авг сен окт ноя дек січ лют бер кві тра чер "
    "лип сер вер жов лис гру ιαν φεβ μαρ απρ μαΐ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ يناير فبراير مارس أبريل مايو "
    "يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר "
    "נובמבר דצמבר जन फ़र फर मार्च अप्रै मई जून जुल अग सित अक्ट नव दिस tháng ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค "
    "ก.ย ต.ค พ.ย ธ.ค มกรา กุมภา มีนา เมษา พฤษภา มิถุนา กรกฎา สิงหา กันยา ตุลา พฤศจิกา ธันวา ápr szep agu ogos dis "
    "अक्त फ़र شباط نيسان حزيران تموز آب تشرين كانون جانفي فيفري أفريل ماي جوان جويلية أوت فروردین اردیبهشت خرداد تیر "
    "مرداد شهریور مهر آبان آذر دی بهمن اسفند آذار أيار أيلول ژانویه فوریه آوریل ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر "
    "دسامبر"
).split()

# Only beside a month, so short beginnings do.
_WEEKDAYS = (
    "mon tue wed thu fri sat sun lun mar mer jeu ven sam dim mo di mi do fr sa so mié jue vie sáb dom gio seg ter "
    "qua qui sex ma woe don vri zat zon mån tis ons tor fre lör sön man tirs lør ti ke to pe la su pon wto śro "
    "czw pią sob nie po út st čt pá ne pi št hét ked sze csü pén szo vas joi sâm dum δευ τρί τετ πέμ παρ σάβ κυρ "
    "paz sal çar per cum пон вто сре чет пят суб вос вів сер нед الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة "
    "السبت الأحد יום सोम मंगल बुध गुरु शुक्र शनि रवि sen sel rab kam jum min thứ chủ วัน"
).split()

_MONTH_STEMS, _WEEKDAY_STEMS = tuple(map(fold, _MONTHS)), tuple(map(fold, _WEEKDAYS))
_SMALL = ("de", "del", "of", "年", "月", "日", "년", "월", "일", "st", "nd", "rd", "th", "er")
# Hebrew writes "in June" as one word.
_HEBREW_IN = "ב"
_WORD = re.compile(r"[^\W\d][^\d\s,]*")


def is_date(text: str) -> bool:
    """Whether the words of something that looks like a date are a month and at most a weekday, if it has words.

    >>> is_date("24 Jun 2024"), is_date("24.06.2024"), is_date("3 Films 2024"), is_date("on 24 June 2024")
    (True, True, False, False)
    """
    words = [word.removeprefix(_HEBREW_IN) for word in _WORD.findall(text.casefold()) if word not in _SMALL]
    months = [word for word in words if word.startswith(_MONTH_STEMS)]
    return not words or (bool(months) and all(word in months or word.startswith(_WEEKDAY_STEMS) for word in words))
