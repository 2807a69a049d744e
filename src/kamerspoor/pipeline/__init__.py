"""Find documents and take many of them through one function, in this process, in several, or on a cluster."""

from kamerspoor.pipeline.documents import ENDINGS, find_documents
from kamerspoor.pipeline.outcomes import STDIN, Done, Failed, Item, Task, Work, shown
from kamerspoor.pipeline.runners import Runner, RunnerName, run, runner

__all__ = [
    "ENDINGS",
    "STDIN",
    "Done",
    "Failed",
    "Item",
    "Runner",
    "RunnerName",
    "Task",
    "Work",
    "find_documents",
    "run",
    "runner",
    "shown",
]
