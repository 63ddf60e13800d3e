"""Draw a machine from its own declaration: a Mermaid diagram and a table that people read."""

import inspect

from django.apps import apps

from flow.steps import Edge, Machine, by_effect


def machines() -> list[type[Machine]]:
    found = [model for model in apps.get_models() if issubclass(model, Machine)]
    return sorted(found, key=lambda model: model.__name__)


def page(machine: type[Machine]) -> str:
    """One Markdown page: the life in one sentence, the diagram, and | stap | van | naar | wie | alleen als |."""
    choices = dict(machine._meta.get_field("status").flatchoices)
    lines = [f"# {machine._meta.verbose_name}", "", _life(machine), "", "```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{label}" as {value}' for value, label in choices.items()]
    lines += [f"    [*] --> {machine._meta.get_field('status').default}"]
    lines += [f"    {source} --> {edge.target}: {edge.label}" for edge in machine.edges() for source in edge.sources]
    lines += [
        "```",
        "",
        "| stap | van | naar | wie | alleen als | wat u erbij zegt | en dan |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_row(edge, choices) for edge in machine.edges()]
    return "\n".join(lines) + "\n"


def _life(machine: type[Machine]) -> str:
    module = inspect.getmodule(next(base for base in machine.__mro__ if base.__module__.endswith("lifecycle")))
    return (inspect.getdoc(module) or "").strip()


def _row(edge: Edge, choices: dict[str, str]) -> str:
    cells = [
        f"{edge.label} (`{edge.name}`)",
        ", ".join(str(choices[source]) for source in edge.sources),
        str(choices[edge.target]),
        "volgt uit een andere stap" if edge.allowed is by_effect else (edge.allowed.__doc__ or edge.allowed.__name__),
        "; ".join(f"niet: “{guard.sentence}”" for guard in edge.guards) or "–",
        ", ".join(f"`{need}`" for need in edge.needs) or "–",
        ", ".join(f"`{effect.__name__}`" for effect in (*edge.first, *edge.effects)) or "–",
    ]
    return "| " + " | ".join(cells) + " |"
