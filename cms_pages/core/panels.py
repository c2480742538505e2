"""Panels of the page editor that are ours."""

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms_pages.core import gates
from cms_pages.core.checks.registry import hints
from cms_pages.core.completeness import gaps
from cms_pages.core.gone import was_public
from cms_pages.core.notes import MOST_LETTERS, notes_of_others, waiting_note
from cms_pages.core.workflow import awaits_somebody_else, goes_live, latest_decision, place_of
from search.files.actions import texts

NOTE_FIELD, NOTE_PUBLIC_FIELD = "change-note", "change-note-public"
WAITING = "Chữ trong tệp sẽ được đọc sau khi trang đăng"


def title_panel(**options):
    """The title of a page in as many lines as it needs: titles of an office are long, and one line hides their end.

    A line break typed or pasted into it becomes a space when the page is saved, see :class:`.page_form.PageForm`.
    """
    return TitleFieldPanel("title", widget=AdminAutoHeightTextInput, **options)


class FourEyesPanel(Panel):
    """Where this page stands between writing and publishing, said to the person who has it open.

    With it what may be looked at again, for who writes and for who approves.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/core/admin/four_eyes.html"

        def is_shown(self):
            return bool(self.standing or self.instance.pk)

        @property
        def standing(self):
            """Key of the sentence to show, or an empty text when there is nothing to say."""
            page = self.instance
            if not page.pk:
                return "new"
            if gates.held(page):
                return "held"
            if awaits_somebody_else(page, self.request.user):
                return "somebody_else"
            if self.asked:
                return "yours"
            if latest_decision(page):
                return "returned"
            if not page.live and not page.workflow_in_progress:
                return "new"
            return ""

        @cached_property
        def asked(self):
            """The word for yes, where the person who has the page open decides on it now and may say so."""
            task = self.instance.current_workflow_task
            actions = task.get_actions(self.instance, self.request.user) if task else []
            return next((label for name, label, _ in actions if name == "approve"), "")

        def _in_the_way(self):
            return [*place_of(self.instance, self.instance.go_live_at), *gaps(self.instance)]

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            standing = self.standing
            context["standing"] = standing
            if standing == "returned":
                context["decision"] = latest_decision(self.instance)
            elif standing == "yours":
                state = self.instance.current_workflow_task_state
                context |= {"asked": self.asked, "state": state, "goes_live": goes_live(self.instance, state)}
            elif standing == "held":
                context["hold"] = gates.held(self.instance)
            context["page"] = self.instance
            context["gaps"] = self._in_the_way() if self.instance.workflow_in_progress else []
            context["hints"] = hints(self.instance) if self.instance.pk else []
            return context


class ChangeNotePanel(Panel):
    """What is changed in a published page, and why: for the history, and for readers if the author says so."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/core/admin/change_note.html"

        def is_shown(self):
            return bool(self.instance.pk and was_public(self.instance))

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            sent, note = self.request.POST, waiting_note(self.instance, self.request.user)
            if NOTE_FIELD in sent:  # the form came back because of something else
                text, public = sent[NOTE_FIELD], NOTE_PUBLIC_FIELD in sent
            else:
                text, public = (note.text, note.public) if note else ("", False)
            others = notes_of_others(self.instance, self.request.user)
            return context | {"text": text, "public": public, "most": MOST_LETTERS, "others": others}


class FileTextPanel(Panel):
    """What the search could read of the files that this page offers to everyone."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/core/admin/file_text.html"

        def is_shown(self):
            return bool(self.instance.pk and self.files)

        @cached_property
        def files(self):
            """(name, what was read of it) of each file."""
            offered = self.instance.entry_files()
            known = texts(offered)
            return [(file.name, known[file.digest].told if file.digest in known else WAITING) for file in offered]

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"files": self.files}
