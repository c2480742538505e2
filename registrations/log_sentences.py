"""What the audit log says of an event: one sentence for each, filled from what was noted when it happened."""

from collections.abc import Mapping

from wagtail.log_actions import LogActionRegistry, LogFormatter


class _Sentence(LogFormatter):
    sentence = ""

    def format_message(self, log_entry):
        try:
            return self.sentence.format(**(log_entry.data or {}))
        except KeyError:  # an entry written before the sentence named more
            return self.label


def register_sentences(actions: LogActionRegistry, sentences: Mapping[str, tuple[str, str]]) -> None:
    """Register ``{action: (label, sentence)}``; a sentence names the entry's data in braces.

    An entry that lacks something the sentence names is shown by its label.
    """
    for action, (label, sentence) in sentences.items():
        actions.register_action(action)(type("_Event", (_Sentence,), {"label": label, "sentence": sentence}))
