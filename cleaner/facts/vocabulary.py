"""What metas and schema.org call the facts of a page."""

from collections.abc import Sequence

# For each fact the names it has in metas, the source of each, in the order they are asked.
METAS: dict[str, Sequence[tuple[str, str]]] = {
    "title": [("opengraph", "og:title"), ("meta", "twitter:title")],
    "headline": [
        ("opengraph", "og:title"),
        ("meta", "twitter:title"),
        ("meta", "parsely-title"),
        ("meta", "sailthru.title"),
        ("meta", "citation_title"),
        ("meta", "dc.title"),
        ("meta", "dcterms.title"),
        ("meta", "hdl"),
    ],
    "standfirst": [
        ("opengraph", "og:description"),
        ("meta", "description"),
        ("meta", "twitter:description"),
        ("meta", "sailthru.description"),
        ("meta", "dc.description"),
        ("meta", "dcterms.description"),
    ],
    "authors": [
        ("opengraph", "article:author"),
        ("meta", "parsely-author"),
        ("meta", "sailthru.author"),
        ("meta", "author"),
        ("meta", "byl"),
        ("meta", "citation_author"),
        ("meta", "dc.creator"),
        ("meta", "dcterms.creator"),
        ("meta", "cxenseparse:author"),
    ],
    "published": [
        ("opengraph", "article:published_time"),
        ("opengraph", "og:article:published_time"),
        ("meta", "parsely-pub-date"),
        ("meta", "sailthru.date"),
        ("meta", "dc.date.issued"),
        ("meta", "dcterms.issued"),
        ("meta", "dcterms.created"),
        ("meta", "dc.date"),
        ("meta", "dcterms.date"),
        ("meta", "citation_publication_date"),
        ("meta", "pubdate"),
        ("meta", "publishdate"),
        ("meta", "publish-date"),
        ("meta", "date"),
        ("meta", "cxenseparse:recs:publishtime"),
    ],
    "modified": [
        ("opengraph", "article:modified_time"),
        ("opengraph", "og:article:modified_time"),
        ("opengraph", "og:updated_time"),
        ("meta", "dcterms.modified"),
        ("meta", "dc.date.modified"),
        ("meta", "last-modified"),
        ("meta", "lastmod"),
    ],
    "publisher": [
        ("opengraph", "og:site_name"),
        ("meta", "dc.publisher"),
        ("meta", "dcterms.publisher"),
        ("meta", "citation_journal_title"),
        ("meta", "application-name"),
    ],
    "language": [
        ("opengraph", "og:locale"),
        ("meta", "dc.language"),
        ("meta", "dcterms.language"),
        ("meta", "content-language"),
        ("meta", "language"),
    ],
    "url": [("opengraph", "og:url"), ("meta", "parsely-link"), ("meta", "twitter:url")],
}
# What schema.org calls each fact; the first name that says something.
SCHEMA: dict[str, Sequence[str]] = {
    "headline": ("headline", "alternativeHeadline", "name"),
    "standfirst": ("description", "abstract", "alternativeHeadline"),
    "authors": ("author", "creator"),
    "published": ("datePublished", "dateCreated"),
    "modified": ("dateModified",),
    "publisher": ("publisher", "sourceOrganization"),
    "language": ("inLanguage",),
    "url": ("mainEntityOfPage", "url"),
}
