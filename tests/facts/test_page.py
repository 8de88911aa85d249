"""What a page says of itself, by source and by which source is asked first."""

from typing import Any

import pytest

from cleaner.facts.page import PageFacts

from .helpers import article, facts, linked

LD_AUTHORS = ("Ann Lee", "Bo Ek")


def test_a_page_that_says_nothing() -> None:
    assert facts() == PageFacts()


def test_a_page_in_full() -> None:
    said = facts(
        "<title>Bridge to close &amp; more | The Ferry Post</title>"
        '<link rel="canonical" href="https://ferry.example/bridge">'
        '<meta property="og:site_name" content="The Ferry Post">'
        '<meta name="description" content="What it means for the harbour.">'
        + linked(
            article(
                author=[{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
                datePublished="2024-05-06T07:08:09Z",
                dateModified="2024-05-07T07:08:09Z",
                inLanguage="en-GB",
            )
        ),
        lang="en",
    )
    assert said == PageFacts(
        title="Bridge to close & more | The Ferry Post",
        headline="Bridge to close",
        standfirst="What it means for the harbour.",
        authors=LD_AUTHORS,
        published="2024-05-06T07:08:09Z",
        modified="2024-05-07T07:08:09Z",
        publisher="The Ferry Post",
        language="en",
        url="https://ferry.example/bridge",
        sources={
            "title": "html",
            "headline": "json-ld",
            "standfirst": "meta",
            "authors": "json-ld",
            "published": "json-ld",
            "modified": "json-ld",
            "publisher": "opengraph",
            "language": "html",
            "url": "link",
        },
    )


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ({"name": "Ann Lee"}, ("Ann Lee",)),
        ({"@type": "Person", "name": ["Ann Lee"]}, ("Ann Lee",)),
        (["Ann Lee", {"name": "Bo Ek"}], LD_AUTHORS),
        (["Ann Lee", "Ann Lee"], ("Ann Lee",)),
        ({"givenName": "Ann", "familyName": "Lee"}, ("Ann Lee",)),
        ({"@value": "Ann Lee"}, ("Ann Lee",)),
        ("  Ann&nbsp;Lee \n", ("Ann Lee",)),
        ("<b>Ann</b> Lee", ("Ann Lee",)),
        (["https://social.example/ann", "Ann Lee"], ("Ann Lee",)),
        ({"url": "https://ferry.example/ann"}, ()),
        ("", ()),
        (None, ()),
        (7, ()),
        ([[["Ann"]]], ()),
    ],
)
def test_authors_in_any_form(author: Any, names: tuple[str, ...]) -> None:
    assert facts(linked(article(author=author))).authors == names


def test_an_author_and_a_publisher_that_stand_elsewhere_in_the_graph() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            article(author={"@id": "#ann"}, publisher={"@id": "#post"}),
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "Organization", "@id": "#post", "name": "The Ferry Post"},
        ],
    }
    said = facts(linked(graph))
    assert (said.authors, said.publisher) == (("Ann Lee",), "The Ferry Post")


@pytest.mark.parametrize(
    "thing",
    [
        article(),
        [article()],
        [[article()]],
        {"@graph": [{"@type": "WebSite", "name": "The Ferry Post"}, article()]},
        {"@type": "WebPage", "name": "Another name", "mainEntity": article()},
        {"@type": "WebPage", "mainEntityOfPage": article()},
        {"first": {"@type": "WebSite"}, "second": article()},
        article(**{"@type": ["Article", "ReportageNewsArticle"]}),
        article(**{"@type": "http://schema.org/NewsArticle"}),
        article(**{"@type": "BlogPosting"}),
        article(**{"@type": "Review"}),
        {"@type": "WebPage", "headline": "Bridge to close"},
        article(headline=["Bridge to close", "Other"]),
        article(headline={"@value": "Bridge to close", "@language": "en"}),
        article(headline="Bridge &#116;o\u00a0close"),
        article(headline="\u0000Bridge to close\ud800"),
    ],
)
def test_where_json_ld_puts_the_article(thing: Any) -> None:
    said = facts(linked(thing))
    assert (said.headline, said.sources["headline"]) == ("Bridge to close", "json-ld")


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"NewsArticle","headline":"Bridge to close",}',
        '{"@type":"NewsArticle","keywords":["a","b",],"headline":"Bridge to close"}',
        '{"@type":"NewsArticle","description":"one\ntwo\tthree","headline":"Bridge to close"}',
        '<!-- {"@type":"NewsArticle","headline":"Bridge to close"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"Bridge to close"}\n//]]>',
        '/* <![CDATA[ */ {"@type":"NewsArticle","headline":"Bridge to close"} /* ]]> */',
        '{"@type":"NewsArticle","headline":"Bridge to close"};',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Bridge to close&quot;}",
        '{"@type":"NewsArticle","about":"it\\\'s \\u12","headline":"Bridge to close"}',
        '{"@type":"WebSite"}{"@type":"NewsArticle","headline":"Bridge to close"}',
        '{"@type":"WebSite"}, {"@type":"NewsArticle","headline":"Bridge to close"}',
        '{"@type":"NewsArticle", // what it is\n "url":"https://a.example//b", "headline":"Bridge to close"}',
        '{"@type":"NewsArticle","image":undefined,"headline":"Bridge to close"}',
        '{"@type":"NewsArticle","wordCount":NaN,"headline":"Bridge to close"}',
        '{"@type":"NewsArticle","headline":"Bridge to close"} trailing words',
    ],
)
def test_json_that_is_none(text: str) -> None:
    assert facts(linked(text)).headline == "Bridge to close"


@pytest.mark.parametrize(
    "text", ["", "null", "7", '"text"', "[]", "{", "][", "{'headline': 'x'}", "<b>no</b>", "{" * 9]
)
def test_json_that_cannot_be_read_says_nothing(text: str) -> None:
    assert facts(linked(text)) == PageFacts()


def test_of_several_articles_the_one_with_the_address_of_the_page() -> None:
    things = [article(headline=f"Story number {number}", url=f"https://ferry.example/{number}") for number in range(5)]
    link = '<link rel="canonical" href="https://www.ferry.example/3/?from=home">'
    assert facts(link + linked(*things)).headline == "Story number 3"


def test_of_several_articles_the_one_with_the_title_of_the_page() -> None:
    things = [article(headline=f"Story number {number} of the harbour") for number in range(5)]
    assert (
        facts("<title>Story number 2 of the harbour | Post</title>" + linked(things)).headline[:14] == "Story number 2"
    )


def test_a_list_of_articles_is_no_article() -> None:
    things = [article(headline=f"Story number {number}", author="Ann Lee") for number in range(5)]
    said = facts("<title>News of the harbour</title>" + linked(things))
    assert (said.headline, said.authors) == ("News of the harbour", ())


def test_what_several_scripts_say_of_one_article_is_put_together() -> None:
    said = facts(linked(article(author="Ann Lee"), article(author="Post", datePublished="2024-05-06")))
    assert (said.authors, said.published) == (("Ann Lee",), "2024-05-06")


@pytest.mark.parametrize("place", ["itemListElement", "isPartOf", "comment", "citation", "mentions", "hasPart"])
def test_articles_that_another_thing_names_are_not_the_pages(place: str) -> None:
    thing = {"@type": "CollectionPage", place: [article(author="Ann Lee")]}
    assert facts(linked(thing)) == PageFacts()


@pytest.mark.parametrize(
    ("meta", "fact", "value", "source"),
    [
        ('property="og:title" content="Bridge"', "headline", "Bridge", "opengraph"),
        ('name="twitter:title" content="Bridge"', "headline", "Bridge", "meta"),
        ('name="DC.title" content="Bridge"', "headline", "Bridge", "meta"),
        ('property="og:description" content="A &quot;short&quot; text"', "standfirst", 'A "short" text', "opengraph"),
        ('name="description" content="A text"', "standfirst", "A text", "meta"),
        ('property="article:author" content="Ann Lee"', "authors", ("Ann Lee",), "opengraph"),
        ('property="article:author" content="https://social.example/ann"', "authors", (), None),
        ('name="author" content="Ann Lee"', "authors", ("Ann Lee",), "meta"),
        ('name="parsely-author" content="Ann Lee"', "authors", ("Ann Lee",), "meta"),
        ('name="sailthru.author" content="Ann Lee"', "authors", ("Ann Lee",), "meta"),
        ('name="dcterms.creator" content="Ann Lee"', "authors", ("Ann Lee",), "meta"),
        ('property="article:published_time" content="2024-05-06"', "published", "2024-05-06", "opengraph"),
        ('name="parsely-pub-date" content="2024-05-06"', "published", "2024-05-06", "meta"),
        ('name="sailthru.date" content="2024-05-06"', "published", "2024-05-06", "meta"),
        ('name="DC.date.issued" content="2024-05-06"', "published", "2024-05-06", "meta"),
        ('name="date" content="6 May 2024"', "published", "6 May 2024", "meta"),
        ('property="article:modified_time" content="2024-05-06"', "modified", "2024-05-06", "opengraph"),
        ('property="og:site_name" content="Post"', "publisher", "Post", "opengraph"),
        ('name="dcterms.publisher" content="Post"', "publisher", "Post", "meta"),
        ('property="og:locale" content="de_DE"', "language", "de_DE", "opengraph"),
        ('http-equiv="content-language" content="de"', "language", "de", "meta"),
        ('name="language" content="no language at all"', "language", "", None),
        ('property="og:url" content="https://ferry.example/a"', "url", "https://ferry.example/a", "opengraph"),
        ('property="og:url" content="javascript:alert(1)"', "url", "", None),
        ('property="og:url" content="/a.html"', "url", "", None),
        ('name="og:title" property="dull" content="Bridge"', "headline", "Bridge", "opengraph"),
        ('property="og:title" content="  "', "headline", "", None),
    ],
)
def test_metas(meta: str, fact: str, value: Any, source: str | None) -> None:
    said = facts(f"<meta {meta}>")
    assert getattr(said, fact) == value
    assert said.sources.get(fact) == source


def test_several_metas_of_one_name_are_several_authors() -> None:
    metas = "".join(f'<meta name="author" content="{name}">' for name in LD_AUTHORS)
    assert facts(metas).authors == LD_AUTHORS


MICRODATA = (
    '<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bridge to <i>close</i></h1>'
    '<p>By <span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/ann">'
    '<span itemprop="name">Ann Lee</span></a>, harbour reporter</span> and <span itemprop="author">Bo Ek</span></p>'
    '<time itemprop="datePublished" datetime="2024-05-06">6 May</time>'
    '<meta itemprop="dateModified" content="2024-05-07">'
    '<div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">'
    '<meta itemprop="name" content="Post"></div>'
    '<link itemprop="mainEntityOfPage" href="https://ferry.example/a"></article>'
)


def test_microdata() -> None:
    said = facts(body=MICRODATA)
    assert said._replace(sources={}) == PageFacts(
        headline="Bridge to close",
        authors=LD_AUTHORS,
        published="2024-05-06",
        modified="2024-05-07",
        publisher="Post",
        url="https://ferry.example/a",
    )
    assert set(said.sources.values()) == {"microdata"}


def test_microdata_of_other_things_is_not_the_articles() -> None:
    teaser = '<div itemscope itemtype="https://schema.org/Product"><b itemprop="author">Cy Day</b></div>'
    assert facts(body=teaser).authors == ()
    assert facts(body=MICRODATA + teaser).authors == LD_AUTHORS


def test_the_first_heading_and_the_title_come_last() -> None:
    title = "<title>Bridge | Post</title>"
    assert facts(title, "<h1>Bridge</h1>").headline == "Bridge"
    assert facts(title, "<h1>Bridge</h1><h1>Ferry</h1>").headline == "Bridge | Post"
    assert facts(title).sources == {"title": "html", "headline": "html"}
    assert facts(title + '<meta property="og:title" content="Closed">', "<h1>Bridge</h1>").headline == "Closed"


def test_a_date_that_programs_can_read_goes_first() -> None:
    head = (
        linked(article(datePublished="Monday")) + '<meta property="article:published_time" content="2024-05-06T10:00">'
    )
    assert (facts(head).published, facts(head).sources["published"]) == ("2024-05-06T10:00", "opengraph")
    assert facts(linked(article(datePublished="Monday"))).published == "Monday"


def test_a_title_with_entities_is_whole() -> None:
    assert (
        facts("<title>Bread &amp; &#39;butter&#39;\n today</title><title>Other</title>").title
        == "Bread & 'butter' today"
    )
