"""Rules in one line each."""


def rule(
    name: str,
    when: str,
    do: str = "drop_line",
    kind: str = "sponsor",
    confidence: str = "certain",
    match: str = "[Advertisement]",
    **more: str,
) -> str:
    """The YAML of a rule; ``when`` is its pattern, in braces where it has conditions."""
    when = when if when.startswith("{") else f"{{{when}}}"
    extra = "".join(f"  {key}: {value}\n" for key, value in more.items())
    return (
        f"- id: {name}\n  about: Line of {name}.\n  kind: {kind}\n  lang: en\n  when: {when}\n  do: {do}\n"
        f"  confidence: {confidence}\n{extra}  examples: {{match: {match}, keep: [The mill is sold.]}}\n"
    )
