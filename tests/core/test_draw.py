"""The picture and the page of the story: made of the data that runs, and current."""

from __future__ import annotations

import re
from pathlib import Path

from bot.cli.draw import drawn
from core.journey import STORY
from core.kernel.draw import mermaid, page

NODE = r"[a-z0-9_]+"
LINES = (
    r"flowchart TB",
    rf' +{NODE}\["[^"]+"\]',
    rf' +{NODE}\("[^"]+"\)',
    rf' +{NODE} -- "[^"]+" --> {NODE}',
    rf' +{NODE} -\. "[^"]+" \.-> {NODE}\{{\{{"[^"]+"\}}\}}',
    r' +subgraph [a-z]+ \["[^"]+"\]',
    r" +end",
)


def test_the_page_in_deploy_is_current() -> None:
    written = (Path(__file__).parents[2] / "deploy" / "story.md").read_text(encoding="utf-8")
    assert written == drawn(), "the story has changed: write its page anew with `make draw`"


def test_the_picture_holds_to_the_grammar_of_a_flowchart() -> None:
    for line in mermaid(STORY).splitlines():
        assert any(re.fullmatch(form, line) for form in LINES), line


def test_every_step_form_and_release_is_in_the_picture() -> None:
    picture = mermaid(STORY)
    for step in (*STORY.steps, *STORY.forms):
        assert f"{step.id}<br/>" in picture or f"<b>{step.id}</b>" in picture
        for ask in step.asks:
            assert ask.release is None or f'"{ask.release.id}"' in picture


def test_every_question_stands_on_the_page_with_its_choices() -> None:
    text = page(STORY, lambda id: f"<{id}>")
    for step in (*STORY.steps, *STORY.forms):
        for ask in step.asks:
            assert f"**{ask.id}**" in text
            assert all(f"[<{ask.id.replace('.', '-')}.{c.id}>]" in text for c in ask.choices if c.id != "later")
