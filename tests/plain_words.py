"""Whether a text for families reads easily (about B1): sentence length, syllables, long words, the passive voice, how
the reader is addressed, and words that only professionals use. No formula proves B1: families must read it too.

Flesch-Douma: 206,835 − 0,93 × words per sentence − 77 × syllables per word (Douma 1960); 70 is "fairly easy".
"""

import ast
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

MAX_WORDS, MEAN_WORDS, EASE, LONG_SHARE, PASSIVE_SHARE = 18, 12, 70, 0.06, 0.02
LONG = 13  # letters

# What professionals say, and what we say instead.
JARGON = {
    "casusregisseur": "contactpersoon", "regisseur": "contactpersoon", "regie": "wie regelt", "casus": "jullie",
    "verklarende": "wat er speelt", "analyse": "wat er speelt", "evaluatie": "kijken hoe het gaat",
    "evalueren": "kijken hoe het gaat", "jeugdige": "je", "cliënt": "je", "betrokkene": "je",
    "professional": "wie jullie helpt", "professionals": "wie jullie helpen", "hulpverlener": "wie jullie helpt",
    "traject": "hulp", "interventie": "hulp", "indicatie": "hulp", "beschikking": "brief", "zorgaanbieder": "wie helpt",
    "problematiek": "wat moeilijk is", "functioneren": "hoe het gaat", "participatie": "meedoen",
    "inzage": "lezen", "verstrekken": "geven", "ontvangen": "krijgen", "vaststellen": "kiezen", "voorleggen": "vragen",
    "toelichting": "waarom", "toelichten": "uitleggen", "betreffende": "over", "middels": "met", "conform": "zoals",
    "tevens": "ook", "gedurende": "tijdens", "indien": "als", "dient": "moet", "dienen": "moeten", "teneinde": "om",
    "reeds": "al", "echter": "maar", "derhalve": "dus", "omtrent": "over", "optioneel": "mag leeg blijven",
    "uiterlijk": "op of voor", "eventueel": "misschien", "aanvraag": "vraag", "autoriseren": "goed vinden",
}  # fmt: skip
FORMAL = {"u", "uw", "men"}
_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|ie|oe|ui|ij|eu|au|ou|ei|oo|uu|[aeiouyáéèëïöü]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PASSIVE = re.compile(
    r"\b(?:wordt|worden|werd|werden)\b(?:\s+\w+){0,6}?\s+(?:ge|be|ver|ont)\w+(?:d|t|en)\b", re.IGNORECASE
)
_BREAKS = re.compile(
    r"</?(?:p|li|ul|ol|h[1-6]|td|th|tr|table|section|div|form|button|caption|nav|article|legend|figure)\b"
)


@dataclass(frozen=True)
class Reading:
    """How a text reads."""

    sentences: list[list[str]]
    text: str

    @property
    def words(self) -> list[str]:
        return [word for sentence in self.sentences for word in sentence]

    @property
    def ease(self) -> float:
        """Flesch-Douma."""
        syllables = sum(syllables_of(word) for word in self.words)
        return 206.835 - 0.93 * len(self.words) / len(self.sentences) - 77 * syllables / len(self.words)


def syllables_of(word: str) -> int:
    return max(1, len(_VOWELS.findall(word.lower())))


def read(text: str) -> Reading:
    parts = re.split(r"[.!?:;\n]+", text)
    sentences = [words for part in parts if (words := _WORD.findall(part))]
    return Reading(sentences, text)


def complaints(text: str, *, page: bool = True) -> list[str]:
    """What makes this text hard to read; empty when nothing does. A few words are no text to
    measure. A `page` speaks to the reader."""
    found, reading = [], read(text)
    words = [word.lower() for word in reading.words]
    found += [f"{len(one)} words: {' '.join(one)}" for one in reading.sentences if len(one) > MAX_WORDS]
    found += [f"says “{word}”: say “{JARGON[word]}”" for word in sorted({*words} & {*JARGON})]
    found += [f"says “{word}” to the reader" for word in sorted({*words} & FORMAL)]
    if len(words) < 25:
        return found
    if page and not {"je", "jij", "jou", "jouw", "jullie", "mijn"} & {*words}:
        found.append("does not speak to the reader")
    if (mean := len(words) / len(reading.sentences)) > MEAN_WORDS:
        found.append(f"{mean:.1f} words per sentence")
    if reading.ease < EASE:
        found.append(f"Flesch-Douma {reading.ease:.0f}")
    if (share := sum(len(word) >= LONG for word in words) / len(words)) > LONG_SHARE:
        found.append(f"{share:.0%} long words")
    if (share := len(_PASSIVE.findall(text)) / len(reading.sentences)) > PASSIVE_SHARE:
        found.append(f"passive: {_PASSIVE.findall(text)}")
    return found


def text_of_template(path: Path) -> str:
    """What we wrote ourselves on a page, all its branches; what comes from the file of a family is a name."""
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)
    text = re.sub(r"{% include .*?question=\"(.*?)\".*?%}", r"\n\1\n", text)
    text = re.sub(r"{% (?:elif|else|for|empty)\b.*?%}", "\n", text)
    text = re.sub(r"{%.*?%}", "", text, flags=re.DOTALL)
    text = re.sub(r"{{.*?}}", "Noor", text)
    text = re.sub(r"(?:title|aria-label)=\"(.*?)\"", r">\1\n<", text)
    text = _BREAKS.sub("\n<", text)
    return unescape(re.sub(r"<[^>]*>", "", text))


def sentences_of_module(path: Path) -> list[str]:
    """What a module says on the screen: texts that begin as a sentence does, and no docstrings."""
    tree = ast.parse(path.read_text())
    docs = {
        id(node.body[0].value) for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body
        and isinstance(node.body[0], ast.Expr)
    }  # fmt: skip
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found.append("".join(str(one.value) if isinstance(one, ast.Constant) else "Noor" for one in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            found.append(node.value)
    return [text for text in found if re.match(r"[A-Z][^A-Z]*\s|[A-Z]\w+[?.]$", text)]
