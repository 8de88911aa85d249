"""docs/command-line.md names every option, command, setting and variable there is, and none that is not."""

import argparse
import re
import tomllib

import pytest

from cleaner.cli import common, settings, workbench
from cleaner.cli.options import parser as clean_parser

from .helpers import ROOT, blocks, first_cells, headings, only_block, options, page, section

PAGE = page("docs/command-line.md")
HELP = {"-h", "--help"}


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings}


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Each command that does something, by its full name."""
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not inner:
        return {parser.prog: parser}
    return {
        name: leaf for action in inner for child in action.choices.values() for name, leaf in commands_of(child).items()
    }


COMMANDS = commands_of(workbench.parser())


def top_of(text: str) -> str:
    return text.partition("\n### ")[0]


def test_every_option_of_clean_is_documented_and_no_other() -> None:
    assert options(section(PAGE, "clean")) == options_of(clean_parser())


@pytest.mark.parametrize("heading", ["What comes out", "Which rules act", "What is known of the page", "The rest"])
def test_options_stand_in_the_table_of_their_group(heading: str) -> None:
    in_tables = options(" ".join(f"`{cell}`" for cell in first_cells(section(PAGE, heading))))
    titles = {group.title: group for group in clean_parser()._action_groups}
    group = titles[heading[0].lower() + heading[1:]]
    named = {option for action in group._group_actions for option in action.option_strings}
    assert in_tables - HELP == named


def test_sections_about_settings_name_only_options_of_clean() -> None:
    for heading in ("Settings", "Environment variables", "Exit codes"):
        assert options(section(PAGE, heading)) <= options_of(clean_parser())


def test_options_before_the_commands() -> None:
    assert options(top_of(section(PAGE, "cleaner"))) == options_of(workbench.parser())


def test_every_command_has_a_section_and_no_other() -> None:
    documented = {heading for heading in headings(section(PAGE, "cleaner")) if heading.startswith("cleaner ")}
    assert documented == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    assert options(section(PAGE, name)) == options_of(COMMANDS[name]) - HELP


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_sample_of_its_output(name: str) -> None:
    samples = [block.text for block in blocks(section(PAGE, name), "console")]
    assert any(line.startswith(f"$ {name}") for text in samples for line in text.split("\n"))


@pytest.mark.parametrize("name", COMMANDS)
def test_choices_and_arguments_are_named(name: str) -> None:
    text = section(PAGE, name)
    for action in COMMANDS[name]._actions:
        if not action.option_strings and action.metavar:
            assert str(action.metavar) in text
        assert not action.choices or f"{{{','.join(action.choices)}}}" in text


def test_choices_of_clean_are_named() -> None:
    for action in clean_parser()._actions:
        assert not action.choices or f"`{action.option_strings[-1]} {{{','.join(action.choices)}}}`" in PAGE


def test_settings() -> None:
    text = section(PAGE, "Settings")
    assert set(first_cells(text)) == set(settings._DEFAULTS)
    assert set(tomllib.loads(only_block(text, "toml"))["tool"]["cleaner"]) <= set(settings._DEFAULTS)


def test_environment_variables() -> None:
    sources = [file.read_text(encoding="utf-8") for file in (ROOT / "cleaner").rglob("*.py")]
    read = {name for text in sources for name in re.findall(r'environ(?:\.get\(|\[)"(\w+)"', text)}
    assert sum(text.count("environ") for text in sources) >= len(read) >= 2
    assert set(first_cells(section(PAGE, "Environment variables"))) == read


def test_exit_codes() -> None:
    codes = re.findall(r"^\| (\d+) \|", section(PAGE, "Exit codes"), re.MULTILINE)
    assert codes == [str(code) for code in (common.FINE, common.FAILED, common.USAGE, 130)]
