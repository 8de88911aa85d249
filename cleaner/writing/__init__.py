"""The article in another form than lines of text: Markdown, or HTML with few tags, of a page that came in as HTML."""
